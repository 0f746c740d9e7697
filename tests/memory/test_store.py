"""The file of a page is whole at every moment: a run is killed before each line that it executes while it writes."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType

import pytest

from duizhao.base.files import write_atomically
from duizhao.checks.finding import Bound, Waiver
from duizhao.checks.waivers import add_waiver, read_waivers
from duizhao.memory import Entry
from duizhao.memory.store import change_page, page_entries

ONE = Entry("Take 5 mg.", "服用 5 mg。", "dose", by="Li", on="2026-11-25 14:03:22 UTC", kind="item")
TWO = Entry("Rest.", "休息。", "dose", by="Li", on="2026-11-25 14:03:22 UTC", kind="item")
MOST = 2000
# Where files are opened, written and renamed. What goes on in other modules meanwhile touches none.
WHERE = (write_atomically.__code__.co_filename, "pathlib")


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do `work` in a process of its own and kill it at the given step of its writing; False where it ended before."""
    child = os.fork()
    if not child:
        left = step
        writing = False

        def trace(frame: FrameType, event: str, _value: object) -> Callable:
            nonlocal left, writing
            writing |= frame.f_code is write_atomically.__code__
            if writing and event == "line" and any(part in frame.f_code.co_filename for part in WHERE):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        try:
            sys.settrace(trace)
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("before", [(), (ONE,)], ids=["new", "changed"])
def test_a_page_is_whole_whenever_the_run_is_killed(tmp_path: Path, before: tuple[Entry, ...]) -> None:
    found = []
    for step in count():
        folder = tmp_path / str(step)
        change_page(folder, "dose", lambda _: before)
        ended = not killed_at(
            step, lambda folder=folder: change_page(folder, "dose", lambda was: (*was, TWO))
        )
        found.append([entry.en for entry in page_entries(folder, "dose")])
        assert step < MOST
        if ended:
            break
    old, new = [entry.en for entry in before], [entry.en for entry in (*before, TWO)]
    assert all(one in (old, new) for one in found)
    # Without this, runs that are all killed before they write would pass.
    assert len(found) > 10 and found[0] == old and found[-1] == new


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_waivers_are_whole_whenever_the_run_is_killed(tmp_path: Path) -> None:
    found = []
    for step in count():
        folder = tmp_path / str(step)
        folder.mkdir()
        path = folder / "waivers.toml"
        add_waiver(path, Waiver("a-rule", "a", "why", "Li", "1" * 32), Bound("a", "甲"))
        ended = not killed_at(
            step,
            lambda path=path: add_waiver(
                path, Waiver("a-rule", "a", "why", "Li", "2" * 32), Bound("b", "乙")
            ),
        )
        found.append(len(read_waivers(path)))
        assert step < MOST
        if ended:
            break
    assert len(found) > 10 and set(found) == {1, 2} and (found[0], found[-1]) == (1, 2)


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    assert change_page(tmp_path, "dose", lambda _: (ONE,))
    before = (tmp_path / "pages/dose.po").stat()
    assert not change_page(tmp_path, "dose", lambda was: was)
    assert (tmp_path / "pages/dose.po").stat() == before


def test_a_page_without_entries_has_no_file(tmp_path: Path) -> None:
    change_page(tmp_path, "guides/dose", lambda _: (ONE,))
    assert (tmp_path / "pages/guides/dose.po").is_file()
    assert change_page(tmp_path, "guides/dose", lambda _: ())
    assert not (tmp_path / "pages/guides/dose.po").exists()
