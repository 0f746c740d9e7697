"""A library: the pages of `docs/en` and `docs/zh`, paired by their key."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun, Unexpected, show_traceback
from duizhao.base.files import read_text
from duizhao.library.included.unread_text import UnreadText
from duizhao.library.layout import PageLayout
from duizhao.library.layout.pages_there import PagesThere, pages_there
from duizhao.text.language.language_pack import Chinese, pack_of
from duizhao.text.markdown.blocks import Block, Markdown, read_blocks


@dataclass(frozen=True, slots=True)
class PageFault:
    """What of a page could not be read: why not its front matter, or the unexpected error that reading it ended with."""

    front_matter: str = ""
    error: Exception | None = None


@dataclass(frozen=True)
class Page:
    """One page in one language. `key` is its path below the language's folder, without `.md`. The text is parsed when
    something of it is first asked for, unless what it holds is `given`. A page with a `fault` has only the blocks and the
    front matter that could be read. `chinese` says in which characters a Chinese page is written;
    one that `is_compared` is as `compared` gives it."""

    key: str
    language: Language
    path: Path
    text: str
    given: Markdown | None = None
    chinese: Chinese = "simplified"
    is_compared: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the page in reading order."""
        return self._parsed[0].blocks

    @property
    def meta(self) -> Mapping[str, object]:
        """The front matter, by the names in it."""
        return self._parsed[0].meta

    @property
    def fault(self) -> PageFault | None:
        """What of the page could not be read; None where all of it was."""
        return self._parsed[1]

    @property
    def anchors(self) -> frozenset[str]:
        """The explicit heading ids of the page."""
        return frozenset(block.anchor for block in self.blocks if block.anchor)

    @cached_property
    def compared(self) -> "Page":
        """The page as its blocks are compared: those of one in Traditional characters bear their texts in Simplified ones,
        each character at its place. The page's own text stays as it is written."""
        if self.is_compared or pack_of(self.language, self.chinese) is pack_of(self.language):
            return self
        return replace(self, is_compared=True)

    def unparsed(self) -> "Page":
        """The same page, which keeps nothing of what was read of it so far."""
        return replace(self)

    @cached_property
    def _parsed(self) -> tuple[Markdown, PageFault | None]:
        try:
            markdown = self.given or read_blocks(self.text)
        except Exception as fault:
            # One page must not hide the others.
            return Markdown((), {}), PageFault(error=fault)
        if self.is_compared:
            fold = pack_of(self.language, self.chinese).as_compared
            blocks = tuple(block.compared_as(fold(block.text)) for block in markdown.blocks)
            markdown = replace(markdown, blocks=blocks)
        return markdown, PageFault(front_matter=markdown.fault) if markdown.fault else None


@dataclass(frozen=True, slots=True)
class PagePair:
    """The same page in both languages; a side that is missing is None."""

    key: str
    en: Page | None
    zh: Page | None

    @property
    def compared(self) -> "PagePair":
        """The pair of its pages as their blocks are compared."""
        return PagePair(self.key, self.en and self.en.compared, self.zh and self.zh.compared)

    def side(self, language: Language) -> Page | None:
        """The page in `language`, None where it is missing."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Library:
    """All page pairs, by key in alphabetical order, and where they lie. `there` is what else was seen in their folders, where
    the library was read from them. Among the pairs of a library that is checked are the texts that pages include: `included` says
    of each which pages show it, by its key; `unread` are those that were not read."""

    layout: PageLayout
    pairs: tuple[PagePair, ...]
    there: PagesThere | None = None
    included: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: tuple[UnreadText, ...] = ()

    @property
    def compared(self) -> "Library":
        """The library of its pages as their blocks are compared."""
        return replace(self, pairs=tuple(pair.compared for pair in self.pairs))

    def with_shown(self, pages: Collection[str]) -> frozenset[str]:
        """The keys of `pages`, and of the texts that they include."""
        asked = frozenset(pages)
        return asked | {key for key, shown_by in self.included.items() if shown_by & asked}

    def folder(self, language: Language) -> Path:
        """The folder of the pages in `language`."""
        return self.layout.folder(language)

    @classmethod
    def read(cls, en: Path, zh: Path, chinese: Chinese = "simplified") -> "Library":
        """Read every Markdown page below two folders, the Chinese ones in those characters. Links to folders are not
        followed, so a loop is no trap.

        Raises CannotRun where a folder is missing, a page is not UTF-8 or its front matter is not YAML.
        """
        layout = PageLayout.of_folders(en, zh)

        def page(key: str, language: Language) -> Page:
            return replace(read_page(layout.path(key, language), key, language), chinese=chinese)

        return cls.of(layout, page)

    @classmethod
    def of(
        cls,
        layout: PageLayout,
        page: Callable[[str, Language], Page | None],
        wanted: Callable[[str], bool] = lambda _key: True,
    ) -> "Library":
        """The library of the pages that lie as `layout` says, each of which `page` gives by its key and language; of those whose
        key is `wanted` alone.

        Raises CannotRun where a folder is missing or both languages are read from the same files, and what `page` raises.
        """
        there = pages_there(layout)
        keys = there.keys
        return cls(
            layout,
            tuple(
                PagePair(
                    key, *(page(key, language) if key in keys[language] else None for language in LANGUAGES)
                )
                for key in sorted(filter(wanted, keys["en"] | keys["zh"]))
            ),
            there,
        )


def read_page(path: Path, key: str, language: Language) -> Page:
    """Read one page. Raises CannotRun as `Library.read` does."""
    return page_of(read_text(path), path, key, language)


def page_of(text: str, path: Path, key: str, language: Language) -> Page:
    """The page whose file at `path` holds `text`. Raises CannotRun where its front matter is not YAML."""
    return sound(Page(key, language, path, text))


def sound(page: Page) -> Page:
    """The page, of which everything was read. Raises CannotRun where something could not be."""
    if page.fault is None:
        return page
    if page.fault.error is not None:
        show_traceback(page.fault.error)
        raise Unexpected(page.fault.error, str(page.path)) from page.fault.error
    fault = page.fault.front_matter
    raise CannotRun(
        f"{page.path}:1: the front matter cannot be read: {fault}. Correct the lines between the two `---`.",
        f"{page.path}:1：无法读取页首信息：{fault}。请修改两个 `---` 之间的内容。",
    )


def with_text(page: Page, text: str) -> Page:
    """The page as it is with another text."""
    return replace(page, text=text, given=None)
