"""What the pages of a library have in common: the notices (`--8<--` snippets) that they show, the dates and the summary that
most of them have. What one page has is read page by page; what is a custom follows from all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.rule import Knowledge, PairFacts
from duizhao.library.included.without_language import without_language
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.markdown.snippet_lines import PART

# A custom is what this share of the pages has.
SHARE = 0.5
# Boxes that sum a page up, by what Material and others call them.
SUMMARIES = frozenset({"abstract", "summary", "tldr"})
# When a page was last compared with its sources, when it has to be again, and who read it when.
DATES = ("sources_checked_on", "review_due", "reviewed_on", "reviewed_by")


@dataclass(frozen=True, slots=True)
class PageCustoms:
    """What one page has. A page that is not `for_readers` is kept out of the search: it is for people who work on the
    library, and what it does or lacks is no custom. `dates` are the values that its front matter gives, as text."""

    for_readers: bool
    has_blocks: bool
    notices: tuple[str, ...]
    needs_notices: bool
    has_summary: bool
    needs_summary: bool
    dates: Mapping[str, str]

    @classmethod
    def of(cls, page: Page) -> "PageCustoms":
        """What one page has, as its blocks and its front matter say."""
        meta = page.meta
        search = meta.get("search")
        return cls(
            not (isinstance(search, dict) and search.get("exclude") is True),
            bool(page.blocks),
            tuple(sorted(notices_of(page))),
            meta.get("needs_notices") is not False,
            _has_summary(page),
            meta.get("generated") is not True and meta.get("needs_summary") is not False,
            {name: _text(meta[name]) for name in DATES if name in meta},
        )


def customs_of_pair(pair: PagePair, _blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> PairFacts:
    """What each page of `pair` has, by its language, as JSON can hold it."""
    return {language: asdict(PageCustoms.of(page)) for language in LANGUAGES if (page := pair.side(language))}


@dataclass(frozen=True)
class LibraryCustoms:
    """The pages of a library, each with what it has: `facts` are those of `customs_of_pair`, by the key of the pair."""

    library: Library
    facts: Mapping[str, PairFacts]

    def pages(self) -> Iterator[tuple[PagePair, Language, PageCustoms]]:
        """Every page that stands by itself: one that is shown inside others is none of its own."""
        for pair in self.library.pairs:
            if pair.key not in self._included:
                for language, page in self._of(pair):
                    yield pair, language, page

    @cached_property
    def notices(self) -> frozenset[str]:
        """The notices that most pages for readers show, in whichever language."""
        pages = [page for _pair, _language, page in self.pages() if page.has_blocks and page.for_readers]
        counts = Counter(name for page in pages for name in page.notices)
        return frozenset(name for name, count in counts.items() if count >= SHARE * len(pages))

    def _of(self, pair: PagePair) -> Iterator[tuple[Language, PageCustoms]]:
        known = self.facts.get(pair.key, {})
        for language in LANGUAGES:
            if language in known:
                given: Mapping[str, Any] = known[language]
                yield language, PageCustoms(**{**given, "notices": tuple(given["notices"])})

    @cached_property
    def _included(self) -> frozenset[str]:
        shown = {
            PART.sub("", name).removesuffix(".md")
            for pair in self.library.pairs
            for _language, page in self._of(pair)
            for name in page.notices
        }
        return frozenset(self.library.included) | frozenset(
            pair.key
            for pair in self.library.pairs
            if any(pair.key == name or name.endswith(f"/{pair.key}") for name in shown)
        )


def notices_of(page: Page) -> frozenset[str]:
    """The snippets that a page shows, without the folder of its language."""
    return frozenset(
        without_language(block.name, page.language) for block in page.blocks if block.kind == "snippet"
    )


def _has_summary(page: Page) -> bool:
    """True where such a box stands between the title and the first heading below it."""
    for block in page.blocks:
        if block.kind == "heading" and block.level > 1:
            return False
        if any(name.partition(":")[2] in SUMMARIES for name in block.within):
            return True
    return False


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
