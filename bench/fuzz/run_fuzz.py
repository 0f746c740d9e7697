"""Fuzz everything that reads what people write, with one command.

Usage: python -m bench.fuzz [--inputs N] [--pure N] [--seed N] [--only TARGET] [--again TARGET NUMBER]

`--pure` small texts go through the functions that turn a text into values (`fuzz_pure`), thousands a second; `--inputs` whole
files through what reads them.

Three of four inputs are a text of the tests with a few random changes; the others are put together by Hypothesis from lines of
those texts, odd signs and any characters, and what fails is made small. Each input has a number: with the seed it is made again
by `--again`, which prints it. Two languages exchanged have to give exchanged findings, for the rules that claim it. A crash is any error but CannotRun, a page
that could not be checked, and what a target itself finds wrong, such as a lost character.
"""

import argparse
import contextlib
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as some

from bench.fuzz.fuzz_pure import fuzz_pure, pure_input, pure_targets
from bench.fuzz.fuzz_swap import swapped
from bench.fuzz.fuzz_targets import BETWEEN, FuzzTarget, all_targets
from bench.fuzz_readers import ODD, Tally, changed

MIXED_SHARE = 0.25
MOST_PARTS = 12


def changed_text(target: FuzzTarget, run_seed: int, number: int) -> str:
    """The input of that number: a text of the target with a few changes, the same for the same seed."""
    chance = random.Random(f"{run_seed} {target.name} {number}")
    text = changed(chance.choice(target.sound), chance)
    # A line of another text comes in now and then.
    if chance.random() < 0.2:
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(chance.choice(target.sound).splitlines() or [""]) + text[at:]
    return text


def fuzz(target: FuzzTarget, inputs: int, run_seed: int) -> Tally:
    """Try `inputs` texts on one target."""
    tally = Tally(target.name)
    mixed = round(inputs * MIXED_SHARE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("docs/en", "docs/zh", "source", "pictures", "memory"):
            (folder / part).mkdir(parents=True)
        for part in ("terms.csv", "topics.toml", "phrases.toml"):
            (folder / part).touch()
        for number in range(inputs - mixed):
            text = changed_text(target, run_seed, number)
            tally.take(lambda text=text: target.take(text, folder), f"[{number}] {text}")
        if mixed:
            _mix(target, mixed, run_seed, folder, tally)
    return tally


def _mix(target: FuzzTarget, inputs: int, run_seed: int, folder: Path, tally: Tally) -> None:
    lines = sorted({f"{line}\n" for text in target.sound for line in text.splitlines()})
    parts = some.one_of(
        some.sampled_from(lines), some.sampled_from(ODD), some.sampled_from([BETWEEN]), some.text(max_size=8)
    )
    texts = some.lists(parts, max_size=MOST_PARTS).map("".join)

    @seed(run_seed)
    @settings(max_examples=inputs, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def try_one(text: str) -> None:
        crashed = tally.count["crashed"]
        tally.take(lambda: target.take(text, folder), text)
        assert tally.count["crashed"] == crashed

    # The tally has what crashed, and the smallest text of it.
    with contextlib.suppress(AssertionError):
        try_one()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; 1 where anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--pure", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", metavar="TARGET")
    parser.add_argument("--again", nargs=2, metavar=("TARGET", "NUMBER"))
    wanted = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    targets, pure = all_targets(), pure_targets()
    if wanted.again:
        name, number = wanted.again[0], int(wanted.again[1])
        again = [pure_input(one, wanted.seed, number) for one in pure if one.name == name]
        again += [changed_text(one, wanted.seed, number) for one in targets if one.name == name]
        sys.stdout.write(again[0])
        return 0
    runs: list[tuple[str, Callable[[], Tally]]] = [
        *((one.name, partial(fuzz_pure, one, round(wanted.pure / len(pure)), wanted.seed)) for one in pure),
        *((one.name, partial(fuzz, one, round(wanted.inputs * one.share), wanted.seed)) for one in targets),
        ("swap", partial(swapped, round(wanted.inputs * 0.1), wanted.seed)),
    ]
    crashed = 0
    for name, run in runs:
        if not wanted.only or name in wanted.only:
            begun = time.process_time()
            tally = run()
            if sum(tally.count.values()):
                tally.tell(time.process_time() - begun)
            crashed += tally.count["crashed"]
    return int(bool(crashed))
