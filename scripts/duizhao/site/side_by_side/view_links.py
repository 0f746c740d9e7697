"""Where the links of two pages lead from the view of both: to the view of the other page, where it has one."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from duizhao.base.bilingual import Language

INDEX = "index.html"
# So many ways from page to page are remembered.
REMEMBERED = 1 << 12


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages of a site by their address inside it (`zh/dose/`, empty for the first page).

    `views` are the addresses of the views in the language that is built, by the address of the page in either language;
    `languages` are the languages of all pages.
    """

    language: Language
    views: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)


def lead(root: HtmlElement, page: str, view: str, site: Addresses) -> None:
    """Let the links below `root`, written for the page at the address `page`, lead to the same places from `view`.

    A link to this very page becomes one inside the view. Changes the elements.
    """
    for element in root.iter("a"):
        target = inside(element.get("href", ""), page)
        language = site.languages.get(target) if target is not None and target not in site.views else None
        if language and language != site.language and not element.get("hreflang"):
            element.set("hreflang", language)
        elif target in site.views and element.get("hreflang"):
            # Both languages stand there.
            del element.attrib["hreflang"]
    root.rewrite_links(lambda link: _moved(link, page, view, site), resolve_base_href=False)


def _moved(link: str, page: str, view: str, site: Addresses) -> str:
    target = inside(link, page)
    if target is None or link.startswith("#"):
        return link
    parts = urlsplit(link)
    if site.views.get(target) == view and parts.fragment:
        return f"#{parts.fragment}"
    if target in site.views:
        address = with_file(relative(site.views[target], view))
    else:
        address = relative(urljoin("/" + page, parts.path).lstrip("/"), view)
    return urlunsplit(("", "", address, parts.query, parts.fragment))


# Pages of a folder have the same menu, and both views of a page the same links.
@lru_cache(REMEMBERED)
def inside(link: str, page: str) -> str | None:
    """The address inside the site that `link` on `page` leads to; None where it leads out, or is no address."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/") or not link:
        return None
    return unquote(urljoin("/" + page, parts.path)).lstrip("/").removesuffix(INDEX)


@lru_cache(REMEMBERED)
def relative(target: str, start: str) -> str:
    """The way from the page at `start` to `target`, both inside the site."""
    folder = posixpath.dirname("/" + start)
    way = posixpath.relpath("/" + target, folder)
    return way + "/" if (target.endswith("/") or not target) and way != "." else (way if way != "." else "./")


def with_file(address: str) -> str:
    """The address with the name of the file in it, so that it leads there from a disk too."""
    return address + INDEX if address.endswith("/") else address
