"""What is kept until its content changes: small values, each under the digest of everything that it was made from.

Nothing depends on them. A file that is gone, old, damaged or cannot be written costs time, and nothing else. No dates and
no sizes are looked at: a copy of a library, or a clone, finds what was kept for the same content.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically
from duizhao.base.git_checkout import is_committed


@dataclass(frozen=True, slots=True)
class ContentCache:
    """The file of one cache and the values in it as the last run left them: anything that JSON can hold, by name.

    A name comes from `digest`; nobody has to delete a value that is out of date, for its name is not asked for again.
    """

    path: Path
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "ContentCache":
        """The cache in the file at `path`; an empty one where there is none that can be read, or where git has the file: what was
        kept comes from this machine, not from whoever wrote a commit."""
        try:
            # A pipe is none: reading it might never end.
            is_own = path.is_file() and not is_committed(path)
            found = json.loads(path.read_bytes()) if is_own else None
        except (OSError, ValueError, RecursionError):
            found = None
        return cls(path, found if isinstance(found, dict) else {})

    def write(self, values: Mapping[str, object]) -> None:
        """Keep exactly these values from now on. What cannot be written is not kept."""
        if values == self.values:
            return
        # A file name may hold half a character, which reading puts together again.
        written = _as_text(values).encode("utf-8", "surrogatepass")
        try:
            if not self.path.parent.exists():
                # Nobody has to keep it out of git by hand.
                write_atomically(self.path.parent / ".gitignore", "*\n")
            write_atomically(self.path, written)
        except CannotRun:
            return


@dataclass(frozen=True, slots=True)
class KeptValues:
    """The values of a cache as one run needs them: what it asks for or keeps, and nothing else, is left to the next."""

    _cache: ContentCache
    _now: dict[str, object] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "KeptValues":
        """The values in the file at `path`, as `ContentCache.read` finds them."""
        return cls(ContentCache.read(path))

    def known(self, name: str) -> object:
        """The value of that name as the last run left it; None where there is none."""
        return self._cache.values.get(name)

    def keep(self, name: str, value: object) -> None:
        """Leave the value to the next run."""
        self._now[name] = value

    def write(self) -> None:
        """Write what is left to the next run. What cannot be written is not kept."""
        self._cache.write(self._now)


def _as_text(values: Mapping[str, object]) -> str:
    """The values as JSON, one a line. Each is written by itself: asked for line ends, `json` takes ten times as long."""
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in values.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}"
