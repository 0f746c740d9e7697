"""The best candidate of a piece that has no pair: what a person would look at first, though it was too unlikely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.normalise.pairing.chain import Cell
from duizhao.normalise.pairing.model import chance


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The index of the candidate, and how sure it was (0 to 1): below the band in which a person is asked."""

    other: int
    confidence: float


def near_misses(
    odds: Mapping[Cell, float], rows: Sequence[int], columns: Sequence[int], least: float
) -> dict[int, NearMiss]:
    """The near miss of each piece that was compared at all, by index. `odds` are the logs of the odds by row and column,
    `rows` and `columns` the indexes of the pieces there. A piece with a candidate above `least` has none: that one was
    not refused for being unlikely, but because a surer pair left no room for it."""
    best: dict[int, tuple[float, int]] = {}
    for (i, j), value in odds.items():
        for mine, other in ((rows[i], columns[j]), (columns[j], rows[i])):
            if mine not in best or value > best[mine][0]:
                best[mine] = (value, other)
    return {
        index: NearMiss(other, round(chance(value), 2))
        for index, (value, other) in best.items()
        if value <= least
    }
