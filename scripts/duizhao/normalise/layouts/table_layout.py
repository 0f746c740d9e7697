"""A table with a column for each language: each row becomes an English and a Chinese one.

A row is cut before the first cell of its second language. Cells that belong to both (numbers) and those of the other
language are put in and taken off as edits, so that every character stays accounted for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.normalise.cut import tidied
from duizhao.normalise.edits import EditedText
from duizhao.normalise.layouts.layout import Layout, covered, prose
from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import WRITTEN_OUT, main_language

COLUMN = "column of the other language"
SHARED = "cell of both languages"
EDGE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+-]+")
NAMES = {
    "en": re.compile("english|英文|英语|^en$", re.IGNORECASE),
    "zh": re.compile("chinese|中文|汉语|^zh$", re.IGNORECASE),
}
SHARE_OF_ONE_LANGUAGE = 0.8
FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class LanguageColumns:
    """The column of each language and of both, numbered from 0, in a table of `many` columns."""

    en: int
    zh: int
    many: int


def divided(source: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, the rows of side-by-side tables cut into their two languages."""
    found: list[Piece] = []
    for table in _tables(pieces):
        columns = _columns([_cells(source[row.start : row.end]) for row in table]) if len(table) > 1 else None
        for row in table:
            found += _divide(source, row, columns) if columns else (row,)
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


def _cells(raw: str) -> list[str]:
    """The cells of a row, each with the bar before it."""
    bars = [match.start() for match in EDGE.finditer(raw)]
    return [raw[start:end] for start, end in pairwise(bars)]


def _columns(rows: Sequence[Sequence[str]]) -> LanguageColumns | None:
    """The columns of a side-by-side table; None for any other table. Each language has one column, whose head is in
    that language or names it: a table of parameters in a Chinese text has Chinese heads over English cells."""
    many = len(rows[0])
    body = [row for row in rows[1:] if len(row) == many and not all(RULE.fullmatch(cell) for cell in row)]
    if many < 2 or len(body) < FEWEST_ROWS or any(len(row) != many for row in rows):
        return None
    chosen: dict[Language, list[int]] = {"en": [], "zh": []}
    for number in range(many):
        languages = [main_language(row[number].strip("| ")) for row in body]
        spoken = [language for language in languages if language]
        if sum(WRITTEN_OUT.search(row[number]) is not None for row in body) * 2 < len(body):
            # Codes and short forms are in no language.
            spoken = [language for language in spoken if language != "en"]
        for language in LANGUAGES:
            if spoken and spoken.count(language) >= SHARE_OF_ONE_LANGUAGE * len(spoken):
                head = rows[0][number].strip("| ")
                if main_language(head) in (language, None) or NAMES[language].search(head):
                    chosen[language].append(number)
    if len(chosen["en"]) != 1 or len(chosen["zh"]) != 1:
        return None
    return LanguageColumns(chosen["en"][0], chosen["zh"][0], many)


def _divide(source: str, row: Piece, columns: LanguageColumns) -> tuple[Piece, ...]:
    text = EditedText.of(source, row.start, row.end)
    cells = _cells(text.text)
    if all(RULE.fullmatch(cell) for cell in cells):
        # The line below the head says how many columns there are.
        return (_with(row, _without(tidied(text, is_row=True), columns.zh)),)
    later = max(columns.en, columns.zh)
    lead = EDGE.search(text.text)
    assert lead
    start = row.start + lead.start() + sum(map(len, cells[:later]))
    first, second = EditedText.of(source, row.start, start), EditedText.of(source, start, row.end)
    # What the other piece of the row holds of this language's row is put in.
    first = first.replace(len(first.text), len(first.text), "".join(cells[later + 1 :]) + "|", SHARED)
    kept = [cell for number, cell in enumerate(cells[:later]) if number != min(columns.en, columns.zh)]
    second = second.replace(0, 0, "".join(kept), SHARED) if kept else second
    one = replace(_with(row, tidied(first, is_row=True)), end=start, twin=start)
    other = replace(_with(row, tidied(second, is_row=True)), start=start, twin=row.start)
    if not _is_filled(cells, columns):
        one, other = replace(one, twin=None), replace(other, twin=None)
    return one, other


def _is_filled(cells: Sequence[str], columns: LanguageColumns) -> bool:
    """True where a row says something in both languages, and the two may be the same."""
    en, zh = (cells[number].strip("| ") for number in (columns.en, columns.zh))
    return bool(en and zh) and is_plausible(en, zh)


def _without(text: EditedText, column: int) -> EditedText:
    cells = _cells(text.text)
    start = sum(map(len, cells[:column]))
    return text.replace(start, start + len(cells[column]), "", COLUMN)


def _with(row: Piece, text: EditedText) -> Piece:
    return replace(row, text=text.text, edits=text.edits)


def layouts(pieces: Sequence[Piece]) -> Iterator[Layout]:
    """The layouts that the tables of the source point to."""
    starts = {piece.start for piece in pieces if piece.kind == "row" and piece.twin is not None}
    if starts:
        many = len(starts) // 2
        yield Layout(
            "side-by-side-table",
            0.95,
            Bilingual(f"{many} rows", f"{many} 行"),
            covered(prose(pieces), starts),
        )
