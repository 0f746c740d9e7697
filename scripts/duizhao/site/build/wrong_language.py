"""Links that lead a reader out of their language although the page is there in it.

No link checker looks for these: nothing is dead.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual
from duizhao.site.build.built_page import BuiltPage, read_page
from duizhao.site.build.link_fault import LinkFault

INDEX = "index.html"


def wrong_language_links(pages: Mapping[str, str], base_path: str = "/") -> tuple[LinkFault, ...]:
    """Every link in the text of a page that leads to the other language past a twin in the page's own.

    `pages`: the HTML of each page by its path inside the site, such as `zh/benefits/index.html`.
    `base_path`: where on its host the site is published, for links that begin with `/`.
    A link that names the language of its other end (`hreflang`) is meant that way and is left alone.
    """
    read = {path: read_page(html) for path, html in pages.items()}
    return wrong_language_among(read, sorted(read), base_path)


def wrong_language_among(
    pages: Mapping[str, BuiltPage], asked: Iterable[str], base_path: str = "/"
) -> tuple[LinkFault, ...]:
    """The same of the pages that are `asked` for, in their order, where all `pages` are read already."""
    return tuple(
        _fault(path, pages[path], address, twin)
        for path in asked
        for address, twin in _strays(path, pages[path], pages, base_path)
    )


def _strays(
    path: str, page: BuiltPage, pages: Mapping[str, BuiltPage], base_path: str
) -> Iterator[tuple[str, str]]:
    for link in page.links:
        target = _target(path, link.address, base_path)
        if target is None or target not in pages:
            continue
        if pages[target].language in ("", page.language, link.language):
            continue
        twin = _twin(target, page.language, pages)
        if twin:
            yield link.address, twin


def _target(path: str, address: str, base_path: str) -> str | None:
    """The path inside the site that `address` leads to from the page at `path`; None if it leads out."""
    if urlsplit(address).scheme or urlsplit(address).netloc:
        return None
    absolute = urljoin(posixpath.join(base_path, path), address)
    inside = unquote(urlsplit(absolute).path)
    if not inside.startswith(base_path):
        return None
    inside = inside[len(base_path) :]
    return inside + INDEX if not inside or inside.endswith("/") else inside


def _twin(path: str, language: str, pages: Mapping[str, BuiltPage]) -> str | None:
    """The same page in `language`. One language has a folder of its own, the default one has none."""
    first, _, rest = path.partition("/")
    key = rest if first in LANGUAGES else path
    for candidate in (f"{language}/{key}", key):
        if candidate in pages and pages[candidate].language == language:
            return candidate
    return None


def _fault(path: str, page: BuiltPage, address: str, twin: str) -> LinkFault:
    shown = "/" + twin.removesuffix(INDEX)
    if page.language in LANGUAGES:
        en, zh = LANGUAGE_NAMES[page.language]["en"], LANGUAGE_NAMES[page.language]["zh"]
    else:
        en = zh = page.language
    reason = Bilingual(
        f"leads out of the {en} pages, although this page is there in {en}: {shown}",
        f"链接离开了{zh}页面，而该页有{zh}版：{shown}",
    )
    return LinkFault(path, address, "wrong-language", reason)
