"""Tables in both languages: each row becomes an English and a Chinese one.

A row is cut before the first word of its second language. Cells that belong to both (doses, notes) and those of the
other language are put in and taken off as edits, so that every character stays accounted for. A table that is one text
beside its translation, and nothing else, becomes that text: see `text_rows.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.normalise.cut import tidied
from duizhao.normalise.edits import EditedText
from duizhao.normalise.layouts.divide import EMPHASIS_MARKS
from duizhao.normalise.layouts.language_columns import LanguageColumns, Role, cell_point, language_columns
from duizhao.normalise.layouts.layout import Layout, covered, prose
from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.layouts.switch_point import IN_BRACKETS, SwitchPoint
from duizhao.normalise.layouts.text_rows import CELL, is_text_table, text_rows
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language

COLUMN = "column of the other language"
SHARED = "cell of both languages"
EDGE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+-]+")
EDGES = "| \t"
# A cell that is `gone` stands on neither page.
RowRole = Role | Literal["gone"]


@dataclass(frozen=True, slots=True)
class _RowCell:
    """A cell of a row: where it stands in the source, the bar before it among it; its role; where it is cut."""

    start: int
    end: int
    raw: str
    role: RowRole
    point: SwitchPoint | None = None

    def side(self, language: Language) -> str | None:
        """What the cell says on the page in `language`, its bar before it; None where it is not there."""
        if self.point:
            first = self.point.first == language
            words = self.raw[: self.point.end] if first else self.raw[self.point.start :]
            around = None if first else IN_BRACKETS.match(words.strip(EDGES))
            words = around["inner"] if around and self.point.how == "brackets" else words.strip(EDGES)
            for mark in EMPHASIS_MARKS:
                if words.count(mark) % 2:
                    words = words + mark if first else mark + words
                    break
            return f"| {words} "
        if self.role == "shared" or self.role == "both" or self.role == language:
            return self.raw
        return self.raw if self.role == "other zh" and language == "zh" else None

    def own(self, language: Language) -> int | None:
        """Where in the source the words begin that stand on the page in `language` alone; None: nowhere."""
        if self.point:
            return self.start if self.point.first == language else self.start + self.point.start
        is_own = self.role == language and self.raw.strip(EDGES)
        return self.start if is_own else None


def divided(source: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, the rows of tables in both languages cut into their two languages."""
    found: list[Piece] = []
    for table in _tables(pieces):
        rows = [_texts(source[row.start : row.end]) for row in table]
        body = [row for row in rows if not _is_rule(row)]
        if body and not any(body[0]):
            # The head says nothing: the first row is one of all.
            body = body[1:]
        columns = language_columns(body) if len(table) > 1 else None
        if columns and is_text_table(columns, rows):
            found += text_rows(source, table, [_is_rule(row) for row in rows])
        elif columns:
            is_head = True
            for row in table:
                found += _divide(source, row, columns, is_head=is_head)
                is_head = False
        else:
            found += table
    return tuple(found)


