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
# Of pairs on either side that are asked.
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
    total = sum(chances)
    fewest = max(min(rows, columns), 1)
    chain_rows = [i for i, _j in chain]
    at = {cell: index for index, cell in enumerate(chain)}
    top_row, top_column = _two_best(odds, 0), _two_best(odds, 1)
    found = {}
    for (i, j), score in odds.items():
        own = chances[at[i, j]] if (i, j) in at else 0.0
        elsewhere = (total - own) / max(fewest - 1, 1)
        values = [
            1.0,
            score,
            score - _rival(top_row[i], j),
            score - _rival(top_column[j], i),
            math.log(0.03 + elsewhere),
        ]
        if ordered:
            values += _neighbours(i, j, chain, chances, chain_rows)
        else:
            values += [0.0, 0.0, 0.0, 0.0]
        found[i, j] = values
    return found


def _likely(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _two_best(odds: Mapping[Cell, float], side: int) -> dict[int, list[tuple[float, int]]]:
    """For each piece of a side its two best partners with their scores."""
    best: dict[int, list[tuple[float, int]]] = {}
    for cell, score in odds.items():
        listed = best.setdefault(cell[side], [])
        listed.append((score, cell[1 - side]))
        if len(listed) > 2:
            listed.remove(min(listed))
    return {key: sorted(listed, reverse=True) for key, listed in best.items()}


def _rival(best: Sequence[tuple[float, int]], own: int) -> float:
    """The score of the best partner that is not this one."""
    for score, other in best:
        if other != own:
            return score
    return LEAST


def _neighbours(
    i: int, j: int, chain: Sequence[Cell], chances: Sequence[float], rows: Sequence[int]
) -> list[float]:
    """How well the nearest pairs above and below fit with this one; whether the next piece of both languages is a pair;
    how much of what is likely crosses it."""
    place = bisect_left(rows, i)
    after = place + 1 if place < len(chain) and rows[place] == i else place
    above, close_above, crossed_above = _support(
        i, j, chain[max(0, place - ASKED) : place][::-1], chances[max(0, place - ASKED) : place][::-1], 1
    )
    below, close_below, crossed_below = _support(
        i, j, chain[after : after + ASKED], chances[after : after + ASKED], -1
    )
    return [above, below, close_above + close_below, crossed_above + crossed_below]


def _support(
    i: int, j: int, pairs: Sequence[Cell], chances: Sequence[float], sign: int
) -> tuple[float, float, float]:
    support = close = crossed = 0.0
    for (a, b), chance in zip(pairs, chances, strict=True):
        down, across = sign * (i - a), sign * (j - b)
        if across <= 0:
            crossed += chance
            continue
        # A share of the chance is never more than the chance.
        if chance > support:
            support = max(support, chance * _in_step(abs(down - across)) * _faded(min(down, across)))
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
