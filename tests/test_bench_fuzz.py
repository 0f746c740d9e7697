"""The inputs of `bench.fuzz_readers` are sound before they are changed, and a small run of it, and of `bench.fuzz`, finds nothing."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FEW = 60


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setattr(sys, "path", [*sys.path])
    return importlib.import_module("bench.fuzz_readers")


def test_what_is_changed_can_be_read(fuzz: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "terms.csv").touch()
    for sound, read, _share in fuzz.KINDS.values():
        for text in sound:
            read(text, tmp_path)
    for ending, data in fuzz.documents().items():
        fuzz.source_of(data, Path(f"document{ending}"))
    assert sum(share for _sound, _read, share in fuzz.KINDS.values()) == pytest.approx(1)


def test_a_small_run_ends_in_no_crash(fuzz: ModuleType) -> None:
    tallies = [fuzz.fuzz_texts(kind, FEW, seed=2) for kind in fuzz.KINDS]
    tallies += [fuzz.fuzz_documents(ending, data, FEW, seed=2) for ending, data in fuzz.documents().items()]
    assert {tally.kind: tally.crashes for tally in tallies if tally.crashes} == {}
    assert all(sum(tally.count.values()) == FEW for tally in tallies)
    # Neither all sound nor all refused: both ways through a reader are tried.
    assert all(tally.count["read"] > 0 for tally in tallies)


def test_a_crash_is_seen(fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setitem(fuzz.KINDS, "table", (("a",), fail, 1.0))
    tally = fuzz.fuzz_texts("table", 3, seed=1)
    assert tally.count == {"crashed": 3} and "KeyError: 'x' (test_bench_fuzz.py" in next(iter(tally.crashes))


@pytest.fixture
def with_cases(fuzz: ModuleType) -> ModuleType:
    """The fuzzing with the cases of the tests; it stands on the other."""
    return importlib.import_module("bench.fuzz.run_fuzz")


def test_the_cases_of_the_tests_are_fuzzed_without_a_crash(with_cases: ModuleType) -> None:
    targets = with_cases.all_targets()
    assert sum(target.share for target in targets) == pytest.approx(1)
    tallies = [with_cases.fuzz(target, 16, run_seed=3) for target in targets]
    tallies.append(with_cases.swapped(16, run_seed=3))
    assert {tally.kind: tally.crashes for tally in tallies if tally.crashes} == {}
    # Each target has texts of its own, and an input can be made again.
    assert all(len(set(target.sound)) >= 3 for target in targets)
    assert with_cases.changed_text(targets[0], 3, 7) == with_cases.changed_text(targets[0], 3, 7)


def test_small_texts_are_fuzzed_without_a_crash_and_can_be_made_again(with_cases: ModuleType) -> None:
    pure = importlib.import_module("bench.fuzz.fuzz_pure")
    targets = with_cases.pure_targets()
    tallies = [with_cases.fuzz_pure(target, FEW, run_seed=3) for target in targets]
    assert {tally.kind: tally.crashes for tally in tallies if tally.crashes} == {}
    assert all(sum(tally.count.values()) == FEW for tally in tallies)
    # A law that is broken is told, with the number that makes its text again.
    seen: list[str] = []

    def take(text: str) -> None:
        seen.append(text)
        assert len(seen) != 4

    broken = pure.PureTarget("broken", targets[0].lines, take)
    with_cases.fuzz_pure(broken, FEW, run_seed=3)
    assert with_cases.pure_input(broken, 3, 3) == seen[3]
