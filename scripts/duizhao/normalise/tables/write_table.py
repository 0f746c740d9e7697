"""Writing a table as Markdown, in which every value stands under its head.

Markdown has no merged cells: what a cell says is said again in each row and column that it reaches over, so that a
dose for adults stands below "Adults" though that head was set over two columns. What is said again was added.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from duizhao.normalise.readers.received import CELL_MARKUP, DocumentWriter, ReceivedBlock
from duizhao.normalise.tables.source_table import Row, SourceCell, SourceTable, grid

# A longer text is not said again: it is no head.
LONGEST_AGAIN = 200
LONGEST_TITLE = 80
TITLE_MARK = "## "
SENTENCE_END = re.compile(r"[.。!！?？;；:：][”’」』）)\"']*$")
DIGIT = re.compile(r"\d")


def write_table(writer: DocumentWriter, table: SourceTable) -> Iterator[tuple[int, ReceivedBlock]]:
    """Write a table; give each block with the number of its row. Rows at the top that are one cell over the whole
    width are titles and become paragraphs, and so do such rows at the bottom: those are notes."""
    numbered = [(number, row) for number, row in enumerate(grid(table)) if any(place.text for place in row)]
    top = 0
    while top < len(numbered) - 1 and _is_whole(numbered[top][1]):
        top += 1
    bottom = len(numbered)
    while bottom > top + 1 and _is_whole(numbered[bottom - 1][1]):
        bottom -= 1
    for number, row in numbered[:top]:
        if is_title(row[0].text):
            writer.mark = TITLE_MARK
        yield from _paragraph(writer, number, row)
    rows = numbered[top:bottom]
    if rows and len(rows[0][1]) > 1:
        yield from _rows(writer, rows)
    else:
        for number, row in rows:
            yield from _paragraph(writer, number, row)
    for number, row in numbered[bottom:]:
        yield from _paragraph(writer, number, row)


def is_title(text: str) -> bool:
    """True for a short line that is no sentence: over a table it is the table's heading."""
    return 0 < len(text) <= LONGEST_TITLE and not SENTENCE_END.search(text)


def _is_whole(row: Row) -> bool:
    """True for a row that is one cell over the whole width of a wider table."""
    return len(row) > 1 and row[0].cell is not None and all(place.cell is row[0].cell for place in row)


def _paragraph(writer: DocumentWriter, number: int, row: Row) -> Iterator[tuple[int, ReceivedBlock]]:
    """The first cell of a row, each of its lines a block; a short line above a table is its heading."""
    cell = row[0].cell
    assert cell
    for is_break, runs in groupby(cell.runs, key=lambda run: run == ("<br>", False)):
        if not is_break:
            _write_runs(writer, tuple(runs))
            block = writer.end()
            if block:
                yield number, block


def _rows(writer: DocumentWriter, rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, ReceivedBlock]]:
    width = len(rows[0][1])
    rule = "\n|" + " --- |" * width
    has_head = _has_head([row for _number, row in rows])
    if not has_head:
        # A first row of values is no head: nothing may stand under "20 mg".
        writer.add("|" + "  |" * width + rule)
        writer.end(even_blank=True)
    for index, (number, row) in enumerate(rows):
        is_whole = _is_whole(row)
        for place_number, place in enumerate(row):
            writer.add(" | " if place_number else "| ")
            if place.cell is None:
                continue
            if place.is_first:
                _write_runs(writer, place.cell.runs)
                writer.count_linked(place.cell.linked)
            elif not is_whole and len(place.text) <= LONGEST_AGAIN:
                writer.add(_again(place.cell))
        writer.add(" |")
        is_head = has_head and not index
        if is_head:
            writer.add(rule)
        block = writer.end(gap="\n\n" if is_head else "\n", markup=CELL_MARKUP, even_blank=True)
        if block:
            yield number, block


def _has_head(rows: Sequence[Row]) -> bool:
    """False where the first row holds numbers as the rows below it do."""
    first = rows[0]
    if len(rows) < 2 or any(place.cell and place.cell.is_head for place in first):
        return True
    for column, place in enumerate(first):
        below = [row[column].text for row in rows[1:] if row[column].text]
        if DIGIT.search(place.text) and below and all(map(DIGIT.search, below)):
            # Years and age groups do stand in heads: "2023 | 2024" over "5 mg | 7 mg".
            words = re.sub(r"[\d.,%–-]+", "#", place.text)
            if any(re.sub(r"[\d.,%–-]+", "#", text) == words for text in below) and column:
                return False
    return True


def _write_runs(writer: DocumentWriter, runs: Sequence[tuple[str, bool]]) -> None:
    for words, own in runs:
        if own:
            writer.text(words)
        else:
            writer.add(words)


def _again(cell: SourceCell) -> str:
    """The words of a cell as Markdown, without its links."""
    return CELL_MARKUP.sub(lambda found: "\\" + found.group(), cell.text)
