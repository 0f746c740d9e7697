"""Walking an HTML tree: every text node in reading order, as blocks that the normaliser understands.

The walk needs no stack of calls, so that no depth of nesting can break it.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from duizhao.normalise.readers.html_marks import (
    LISTS,
    ListMarks,
    has_own_brackets,
    is_bold_line,
    is_struck,
    is_title,
)
from duizhao.normalise.readers.html_tables import CELLS, is_data, span
from duizhao.normalise.readers.received import DocumentWriter, ReceivedBlock
from duizhao.normalise.tables.source_table import SourceCell, SourceTable
from duizhao.normalise.tables.write_table import write_table

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
# A longer one is not written out but told by its size and digest: a saved page may hold megabytes of them.
LONGEST_PROGRAM = 1_000
IMAGES = frozenset({"img", "area"})
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
# Left as they are in an address; everything else that Markdown or a template could take for markup is not.
SAFE_IN_ADDRESS = "/:?#@!$&'*+,;=%~-._"
POWER = re.compile(r"[-+−–]?\d[\d.,]*")
# What a reader of Word files sets around the reading of a character.
READING = re.compile("([\ufdd0\ufdd1])")
READING_MARKS = {"\ufdd0": "（", "\ufdd1": "）"}
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
    labels: Callable[["_Element"], str] = lambda _element: "",
) -> list[ElementBlock]:
    """Write the tree below `root` and give its blocks. `base` is where relative addresses start. `made` tells an
    element that a converter wrote, not the document: it gives the Markdown that stands for it, and None for others.
    `labels` gives the number of a list item or heading that the document counts by itself, empty for others."""
    return _TreeWalk(writer, base, made, labels).go(root)


class _TreeWalk:
    """Where one walk through a tree has come to."""

    def __init__(
        self,
        writer: DocumentWriter,
        base: str,
        made: Callable[["_Element"], str | None],
        labels: Callable[["_Element"], str],
    ) -> None:
        self._writer = writer
        self._base = base
        self._made = made
        self._labels = labels
        self._around: list[_Element] = []
        self._placed: list[ElementBlock] = []
        self._lists: list[ListMarks] = []
        self._struck = self._quotes = 0
        self._bold: _Element | None = None
        self._rows = 0
        """Inside how many rows of tables of data the walk is."""
        self._links = 0
        self._inside_made: _Element | None = None
        self._pre = 0
        self._tables: list[bool] = []
        self._table_rows: list[tuple[_Element, list[SourceCell]]] = []
        self._is_cell_broken = False

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
        if self._is_cell_broken and self._rows and words.strip():
            self._writer.add("<br>")
            self._is_cell_broken = False
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
            for part in READING.split(words):
                if part in READING_MARKS:
                    self._writer.add(READING_MARKS[part])
                else:
                    self._writer.text(part, linked=self._links > 0)

    def _start(self, element: "_Element", tag: str) -> None:
        writer = self._writer
        if tag not in INLINE:
            self._flush(tag)
            self._around.append(element)
        if tag in HEADINGS and not self._rows:
            writer.mark = HEADINGS[tag]
            label = self._labels(element)
            if label:
                writer.add(f"{label} ")
        elif (tag == "title" and not self._has_heading) or (
            tag == "p" and is_title(element) and not self._rows
        ):
            writer.mark = HEADINGS["h1"]
        elif tag in LISTS:
            self._lists.append(ListMarks(element, len(self._lists)))
        elif tag == "li":
            self._begin_item(element)
        elif tag == "blockquote" and not self._rows:
            self._quotes += 1
        elif tag == "hr" and not self._rows:
            writer.add("---")
            self._place(writer.end(even_blank=True), tag)
        elif (
            tag in ("p", "div")
            and not self._rows
            and not writer.mark
            and not self._pre
            and is_bold_line(element)
        ):
            writer.add("**")
            self._bold = element
        elif tag == "pre":
            self._pre += 1
        elif tag == "table":
            self._tables.append(is_data(element))
            self._table_rows = []
        elif tag == "tr" and self._in_data_table:
            self._rows += 1
            self._table_rows.append((element, []))
        elif tag in CELLS and self._rows == 1:
            # What stands in a row and in no cell of it comes before the table.
            self._place(writer.end(), tag)
            self._is_cell_broken = False
        elif tag == "br":
            self._break()
        elif tag in IMAGES:
            words = element.get("alt")
            if words and words.strip():
                writer.text(f" {words} ", linked=self._links > 0)
        elif tag == "a":
            self._links += 1
            writer.begin_link()
        elif is_struck(element) and not self._pre:
            self._struck += 1
            if self._struck == 1:
                writer.begin_struck()
        elif tag == "rt" and not has_own_brackets(element):
            writer.add("（")
        elif tag == "sup" and POWER.fullmatch((element.text or "").strip()) and not self._links:
            # 10⁹ must not become 109.
            writer.add("^")

    def _end(self, element: "_Element", tag: str) -> None:
        writer = self._writer
        if tag == "a":
            self._links -= 1
            writer.end_link(safe_address(element.get("href"), self._base))
        if is_struck(element) and not self._pre:
            self._struck -= 1
            if not self._struck:
                writer.end_struck()
        elif tag == "rt" and not has_own_brackets(element):
            writer.add("）")
        if tag in INLINE:
            return
        if element is self._bold:
            self._bold = None
            if not writer.blank:
                writer.add("**")
        if tag in CELLS and self._rows == 1:
            runs, linked = writer.take()
            self._table_rows[-1][1].append(
                SourceCell(runs, span(element, "rowspan"), span(element, "colspan"), tag == "th", linked)
            )
            self._is_cell_broken = False
        elif tag == "tr" and self._in_data_table:
            self._rows -= 1
        self._flush(tag)
        self._around.pop()
        if tag in HEADINGS or tag in ("li", "title"):
            writer.mark = ""
        elif tag in LISTS:
            self._lists.pop()
        elif tag == "blockquote" and not self._rows:
            self._quotes -= 1
        elif tag == "pre":
            self._pre -= 1
        elif tag == "table" and self._tables.pop():
            self._end_table(element)

    @property
    def _in_data_table(self) -> bool:
        return bool(self._tables) and self._tables[-1]

    def _begin_item(self, element: "_Element") -> None:
        marks = self._lists[-1] if self._lists else None
        mark = marks.next(element) if marks else "- "
        if self._rows:
            # A list in a cell is lines with their marks.
            if self._is_cell_broken or not self._writer.blank:
                self._writer.add("<br>")
                self._is_cell_broken = False
            self._writer.add("• " if mark.strip() == "-" else mark.lstrip())
        else:
            self._writer.mark = self._label(element) or mark

    def _label(self, element: "_Element") -> str:
        """The number that a converter knows and does not write."""
        label = self._labels(element)
        return "    " * max(len(self._lists) - 1, 0) + label + " " if label else ""

    def _flush(self, tag: str) -> None:
        if self._rows:
            # A paragraph of a cell is a line of it.
            self._is_cell_broken = not self._writer.blank
        else:
            if self._quotes and not self._writer.mark and not self._writer.blank:
                self._writer.mark = "> "
            self._place(self._writer.end(), tag)

    def _break(self) -> None:
        # A heading or the start of a list item is one line.
        if self._rows:
            self._is_cell_broken = not self._writer.blank
        elif self._writer.mark:
            self._writer.text(" ")
        elif not self._writer.blank:
            self._writer.add("\n")

    def _end_table(self, table: "_Element") -> None:
        rows = self._table_rows
        around = self._around[-1] if self._around else self._root
        made = SourceTable(tuple(tuple(cells) for _row, cells in rows))
        for number, block in write_table(self._writer, made):
            self._placed.append(ElementBlock(block, rows[number][0] if rows else around, "tr"))
        self._table_rows = []

    def _place(self, block: ReceivedBlock | None, tag: str) -> None:
        if block is not None:
            self._placed.append(ElementBlock(block, self._around[-1] if self._around else self._root, tag))


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
