"""What a detector sees, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Confidence = Literal["sure", "possible"]
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that two sentences say differently, before anybody knows how certain it is.

    `kind` is the detector's name for it (`denial`, `strength`, `contrast`), `group` the set of words or the pair of operators
    that it is about (`body`, `must-may`). `en` and `zh` are offsets in characters in the two sentences; None where that side
    has nothing to show. `features` are numbers that say how much may be trusted in it, by name.
    """

    kind: str
    group: str
    en: Extent | None
    zh: Extent | None
    features: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """A clue with its certainty: `probability` that the sentences really differ, and whether that is enough to be `sure`."""

    clue: Clue
    probability: float
    confidence: Confidence
