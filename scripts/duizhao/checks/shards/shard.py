"""One share of a library: which page pairs belong to it, by nothing but their keys."""

import re
from dataclasses import dataclass

from duizhao.base.digest import digest
from duizhao.base.errors import CannotRun

WRITTEN = re.compile(r"([0-9]{1,6})/([0-9]{1,6})", re.ASCII)
# So many digits of a digest spread the pairs evenly.
DIGITS = 15


@dataclass(frozen=True, slots=True, order=True)
class Shard:
    """The share of that `number`, from 1, among `of`. A pair stays in its share whatever else comes or goes."""

    number: int
    of: int

    @classmethod
    def parse(cls, given: str) -> "Shard":
        """The share that a person typed as `2/4`. Raises CannotRun for anything else, and for one past the last."""
        read = WRITTEN.fullmatch(given.strip())
        shard = cls(int(read[1]), int(read[2])) if read else None
        if shard is None or not 1 <= shard.number <= shard.of:
            raise CannotRun(
                f"--shard {given}: write which share of how many, from 1: --shard 2/4 is the second of four.",
                f"--shard {given}：请写明是第几份、共几份，从 1 开始：--shard 2/4 表示四份中的第二份。",
            )
        return shard

    def holds(self, key: str) -> bool:
        """True where the page pair of that key belongs to this share, and so to no other of as many."""
        return int(digest(key)[:DIGITS], 16) % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"
