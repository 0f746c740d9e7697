"""Walking an HTML tree: every text node in reading order, as blocks that the normaliser understands.

The walk needs no stack of calls, so that no depth of nesting can break it.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from duizhao.normalise.readers.received import CELL_MARKUP, DocumentWriter, ReceivedBlock

if TYPE_CHECKING:
    from lxml.etree import _Element

INLINE = frozenset(
    re.findall(
        r"\w+",
        """a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark nobr picture q
        rb rp rt rtc ruby s samp small source span strike strong sub sup time tt u var wbr""",
    )
)
HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
# What a browser runs or keeps in reserve. Its words are nothing that a reader was shown.
PROGRAMS = frozenset({"script", "style"})
# What stands in no cell of a table of data.
LAYOUT = frozenset({*HEADINGS, "table", "ul", "ol", "form", "nav", "pre", "script", "style"})
# A longer one is not written out but told by its size and digest: a saved page may hold megabytes of them.
LONGEST_PROGRAM = 1_000
IMAGES = frozenset({"img", "area"})
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
# Left as they are in an address; everything else that Markdown or a template could take for markup is not.
SAFE_IN_ADDRESS = "/:?#@!$&'*+,;=%~-._"
POWER = re.compile(r"[-+−–]?\d[\d.,]*")
LINE_END = re.compile("\r\n?|\n")


@dataclass(frozen=True, slots=True)
class ElementBlock:
    """A block, the element that holds it, and the tag that it ended at."""

    block: ReceivedBlock
    element: "_Element"
    tag: str


def walk(
    root: "_Element",
    writer: DocumentWriter,
    base: str = "",
    made: Callable[["_Element"], str | None] = lambda _element: None,
) -> list[ElementBlock]:
    """Write the tree below `root` and give its blocks. `base` is where relative addresses start. `made` tells an
    element that a converter wrote, not the document: it gives the Markdown that stands for it, and None for others."""
    return _TreeWalk(writer, base, made).go(root)


class _TreeWalk:
    """Where one walk through a tree has come to."""

    def __init__(self, writer: DocumentWriter, base: str, made: Callable[["_Element"], str | None]) -> None:
        self._writer = writer
        self._base = base
        self._made = made
        self._around: list[_Element] = []
        self._placed: list[ElementBlock] = []
        self._lists: list[str] = []
        self._rows = 0
        """Inside how many rows of tables the walk is; the first row of a table is followed by a line of dashes."""
        self._links = 0
        self._inside_made: _Element | None = None
        self._pre = 0
        self._tables: list[bool] = []
        self._row_number = 0
        self._cells = 0

    def go(self, root: "_Element") -> list[ElementBlock]:
        from lxml import etree

        self._root = root
        self._has_heading = root.find(".//h1") is not None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            # The parser takes out comments and instructions: every element has a name.
            tag = element.tag.lower()
            if self._inside_made is not None:
                if event == "end" and element is self._inside_made:
                    self._inside_made = None
                    self._text(element.tail)
            elif event == "start":
                words = self._made(element)
                if words is not None:
                    self._writer.add(words)
                    self._inside_made = element
                    continue
                self._start(element, tag)
                self._text(element.text)
            else:
                self._end(element, tag)
                if element is not root:
                    self._text(element.tail)
        self._flush("")
        return self._placed

    def _text(self, words: str | None) -> None:
        if not words:
            return
        if self._around and self._around[-1].tag in PROGRAMS and len(words) > LONGEST_PROGRAM:
            digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
            self._writer.add(f"({self._around[-1].tag}: {len(words):,} characters, SHA-256 {digest})")
            self._place(self._writer.end(even_blank=True), self._around[-1].tag)
        elif self._pre and not self._rows:
            for number, line in enumerate(LINE_END.split(words)):
                if number:
                    self._break()
                self._writer.text(line, linked=self._links > 0)
        else:
            self._writer.text(words, linked=self._links > 0)

    def _start(self, element: "_Element", tag: str) -> None:
        writer = self._writer
        if tag not in INLINE:
            self._flush(tag)
            self._around.append(element)
        if tag in HEADINGS and not self._rows:
            writer.mark = HEADINGS[tag]
        elif tag == "title" and not self._has_heading:
            writer.mark = HEADINGS["h1"]
        elif tag in ("ul", "ol", "menu"):
            self._lists.append("1. " if tag == "ol" else "- ")
        elif tag == "li" and not self._rows:
            writer.mark = self._lists[-1] if self._lists else "- "
        elif tag == "pre":
            self._pre += 1
        elif tag == "table":
            self._tables.append(_is_data(element))
            self._row_number = 0
        elif tag == "tr" and self._in_data_table:
            self._rows += 1
            self._cells = 0
        elif tag in ("td", "th") and self._rows == 1:
            writer.add(" | " if self._cells else "| ")
            self._cells += 1
        elif tag == "br":
            self._break()
        elif tag in IMAGES:
            words = element.get("alt")
            if words and words.strip():
                writer.text(f" {words} ", linked=self._links > 0)
        elif tag == "a":
            self._links += 1
            writer.begin_link()
        elif tag == "sup" and POWER.fullmatch((element.text or "").strip()) and not self._links:
            # 10⁹ must not become 109.
            writer.add("^")

    def _end(self, element: "_Element", tag: str) -> None:
        writer = self._writer
        if tag == "a":
            self._links -= 1
            writer.end_link(safe_address(element.get("href"), self._base))
        if tag in INLINE:
            return
        if tag == "tr" and self._in_data_table:
            self._rows -= 1
            if not self._rows:
                self._end_row()
        self._flush(tag)
        self._around.pop()
        if tag in HEADINGS or tag in ("li", "title"):
            writer.mark = ""
        elif tag in ("ul", "ol", "menu"):
            self._lists.pop()
        elif tag == "pre":
            self._pre -= 1
        elif tag == "table":
            self._tables.pop()

    @property
    def _in_data_table(self) -> bool:
        return bool(self._tables) and self._tables[-1]

    def _flush(self, tag: str) -> None:
        if self._rows:
            self._writer.text(" ")
        else:
            self._place(self._writer.end(), tag)

    def _break(self) -> None:
        # A heading or the start of a list item is one line.
        if self._rows or self._writer.mark:
            self._writer.text(" ")
        elif not self._writer.blank:
            self._writer.add("\n")

    def _end_row(self) -> None:
        if self._writer.blank:
            self._writer.end()
            return
        self._writer.add(" |")
        if not self._row_number:
            self._writer.add("\n|" + " --- |" * max(self._cells, 1))
        gap = "\n" if self._row_number else "\n\n"
        self._row_number += 1
        self._place(self._writer.end(gap=gap, markup=CELL_MARKUP), "tr")

    def _place(self, block: ReceivedBlock | None, tag: str) -> None:
        if block is not None:
            self._placed.append(ElementBlock(block, self._around[-1] if self._around else self._root, tag))


def _is_data(table: "_Element") -> bool:
    """True for a table of data; False for one that only lays out a page: cells with blocks, or one column."""
    if any(inner.tag in LAYOUT for inner in table.iterdescendants()):
        return False
    widest = max((sum(cell.tag in ("td", "th") for cell in row) for row in table.iter("tr")), default=0)
    return widest > 1 and all(sum(1 for _ in cell.iter("p", "div")) < 3 for cell in table.iter("td", "th"))


def safe_address(address: str | None, base: str = "") -> str:
    """The address with nothing in it that Markdown or a template would take for markup; empty where it leads to no
    page or mailbox, or only to a place in the same file."""
    if not address or address.lstrip().startswith("#"):
        return ""
    try:
        whole = urljoin(base, "".join(address.split()))
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SAFE_SCHEMES or (parts.scheme != "mailto" and not parts.netloc):
        return ""
    return quote(whole, safe=SAFE_IN_ADDRESS, errors="replace")


def base_of(root: "_Element") -> str:
    """Where a saved page came from, as far as it says so itself."""
    for path, name in (
        (".//base", "href"),
        (".//link[@rel='canonical']", "href"),
        (".//meta[@property='og:url']", "content"),
    ):
        for element in root.iterfind(path):
            address = element.get(name, "").strip()
            if address.lower().startswith(("http://", "https://")):
                return address
    return ""
