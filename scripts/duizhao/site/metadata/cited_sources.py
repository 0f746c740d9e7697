"""Which sources a built page cites, and what the page that lists them says of each.

A link of the class `source` leads to an element with an id; that element is the source. Its title stands in the first
`<cite>`, else it is called what its first sentence says; its own address is the first link that leads out of the site.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from duizhao.site.metadata.page_facts import Citation
from duizhao.text.html.element import VOID

CLASS = "source"
# The mark of a source, such as S14, stands in front of it in bold, and is no part of its name.
MARK = "strong"
SENTENCE = re.compile(r"(?<=[.])\s|[。；]")
# What may be a source: an item of a list, a row, a paragraph, a definition.
HOLDERS = frozenset({"li", "tr", "p", "dd", "dt", "div", "section"})


def cited(html: str) -> Iterator[str]:
    """The address of each source link of a page, as it stands there, in order; each address once."""
    seen = set()
    for attributes in _links(html):
        address = attributes.get("href", "")
        if CLASS in attributes.get("class", "").split() and "#" in address and address not in seen:
            seen.add(address)
            yield address


def listed(html: str) -> dict[str, Citation]:
    """Every element of a page that has an id and may be a source, by that id."""
    reader = _SourceReader()
    reader.feed(html)
    reader.close()
    return {one.id: Citation(name, one.language, one.url) for one in reader.found if (name := one.name)}


def _links(html: str) -> Iterator[dict[str, str]]:
    for tag in re.findall(r"<a\b[^<>]*+>", html):
        reader = _Tag()
        reader.feed(tag)
        yield reader.attributes


class _Tag(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in attrs}


@dataclass
class _CitedSource:
    id: str
    depth: int
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    done: bool = False
    language: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        """The title, else the first sentence."""
        text = " ".join("".join(self.title or self.text).split())
        return text if self.title else SENTENCE.split(text, maxsplit=1)[0].rstrip(".")


class _SourceReader(HTMLParser):
    """Collects the elements with an id, the innermost first told of what stands in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_CitedSource] = []
        self._open: list[_CitedSource] = []
        self._depth = 0
        self._in_title = self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._depth += 1
        if tag in HOLDERS and attributes.get("id"):
            self._open.append(_CitedSource(attributes["id"], self._depth))
        elif self._open:
            here = self._open[-1]
            if tag == "cite" and not here.done:
                self._in_title = True
                here.language = attributes.get("lang", "")
            elif tag == MARK and not "".join(here.text).strip():
                self._in_mark = True
            elif (
                tag == "a"
                and not here.url
                and urlsplit(attributes.get("href", "")).scheme in ("http", "https")
            ):
                here.url = attributes["href"]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag == "cite" and self._in_title:
            self._in_title = False
            self._open[-1].done = True
        if tag == MARK:
            self._in_mark = False
        if self._open and self._open[-1].depth == self._depth:
            self.found.append(self._open.pop())
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._open or self._in_mark:
            return
        self._open[-1].text.append(data)
        if self._in_title:
            self._open[-1].title.append(data)
