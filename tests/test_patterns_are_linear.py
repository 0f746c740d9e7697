"""No text makes a pattern of the program slow: four times the text takes about four times as long."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from pattern_attacks import Attack, Used, all_patterns, attacks, runs

# A first look at short texts finds what grows without bound before it takes for ever.
SIZES = (12, 16, 20, 24, 32, 64, 256, 1024, 4096)
LONG_SIZES = (16_384, 65_536)
# What takes less is not measured: a clock says little about it.
FLOOR = 0.02
# What takes more is not measured again: no busy machine makes that much of a short time.
LONG = 0.5
# What takes less at the last of the sizes above is linear: a quadratic pattern takes more than that.
QUICK = 0.002
MOST = 8.0
# What grew by less than this when the text became four times as long is not tried with longer texts.
STEEP = 5.0

PATTERNS = all_patterns()


def seconds(run: Callable[[Any], object], text: str | bytes, times: int) -> float:
    """The processor time of the best of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run(text)
        best = min(best, time.process_time() - start)
    return best


def grows(run: Callable[[Any], object], used: Used, attack: Attack) -> str:
    """What grows faster than the text; empty where nothing does."""

    def text(length: int) -> str | bytes:
        made = attack.text(length)
        return made.encode() if isinstance(used.pattern.pattern, bytes) else made

    shorter = last = 0.0
    before = 0
    for size in (*SIZES, *LONG_SIZES):
        if size in LONG_SIZES and (last < QUICK * size / SIZES[-1] / 4 or last < STEEP * shorter):
            return ""
        shorter, last = last, seconds(run, text(size), 1)
        if last > FLOOR and before:
            # Both once more, the best of several: the machine may have been busy.
            short = seconds(run, text(before), 5)
            last = last if last > LONG else seconds(run, text(size), 3)
            allowed = MOST * max(short, FLOOR / MOST) * max(1.0, size / before / 4)
            if last > FLOOR and last > allowed:
                return f"{size} characters take {last:.3f} s, {before} take {short:.3f} s"
        before = size
    return ""


@pytest.mark.parametrize("used", PATTERNS, ids=[f"{used.place}-{n}" for n, used in enumerate(PATTERNS)])
def test_no_text_makes_a_pattern_slow(used: Used) -> None:
    for run in runs(used):
        for attack in attacks(used.pattern):
            slow = grows(run, used, attack)
            assert not slow, (
                f"{slow}: {attack} for {used.pattern.pattern!r} ({', '.join(sorted(used.methods))})"
            )


@pytest.mark.parametrize(
    "slow",
    [
        r"a*b",
        r"(?:a+)+b",
        r"\s*=",
        r"x(?:a|aa)*$",
        r"(\w+\s*)+!",
        r"<!--.*?-->",
        r"\d+\d+z",
        r"[ab]*[bc]*[ac]*d",
        r"a+$",
    ],
)
def test_a_slow_pattern_is_found(slow: str) -> None:
    import re

    used = Used("here", re.compile(slow, re.DOTALL), frozenset(("search",)))
    assert any(grows(run, used, attack) for run in runs(used) for attack in attacks(used.pattern))


def test_the_patterns_of_the_program_are_found() -> None:
    places = {used.place.partition(":")[0] for used in PATTERNS}
    assert {
        "duizhao.text.markdown.boxes",
        "duizhao.text.language.quantities.bounds",
        "duizhao.library.safety",
    } <= places
    assert len(PATTERNS) > 300
