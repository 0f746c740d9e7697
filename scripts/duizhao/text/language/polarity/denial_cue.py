"""What a word that denies is: its text, its place, its kind."""

from dataclasses import dataclass
from typing import Literal

# firm: a plain denial ("not", 不), which a translation has to carry over.
# soft: says no in its own way ("fail", 避免); needs no answer, and may answer a firm cue.
# faint: denies nothing ("various", "less than"), but answers the Chinese word that looks like a denial
# (不同, 不到).
Force = Literal["firm", "soft", "faint"]


@dataclass(frozen=True, slots=True)
class DenialCue:
    """`text` stands at `start` to `end` (offsets in characters).

    `idea` is what it says no to or how (`stop`, `lack`): cues of one idea answer each other first.
    """

    text: str
    start: int
    end: int
    force: Force
    idea: str = ""
