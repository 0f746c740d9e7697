"""The file of a page is whole at every moment: a run is killed before each line that it executes while it writes."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import FrameType

import pytest

from duizhao.base.files import write_atomically
from duizhao.checks.finding import Bound, Waiver
from duizhao.checks.waivers import add_waiver, read_waivers
from duizhao.memory import Entry
from duizhao.memory.store import change_page, page_entries, page_file

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


TRANSLATED = r"""# Pairs of English and Chinese text that a person approved, in the order of the page.
# Written by `duizhao approve`. 经人工确认的中英文对照，由 `duizhao approve` 写入。
# Please keep the tone friendly.
msgid ""
msgstr ""
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Generator: Poedit 3.4\n"

# editor, 2026-01-02 10:00:00 UTC
# 用“诊所”，不用“医院”。
#. paragraph
#. Asked the team: a clinic.
#: docs/en/page.md:3
#, no-wrap
msgctxt "page#a"
msgid "Call the clinic."
msgstr "请致电诊所。"

# Not sure of this one.
#, fuzzy
msgctxt "page#a"
msgid "Rest."
msgstr "休息？"

msgctxt "page#a"
msgid "Drink."
msgstr ""

# An old one.
#~ msgctxt "page#a"
#~ msgid "Gone."
#~ msgstr "不在了。"
"""


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    """A file of the memory that a translator has worked on with a tool."""
    path = page_file(tmp_path, "page")
    path.parent.mkdir(parents=True)
    path.write_text(TRANSLATED, "utf-8")
    return path


def test_what_translators_wrote_is_kept_to_the_letter(tmp_path: Path, translated: Path) -> None:
    new = Entry("Two.", "二。", "page#b", by="editor", on="2026-01-03 10:00:00 UTC", kind="paragraph")
    change_page(tmp_path, "page", lambda entries: (*entries, new))
    assert page_entries(tmp_path, "page")[1].en == "Two."
    change_page(tmp_path, "page", lambda entries: entries[:1])
    assert translated.read_text("utf-8") == TRANSLATED


def test_a_note_stays_with_a_pair_that_changes(tmp_path: Path, translated: Path) -> None:
    change_page(tmp_path, "page", lambda entries: [replace(entries[0], zh="请打电话给诊所。", by="Li")])
    told = translated.read_text("utf-8")
    assert "# Li, 2026-01-02 10:00:00 UTC\n# 用“诊所”，不用“医院”。\n#. paragraph\n#. Asked the team" in told


def test_a_fuzzy_entry_is_answered_when_its_text_is_approved(tmp_path: Path, translated: Path) -> None:
    rest = Entry("Rest.", "请休息。", "page#a", by="Li", on="2026-01-02", kind="paragraph")
    change_page(tmp_path, "page", lambda entries: (*entries, rest))
    told = translated.read_text("utf-8")
    assert "休息？" not in told and "# Not sure of this one.\n" in told and "#~ msgid" in told


def test_a_page_without_pairs_keeps_what_translators_wrote(tmp_path: Path, translated: Path) -> None:
    change_page(tmp_path, "page", lambda _entries: ())
    assert page_entries(tmp_path, "page") == ()
    told = translated.read_text("utf-8")
    assert "Poedit" in told and "休息？" in told and "#~ msgid" in told and "诊所" not in told
