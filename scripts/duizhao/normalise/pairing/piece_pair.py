"""A pair of pieces: which ones, how sure, and whether a person has to look."""

from dataclasses import dataclass
from typing import Literal

Band = Literal["pair", "ask"]


@dataclass(frozen=True, slots=True)
class PiecePair:
    """Indexes of an English and a Chinese piece that translate each other, and how sure that is (0 to 1).

    `band` is `ask` where a person has to look. `more_en` or `more_zh` are the pieces below the first one where several
    of one language are one of the other.
    """

    en: int
    zh: int
    confidence: float
    band: Band = "pair"
    more_en: tuple[int, ...] = ()
    more_zh: tuple[int, ...] = ()

    @property
    def all_en(self) -> tuple[int, ...]:
        """Every English piece of the pair."""
        return (self.en, *self.more_en)

    @property
    def all_zh(self) -> tuple[int, ...]:
        """Every Chinese piece of the pair."""
        return (self.zh, *self.more_zh)
