"""A library: the pages of `docs/en` and `docs/zh`, paired by their key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun, Unexpected, show_traceback
from duizhao.base.files import read_text
from duizhao.library.page_files import file_of, page_files, require_folders
from duizhao.text.markdown.blocks import Block, read_blocks


@dataclass(frozen=True, slots=True)
class PageFault:
    """What of a page could not be read: why not its front matter, or the unexpected error that reading it ended with."""

    front_matter: str = ""
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `key` is its path below the language's folder, without `.md`. A page with a `fault` has
    only the blocks and the front matter that could be read."""

    key: str
    language: Language
    path: Path
    text: str
    blocks: tuple[Block, ...]
    meta: Mapping[str, object]
    fault: PageFault | None = None

    @property
    def anchors(self) -> frozenset[str]:
        """The explicit heading ids of the page."""
        return frozenset(block.anchor for block in self.blocks if block.anchor)


@dataclass(frozen=True, slots=True)
class PagePair:
    """The same page in both languages; a side that is missing is None."""

    key: str
    en: Page | None
    zh: Page | None

    def side(self, language: Language) -> Page | None:
        """The page in `language`, None where it is missing."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Library:
    """All page pairs, by key in alphabetical order, and the folders they came from."""

    en: Path
    zh: Path
    pairs: tuple[PagePair, ...]

    def folder(self, language: Language) -> Path:
        """The folder of the pages in `language`."""
        return self.en if language == "en" else self.zh

    @classmethod
    def read(cls, en: Path, zh: Path) -> "Library":
        """Read every Markdown page below the two folders. Links to folders are not followed, so a loop is no trap.

        Raises CannotRun where a folder is missing, one stands in the other, a page is not UTF-8 or its front matter is not YAML.
        """
        folders: dict[Language, Path] = {"en": en, "zh": zh}

        def page(key: str, language: Language) -> Page:
            return read_page(folders[language] / file_of(key), key, language)

        return cls.of(en, zh, page)

    @classmethod
    def of(cls, en: Path, zh: Path, page: Callable[[str, Language], Page | None]) -> "Library":
        """The library of the pages below the two folders, each of which `page` gives by its key and language.

        Raises CannotRun where a folder is missing or one stands in the other, and what `page` raises.
        """
        require_folders(en, zh)
        pages = {"en": _of_folder(en, "en", page), "zh": _of_folder(zh, "zh", page)}
        keys = sorted(pages["en"].keys() | pages["zh"].keys())
        return cls(en, zh, tuple(PagePair(key, pages["en"].get(key), pages["zh"].get(key)) for key in keys))


def read_page(path: Path, key: str, language: Language) -> Page:
    """Read one page. Raises CannotRun as `Library.read` does."""
    return page_of(read_text(path), path, key, language)


def page_of(text: str, path: Path, key: str, language: Language) -> Page:
    """The page whose file at `path` holds `text`. Raises CannotRun where its front matter is not YAML."""
    return sound(page_as_it_is(text, path, key, language))


def page_as_it_is(text: str, path: Path, key: str, language: Language) -> Page:
    """The page whose file at `path` holds `text`, with what is wrong with it."""
    try:
        markdown = read_blocks(text)
    except Exception as fault:
        # One page must not hide the others.
        return Page(key, language, path, text, (), {}, PageFault(error=fault))
    unread = PageFault(front_matter=markdown.fault) if markdown.fault else None
    return Page(key, language, path, text, markdown.blocks, markdown.meta, unread)


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
    """The page as it is with another text; what is wrong with its front matter is not told."""
    markdown = read_blocks(text)
    return replace(page, text=text, blocks=markdown.blocks, meta=markdown.meta)


def _of_folder(
    folder: Path, language: Language, page: Callable[[str, Language], Page | None]
) -> dict[str, Page]:
    return {key: found for key in page_files(folder) if (found := page(key, language))}
