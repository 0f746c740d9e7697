"""Which pieces are compared with which: all with all where there are few, else so that the work stays linear."""

from collections.abc import Callable, Collection, Iterator, Sequence

from duizhao.normalise.pairing.nearness import Cell, Nearness
from duizhao.normalise.pairing.traits import Traits

# Beyond this many comparisons each piece is compared with few: with what shares something rare with it, what is
# nearest in meaning, and its neighbours at the same share of the text.
MOST_CELLS = 40_000
NEIGHBOURS = 12
# What stands in more pieces than this is no reason to compare.
COMMON = 8


def candidates(en: Sequence[Traits], zh: Sequence[Traits], near: Nearness | None) -> list[Cell]:
    """The comparisons worth making, in order."""
    if len(en) * len(zh) <= MOST_CELLS:
        return [(i, j) for i in range(len(en)) for j in range(len(zh))]
    found = set[Cell]()
    for i in range(len(en)):
        middle = i * len(zh) // len(en)
        reach = range(max(0, middle - NEIGHBOURS), min(len(zh), middle + NEIGHBOURS + 1))
        found.update((i, j) for j in reach)
    found.update(_sharing(en, zh))
    if near is not None:
        found.update(near.cells())
    return sorted(found)


def _sharing(en: Sequence[Traits], zh: Sequence[Traits]) -> Iterator[Cell]:
    """The pieces that share what few pieces have."""
    for marks in MARKS:
        holders: dict[str, list[int]] = {}
        for j, one in enumerate(zh):
            for mark in marks(one):
                holders.setdefault(mark, []).append(j)
        for i, one in enumerate(en):
            for mark in marks(one):
                found = holders.get(mark, ())
                if len(found) <= COMMON:
                    yield from ((i, j) for j in found)


# What a piece has that its translation has too, kind by kind.
MARKS: tuple[Callable[[Traits], Collection[str]], ...] = (
    lambda one: one.numbers.keys(),
    lambda one: one.names,
    lambda one: one.targets,
    lambda one: one.ideas,
    lambda one: one.stems.union(*one.glosses.values()),
)
