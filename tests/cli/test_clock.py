"""A clock that was set back, or a file that bears another time: what is there counts, and no date decides what is read again."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from duizhao.checks.rules import missing_review_date
from duizhao.library.settings import Settings
from duizhao.memory import store
from duizhao.memory.store import page_entries
from duizhao.site.build.build_basis import basis_of, last_written

# The times of a file, in seconds: long ago, and long hence.
TIMES = (0, 4_000_000_000)


def write_at(path: Path, text: str, seconds: float) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (seconds, seconds))


@pytest.mark.parametrize("seconds", TIMES)
def test_an_edit_counts_whatever_time_its_file_bears(library: Path, run, seconds: int) -> None:
    page = library / "docs/zh/dose.md"
    faulty, same_size = page.read_text("utf-8"), page.read_text("utf-8").replace("50 mg", " 5 mg")
    # Only where this file stands is anything kept of a check.
    (library / "duizhao.toml").touch()
    told = {}
    for name, text in (("faulty", faulty), ("mended", same_size), ("again", faulty)):
        write_at(page, text, seconds)
        told[name] = run("check")[1]
    assert (library / "build/found.json").is_file()
    assert "50 mg" in told["faulty"] and "50 mg" not in told["mended"] and told["again"] == told["faulty"]


@pytest.mark.parametrize("seconds", TIMES)
def test_a_page_is_built_anew_whatever_time_its_file_bears(library: Path, seconds: int) -> None:
    settings = Settings.read(library)
    page, watched = library / "docs/zh/dose.md", [str(library / "docs")]
    write_at(page, "# 甲 {#a}\n", seconds)
    before = basis_of(settings, watched, "mkdocs")
    write_at(page, "# 乙 {#a}\n", seconds)
    after = basis_of(settings, watched, "mkdocs")
    assert before.world == after.world
    assert [key for key in before.units if before.units[key] != after.units[key]] == ["dose"]


@pytest.mark.skipif(os.name == "nt", reason="there the second time of a file is that of its making")
def test_a_page_that_is_copied_with_its_time_while_a_site_is_built_is_seen(library: Path) -> None:
    settings, watched = Settings.read(library), [str(library / "docs")]
    begun = last_written(settings, watched)
    write_at(library / "docs/zh/dose.md", "# 乙 {#a}\n", 0)
    assert last_written(settings, watched) > begun


def test_a_review_that_was_overdue_is_not_when_the_clock_is_set_back(
    library: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in ("en", "zh"):
        for path in (library / "docs" / language).glob("*.md"):
            text = "---\nsources_checked_on: 2026-01-01\nreview_due: 2026-06-01\n---\n" + path.read_text(
                "utf-8"
            )
            path.write_text(text, encoding="utf-8")
    told = []
    for day in (date(2026, 5, 1), date(2026, 7, 1), date(2026, 5, 1)):
        monkeypatch.setattr(
            missing_review_date, "date", type("Clock", (date,), {"today": lambda day=day: day})
        )
        told.append("was due on 2026-06-01" in run("check")[1])
    assert told == [False, True, False]


def test_an_approval_holds_that_was_given_after_the_clock_was_set_back(
    library: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def approve(day: int, who: str) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, _zone: object = None) -> datetime:
                return datetime(2026, 5, day, tzinfo=UTC)

        monkeypatch.setattr(store, "datetime", Clock)
        assert run("approve", "clean", "--yes", "--by", who)[0] == 0

    approve(20, "Li")
    for language, text in (("en", "# Be {#a}\n"), ("zh", "# 丙 {#a}\n")):
        (library / f"docs/{language}/clean.md").write_text(text, encoding="utf-8")
    assert run("status", "clean")[0] == 1
    approve(3, "Wu")
    (entry,) = page_entries(library / "memory", "clean")
    assert (entry.en, entry.zh, entry.by, entry.on[:10]) == ("Be {#a}", "丙 {#a}", "Wu", "2026-05-03")
    assert run("status", "clean")[0] == 0
