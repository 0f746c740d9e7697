import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language, other
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, Spot
from duizhao.library.page_files import file_of
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import Link, links

FOLDERS: dict[Language, frozenset[str]] = {
    "en": frozenset({"en", "en-us", "en-gb"}),
    "zh": frozenset({"zh", "zh-cn", "zh-hans", "zh_cn", "cn"}),
}
# A link that says which language it leads to is meant that way.
NAMES_LANGUAGE = re.compile(r"\b(?:English|Chinese)\b|英文|英语|中文|汉语|hreflang\s*=", re.IGNORECASE)
OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")
PAGE_END = re.compile(r"(?:\.(?:md|html?))?/?$", re.IGNORECASE)


def check(
    library: Library, _alignments: Alignments, _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    keys = {language: {pair.key for pair in library.pairs if pair.side(language)} for language in LANGUAGES}
    for pair in library.pairs:
        for language in LANGUAGES:
            page = pair.side(language)
            for block, link in _links(page) if page else ():
                key = _stray(library, page, language, link.target) if page else None
                twin = _twin(key, keys[language]) if key is not None else None
                if twin is not None and not _names_language(block, link):
                    yield pair, _fault(language, block, link, twin, library)


def _links(page: Page) -> Iterator[tuple[Block, Link]]:
    for block in page.blocks:
        if block.kind not in ("code", "meta"):
            for link in links(block.text, block.references):
                if not link.is_image and not OUTSIDE.match(link.target):
                    yield block, link


def _stray(library: Library, page: Page, language: Language, target: str) -> str | None:
    """The key of the page that `target` leads to where this lies in the folder of the other language; else
    None."""
    path = unquote(target.partition("#")[0].partition("?")[0], errors="replace")
    if "\0" in path or not path:
        return None
    if path.startswith("/"):
        first, _, rest = path.lstrip("/").partition("/")
        names = FOLDERS[other(language)] | {library.folder(other(language)).name.lower()}
        own = {library.folder(language).name.lower()} | FOLDERS[language]
        return PAGE_END.sub("", rest) if first.lower() in names - own else None
    folder = Path(os.path.abspath(library.folder(other(language)))).as_posix()
    here = Path(os.path.abspath(page.path.parent)).as_posix()
    absolute = posixpath.normpath(posixpath.join(here, path))
    if not absolute.startswith(folder + "/"):
        return None
    return PAGE_END.sub("", absolute[len(folder) + 1 :])


def _twin(key: str, keys: set[str]) -> str | None:
    """The same page in the reader's language, where there is one."""
    for candidate in (
        key,
        posixpath.join(key, "index"),
        posixpath.join(key, "_index"),
        key.removesuffix("/index"),
    ):
        if candidate in keys:
            return candidate
    return None


def _names_language(block: Block, link: Link) -> bool:
    """True where the words of the link or its attribute list name the language."""
    after = block.text[link.end : link.end + 100]
    attributes = after[: after.find("}") + 1] if after.startswith("{") else ""
    return bool(NAMES_LANGUAGE.search(link.text) or NAMES_LANGUAGE.search(attributes))


def _fault(language: Language, block: Block, link: Link, twin: str, library: Library) -> Fault:
    names = LANGUAGE_NAMES[other(language)]
    shown = f"{library.folder(language).name}/{file_of(twin)}"
    return Fault(
        language,
        Spot(block, link.start, link.end),
        None,
        Bilingual(
            f"This link leads to the {names['en']} page, although there is {shown}.",
            f"这个链接指向{names['zh']}页面，而 {shown} 是存在的。",
        ),
    )


rule = LibraryRule(
    guards=Bilingual(
        "Links lead to pages in the reader's own language wherever there is one.",
        "只要有读者所用语言的页面，链接就指向那一页。",
    ),
    why=Bilingual(
        "A reader would be sent to a page that they may not be able to read.",
        "读者会被带到可能看不懂的页面。",
    ),
    fix=Bilingual(
        "Link to the page in the same language, or name the language in the words of the link.",
        "请链接到同一语言的页面；确实需要指向另一种语言时，请在链接文字中写明。",
    ),
    example=Example(
        broken_en="See [this page](../en/page.md).\n",
        broken_zh="参见[本页](../en/page.md)。\n",
        repaired_en="See [this page](../en/page.md).\n",
        repaired_zh="参见[本页](../zh/page.md)。\n",
    ),
    check=check,
)
