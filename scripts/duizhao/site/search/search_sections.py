"""A page as its reader can be led to it: section by section.

Written by hand on the parser of the standard library: the search plugins of MkDocs and of Material keep theirs to
themselves, and neither leaves out sources or takes an entry of a list for a section.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from duizhao.text.html.element import VOID

HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What ends a line: the excerpt of a result never runs over from one to the next.
BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "div",
        "td",
        "th",
        "table",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "section",
        "figure",
        "figcaption",
        "details",
        "summary",
        "br",
        "hr",
    ]
)
SKIPPED = frozenset(("script", "style", "svg", "template", "nav", "button", "select", "object", "noscript"))
# Marks of sources, links of headings and notices are about the text; they are not part of it.
SKIPPED_CLASSES = frozenset(("source", "headerlink", "notice", "notice-row", "review"))
# Who wrote a cited work, as medical journals write it (Sanacora G, Frye MA, et al.): nobody looks for them in the words of a site,
# and a word that is misspelt is soon like a name.
NAME = r"[^\W\d_a-z][^\W\d_]{0,24}(?:['’-][^\W\d_]{1,24}){0,2} "
AUTHOR = re.compile(
    rf"(?<![\w'’-])(?:{NAME}){{1,3}}[A-Z]{{1,3}}(?=[,;.]|,? et al\b)[,;.]? ?(?:et al[.;, ]{{0,3}})?"
)
# Below every heading: an entry of a list that has a name and a place of its own, such as one of a glossary.
ENTRY_LEVEL = 7
BLANKS = re.compile(r"[^\S\n]+")
LINES = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, up to the next one.

    `anchor` is empty where nothing leads to it but the page. `level` is that of the heading, 7 for an entry of a list.
    `text` has a line for each block.
    """

    anchor: str
    level: int
    heading: str
    text: str


@dataclass(slots=True)
class _Open:
    anchor: str
    level: int
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def done(self) -> Section:
        return Section(self.anchor, self.level, _clean(self.heading).replace("\n", " "), _clean(self.text))


def sections(html: str) -> tuple[Section, ...]:
    """The sections of the text of a page, given as HTML, in their order.

    A list item with an id that begins with bold words is a section whose heading they are. Where such an entry cites a work
    (`<cite>`), the names of its authors are left out. Sections that say nothing are left out.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return tuple(done for one in parser.sections if (done := one.done()).heading or done.text)


def _clean(pieces: list[str]) -> str:
    return LINES.sub("\n", BLANKS.sub(" ", "".join(pieces))).strip()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Open("", 1)]
        self._current = self.sections[0]
        self._stack: list[str] = []
        # How deep the stack was when something began: what is skipped, a heading, an entry of a list, its name.
        self._skipped: int | None = None
        self._heading: int | None = None
        self._entry: int | None = None
        self._bold: int | None = None
        # How many pieces of text the entry had when its first <cite> began.
        self._cited: int | None = None
        self._outer = self._current

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        depth = len(self._stack)
        if tag not in VOID:
            self._stack.append(tag)
        if self._skipped is not None:
            return
        if tag in SKIPPED or "hidden" in given or SKIPPED_CLASSES & set((given.get("class") or "").split()):
            self._skipped = depth if tag not in VOID else None
        elif tag in HEADINGS:
            self._heading = depth
            self._begin(_Open(given.get("id") or "", HEADINGS[tag]))
        elif tag == "li" and given.get("id") and self._entry is None:
            self._entry, self._cited = depth, None
            self._outer = self._current
            self._begin(_Open(given["id"] or "", ENTRY_LEVEL))
        elif tag == "cite" and self._entry is not None and self._cited is None:
            self._cited = len(self._current.text)
        elif tag == "strong" and self._entry is not None and not _clean(self._current.text):
            self._bold = depth
        elif tag in BLOCKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in self._stack:
            return
        while self._stack.pop() != tag:
            pass
        depth = len(self._stack)
        if self._skipped is not None and depth <= self._skipped:
            self._skipped = None
        elif self._skipped is None and tag in BLOCKS:
            self._add("\n")
        if self._heading is not None and depth <= self._heading:
            self._heading = None
        if self._bold is not None and depth <= self._bold:
            self._bold = None
        if self._entry is not None and depth <= self._entry:
            self._end_entry()

    def handle_data(self, data: str) -> None:
        if self._skipped is None:
            self._add(data)

    def _begin(self, section: _Open) -> None:
        self.sections.append(section)
        self._current = section

    def _add(self, text: str) -> None:
        if self._heading is not None or (self._bold is not None and text != "\n"):
            self._current.heading.append(text)
        if self._heading is None:
            self._current.text.append(text)

    def _end_entry(self) -> None:
        """What follows the entry belongs to the section that holds it. An entry without a name is part of it too."""
        self._entry = None
        entry, self._current = self._current, self._outer
        if self._cited is not None:
            entry.text[: self._cited] = [AUTHOR.sub("", "".join(entry.text[: self._cited]))]
        if not entry.heading:
            self.sections.remove(entry)
            self._current.text.extend(entry.text)
