"""Which files are pages, and under which key: the path below the folder of a language, without `.md`."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun

USUAL = ".md"
# A page with one of these keeps it in its key: every key has one file, and every file one key.
OTHER_ENDINGS = (".mdx", ".markdown")
# Files of these kinds hold pages too, but not in Markdown.
OTHER_PAGES = (".rst", ".adoc", ".asciidoc", ".html", ".htm", ".org", ".textile", ".mkd", ".mdown", ".qmd")


def file_of(key: str) -> str:
    """The path of the page `key` below the folder of a language."""
    return key if key.endswith(OTHER_ENDINGS) else f"{key}{USUAL}"


def page_files(folder: Path) -> dict[str, Path]:
    """The Markdown files below `folder`, by the key of their page. A folder that is not there has none. Links to folders
    are not followed."""
    return {
        path.relative_to(folder).as_posix().removesuffix(USUAL): path
        for path in _files(folder)
        if path.name.endswith((USUAL, *OTHER_ENDINGS))
    }


def unread(folder: Path) -> Counter[str]:
    """How many files below `folder` look like pages and are not read, by their ending. A file that bears the name of a page
    beside it (the drawing of a picture) is a part of that page."""
    return Counter(
        path.suffix
        for path in _files(folder)
        if path.suffix.lower() in (USUAL, *OTHER_ENDINGS, *OTHER_PAGES)
        and not path.name.endswith((USUAL, *OTHER_ENDINGS))
        and not path.with_suffix(USUAL).exists()
    )


def require_folders(en: Path, zh: Path) -> None:
    """Raise CannotRun where a folder is missing, or where both languages would be read from the same files."""
    require_folder(en, "en")
    require_folder(zh, "zh")
    one, two = en.resolve(), zh.resolve()
    if one == two:
        raise CannotRun(
            f"{en}: this folder is named for both languages, so each page would be compared with itself. "
            "Name the folder of the English pages with --en and that of the Chinese pages with --zh.",
            f"{en}：两种语言指定了同一个文件夹，每个页面只会与自己对照。"
            "请用 --en 指定英文页面所在的文件夹，用 --zh 指定中文页面所在的文件夹。",
        )
    if one.is_relative_to(two) or two.is_relative_to(one):
        raise CannotRun(
            f"{en} and {zh}: one folder stands inside the other, so the same pages would be read for both languages. "
            "Put each language into a folder of its own, such as docs/en and docs/zh.",
            f"{en} 和 {zh}：一个文件夹在另一个之内，同一批页面会被当作两种语言。"
            "请为每种语言单独设一个文件夹，例如 docs/en 和 docs/zh。",
        )


def require_folder(folder: Path, language: Language) -> None:
    """Raise CannotRun where the folder of the pages in `language` is missing."""
    if not folder.is_dir():
        raise CannotRun(
            f"{folder}: there is no such folder. Name the folder of the {'English' if language == 'en' else 'Chinese'} "
            f"pages with --{language}.",
            f"{folder}：没有这个文件夹。请用 --{language} 指定{'英文' if language == 'en' else '中文'}页面所在的文件夹。",
        )


def _files(folder: Path) -> Iterator[Path]:
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            # A link that leads nowhere is no page. A pipe is told when it is read.
            if not name.startswith(".") and os.path.exists(path):
                yield path
