"""A quantity as the rules compare it: its values, its unit, its place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# A label is the number of a thing that has a number: figure 2, number 1. An ordinal is "first", 第一;
# in digits (the 1st, 第 1) it is numbered. What is soft may answer a number of the other side and needs no answer itself:
# noon, dozens, the 6 of interleukin-6.
Written = Literal["digits", "words", "label", "ordinal", "numbered", "soft"]
# Up: at least, more than. Down: at most, less than. Open: a word that may bound or not, such as "over".
Bound = Literal["", "up", "down", "open"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text; `start` and `end` are offsets in characters, unit included.

    `unit` is its standard name, empty where none stands beside the number. `readings` are other values that the same
    characters may mean (4M is 4 or 4,000,000). `bound` says "at least" and the like; `period` is what it is counted by
    (`day` in "twice a day"). `group` is the same for both ends of a range.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    written: Written
    text: str = ""
    readings: tuple[Decimal, ...] = ()
    bound: Bound = ""
    period: str = ""
    group: int = -1

    @property
    def values(self) -> frozenset[Decimal]:
        """Every value that it may have."""
        return frozenset((self.value, *self.readings))
