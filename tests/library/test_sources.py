"""What the library promises: each figure has a source, each page a date, each heading a lasting address."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from duizhao.library.pages import Library, Page
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import links, plain

ROOT = Path(__file__).parents[2]
LIBRARY = Library.read(ROOT / "docs" / "en", ROOT / "docs" / "zh")
PAGES = [page for pair in LIBRARY.pairs for page in (pair.en, pair.zh) if page is not None]
MEDICAL = (
    "candidacy",
    "contraindications",
    "benefits",
    "administration",
    "what-it-feels-like",
    "day-of-treatment",
    "side-effects",
    "sessions",
    "missed-and-stopping",
    "home-use",
    "ages",
    "for-relatives",
    "cost",
)
TOPIC_KEYS = (*MEDICAL, "index")
SOURCES = [page for page in PAGES if page.key == "sources"]

SOURCE_ID = re.compile(r"S\d+[a-z]?")
ENTRY = re.compile(r"\*\*(?P<id>S\d+[a-z]?)\*\* .+\{: #(?P<anchor>s\d+[a-z]?) \}\Z", re.DOTALL)
CITATION = re.compile(r"\[S\d+[a-z]?\]\([^()\s]*\)(?:\{[^{}]*\})?")
TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def name(page: Page) -> str:
    return f"{page.language}/{page.key}"


def only(keys: tuple[str, ...]) -> list[Page]:
    return [page for page in PAGES if page.key in keys]


def citations(page: Page) -> Iterator[tuple[str, str]]:
    """The name and the target of every link of a page whose words are the id of a source."""
    for block in page.blocks:
        for link in links(block.text):
            if SOURCE_ID.fullmatch(link.text):
                yield link.text, link.target


def cited(language: str) -> set[str]:
    return {source for page in PAGES if page.language == language for source, _target in citations(page)}


def listed(page: Page) -> list[str]:
    return [match["id"] for block in page.blocks if (match := ENTRY.fullmatch(block.text))]


def has_figure(block: Block) -> bool:
    return bool(re.search(r"\d", plain(CITATION.sub("", block.text))))


def is_table_head(page: Page, block: Block) -> bool:
    below = page.text.splitlines()[block.line : block.line + 1]
    return bool(below and TABLE_RULE.fullmatch(below[0].strip()))


def test_the_pages_are_there() -> None:
    assert sorted(page.key for page in only(TOPIC_KEYS)) == sorted(TOPIC_KEYS * 2)
    assert len(SOURCES) == 2


def test_every_source_is_listed_once_at_its_own_address() -> None:
    astray = {
        block.text
        for page in SOURCES
        for block in page.blocks
        if block.kind == "item" and re.match(r"\*\*S\d", block.text) and block.section != "marks"
        if not ((match := ENTRY.fullmatch(block.text)) and match["anchor"] == match["id"].lower())
    }
    assert astray == set()
    for page in SOURCES:
        assert len(listed(page)) == len(set(listed(page))) > 0, name(page)


def test_sources_are_those_that_the_pages_cite() -> None:
    for page in SOURCES:
        assert cited(page.language) - set(listed(page)) == set(), "cited, but not listed"
        assert set(listed(page)) - cited(page.language) == set(), "listed, but cited nowhere"


def test_citation_leads_to_its_source() -> None:
    told = [(name(page), source, target) for page in PAGES for source, target in citations(page)]
    assert len(told) > 100
    assert [one for one in told if one[2] != f"sources.md#{one[1].lower()}"] == []


def test_figure_has_its_source_beside_it() -> None:
    bare = [
        f"{name(page)}: {block.text}"
        for page in only(MEDICAL)
        for block in page.blocks
        if block.kind in ("paragraph", "item", "row")
        and not is_table_head(page, block)
        and has_figure(block)
        and not CITATION.search(block.text)
    ]
    assert bare == []


def test_page_ends_with_emergency_help_and_what_it_is_not() -> None:
    for page in only(TOPIC_KEYS):
        snippets = [block.name for block in page.blocks if block.kind == "snippet"]
        ends = [f"{page.language}/includes/{part}.md" for part in ("emergency", "not-advice")]
        assert snippets[-2:] == ends, name(page)
        assert [block.kind for block in page.blocks[-2:]] == ["snippet", "snippet"], name(page)


def test_review_is_told_in_full_or_not_at_all() -> None:
    for page in only(TOPIC_KEYS):
        assert bool(page.meta["reviewed_by"]) == bool(page.meta["reviewed_on"]), name(page)
        assert isinstance(page.meta["review_due"], datetime.date), name(page)


def headings(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.kind == "heading"]


def test_heading_has_an_address_of_its_own() -> None:
    nameless = [
        f"{name(page)}: {heading.text}"
        for page in PAGES
        for heading in headings(page)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", heading.anchor)
    ]
    assert nameless == []
    assert [
        name(page)
        for page in PAGES
        if len({heading.anchor for heading in headings(page)}) < len(headings(page))
    ] == []


def test_both_languages_have_the_same_addresses() -> None:
    for pair in LIBRARY.pairs:
        assert pair.en and pair.zh, pair.key
        en, zh = ([heading.anchor for heading in headings(side)] for side in (pair.en, pair.zh))
        assert en == zh, pair.key
