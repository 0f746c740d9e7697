"""A built page as the checks see it: its language and the links in its text."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

ROOT = re.compile(r"<html\b[^<>]*>", re.IGNORECASE)
ARTICLE = "<article"


@dataclass(frozen=True, slots=True)
class BuiltLink:
    """A link as it is written: its address, and the language that it says the other end has, else ""."""

    address: str
    language: str


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """The language of a page (`<html lang>`) and the links inside its `<article>`."""

    language: str
    links: tuple[BuiltLink, ...]


def read_page(html: str) -> BuiltPage:
    """Read a built page. Menus, header and footer lie outside `<article>` and are left out."""
    reader = _LinkReader()
    # What stands before the article is mostly menu: of it only the first tag counts.
    begins = html.find(ARTICLE)
    if begins > 0 and (root := ROOT.search(html, 0, begins)):
        html = root[0] + html[begins:]
    reader.feed(html)
    reader.close()
    return BuiltPage(reader.language, tuple(reader.links))


class _LinkReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.links: list[BuiltLink] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "html":
            self.language = _main(named.get("lang"))
        elif tag == "article":
            self._depth += 1
        elif tag == "a" and self._depth and named.get("href"):
            self.links.append(BuiltLink(named["href"] or "", _main(named.get("hreflang"))))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self._depth:
            self._depth -= 1


def _main(tag: str | None) -> str:
    """The main part of a language tag: `zh` of `zh-Hans`."""
    return (tag or "").split("-")[0].lower()
