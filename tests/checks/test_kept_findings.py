"""What a check keeps of what it found, and when it looks at a page again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from call_counts import counted
from duizhao.checks.check_library import examine
from duizhao.checks.kept_findings import FILE
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings

PAGES = {
    "dose": ("# Dose {#dose}\n\nThe dose is 2 mg.\n", "# 剂量 {#dose}\n\n剂量为 2 mg。\n"),
    "visit": ("# Visit {#visit}\n\nBring a book.\n", "# 就诊 {#visit}\n\n请带一本书。\n"),
}
TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    "T1,amount,,dose,用量,,,剂量,everywhere,,,\n"
)
Check = Callable[[], tuple[list[str], set[str]]]


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
def check(library: Path) -> Check:
    """Check the library: the rules of the findings, and the pages that were looked at."""

    def check() -> tuple[list[str], set[str]]:
        with counted() as calls:
            checked = examine(Workspace(Settings.read(library)))
        return [finding.rule for finding in checked.judged.live], {path.stem for path in calls.pages}

    return check


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def kept_file(library: Path) -> Path:
    return Settings.read(library).kept.with_name(FILE)


def test_a_page_is_looked_at_again_when_it_changes(library: Path, check: Check) -> None:
    assert check() == ([], {"dose", "visit"})
    assert check() == ([], set())
    page = library / "docs/en/dose.md"
    change(page, "2 mg", "3 mg")
    assert check() == (["different-numbers"], {"dose"})
    change(page, "3 mg", "2 mg")
    assert check() == ([], {"dose"})
    assert check() == ([], set())


def test_either_language_is_looked_at_when_it_changes(library: Path, check: Check) -> None:
    check()
    change(library / "docs/zh/dose.md", "2 mg", "3 mg")
    assert check() == (["different-numbers"], {"dose"})


def test_what_was_found_is_told_again_as_it_was(library: Path, check: Check) -> None:
    change(library / "docs/zh/dose.md", "2 mg", "3 mg。\n\n不要开车")
    first = examine(Workspace(Settings.read(library)))
    with counted() as calls:
        second = examine(Workspace(Settings.read(library)))
    assert not calls.pages
    assert second.judged == first.judged and len(first.judged.live) > 1


def test_the_rules_about_all_pages_hear_of_those_that_did_not_change(library: Path, check: Check) -> None:
    for number in range(2):
        for language in ("en", "zh"):
            page = library / "docs" / language / f"{number}.md"
            page.write_text(f'# {number} {{#a{number}}}\n\n--8<-- "{language}/help.md"\n', "utf-8")
            page.with_name("help.md").write_text("", "utf-8")
    assert check()[0].count("missing-emergency-notice") == 4
    assert check() == (["missing-emergency-notice"] * 4, set())
    change(library / "docs/en/visit.md", "Bring a book.", '--8<-- "en/help.md"')
    rules, looked_at = check()
    assert rules.count("missing-emergency-notice") == 3 and looked_at == {"visit"}


def test_what_a_rule_about_all_pages_says_needs_no_page_to_be_read(library: Path, check: Check) -> None:
    check()
    for page in (library / "docs").glob("*/visit.md"):
        page.write_text("---\nreview_due: 2020-01-31\n---\n" + page.read_text("utf-8"), "utf-8")
    for page in (library / "docs").glob("*/dose.md"):
        page.write_text("---\nreview_due: 2999-01-31\n---\n" + page.read_text("utf-8"), "utf-8")
    assert check() == (["missing-review-date"] * 2, {"dose", "visit"})
    assert check() == (["missing-review-date"] * 2, set())


@pytest.mark.parametrize("name", ["terms.csv", "safety.toml"])
def test_all_pages_are_looked_at_when_what_they_are_judged_by_changes(
    library: Path, check: Check, name: str
) -> None:
    assert check()[0] == []
    (library / name).write_text(TERMS if name == "terms.csv" else 'en = ["book"]\n', "utf-8")
    rules, looked_at = check()
    assert looked_at == {"dose", "visit"}
    assert set(rules) == ({"forbidden-term"} if name == "terms.csv" else set())


@pytest.mark.parametrize("kept", ["", "{", "{}", '["x", 1, null]', "\x00\xff"])
def test_what_is_kept_may_be_damaged(library: Path, check: Check, kept: str) -> None:
    path = kept_file(library)
    path.parent.mkdir(parents=True)
    path.write_text(kept, encoding="latin-1")
    assert check() == ([], {"dose", "visit"})
    # And it is good again from there on.
    assert len(json.loads(path.read_text("utf-8"))) == 2
    assert check() == ([], set())


@pytest.mark.parametrize("value", [None, 1, [], [1, 2], [[], []], [[[1]], {}], [[["a"] * 9], {}], {"a": 1}])
def test_a_value_that_is_damaged_is_looked_for_again(library: Path, check: Check, value: object) -> None:
    change(library / "docs/zh/dose.md", "2 mg", "3 mg")
    check()
    names = json.loads(kept_file(library).read_text("utf-8"))
    kept_file(library).write_text(json.dumps(dict.fromkeys(names, value)), "utf-8")
    assert check() == (["different-numbers"], {"dose", "visit"})


def test_what_is_kept_hides_no_finding(library: Path, check: Check) -> None:
    """A name that is kept from another page, or made up, is that of no page as it is now."""
    check()
    names = json.loads(kept_file(library).read_text("utf-8"))
    change(library / "docs/en/dose.md", "2 mg", "3 mg")
    kept_file(library).write_text(json.dumps({**names, "dose": [[], {}], "*": [[], {}]}), "utf-8")
    assert check()[0] == ["different-numbers"]


def test_a_folder_that_cannot_be_written_to_costs_time_alone(library: Path, check: Check) -> None:
    kept_file(library).parent.mkdir(parents=True)
    kept_file(library).mkdir()
    assert check() == check() == ([], {"dose", "visit"})
