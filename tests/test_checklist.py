"""The checklist for editors names only what is there, and what it says that this file looks at is looked at here."""

import re
from datetime import date
from pathlib import Path

import pytest

from duizhao.base.bilingual import LANGUAGES
from duizhao.checks.rule import all_rules
from duizhao.cli.main import parser
from duizhao.library.pages import Library, Page

ROOT = Path(__file__).parent.parent
CHECKLIST = "contribute/checklist"
ROW = re.compile(r"^\| ([A-Z]*\d+) \| .+ \| (.+) \|$", re.MULTILINE)
RULE = re.compile(r"\[`([a-z-]+)`\]\(rules/([a-z-]+)\.md\)")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.read(ROOT / "docs" / "en", ROOT / "docs" / "zh")


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[tuple[str, str], Page]:
    return {
        (language, pair.key): page
        for pair in library.pairs
        for language in LANGUAGES
        if (page := pair.side(language)) is not None
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_command_and_test_that_is_named_exists(
    pages: dict[tuple[str, str], Page], language: str
) -> None:
    text = pages[language, CHECKLIST].text
    named = RULE.findall(text)
    assert len(named) > 20 and all(name == file for name, file in named)
    assert {name for name, _file in named} <= {rule.id for rule in all_rules()}
    commands = set(re.findall(r"`duizhao ([a-z]+)`", text))
    known = parser().format_help()
    assert commands and all(re.search(rf"^    {command}\s", known, re.MULTILINE) for command in commands)
    tests = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert tests and [name for name in tests if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_each_instrument_is_there(pages: dict[tuple[str, str], Page], language: str) -> None:
    text = pages[language, CHECKLIST].text
    site, pemat, index = re.split(r"^## .+ \{#(?:pemat|cdc)\}$", text, flags=re.MULTILINE)
    person = {"en": "**Person", "zh": "**人工**"}[language]
    for part, numbers in (
        (site, [f"ST{number:02}" for number in range(1, 29)]),
        # 13 and 14 are for films.
        (pemat, [str(number) for number in range(1, 27) if number not in (13, 14)]),
        (index, [str(number) for number in range(1, 21)]),
    ):
        rows = ROW.findall(part)
        assert list(dict.fromkeys(number for number, _who in rows)) == numbers
        assert [number for number, who in rows if "`" not in who and person not in who] == []


def test_every_source_is_cited_and_every_citation_has_its_source(pages: dict[tuple[str, str], Page]) -> None:
    for language in LANGUAGES:
        listed = set(re.findall(r"\{[^{}]*#(s\d+b?)\b", pages[language, "sources"].text))
        cited = {
            found
            for (side, key), page in pages.items()
            if side == language and key != "sources"
            for found in re.findall(r"sources\.md#(s\d+b?)\b", page.text)
        }
        assert len(listed) > 40 and listed == cited


@pytest.mark.parametrize(
    ("key", "sections"),
    [
        (
            "contraindications",
            ("do-not-use", "mental-health", "heart", "pregnancy", "medicines-ketamine"),
        ),
        ("benefits", ("not-shown", "other-treatments", "duration", "ketamine-results")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_section_that_has_to_be_there_is_empty(
    pages: dict[tuple[str, str], Page], language: str, key: str, sections: tuple[str, ...]
) -> None:
    filled = [block.section for block in pages[language, key].blocks if block.kind != "heading"]
    assert [
        section for section in sections if filled.count(section) < 2 and section != "other-treatments"
    ] == []
    assert "other-treatments" not in sections or "other-treatments" in filled


def test_no_review_is_due_later_than_a_year_after_the_last_one(pages: dict[tuple[str, str], Page]) -> None:
    due = [page.meta for page in pages.values() if isinstance(page.meta.get("review_due"), date)]
    assert len(due) > 15
    for meta in due:
        days = (meta["review_due"] - meta["sources_checked_on"]).days
        assert 0 < days <= 366
