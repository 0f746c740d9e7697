"""A second look at each comparison, in the light of all the others.

A first score says how alike two pieces are. The second look asks what a person would ask: is there a better partner,
do the neighbours answer each other too, does anything here answer anything at all. Where nothing is parallel some
pieces are still alike, but nothing around them is.
"""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from duizhao.normalise.pairing.chain import Cell, in_any_order, in_order

NAMES = (
    "one",
    "score",
    "above rivals of en",
    "above rivals of zh",
    "paired elsewhere",
    "support above",
    "support below",
    "neighbours in step",
    "share of text crossed",
)
# Below this first score a comparison is not looked at again; it is the log of the odds.
LEAST = -4.0
MOST = 6.0
# So many neighbouring pairs on either side of a pair are asked.
ASKED = 4
FADE = 0.6


def second_look(
    rows: int, columns: int, first: Mapping[Cell, float], *, ordered: bool
) -> dict[Cell, list[float]]:
    """The values of `NAMES` for each comparison with a first score that is worth a second look."""
    odds = {cell: max(min(score, MOST), LEAST) for cell, score in first.items() if score > LEAST}
    # Half of what is likely enough: a chain of unlikely pairs is no evidence.
    likely = {cell: _likely(score) for cell, score in odds.items() if score > -1.5}
    chain = in_order(columns, likely) if ordered else in_any_order(likely)
    chances = [likely[cell] for cell in chain]
    chance_of = dict(zip(chain, chances, strict=True))
    total = sum(chances)
    fewest = max(min(rows, columns), 1)
    around = _Around(chain, chances)
    top_row, top_column = _two_best(odds, 0), _two_best(odds, 1)
    found = {}
    for cell, score in odds.items():
        i, j = cell
        elsewhere = (total - chance_of.get(cell, 0.0)) / max(fewest - 1, 1)
        found[cell] = [
            1.0,
            score,
            score - _rival(top_row[i], j),
            score - _rival(top_column[j], i),
            math.log(0.03 + elsewhere),
            *(around.neighbours(i, j) if ordered else (0.0, 0.0, 0.0, 0.0)),
        ]
    return found


def _likely(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _two_best(odds: Mapping[Cell, float], side: int) -> dict[int, list[tuple[float, int]]]:
    """For each piece of a side its two best partners with their scores, the better one first."""
    best: dict[int, list[tuple[float, int]]] = {}
    for cell, score in odds.items():
        one = (score, cell[1 - side])
        listed = best.setdefault(cell[side], [])
        if len(listed) < 2 or one > listed[1]:
            listed[1:] = [one]
            listed.sort(reverse=True)
    return best


def _rival(best: Sequence[tuple[float, int]], own: int) -> float:
    """The score of the best partner that is not this one."""
    for score, other in best:
        if other != own:
            return score
    return LEAST


# A pair beside a piece: how many pieces away, its piece in the other language, its chance.
_Beside = tuple[int, int, float]


class _Around:
    """The nearest pairs above and below each piece. Comparisons come piece by piece: the last one's pairs are kept."""

    def __init__(self, chain: Sequence[Cell], chances: Sequence[float]) -> None:
        self._pairs = [(a, b, chance) for (a, b), chance in zip(chain, chances, strict=True)]
        self._rows = [a for a, _b in chain]
        self._row = -1
        self._above: list[_Beside] = []
        self._below: list[_Beside] = []

    def neighbours(self, i: int, j: int) -> tuple[float, float, float, float]:
        """How well the nearest pairs above and below fit with this one; whether the next piece of both languages is a
        pair; how much of what is likely crosses it."""
        if i != self._row:
            self._go_to(i)
        above, close_above, crossed_above = _support(j, self._above, 1)
        below, close_below, crossed_below = _support(j, self._below, -1)
        return above, below, close_above + close_below, crossed_above + crossed_below

    def _go_to(self, i: int) -> None:
        place = bisect_left(self._rows, i)
        after = place + 1 if place < len(self._rows) and self._rows[place] == i else place
        above = self._pairs[max(0, place - ASKED) : place][::-1]
        self._above = [(i - a, b, chance) for a, b, chance in above]
        self._below = [(a - i, b, chance) for a, b, chance in self._pairs[after : after + ASKED]]
        self._row = i


def _support(j: int, pairs: Sequence[_Beside], sign: int) -> tuple[float, float, float]:
    support = close = crossed = 0.0
    for down, b, chance in pairs:
        across = sign * (j - b)
        if across <= 0:
            crossed += chance
            continue
        # A share of the chance is never more than the chance.
        if chance > support:
            share = chance * _in_step(abs(down - across)) * _faded(min(down, across))
            if share > support:
                support = share
        if down == across == 1:
            close = chance
    return support, close, crossed


@cache
def _in_step(apart: int) -> float:
    """Pieces that are missing on one side put neighbours out of step by a few."""
    return math.exp(-apart / 3)


@cache
def _faded(away: int) -> float:
    return FADE ** (away - 1)
