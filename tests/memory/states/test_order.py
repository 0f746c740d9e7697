"""What kept its order: held against every subsequence there is."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from duizhao.memory.states.kept_order import in_every_longest_rising, longest_rising

ORDERS = some.permutations(range(6)) | some.lists(some.integers(-1, 5), max_size=6, unique=True)


def longest(places: list[int]) -> list[tuple[int, ...]]:
    """All longest rising runs, as positions."""
    there = [index for index, place in enumerate(places) if place >= 0]
    for length in range(len(there), -1, -1):
        found = [
            run for run in combinations(there, length) if all(places[a] < places[b] for a, b in pairwise(run))
        ]
        if found:
            return found
    raise AssertionError


@settings(max_examples=40)
@given(ORDERS)
def test_one_longest_rising_run(places: list[int]) -> None:
    assert tuple(longest_rising(places)) in longest(places)


@settings(max_examples=40)
@given(ORDERS)
def test_what_stands_in_all_of_them(places: list[int]) -> None:
    runs = [set(run) for run in longest(places)]
    assert in_every_longest_rising(places) == set.intersection(*runs)


@settings(max_examples=40)
@given(some.permutations(range(8)))
def test_either_order_may_be_held_against_the_other(places: list[int]) -> None:
    inverse = [places.index(number) for number in range(8)]
    assert {places[index] for index in in_every_longest_rising(places)} == in_every_longest_rising(inverse)


def test_a_long_page_takes_no_long_time() -> None:
    places = [(number * 7919) % 100_003 for number in range(100_003)]
    assert in_every_longest_rising(places) <= set(range(100_003))
