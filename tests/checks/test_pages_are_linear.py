"""No page takes long: four times as much of one thing takes about four times as long."""

import sys
import time
from pathlib import Path

import pytest

from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import Knowledge

sys.path.insert(0, str(Path(__file__).parents[2]))
from bench.growth_thing import Thing
from bench.growth_things import THINGS

# What takes less is not measured: much of it is the same for every page.
FLOOR = 0.15
MOST = 8.0
# Of the sizes that `bench.growth --things` takes: half shows as much, in half the time.
SHARE = 2


@pytest.mark.parametrize("thing", THINGS, ids=[thing.name for thing in THINGS])
def test_much_of_one_thing_is_checked_in_time(thing: Thing) -> None:
    size = thing.size // SHARE
    many = _seconds(thing, size, 1)
    if many > FLOOR and not _grows_in_line(_seconds(thing, size // 4, 1), many):
        # Once more, and the best of several: something else may have been busy.
        few, many = _seconds(thing, size // 4, 3), min(many, _seconds(thing, size, 4))
        assert _grows_in_line(few, many), f"a quarter takes {few:.2f} s, all of it {many:.2f} s"


def _grows_in_line(few: float, many: float) -> bool:
    return many < MOST * max(few, FLOOR / MOST)


def _seconds(thing: Thing, size: int, times: int) -> float:
    """The processor time of the best of several runs, over both languages and each alone."""
    found = []
    for _ in range(times):
        started = time.process_time()
        for side in ("both", "en", "zh"):
            check_texts(*thing.pages(size, side), Knowledge())
        found.append(time.process_time() - started)
    return min(found)
