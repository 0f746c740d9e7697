"""Two people approve on two branches: git puts both together, and the memory has what both said."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.memory import Entry
from duizhao.memory.store import change_page, page_entries, page_file

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
ATTRIBUTES = Path(__file__).parents[2] / ".gitattributes"
BEFORE, ONE, TWO = (f"2026-11-2{day} 14:03:22 UTC" for day in (4, 5, 6))
Merge = Callable[..., tuple[bool, tuple[Entry, ...]]]


def entry(number: int, by: str, on: str, zh: str = "") -> Entry:
    return Entry(f"Take {number} mg.", zh or f"服用 {number} mg。", "dose#dose", by=by, on=on, kind="item")


BASE = tuple(entry(number, "Wu", BEFORE) for number in range(5))


def changed(number: int, new: Entry) -> tuple[Entry, ...]:
    return (*BASE[:number], new, *BASE[number + 1 :])


def added(place: int, *new: Entry) -> tuple[Entry, ...]:
    return (*BASE[:place], *new, *BASE[place:])


@pytest.fixture
def merge(tmp_path: Path) -> Merge:
    """Write the entries of a page on two branches and merge them: whether git could, and what the memory holds."""

    def git(*arguments: str) -> bool:
        quiet = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **{
                f"GIT_{who}_{what}": "a@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        done = subprocess.run(
            ["git", *arguments], cwd=tmp_path, env={**os.environ, **quiet}, capture_output=True
        )
        return done.returncode == 0

    def commit(entries: tuple[Entry, ...]) -> None:
        change_page(tmp_path / "memory", "dose", lambda _before: entries)
        assert git("add", "--all") and git("commit", "--quiet", "--allow-empty", "--message", "x")

    def merge(base, one, two, attributes: bool = True) -> tuple[bool, tuple[Entry, ...]]:
        assert git("init", "--quiet", "--initial-branch", "base")
        if attributes:
            shutil.copy(ATTRIBUTES, tmp_path)
        commit(base)
        for name, entries in (("one", one), ("two", two)):
            assert git("checkout", "--quiet", "-b", name, "base")
            commit(entries)
        whole = git("merge", "--quiet", "one", "--message", "x")
        found = page_entries(tmp_path / "memory", "dose") if whole else ()
        return whole, tuple(replace(entry, path="") for entry in found)

    return merge


@pytest.mark.parametrize("attributes", [True, False])
def test_neighbours_that_two_people_approved_merge_as_they_are(merge: Merge, attributes: bool) -> None:
    one, two = entry(11, "Li", ONE), entry(12, "Wang", TWO)
    whole, found = merge(BASE, changed(1, one), changed(2, two), attributes)
    assert whole
    assert found == (BASE[0], one, two, *BASE[3:])


def test_neighbours_approved_by_one_person_at_one_moment_merge_too(merge: Merge) -> None:
    one, two = entry(11, "Li", ONE), entry(12, "Li", ONE)
    assert merge(BASE, changed(1, one), changed(2, two)) == (True, (BASE[0], one, two, *BASE[3:]))


@pytest.mark.parametrize("place", [0, 2, 5])
def test_new_blocks_at_the_same_place_both_stay(merge: Merge, place: int) -> None:
    one = [entry(number, "Li", ONE) for number in (21, 22)]
    two = [entry(number, "Wang", TWO) for number in (31, 32, 33)]
    whole, found = merge(BASE, added(place, *one), added(place, *two))
    assert whole
    assert set(found) == {*BASE, *one, *two} and len(found) == 10
    assert [some for some in found if some in BASE] == list(BASE)


def test_a_page_without_a_file_that_both_approved_in_part(merge: Merge) -> None:
    one = tuple(entry(number, "Li", ONE) for number in (1, 2))
    two = tuple(entry(number, "Wang", TWO) for number in (3, 4))
    whole, found = merge((), one, two)
    assert whole and len(found) == 4 and set(found) == {*one, *two}


def test_a_page_without_a_file_that_both_approved_whole(merge: Merge) -> None:
    texts = [(number, f"服用 {number} mg。") for number in range(3)]
    one = tuple(entry(number, "Li", ONE, zh) for number, zh in texts)
    two = tuple(entry(number, "Wang", TWO, zh) for number, zh in texts)
    whole, found = merge((), one, two)
    assert whole
    assert {(some.en, some.zh, some.kind, some.context) for some in found} == {
        (some.en, some.zh, some.kind, some.context) for some in one
    }
    assert {some.by for some in found} <= {"Li", "Wang"}


def test_one_block_that_both_approved_differently_keeps_both_and_mixes_neither(merge: Merge) -> None:
    one, two = entry(11, "Li", ONE, "服用十一毫克。"), entry(11, "Wang", TWO, "用药 11 mg。")
    whole, found = merge(BASE, changed(1, one), changed(1, two))
    assert whole
    assert set(found) == {BASE[0], one, two, *BASE[2:]}


def test_without_the_attribute_new_blocks_at_one_place_are_a_conflict(merge: Merge) -> None:
    """Without this, a git that merges everything by itself would pass."""
    one, two = entry(21, "Li", ONE), entry(31, "Wang", TWO)
    assert merge(BASE, added(2, one), added(2, two), attributes=False) == (False, ())


def test_what_was_approved_at_one_place_in_one_second_by_one_name_keeps_its_texts(merge: Merge) -> None:
    """The lines that both entries share stand once: one of them may lose who approved it, none its texts."""
    one, two = entry(21, "Li", ONE), entry(31, "Li", ONE)
    whole, found = merge(BASE, added(2, one), added(2, two))
    assert whole
    assert {(some.en, some.zh) for some in found} == {(some.en, some.zh) for some in (*BASE, one, two)}


def test_the_attribute_covers_the_file_of_a_page_in_a_folder() -> None:
    path = page_file(Path("memory"), "guides/first-day")
    assert path == Path("memory/pages/guides/first-day.po")
    if (ATTRIBUTES.parent / ".git").exists():
        told = subprocess.run(
            ["git", "check-attr", "merge", path.as_posix()],
            cwd=ATTRIBUTES.parent,
            capture_output=True,
            text=True,
        )
        assert told.stdout.strip().endswith("merge: union")
