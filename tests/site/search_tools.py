"""The search of a built site as a reader uses it, and the queries that are held to it."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

ROW = re.compile(r"^\| (en|zh) \| (.+?) \| (.+?) \|$", re.M)
LINK = ".search__list a"


@dataclass(frozen=True)
class Query:
    """What is typed on a page in `language`, and the keys of the pages that answer it."""

    language: str
    words: str
    right: frozenset[str]


def queries(path: Path) -> list[Query]:
    """The queries of a table such as `queries.md`."""
    rows = ROW.findall(path.read_text(encoding="utf-8"))
    return [Query(language, words, frozenset(right.split(", "))) for language, words, right in rows]


def key_of(path: str) -> str:
    """The key of the page at an address such as `/zh/benefits/#duration`."""
    return path.split("#")[0].split("?")[0].removeprefix("/").removeprefix("zh/").strip("/") or "index"


def ask(reader: Page, words: str) -> list[str]:
    """Type `words` into the search of the page that is open: the addresses found, best first, without the host."""
    if not reader.locator("[data-search]").evaluate("dialog => dialog.open"):
        reader.locator("[data-search-open]").click()
    reader.locator("[data-search-box]").fill(words)
    expect(reader.locator("[data-search]")).to_have_attribute("data-asked", words, timeout=20_000)
    return reader.locator(LINK).evaluate_all(
        "links => links.map(link => link.href.slice(location.origin.length))"
    )


def find_many(reader: Page, words: list[str]) -> list[list[str]]:
    """The same for many queries, asked of the index itself: the addresses found for each."""
    return reader.evaluate(
        """many => many.map(words => {
          const { data, find } = duizhaoSearch
          return find.find(globalThis.searched, words).results.map(one => "/" + data.pages[one.page].url + "#" + one.anchor)
        })""",
        words,
    )


def open_index(reader: Page) -> None:
    """Make the index of the page that is open ready for `find_many`."""
    ask(reader, "1")
    reader.evaluate(
        "async () => { globalThis.searched = await duizhaoSearch.find.indexOf(duizhaoSearch.data) }"
    )
