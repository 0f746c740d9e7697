"""The index of one language, as scripts that hand their data to the search in the browser."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase
from duizhao.site.search.pinyin_names import sounds
from duizhao.site.search.search_names import Names, same_things, small_words
from duizhao.site.search.search_parts import (
    IndexPart,
    index_scripts,
    packed_texts,
    packed_words,
    written_words,
)
from duizhao.site.search.search_sections import Section
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.search.search_tokens import stem_of
from duizhao.site.search.section_weights import weigh
from duizhao.text.language.simplified import simplified_characters

# Words that every search knows from the beginning: of these, two that were written together are made.
COMMON = 1000


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page that can be found: its key, its address below the root of the site, what it is about, its sections."""

    key: str
    url: str
    title: str
    lead: str
    sections: tuple[Section, ...]

    def as_json(self) -> list[object]:
        """The page as JSON can hold it."""
        told = [[one.anchor, one.level, one.heading, one.text] for one in self.sections]
        return [self.key, self.url, self.title, self.lead, told]

    @classmethod
    def from_json(cls, told: list[Any]) -> "IndexedPage":
        """The page that `as_json` gave. Raises TypeError or ValueError where it is none."""
        key, url, title, lead, parts = told
        return cls(key, url, title, lead, tuple(Section(*part) for part in parts))


def index_files(
    pages: Iterable[IndexedPage], terms: TermBase, words: SearchWords, language: Language
) -> dict[str, str]:
    """The files of the index, from name to text: the first is `en.js` or `zh.js`, and names the others.

    The same input gives the same texts. Raises CannotRun where a Chinese index lacks the package for pinyin.
    """
    listed = _without_repeats(pages)
    names = same_things(terms, words, language)
    weighed = weigh((page.title, page.lead, page.sections) for page in listed)
    found, first_words = packed_words(weighed.weights)
    texts, first_pages = packed_texts(
        (page.lead, *(section.text for section in page.sections)) for page in listed
    )
    written, letters = written_words(weighed.written)
    headings = [text for page in listed for text in (page.title, *(one.heading for one in page.sections))]
    head = {
        "pages": [_page(page, words.weight(page.key)) for page in listed],
        "same": names,
        "small": small_words(),
        "simplified": _simplified(_characters(listed, names)),
        "emergencies": [[one.typed, one.say.say(language)] for one in words.emergencies],
        "absent": [[one.typed, one.say.say(language)] for one in words.absent],
        "common": _common(weighed.written),
        "words": first_words,
        "texts": first_pages,
        "written": letters,
    }
    heard = [IndexPart("sounds", 0, sounds(names, headings) if language == "zh" else {})]
    return index_scripts(head, (*found, *texts, *written, *heard), language)


def _common(written: Sequence[str]) -> str:
    latin = (word for word in written if word.isascii() and word.isalpha() and len(word) > 2)
    stems = dict.fromkeys(stem_of(word) for word, _ in zip(latin, range(COMMON), strict=False))
    return " ".join(sorted(stems))


def _page(page: IndexedPage, weight: float) -> list[Any]:
    return [page.url, page.title, weight, [[one.anchor, one.heading] for one in page.sections]]


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


def _characters(pages: Iterable[IndexedPage], names: Iterable[Names]) -> frozenset[str]:
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
