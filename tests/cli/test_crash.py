"""`approve` and `waive` that are killed, or run twice at once: every file stays whole, and nothing is lost.

The long run is `python -m bench.crash`.
"""

import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
KILLS, ROUNDS = (int(os.environ.get(name, few)) for name, few in (("CRASH_KILLS", 30), ("CRASH_ROUNDS", 10)))


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(Path(__file__).parents[2])
    return importlib.import_module("bench.crash")


def test_a_killed_run_leaves_every_file_as_before_or_as_after(crash: ModuleType) -> None:
    told = crash.kill(KILLS, seed=1)
    assert told.broken == []
    # Without this, runs that are all killed before they begin would pass, and runs that all end before.
    assert 0 < told.ended < KILLS and told.written


def test_two_approvals_at_once_are_both_kept(crash: ModuleType) -> None:
    assert crash.write_at_once(ROUNDS) == 0