def _tables(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in groups: rows on lines that follow each other together, each other piece alone."""
    table: list[Piece] = []
    for piece in pieces:
        if table and (piece.kind != "row" or piece.line != table[-1].line + 1):
            yield table
            table = []
        if piece.kind == "row":
            table.append(piece)
        else:
            yield [piece]
    if table:
        yield table


def _texts(raw: str) -> list[str]:
    """The words of the cells of a row."""
    bars = [match.start() for match in EDGE.finditer(raw)]
    return [raw[start:end].strip(EDGES) for start, end in pairwise(bars)]


def _is_rule(row: Sequence[str]) -> bool:
    """True for the line below a head: it says how many columns there are."""
    return any(row) and all(RULE.fullmatch(cell) for cell in row if cell)


def _cells(source: str, row: Piece, columns: LanguageColumns, *, is_head: bool) -> list[_RowCell]:
    raw = source[row.start : row.end]
    bars = [match.start() for match in EDGE.finditer(raw)]
    found = []
    for number, (start, end) in enumerate(pairwise(bars)):
        role: RowRole = columns.roles[number] if number < len(columns.roles) else "shared"
        point = None
        if role in ("both", "shared"):
            cell = raw[start:end]
            lead = len(cell) - len(cell.lstrip(EDGES))
            inner = cell_point(cell.strip(EDGES), is_alike=role == "both" or is_head)
            if inner:
                point = replace(inner, start=inner.start + lead, end=inner.end + lead)
        found.append(_RowCell(row.start + start, row.start + end, raw[start:end], role, point))
    return found


def _divide(source: str, row: Piece, columns: LanguageColumns, *, is_head: bool) -> tuple[Piece, ...]:
    cells = _cells(source, row, columns, is_head=is_head)
    filled = [cell for cell in cells if cell.raw.strip(EDGES)]
    if _is_rule(_texts(source[row.start : row.end])) or not filled:
        return (_for(source, row, cells, "en", None),)
    if len(filled) == 1 and filled[0].role in ("en", "zh"):
        cells = _alone(cells, filled[0])
    return _cut(source, row, cells)


def _alone(cells: Sequence[_RowCell], filled: _RowCell) -> list[_RowCell]:
    """The cells of a row in which one column speaks: a heading inside the table. It is in the language of its words,
    whatever column it stands in, and an empty cell makes room for it."""
    words = filled.raw.strip(EDGES)
    lead = len(filled.raw) - len(filled.raw.lstrip(EDGES))
    point = cell_point(words, is_alike=True)
    language = main_language(words) or filled.role
    if point is None and language == filled.role:
        return list(cells)
    spoken = other("en" if filled.role == "en" else "zh")
    room = next(cell for cell in cells if cell.role == spoken)
    moved = replace(point, start=point.start + lead, end=point.end + lead) if point else None
    alone = replace(filled, role="both" if point else spoken, point=moved)
    gone = replace(room, role="gone")
    return [alone if cell is filled else gone if cell is room else cell for cell in cells]


def _cut(source: str, row: Piece, cells: Sequence[_RowCell]) -> tuple[Piece, ...]:
    """The English and the Chinese row of `row`; one row where it says something in one language only, or nothing that
    belongs to one of them."""
    starts = {language: _first(cells, language) for language in ("en", "zh")}
    en, zh = starts["en"], starts["zh"]
    if en is None and zh is None:
        return (_for(source, row, cells, "en", None),)
    if en is None or zh is None:
        return (_for(source, row, cells, "en" if zh is None else "zh", "en" if zh is None else "zh"),)
    if _same_values(cells):
        return (_for(source, row, cells, "en", None),)
    first: Language = "en" if en < zh else "zh"
    second: Language = "zh" if en < zh else "en"
    at = max(en, zh)
    one = _part(source, row, cells, first, row.start, at)
    two = _part(source, row, cells, second, at, row.end)
    if _is_filled(cells):
        one, two = replace(one, twin=two.start), replace(two, twin=one.start)
    return one, two


def _first(cells: Sequence[_RowCell], language: Language) -> int | None:
    return min((at for cell in cells if (at := cell.own(language)) is not None), default=None)


def _same_values(cells: Sequence[_RowCell]) -> bool:
    """True where what the columns of both languages say is no text in any: "5" beside "5"."""
    own = [cell for cell in cells if cell.role in ("en", "zh") or cell.point]
    if any(main_language(cell.raw) for cell in own):
        return False
    return len({cell.raw.strip(EDGES) for cell in own}) == 1


def _is_filled(cells: Sequence[_RowCell]) -> bool:
    """True where what a row says in the two languages may be the same."""
    en, zh = (
        " ".join(
            (cell.side(language) or "").strip(EDGES) for cell in cells if cell.role == language or cell.point
        )
        for language in ("en", "zh")
    )
    return is_plausible(en, zh)


def _for(
    source: str, row: Piece, cells: Sequence[_RowCell], language: Language, side: Language | None
) -> Piece:
    """The whole row as it stands on the page in `language`, in one piece."""
    return replace(_part(source, row, cells, language, row.start, row.end), side=side)


def _part(
    source: str, row: Piece, cells: Sequence[_RowCell], language: Language, start: int, end: int
) -> Piece:
    """The row of `language`, made of the stretch of the source from `start` to `end`: a piece of its own."""
    text = EditedText.of(source, start, end)
    before = "".join(cell.side(language) or "" for cell in cells if cell.end <= start)
    after = "".join(cell.side(language) or "" for cell in cells if cell.start >= end)
    last = cells[-1].end
    spots: list[tuple[int, int, str, str]] = []
    for cell in cells:
        low, high = max(cell.start, start), min(cell.end, end)
        if low >= high:
            continue
        wanted = cell.side(language)
        if wanted is None:
            spots.append((low - start, high - start, "", COLUMN))
        elif wanted != source[low:high]:
            spots += _within(source[low:high], wanted, low - start)
    # From the last to the first, so that each offset is one in the text as it stands.
    if after or end <= last:
        text = text.replace(len(text.text), len(text.text), after + "|", SHARED)
    for low, high, new, why in sorted(spots, reverse=True):
        text = text.replace(low, high, new, why)
    if before:
        text = text.replace(0, 0, before, SHARED)
    line = row.line
    done = tidied(text, is_row=True)
    return replace(row, start=start, end=end, line=line, text=done.text, edits=done.edits, side=language)


def _within(raw: str, wanted: str, at: int) -> Iterator[tuple[int, int, str, str]]:
    """The edits that make `wanted` of a cell: what both have in the middle stays where it is."""
    words = wanted.strip(EDGES)
    place = raw.find(words) if words else -1
    if place < 0:
        yield at, at + len(raw), wanted, COLUMN
        return
    if raw[place + len(words) :] != " ":
        yield at + place + len(words), at + len(raw), " ", COLUMN
    lead = wanted[: len(wanted) - len(wanted.lstrip(EDGES))]
    if raw[:place] != lead:
        yield at, at + place, lead, COLUMN


def layouts(pieces: Sequence[Piece]) -> Iterator[Layout]:
    """The layouts that the tables of the source point to."""
    starts = {
        piece.start
        for piece in pieces
        if piece.twin is not None and (piece.kind == "row" or any(edit.why == CELL for edit in piece.edits))
    }
    if starts:
        many = len(starts) // 2
        yield Layout(
            "side-by-side-table",
            0.95,
            Bilingual(f"{many} rows", f"{many} 行"),
            covered(prose(pieces), starts),
        )
