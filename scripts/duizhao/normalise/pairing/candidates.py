"""Which pieces are compared with which: all with all where there are few, else so that the work stays linear."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from duizhao.normalise.pairing.chain import in_order
from duizhao.normalise.pairing.nearness import Cell, Nearness
from duizhao.normalise.pairing.traits import Traits

# Beyond this many comparisons each piece is compared with few: with what shares something rare with it, what is
# nearest in meaning, and its neighbours at the same place of the text.
MOST_CELLS = 6_000
# So far around the place that the anchors beside it tell, and where none is near. Where a whole text has none, hardly
# anything in it is parallel.
NEAR, FAR = 4, 8
# Pieces that share so many rare things are an anchor; it tells the place of so many pieces above and below it.
ANCHOR = 3
HOLD = 30
# What stands in more pieces than this is no reason to compare; what stands in few is a rare thing.
COMMON, RARE = 30, 8
# Of the pieces that share what is no rare thing, so many are compared: those that share most.
BEST = 6


def candidates(en: Sequence[Traits], zh: Sequence[Traits], near: Nearness | None) -> list[Cell]:
    """The comparisons worth making, in order."""
    if len(en) * len(zh) <= MOST_CELLS:
        return [(i, j) for i in range(len(en)) for j in range(len(zh))]
    rare, likely = _sharing(en, zh)
    found = set(rare) | likely
    found.update(_band(_anchors(rare, len(zh)), len(en), len(zh)))
    if near is not None:
        found.update(near.cells())
    return sorted(found)


def _anchors(shared: Mapping[Cell, int], columns: int) -> list[Cell]:
    """The heaviest chain of the comparisons that share much that is rare."""
    return in_order(columns, {cell: float(count) for cell, count in shared.items() if count >= ANCHOR})


def _band(anchors: Sequence[Cell], rows: int, columns: int) -> Iterator[Cell]:
    """Each piece with its neighbours: those around the place in the other language that the anchors above and below it
    tell, by a straight line between the two; the beginnings and the ends of both languages stand at the same place."""
    ends = [(-1, -1), *anchors, (rows, columns)]
    for (i, j), (k, m) in pairwise(ends):
        for row in range(max(i, 0), k):
            middle = j + (row - i) * (m - j) // (k - i)
            reach = FAR if anchors and min(row - i, k - row) > HOLD else NEAR
            yield from (
                (row, column) for column in range(max(0, middle - reach), min(columns, middle + reach + 1))
            )


def _sharing(en: Sequence[Traits], zh: Sequence[Traits]) -> tuple[Counter[Cell], set[Cell]]:
    """The pieces that share something rare, with how many such things; and for each English piece those that share most
    of what is not everywhere: what stands in fewer pieces counts more."""
    rare, likely = Counter[Cell](), set[Cell]()
    weights: list[Counter[int]] = [Counter() for _one in en]
    for marks in MARKS:
        shown = [marks(one) for one in zh]
        counts = Counter[str]()
        for found in shown:
            counts.update(found)
        holders: dict[str, list[int]] = {mark: [] for mark, count in counts.items() if count <= COMMON}
        for j, found in enumerate(shown):
            for mark in holders.keys() & found:
                holders[mark].append(j)
        for i, one in enumerate(en):
            for mark in holders.keys() & marks(one):
                columns = holders[mark]
                if len(columns) <= RARE:
                    rare.update((i, j) for j in columns)
                for j in columns:
                    weights[i][j] += COMMON // len(columns)
    for i, found_here in enumerate(weights):
        best = sorted(found_here, key=lambda j: (-found_here[j], j))[:BEST]
        likely.update((i, j) for j in best)
    return rare, likely


# What a piece has that its translation has too, kind by kind.
MARKS: tuple[Callable[[Traits], Set[str]], ...] = (
    lambda one: one.numbers.keys(),
    lambda one: one.names,
    lambda one: one.targets,
    lambda one: one.ideas,
    lambda one: one.stems.union(*one.glosses.values()),
)
