"""The heaviest pairs that cross nothing, against every other choice."""

from itertools import chain as chained
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from duizhao.normalise.pairing.chain import in_any_order, in_order

CELLS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9), max_size=8)


@given(CELLS)
def test_no_choice_in_order_is_heavier(scores: dict[tuple[int, int], int]) -> None:
    found = in_order(4, scores)
    cells = sorted(scores)
    choices = chained.from_iterable(combinations(cells, size) for size in range(5))
    heaviest = max(
        sum(scores[cell] for cell in choice)
        for choice in choices
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(choice))
    )
    assert sum(scores[cell] for cell in found) == heaviest


@given(CELLS)
def test_in_any_order_no_piece_is_taken_twice(scores: dict[tuple[int, int], int]) -> None:
    found = in_any_order(scores)
    assert len({i for i, _j in found}) == len({j for _i, j in found}) == len(found)
    assert all(any(i == a or j == b for a, b in found) for i, j in scores)
