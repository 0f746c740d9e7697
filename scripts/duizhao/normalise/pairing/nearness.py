"""How near pieces are in meaning, by their rows of numbers from the encoder."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Cell = tuple[int, int]
# Rows that are compared at once, and how far around the same share of the text partners are looked for: the work
# grows with the number of pieces, not with its square.
BATCH = 512
REACH = 1_500
BEST = 8
# Partners besides the best one that tell how like anything a piece is.
OTHERS = 3


@dataclass(frozen=True, slots=True)
class NearestPieces:
    """For each piece of a language: its nearest of the other one, best first, and its level, the mean likeness to those
    behind the best."""

    nearest: list[list[int]]
    levels: list[float]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Both sides, with the rows they were made from."""

    rows: Any
    columns: Any
    en: NearestPieces
    zh: NearestPieces

    @classmethod
    def of(cls, rows: Any, columns: Any) -> "Nearness":
        """From the rows of the English and of the Chinese pieces, neither empty."""
        return cls(rows, columns, _side(rows, columns), _side(columns, rows))

    def cells(self) -> Iterator[Cell]:
        """Each piece with its nearest, seen from either side."""
        yield from ((i, j) for i, found in enumerate(self.en.nearest) for j in found)
        yield from ((i, j) for j, found in enumerate(self.zh.nearest) for i in found)

    def of_cell(self, i: int, j: int) -> tuple[float, float, float, bool]:
        """Cosine, the level of both pieces, and whether each is the other's nearest."""
        cosine = float(self.rows[i] @ self.columns[j])
        is_best = self.en.nearest[i][0] == j and self.zh.nearest[j][0] == i
        return cosine, self.en.levels[i], self.zh.levels[j], is_best


def _side(mine: Any, others: Any) -> NearestPieces:
    import numpy

    nearest: list[list[int]] = []
    levels: list[float] = []
    for start in range(0, len(mine), BATCH):
        stop = min(start + BATCH, len(mine))
        middle = (start + stop) // 2 * len(others) // len(mine)
        first = min(max(0, middle - REACH), max(0, len(others) - 2 * REACH))
        table = mine[start:stop] @ others[first : first + 2 * REACH].T
        order = numpy.argsort(-table, axis=1, kind="stable")[:, :BEST]
        ranked = numpy.take_along_axis(table, order, 1)[:, 1 : 1 + OTHERS]
        nearest += (order + first).tolist()
        levels += ranked.mean(1).tolist() if ranked.shape[1] else [0.0] * (stop - start)
    return NearestPieces(nearest, levels)
