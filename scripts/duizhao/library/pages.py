"""A library: the pages of `docs/en` and `docs/zh`, paired by their key."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.text.markdown.blocks import Block, read_blocks


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `key` is its path below the language's folder, without `.md`."""

    key: str
    language: Language
    path: Path
    text: str
    blocks: tuple[Block, ...]
    meta: Mapping[str, object]

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

        Raises CannotRun where a folder is missing, a page is not UTF-8 or its front matter is not YAML.
        """
        folders: dict[Language, Path] = {"en": en, "zh": zh}

        def page(key: str, language: Language) -> Page:
            return read_page(folders[language] / f"{key}.md", key, language)

        return cls.of(en, zh, page)

    @classmethod
    def of(cls, en: Path, zh: Path, page: Callable[[str, Language], Page | None]) -> "Library":
        """The library of the pages below the two folders, each of which `page` gives by its key and language.

        Raises CannotRun where a folder is missing, and what `page` raises.
        """
        pages = {"en": _of_folder(en, "en", page), "zh": _of_folder(zh, "zh", page)}
        keys = sorted(pages["en"].keys() | pages["zh"].keys())
        return cls(en, zh, tuple(PagePair(key, pages["en"].get(key), pages["zh"].get(key)) for key in keys))


def read_page(path: Path, key: str, language: Language) -> Page:
    """Read one page. Raises CannotRun as `Library.read` does."""
    return page_of(read_text(path), path, key, language)


def page_of(text: str, path: Path, key: str, language: Language) -> Page:
    """The page whose file at `path` holds `text`. Raises CannotRun where its front matter is not YAML."""
    markdown = read_blocks(text)
    if markdown.fault:
        raise CannotRun(
            f"{path}:1: the front matter cannot be read: {markdown.fault}. Correct the lines between the two `---`.",
            f"{path}:1：无法读取页首信息：{markdown.fault}。请修改两个 `---` 之间的内容。",
        )
    return Page(key, language, path, text, markdown.blocks, markdown.meta)


def with_text(page: Page, text: str) -> Page:
    """The page as it is with another text; what is wrong with its front matter is not told."""
    markdown = read_blocks(text)
    return replace(page, text=text, blocks=markdown.blocks, meta=markdown.meta)


def require_folder(folder: Path, language: Language) -> None:
    """Raise CannotRun where the folder of the pages in `language` is missing."""
    if not folder.is_dir():
        raise CannotRun(
            f"{folder}: there is no such folder. Name the folder of the {'English' if language == 'en' else 'Chinese'} "
            f"pages with --{language}.",
            f"{folder}：没有这个文件夹。请用 --{language} 指定{'英文' if language == 'en' else '中文'}页面所在的文件夹。",
        )


def _of_folder(
    folder: Path, language: Language, page: Callable[[str, Language], Page | None]
) -> dict[str, Page]:
    require_folder(folder, language)
    return {key: found for key in page_files(folder) if (found := page(key, language))}


def page_files(folder: Path) -> dict[str, Path]:
    """The Markdown files below `folder`, by the key of their page. A folder that is not there has none."""
    return dict(_markdown_files(folder))


def _markdown_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if name.endswith(".md") and not name.startswith(".") and path.is_file():
                yield path.relative_to(folder).with_suffix("").as_posix(), path
