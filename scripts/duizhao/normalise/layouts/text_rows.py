"""A table that is one text beside its translation becomes that text: each line of a cell a piece of its own.

The bars between the cells are taken off as edits; the head goes where it only names the languages, and so does the
line below it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.cut import BULLET, NUMBERED, tidied, without_marks
from duizhao.normalise.edits import EditedText
from duizhao.normalise.layouts.labelled import label_line
from duizhao.normalise.layouts.language_columns import LanguageColumns
from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.piece import Kind, Piece

CELL = "edge of a cell"
EDGE = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"(?:(?<![ \t])[ \t]++)?<br ?/?>[ \t]*+")
LEAD = re.compile(r"[|\s]*+")
TAG = re.compile(r"<br ?/?>$")
SENTENCE_END = re.compile(r"[.!?。！？；;][”’」』）)\"'*_]*$")
RULE = Bilingual(
    "The line below the head of a table; the table's rows became paragraphs.",
    "表头下的分隔线；表格各行已成为段落。",
)


def is_text_table(columns: LanguageColumns, rows: Sequence[Sequence[str]]) -> bool:
    """True where a table is nothing but a text and its translation, and its head (the first of `rows`) is none of the
    text: it names the languages, or there is none, for its cells are empty or sentences."""
    if not columns.is_text:
        return False
    head = [cell for cell in rows[0] if cell]
    return all(label_line(cell) for cell in head) or any(SENTENCE_END.search(cell) for cell in head)


def text_rows(source: str, table: Sequence[Piece], is_rule: Sequence[bool]) -> list[Piece]:
    """The pieces that the rows of `table` become; `is_rule` tells which row only draws the line below the head."""
    found: list[Piece] = []
    for row, rule in zip(table, is_rule, strict=True):
        cells = [words for words in _cells(source, row) if words[1] > words[0]]
        named = [label_line(source[start:end]) for start, end in cells]
        if rule or not cells:
            found.append(replace(row, kind="label", left_out=RULE))
        elif row is table[0] and all(named):
            found.append(replace(row, kind="label"))
        else:
            found += _row(source, row)
    return found


def _cells(source: str, row: Piece) -> list[tuple[int, int]]:
    """Where the words of each cell stand in the source."""
    raw = source[row.start : row.end]
    bars = [row.start + match.start() for match in EDGE.finditer(raw)]
    found = []
    for start, end in pairwise(bars):
        inner = source[start + 1 : end]
        first = start + 1 + len(inner) - len(inner.lstrip())
        found.append((first, max(first, start + 1 + len(inner.rstrip()))))
    return found


def _row(source: str, row: Piece) -> list[Piece]:
    """The lines of each cell, line beside line where both cells have as many; else each cell as one."""
    cells = [_lines(source, start, end) for start, end in _cells(source, row)]
    if len({len(lines) for lines in cells if lines}) > 1:
        cells = [[(lines[0][0], lines[-1][1])] if lines else [] for lines in cells]
    places = [(number, *line) for number, lines in enumerate(cells) for line in lines]
    starts = [row.start, *(start for _cell, start, _end in places[1:]), row.end]
    made = [
        (number, _piece(source, row, starts[index], starts[index + 1]))
        for index, (number, _start, _end) in enumerate(places)
    ]
    sides = [[index for index, (cell, _piece) in enumerate(made) if cell == number] for number in (0, 1)]
    pieces = [piece for _cell, piece in made]
    for i, j in zip(*sides, strict=False):
        one, other = pieces[i], pieces[j]
        if is_plausible(one.text, other.text) or is_plausible(other.text, one.text):
            pieces[i], pieces[j] = replace(one, twin=other.start), replace(other, twin=one.start)
    return pieces


def _lines(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the lines of a cell stand."""
    found, position = [], start
    for match in BREAK.finditer(source, start, end):
        found.append((position, match.start()))
        position = match.end()
    found.append((position, end))
    return [(first, last) for first, last in found if first < last]


def _piece(source: str, row: Piece, start: int, end: int) -> Piece:
    text = EditedText.of(source, start, end)
    behind = _end(text.text)
    if behind < len(text.text):
        text = text.replace(behind, len(text.text), "", CELL)
    lead = LEAD.match(text.text)
    if lead and lead.group():
        text = text.replace(0, lead.end(), "", CELL)
    breaks = [(match.start(), match.end(), " ") for match in BREAK.finditer(text.text)]
    text = tidied(text.replace_many(breaks, "line break"))
    kind: Kind = "item" if BULLET.match(text.text) else "step" if NUMBERED.match(text.text) else "paragraph"
    text, _anew = without_marks(text, kind)
    return replace(row, start=start, end=end, kind=kind, text=text.text, edits=text.edits)


def _end(text: str) -> int:
    """Where the words of a line of a cell end; behind them stand blanks, breaks and the bars of the table."""
    rest = text
    while True:
        rest = rest.rstrip()
        if rest.endswith("|") and not rest.endswith("\\|"):
            rest = rest[:-1]
        elif tag := TAG.search(rest, max(len(rest) - 6, 0)):
            rest = rest[: tag.start()]
        else:
            return len(rest)
