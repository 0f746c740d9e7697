"""Rules that look at several pages: what most pages do, and the page that does otherwise."""

from pathlib import Path

import pytest

from duizhao.checks.check_library import check_library
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.terms.term_base import Term, TermBase

RULES = {rule.id: rule for rule in all_rules()}
DATES = "---\nsources_checked_on: 2026-01-31\nreview_due: 2999-01-31\n---\n"


def library(**pages: tuple[str, str]) -> Library:
    """A library of page pairs; `_` in a name stands for `/`."""

    def page(key: str, language: str, text: str) -> Page:
        return Page(key, language, Path(language, f"{key}.md"), text)

    pairs = [
        PagePair(key, page(key, "en", en), page(key, "zh", zh))
        for key, (en, zh) in sorted((name.replace("_", "/"), texts) for name, texts in pages.items())
    ]
    return Library(PageLayout.of_folders(Path("en"), Path("zh")), tuple(pairs))


def told(rule: str, found_in: Library, terms: tuple[Term, ...] = ()) -> list[str]:
    findings = check_library(found_in, Knowledge(TermBase(terms)), (RULES[rule],))
    return [f"{finding.place.path}:{finding.place.line} {finding.place.text}".strip() for finding in findings]


def notice(language: str) -> str:
    return f'Text.\n\n--8<-- "{language}/includes/emergency.md"\n'


WITH = (notice("en"), notice("zh"))
WITHOUT = ("Text.\n", "文字。\n")
HIDDEN = "---\nsearch:\n  exclude: true\n---\n"
FOR_EDITORS = {f"rule{number}": (HIDDEN + "Text.\n", HIDDEN + "文字。\n") for number in range(6)}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"a": WITH, "b": WITH, "c": WITHOUT}, ["en/c.md:1", "zh/c.md:1"]),
        ({"a": WITH, "b": (WITH[0], WITHOUT[1]), "c": WITH}, ["zh/b.md:1"]),
        ({"a": WITH, "b": WITHOUT, "c": WITHOUT}, []),
        ({"a": WITH, "b": WITH, "includes_emergency": WITHOUT}, []),
        ({"a": WITH, "b": WITH, "c": ("", "")}, []),
        # Pages for editors outnumber those for readers: they are no custom, and nothing is asked of them.
        ({"a": WITH, "b": WITHOUT, **FOR_EDITORS}, ["en/b.md:1", "zh/b.md:1"]),
    ],
)
def test_emergency_notice(pages: dict[str, tuple[str, str]], expected: list[str]) -> None:
    assert told("missing-emergency-notice", library(**pages)) == expected


DATED, BARE = (f"{DATES}Text.\n", f"{DATES}文字。\n"), WITHOUT


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"a": DATED, "b": DATED, "c": BARE}, ["en/c.md:1"] * 2 + ["zh/c.md:1"] * 2),
        ({"a": DATED, "b": BARE, "c": BARE}, []),
        ({"a": DATED, "b": BARE, **FOR_EDITORS}, ["en/b.md:1"] * 2 + ["zh/b.md:1"] * 2),
        (
            {"a": tuple(text + notice("en") for text in DATED), "includes_emergency": BARE},
            [],
        ),
    ],
)
def test_review_dates(pages: dict[str, tuple[str, str]], expected: list[str]) -> None:
    assert told("missing-review-date", library(**pages)) == expected


SUMMED_UP = ('# A\n\n!!! abstract "In short"\n\n    Text.\n', '# 甲\n\n!!! abstract "要点"\n\n    文字。\n')


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"a": SUMMED_UP, "b": SUMMED_UP, "c": WITHOUT}, ["en/c.md:1", "zh/c.md:1"]),
        ({"a": SUMMED_UP, "b": WITHOUT, "c": WITHOUT}, []),
        ({"a": SUMMED_UP, **FOR_EDITORS}, []),
        ({"a": tuple(text + notice("en") for text in SUMMED_UP), "includes_emergency": WITHOUT}, []),
    ],
)
def test_summaries(pages: dict[str, tuple[str, str]], expected: list[str]) -> None:
    assert told("missing-summary", library(**pages)) == expected


def test_a_term_is_compared_across_pages() -> None:
    term = Term("attack", en=("heart attack",), zh=("心肌梗死", "心脏病发作"))
    usual, other = ("A heart attack.\n", "心肌梗死。\n"), ("A heart attack.\n", "心脏病发作。\n")
    pages = library(a=usual, b=usual, c=other, d=usual, e=other, f=usual, g=usual, h=usual)
    assert told("inconsistent-term", pages, (term,)) == ["zh/c.md:1 心脏病发作"]


def test_sources_are_asked_for_only_in_libraries_that_give_them() -> None:
    source = "[S01](s.md#s01){ .source }"
    fact = (f"Stay 2 hours. {source}\n\nWait 5 minutes.\n", f"停留 2 小时。{source}\n")
    bare = ("Wait 5 minutes.\n", "间隔 5 分钟。\n")
    assert told("missing-source", library(a=fact, b=bare)) == ["en/a.md:3 Wait 5 minutes."]
    assert told("missing-source", library(a=bare, b=bare)) == []


def test_the_published_pages_are_as_they_should_be() -> None:
    root = Path(__file__).parents[2]
    pages = Library.read(root / "docs" / "en", root / "docs" / "zh")
    terms = TermBase.read(root / "terms.csv").terms
    for rule in ("missing-source", "missing-emergency-notice", "missing-term", "inconsistent-term"):
        assert told(rule, pages, terms) == [], rule


def test_a_published_page_that_loses_its_notices_is_told(copied: Path) -> None:
    """The pages for editors are many: they must not hide what every page for readers has."""
    for language in ("en", "zh"):
        page = copied / "docs" / language / "benefits.md"
        text = page.read_text("utf-8")
        text = text.replace(f'--8<-- "{language}/includes/emergency.md"', "")
        text = text.replace("review_due: ", "due: ").replace("!!! abstract", "!!! note")
        page.write_text(text, "utf-8")
    pages = Library.read(copied / "docs" / "en", copied / "docs" / "zh")
    for rule in ("missing-emergency-notice", "missing-review-date", "missing-summary"):
        places = {line.split(":")[0] for line in told(rule, pages)}
        assert places == {str(copied / "docs" / language / "benefits.md") for language in ("en", "zh")}, rule
