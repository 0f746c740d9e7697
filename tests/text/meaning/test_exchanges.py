"""Two links that change places: how many crossings that takes away."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.meaning.detectors.exchanges import _crossings, _fewer_crossings


@given(st.lists(st.integers(0, 6), min_size=2, max_size=12), st.data())
def test_what_an_exchange_takes_away_is_what_is_gone_when_it_is_made(
    order: list[int], data: st.DataObject
) -> None:
    crossed = [(i, j) for j in range(len(order)) for i in range(j) if order[i] > order[j]]
    if crossed:
        i, j = data.draw(st.sampled_from(crossed))
        changed = list(order)
        changed[i], changed[j] = order[j], order[i]
        assert _fewer_crossings(order, i, j) == _crossings(order) - _crossings(changed)
