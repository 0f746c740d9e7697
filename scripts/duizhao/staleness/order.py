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
