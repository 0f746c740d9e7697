"""The index of one language: a script that hands its data to the search in the browser.

A script and not JSON, because a browser that shows the site from a disk reads no JSON beside the page.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase
from duizhao.site.search.search_names import same_things, small_words
from duizhao.site.search.search_sections import Section
from duizhao.site.search.search_settings import SearchWords
from duizhao.text.language.simplified import simplified_characters


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page that can be found: its key, its address below the root of the site, what it is about, its sections."""

    key: str
    url: str
    title: str
    lead: str
    sections: tuple[Section, ...]


def index_script(
    pages: Iterable[IndexedPage], terms: TermBase, words: SearchWords, language: Language
) -> str:
    """The script. The same input gives the same text; it changes nothing but `duizhaoSearch.data`."""
    listed = _without_repeats(pages)
    names = same_things(terms, words, language)
    data = {
        "pages": [_page(page, words.weight(page.key)) for page in listed],
        "same": names,
        "small": small_words(),
        "simplified": _simplified(_characters(listed, names)),
        "emergencies": [[one.typed, one.say.say(language)] for one in words.emergencies],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Line ends of JavaScript that JSON does not know as such.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"globalThis.duizhaoSearch??={{}};duizhaoSearch.data={text}\n"


def _page(page: IndexedPage, weight: float) -> dict[str, Any]:
    return {
        "url": page.url,
        "title": page.title,
        "lead": page.lead,
        "weight": weight,
        "sections": [[one.anchor, one.level, one.heading, one.text] for one in page.sections],
    }


def _without_repeats(pages: Iterable[IndexedPage]) -> tuple[IndexedPage, ...]:
    """What stands word for word on several pages, such as the numbers to call, is found on the first of them."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for page in pages:
        sections = []
        for one in page.sections:
            if not one.text or (one.heading, one.text) not in seen:
                sections.append(one)
            seen.add((one.heading, one.text))
        kept.append(IndexedPage(page.key, page.url, page.title, page.lead, tuple(sections)))
    return tuple(kept)


def _characters(pages: Iterable[IndexedPage], names: Iterable[tuple[tuple[str, ...], ...]]) -> frozenset[str]:
    found: set[str] = set("".join(small_words()))
    for page in pages:
        found.update(page.title, page.lead, *(one.heading + one.text for one in page.sections))
    for group in names:
        found.update(*(name for side in group for name in side))
    return frozenset(found)


def _simplified(wanted: frozenset[str]) -> dict[str, str]:
    """Traditional characters that a reader may type for those that the pages have."""
    return {
        old: new
        for old, new in sorted(simplified_characters().items())
        if new in wanted and old not in wanted and old != new
    }
