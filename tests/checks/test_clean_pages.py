"""What a check keeps of the pages in which it found nothing, and when it looks at them again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.checks import clean_pages
from duizhao.checks.check_library import examine
from duizhao.checks.clean_pages import FILE, examine_changed
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Library
from duizhao.library.settings import Settings

PAGES = {
    "dose": ("# Dose {#dose}\n\nThe dose is 2 mg.\n", "# 剂量 {#dose}\n\n剂量为 2 mg。\n"),
    "visit": ("# Visit {#visit}\n\nBring a book.\n", "# 就诊 {#visit}\n\n请带一本书。\n"),
}
TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    "T1,amount,,dose,用量,,,剂量,everywhere,,,\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two page pairs in order, and the settings of a library."""
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    for key, texts in PAGES.items():
        for language, text in zip(("en", "zh"), texts, strict=True):
            folder = tmp_path / "docs" / language
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{key}.md").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def check(library: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[list[str], set[str]]]:
    """Check the library: the rules of the findings, and the pages that were passed over as clean."""

    def check() -> tuple[list[str], set[str]]:
        passed: set[str] = set()

        def noted(workspace: Workspace, clean: Callable[[Library], set[str]]):
            def kept(read: Library) -> set[str]:
                passed.update(clean(read))
                return passed

            return examine(workspace, clean=kept)

        monkeypatch.setattr(clean_pages, "examine", noted)
        checked = examine_changed(Workspace(Settings.read(library)))
        return [finding.rule for finding in checked.judged.live], passed

    return check


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def kept_file(library: Path) -> Path:
    return Settings.read(library).kept.with_name(FILE)


def test_a_page_is_looked_at_until_nothing_is_found_and_again_when_it_changes(library: Path, check) -> None:
    assert check() == ([], set())
    assert check() == ([], {"dose", "visit"})
    page = library / "docs/en/dose.md"
    change(page, "2 mg", "3 mg")
    # A finding is never kept: the same page is told again.
    for _ in range(2):
        assert check() == (["different-numbers"], {"visit"})
    change(page, "3 mg", "2 mg")
    assert check() == ([], {"visit"})
    assert check() == ([], {"dose", "visit"})


def test_either_language_is_looked_at_when_it_changes(library: Path, check) -> None:
    check()
    change(library / "docs/zh/dose.md", "2 mg", "3 mg")
    assert check() == (["different-numbers"], {"visit"})


@pytest.mark.parametrize("name", ["terms.csv", "safety.toml"])
def test_all_pages_are_looked_at_when_what_they_are_judged_by_changes(
    library: Path, check, name: str
) -> None:
    assert check() == ([], set())
    (library / name).write_text(TERMS if name == "terms.csv" else 'en = ["book"]\n', "utf-8")
    rules, passed = check()
    assert passed == set()
    assert set(rules) == ({"forbidden-term"} if name == "terms.csv" else set())


def test_all_pages_are_looked_at_on_another_day(check, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(clean_pages.date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2999, 1, 1)

    check()
    monkeypatch.setattr(clean_pages, "date", Tomorrow)
    assert check() == ([], set())


@pytest.mark.parametrize("kept", ["", "{", "{}", '["x", 1, null]', "\x00\xff"])
def test_what_is_kept_may_be_damaged(library: Path, check, kept: str) -> None:
    path = kept_file(library)
    path.parent.mkdir(parents=True)
    path.write_text(kept, encoding="latin-1")
    assert check() == ([], set())
    # And it is good again from there on.
    assert len(json.loads(path.read_text("utf-8"))) == 2
    assert check() == ([], {"dose", "visit"})


def test_what_is_kept_hides_no_finding(library: Path, check) -> None:
    """A name that is kept from another page, or made up, is that of no page as it is now."""
    check()
    names = json.loads(kept_file(library).read_text("utf-8"))
    change(library / "docs/en/dose.md", "2 mg", "3 mg")
    kept_file(library).write_text(json.dumps({**names, "dose": "dose", "*": "dose"}), "utf-8")
    assert check()[0] == ["different-numbers"]


def test_a_folder_that_cannot_be_written_to_costs_time_alone(library: Path, check) -> None:
    kept_file(library).parent.mkdir(parents=True)
    kept_file(library).mkdir()
    assert check() == check() == ([], set())
