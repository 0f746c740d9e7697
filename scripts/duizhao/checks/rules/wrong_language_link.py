import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language, other
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts, Spot
from duizhao.library.layout.language_codes import language_named
from duizhao.library.layout.page_layout import names_of
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import Link, links

FOLDERS: dict[Language, frozenset[str]] = {
    "en": frozenset({"en", "en-us", "en-gb"}),
    "zh": frozenset({"zh", "zh-cn", "zh-hans", "zh_cn", "cn"}),
}
# A link that says which language it leads to is meant that way.
NAMES_LANGUAGE = re.compile(
    r"\b(?:English|Chinese|EN|ZH|CN)\b|英文|英语|英語|中文|汉语|漢語|华语|華語|简体|簡體|繁体|繁體|\U0001F1E8\U0001F1F3|\U0001F1FA\U0001F1F8"
    r"|\U0001F1EC\U0001F1E7|hreflang\s*=",
    re.IGNORECASE,
)
OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")
PAGE_END = re.compile(r"(?:\.(?:md|html?))?/?$", re.IGNORECASE)


def facts(pair: PagePair, _blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> PairFacts:
    """By language, the links that may leave the folder of their page's language: block number, start and end in characters,
    and where they lead to."""
    found: dict[str, list[tuple[int, int, int, str]]] = {}
    for page in filter(None, (pair.en, pair.zh)):
        for block, link in _links(page):
            if _may_stray(page.key, link.target) and not _names_language(block, link):
                found.setdefault(page.language, []).append((block.number, link.start, link.end, link.target))
    return found


def check(
    library: Library, facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    keys = {language: {pair.key for pair in library.pairs if pair.side(language)} for language in LANGUAGES}
    for pair in library.pairs:
        for language in LANGUAGES:
            for number, start, end, target in facts.get(pair.key, {}).get(language, ()):
                page = pair.side(language)
                assert page
                key = _stray(library, page, language, target)
                twin = _twin(key, keys[language]) if key is not None else None
                if twin is not None:
                    yield pair, _fault(language, Spot(page.blocks[number], start, end), twin, library)


def _links(page: Page) -> Iterator[tuple[Block, Link]]:
    for block in page.blocks:
        if block.kind not in ("code", "meta"):
            for link in links(block.text, block.references):
                if not link.is_image and not OUTSIDE.match(link.target):
                    yield block, link


def _may_stray(key: str, target: str) -> bool:
    """False for a link from the page `key` that surely stays in its language: it names none, and leaves no folder."""
    path = _path(target)
    if path.startswith("/") or posixpath.normpath(posixpath.join(posixpath.dirname(key), path)).startswith(
        ".."
    ):
        return True
    return any(language_named(part) for part in re.split("[/._-]", path))


def _path(target: str) -> str:
    """The file that a link leads to, without its query and its anchor."""
    return unquote(target.partition("#")[0].partition("?")[0], errors="replace")


def _stray(library: Library, page: Page, language: Language, target: str) -> str | None:
    """The key of the page that `target` leads to where this lies in the folder of the other language; else
    None."""
    path = _path(target)
    if "\0" in path or not path:
        return None
    if path.startswith("/"):
        first, _, rest = path.lstrip("/").partition("/")
        names = FOLDERS[other(language)] | _named_folder(library, other(language))
        own = FOLDERS[language] | _named_folder(library, language)
        return PAGE_END.sub("", rest) if first.lower() in names - own else None
    here = Path(os.path.abspath(page.path.parent)).as_posix()
    absolute = posixpath.normpath(posixpath.join(here, path))
    # A link may leave out the ending, or have that of the built page.
    for file in (absolute, f"{PAGE_END.sub('', absolute)}.md", f"{absolute}/index.md"):
        if one := library.layout.of_file(Path(file)):
            return one[0] if one[1] == other(language) else None
    return None


def _named_folder(library: Library, language: Language) -> set[str]:
    """The name of the folder of a language, where it says which language that is: Docusaurus calls that of the first one docs."""
    name = library.folder(language).name.lower()
    return {name} if language_named(name) else set()


def _twin(key: str, keys: set[str]) -> str | None:
    """The same page in the reader's language, where there is one."""
    for candidate in (key, posixpath.join(key, "index"), key.removesuffix("/index")):
        for name in names_of(candidate):
            if name in keys:
                return name
    return None


def _names_language(block: Block, link: Link) -> bool:
    """True where the words of the link or its attribute list name the language."""
    after = block.text[link.end : link.end + 100]
    attributes = after[: after.find("}") + 1] if after.startswith("{") else ""
    return bool(NAMES_LANGUAGE.search(link.text) or NAMES_LANGUAGE.search(attributes))


def _fault(language: Language, spot: Spot, twin: str, library: Library) -> Fault:
    names = LANGUAGE_NAMES[other(language)]
    shown = library.layout.shown(twin, language)
    return Fault(
        language,
        spot,
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
    facts=facts,
)
