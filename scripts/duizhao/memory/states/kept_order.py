"""What kept its order, and what was moved past it."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(places: Sequence[int]) -> list[int]:
    """The positions of the longest rising run through `places`, in order; places below 0 are left out.

    Patience sorting (Aldous and Diaconis, Bull Am Math Soc 1999): n log n.
    """
    tops: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in enumerate(places):
        if place < 0:
            continue
        pile = bisect_left(tops, place)
        before[index] = last[pile - 1] if pile else None
        if pile == len(tops):
            tops.append(place)
            last.append(index)
        else:
            tops[pile], last[pile] = place, index
    chain = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(step)
        step = before[step]
    return chain[::-1]


def in_every_longest_rising(places: Sequence[int]) -> frozenset[int]:
    """The positions that stand in every longest rising run through `places`; places below 0 are left out.

    Where one of two was moved past the other, and nobody can say which, neither is among them. So it does not matter
    whether the first language is held against the second or the second against the first.
    """
    given = [(index, place) for index, place in enumerate(places) if place >= 0]
    before = _longest_ends([place for _index, place in given])
    behind = _longest_ends([-place for _index, place in reversed(given)])[::-1]
    longest = max(before, default=0)
    # Where a run is as long as the longest, its members have a rank; the only one of its rank is in all of them.
    of_rank: dict[int, list[int]] = {}
    for (index, _place), rank, rest in zip(given, before, behind, strict=True):
        if rank + rest - 1 == longest:
            of_rank.setdefault(rank, []).append(index)
    return frozenset(found[0] for found in of_rank.values() if len(found) == 1)


def _longest_ends(places: Sequence[int]) -> list[int]:
    """How long the longest rising run is that ends at each place."""
    tops: list[int] = []
    lengths = []
    for place in places:
        pile = bisect_left(tops, place)
        tops[pile : pile + 1] = [place]
        lengths.append(pile + 1)
    return lengths
