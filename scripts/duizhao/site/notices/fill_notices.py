"""Putting HTML in the place of the tokens of a page that was rendered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from duizhao.site.notices.insert_tokens import CLOSE, OPEN, TOKEN
from duizhao.site.notices.notice_spot import NoticeMark

# A paragraph of nothing but tokens: its tags go, and what is put there may be a block.
PARAGRAPH = re.compile(rf"<p(?:\s[^<>]*)?>\s*((?:{TOKEN.pattern.replace('?P<name>', '')}\s*)+)</p>")
BLOCK_OPEN = "\ue002"
# Where a program is coloured, its signs may have got tags of their own.
SPLIT = re.compile(rf"{OPEN}((?:<[^<>]*>)*)([a-z0-9]+)((?:<[^<>]*>)*){CLOSE}")
PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title)\b.*?(?:</(?P=raw)\s*+>|\Z)"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][\w-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,200}+>"
    rf"|(?:(?<!\s)\s++)?(?P<open>[{OPEN}{BLOCK_OPEN}])(?P<name>[a-z0-9]+){CLOSE}",
    re.DOTALL | re.IGNORECASE,
)
ANY_TOKEN = re.compile(rf"(?:(?<!\s)\s++)?[{OPEN}{BLOCK_OPEN}][a-z0-9]++{CLOSE}")
# Nothing may be put into these: it stands behind them instead.
CLOSED = frozenset(
    {"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "select", "summary", "svg"}
)
CELLS = frozenset({"td", "th"})
# A mark as HTML; True where a block may stand.
Render = Callable[[NoticeMark, bool], str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A page with its notices, and the marks for which there was no place, in their order."""

    html: str
    left: tuple[NoticeMark, ...]


def fill(html: str, marks: Mapping[str, NoticeMark], render: Render) -> Filled:
    """`html` with each token replaced by its mark, from `marks` by name.

    No token is left, wherever it got to. One that stands in a tag, a comment or a script is removed and its mark not
    placed; so is a second one of the same name. A notice in a table becomes a row of its own.
    """
    filling = _Filling(marks, render)
    position = 0
    whole = SPLIT.sub(rf"{OPEN}\2{CLOSE}\1\3", html)
    blocks = PARAGRAPH.sub(lambda match: match[1].rstrip().replace(OPEN, BLOCK_OPEN), whole)
    for piece in PIECE.finditer(blocks):
        filling.keep(blocks[position : piece.start()])
        position = piece.end()
        if piece["name"]:
            filling.put(piece["name"].lower(), piece["open"] == BLOCK_OPEN)
        elif piece["tag"]:
            filling.tag(ANY_TOKEN.sub("", piece.group()), piece["tag"].lower(), bool(piece["end"]))
        else:
            filling.keep(ANY_TOKEN.sub("", piece.group()))
    filling.keep(blocks[position:])
    return filling.done()


class _Filling:
    """How far a page has been filled."""

    def __init__(self, marks: Mapping[str, NoticeMark], render: Render) -> None:
        self.marks = marks
        self.render = render
        self.parts: list[str] = []
        self.placed: set[str] = set()
        self.closed: list[str] = []
        # What waits for the end of an element that nothing may be put into, and for the end of a row.
        self.waiting: list[NoticeMark] = []
        self.for_row: list[NoticeMark] = []
        self.rows = 0
        self.cells = 0

    def keep(self, text: str) -> None:
        """A piece of the page as it is."""
        self.parts.append(text)

    def put(self, name: str, block: bool) -> None:
        """The mark called `name`, here or at the next place that can hold it."""
        mark = self.marks.get(name)
        if mark is None or name in self.placed:
            return
        self.placed.add(name)
        if self.closed:
            self.waiting.append(mark)
        elif self.rows and mark.notice:
            self.for_row.append(mark)
        else:
            self.parts.append(self.render(mark, block))

    def tag(self, text: str, tag: str, ends: bool) -> None:
        """A tag: it may open or close an element that marks have to wait for."""
        if tag == "tr" and ends:
            self._end_row(text)
            return
        self.parts.append(text)
        if tag == "tr":
            self.rows, self.cells = self.rows + 1, 0
        elif tag in CELLS and not ends:
            self.cells += _span(text)
        elif tag in CLOSED and not text.endswith("/>"):
            if not ends:
                self.closed.append(tag)
            elif tag in self.closed:
                while self.closed.pop() != tag:
                    pass
                self._end_closed()

    def _end_closed(self) -> None:
        if self.closed:
            return
        for mark in self.waiting:
            if self.rows and mark.notice:
                self.for_row.append(mark)
            else:
                self.parts.append(self.render(mark, False))
        self.waiting = []

    def _end_row(self, text: str) -> None:
        self.parts.append(text)
        self.rows = max(self.rows - 1, 0)
        if self.rows:
            return
        for mark in self.for_row:
            told = self.render(mark, False)
            self.parts.append(f'\n<tr class="notice-row"><td colspan="{max(self.cells, 1)}">{told}</td></tr>')
        self.for_row = []

    def done(self) -> Filled:
        """The page, and what could not be placed."""
        left = [mark for name, mark in self.marks.items() if name not in self.placed]
        return Filled("".join(self.parts), tuple([*left, *self.waiting, *self.for_row]))


def _span(cell: str) -> int:
    found = re.search(r"\bcolspan=\"?(\d{1,3})", cell)
    return int(found[1]) if found else 1
