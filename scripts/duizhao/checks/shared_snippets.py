"""The notices of a library: the snippets (`--8<--`) that its pages show, and which of them most pages
show."""

from collections import Counter

from duizhao.base.bilingual import Language
from duizhao.library.pages import Library, Page

FOLDERS: dict[Language, tuple[str, ...]] = {"en": ("en", "en-us"), "zh": ("zh", "zh-cn", "zh-hans")}
# A notice is what this share of the pages shows.
SHARE = 0.5


def notices_of(page: Page) -> frozenset[str]:
    """The snippets that a page shows, without the folder of its language."""
    return frozenset(
        without_language(block.name, page.language) for block in page.blocks if block.kind == "snippet"
    )


def without_language(name: str, language: Language) -> str:
    """`zh/includes/x.md` and `en/includes/x.md` are one notice: `includes/x.md`."""
    return "/".join(part for part in name.split("/") if part.lower() not in FOLDERS[language])


def included_pages(library: Library) -> frozenset[str]:
    """The keys of the pages that are shown inside others; they are no pages of their own."""
    shown = {
        name.removesuffix(".md")
        for pair in library.pairs
        for page in (pair.en, pair.zh)
        if page is not None
        for name in notices_of(page)
    }
    return frozenset(
        pair.key
        for pair in library.pairs
        if any(pair.key == name or name.endswith(f"/{pair.key}") for name in shown)
    )


def for_readers(page: Page) -> bool:
    """False for a page that is kept out of the search: it is for people who work on the library, and what it does or
    lacks is no custom of the pages for readers."""
    search = page.meta.get("search")
    return not (isinstance(search, dict) and search.get("exclude") is True)


def common_notices(library: Library) -> frozenset[str]:
    """The notices that most pages for readers show, in whichever language."""
    included = included_pages(library)
    pages = [
        page
        for pair in library.pairs
        if pair.key not in included
        for page in (pair.en, pair.zh)
        if page is not None and page.blocks and for_readers(page)
    ]
    counts = Counter(name for page in pages for name in notices_of(page))
    return frozenset(name for name, count in counts.items() if count >= SHARE * len(pages))
