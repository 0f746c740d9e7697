"""Tables: `.xlsx` and `.csv`. Where one column is English, one Chinese, and there is no other, each row is a pair and
nothing is guessed; every other table stays one."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.normalise.layouts.labelled import label_line
from duizhao.normalise.layouts.language_columns import language_columns
from duizhao.normalise.readers.archive import Archive, damaged, open_archive
from duizhao.normalise.readers.excel_parts import PLAIN_NAME, merged_ranges, shown
from duizhao.normalise.readers.optional_package import needed
from duizhao.normalise.readers.received import Aside, DocumentWriter, Received
from duizhao.normalise.readers.text_file import decode, refuse_control
from duizhao.normalise.tables.sheet_tables import Sheet, sheet_tables, with_merged
from duizhao.normalise.tables.source_table import GridPlace, SourceTable, from_texts, grid
from duizhao.normalise.tables.write_table import TITLE_MARK, is_title, write_table

MOST_CELLS = 2_000_000
DELIMITERS = ("\t", ";", ",")
HEADING = Bilingual("The headings of the table's columns.", "表格的列标题。")
COMMENT = Bilingual("A comment on a cell of the table, not text.", "表格单元格的批注，不是正文。")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass
class _GatheredTables:
    """What is gathered while tables are written."""

    asides: list[Aside] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)


def read_csv(data: bytes, path: Path) -> Received:
    """The text of a table with commas, semicolons or tabs. Raises CannotRun where it is no text or a quotation mark
    is not closed."""
    text, encoding = decode(data, path)
    refuse_control(data, text, encoding, path)
    try:
        rows = _csv_rows(text)
    except csv.Error as fault:
        raise CannotRun(
            f"{path}: not a table: {fault}. A quotation mark may not be closed.",
            f"{path}：不是表格：{fault}。可能有引号没有闭合。",
        ) from fault
    _refuse_large(sum(map(len, rows)), path)
    return _received([Sheet("", from_texts(rows))], f"CSV, {encoding}", ())


def read_excel(data: bytes, path: Path) -> Received:
    """The text of the cells of an Excel file, sheet by sheet; comments on cells and drawings after it.

    Raises CannotRun where the file is damaged or too large, or openpyxl is not installed.
    """
    archive = open_archive(data, path)
    openpyxl = needed("openpyxl")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = []
        count = 0
        for sheet, merged in zip(book.worksheets, merged_ranges(archive), strict=True):
            # What a sheet says about its size may be wrong.
            sheet.reset_dimensions()
            rows = []
            for row in sheet.iter_rows():
                count += len(row) + 1
                _refuse_large(count, path)
                rows.append([(shown(cell.value, cell.number_format or ""), _is_bold(cell)) for cell in row])
            name = "" if PLAIN_NAME.fullmatch(sheet.title) else sheet.title
            sheets.append(Sheet(name, with_merged(rows, merged)))
    except CannotRun:
        raise
    except Exception as fault:
        # openpyxl says in no one way that a file is not as Excel writes it.
        raise damaged(path) from fault
    return _received(sheets, "Excel", tuple(_comments(archive)))


def _received(sheets: Sequence[Sheet], encoding: str, comments: Sequence[str]) -> Received:
    writer, found = DocumentWriter(), _GatheredTables()
    tables = [(sheet, sheet_tables(sheet.table)) for sheet in sheets]
    is_one = sum(bool(parts) for _sheet, parts in tables) < 2
    for sheet, parts in tables:
        if parts and sheet.name and not is_one:
            writer.mark = "## "
            _write_block(writer, sheet.name)
        for number, part in enumerate(parts):
            cells = [cell for row in part.rows for cell in row if cell.text]
            if len(cells) == 1 and number + 1 < len(parts) and is_title(cells[0].text):
                writer.mark = TITLE_MARK
            _write_part(part, writer, found)
    for words in comments:
        _write_aside(writer, found, [words], COMMENT)
    return writer.received(encoding, found.asides, found.pairs)


def _write_part(part: SourceTable, writer: DocumentWriter, found: _GatheredTables) -> None:
    """A table that is one text beside its translation becomes that text; any other stays a table."""
    rows = [[place.text for place in row] for row in grid(part)]
    columns = language_columns(rows)
    if columns is None or not columns.is_text:
        for _block in write_table(writer, part):
            pass
        return
    lines = [[_with_lines(place) for place in row] for row in grid(part)]
    en, zh = columns.roles.index("en"), columns.roles.index("zh")
    if all(map(label_line, rows[0])):
        _write_aside(writer, found, rows[0], HEADING)
        lines = lines[1:]
    for row in lines:
        for words in _lines(row[en], row[zh]):
            starts = [_write_block(writer, side) for side in words]
            if starts[0] is not None and starts[1] is not None:
                found.pairs.append((starts[0], starts[1]))


def _with_lines(place: GridPlace) -> str:
    """The words of a cell with its line breaks."""
    runs = place.cell.runs if place.cell and place.is_first else ()
    return "".join(words if own else "\n" for words, own in runs)


def _lines(en: str, zh: str) -> Iterator[tuple[str, str]]:
    """The two cells of a row, line by line where both have as many lines; else each as one line."""
    lines = [[line for line in cell.splitlines() if line.strip()] for cell in (en, zh)]
    if len(lines[0]) == len(lines[1]):
        yield from zip(*lines, strict=True)
    else:
        yield " ".join(lines[0]), " ".join(lines[1])


def _write_block(writer: DocumentWriter, words: str) -> int | None:
    writer.text(words)
    block = writer.end()
    return block.start if block else None


def _write_aside(
    writer: DocumentWriter, found: _GatheredTables, cells: Iterable[str], why: Bilingual
) -> None:
    for number, cell in enumerate(cell for cell in cells if cell.strip()):
        if number:
            writer.add(" | ")
        writer.text(cell)
    block = writer.end()
    if block:
        found.asides.append(Aside(block.start, block.end, why))


def _csv_rows(text: str) -> list[list[str]]:
    """The rows, by the mark that makes most of them equally long. Raises csv.Error."""
    best: tuple[float, list[list[str]]] = (-1.0, [])
    head = "\n".join(text.splitlines()[:200])
    for delimiter in DELIMITERS:
        sample = list(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))
        widths = Counter(map(len, filter(None, sample)))
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        score = count / max(widths.total(), 1) if width > 1 else 0.0
        if score > best[0]:
            best = (score, [[delimiter]])
    delimiter = best[1][0][0] if best[0] > 0 else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        if "end of data" in str(fault):
            raise
    return rows


def _is_bold(cell: Any) -> bool:
    """True where the letters of a cell are bold: so are heads."""
    return cell.value is not None and bool(cell.font and cell.font.b)


def _comments(archive: Archive) -> Iterator[str]:
    """Comments on cells, and the words in drawings and charts."""
    for name in sorted(archive.parts):
        if re.fullmatch(r"xl/(?:\w+/)?(?:comments?|threadedComment)\d*\.xml", name):
            tree = archive.tree(name)
            assert tree is not None
            for comment in tree.iter("{*}comment", "{*}threadedComment"):
                yield "".join(text.text or "" for text in comment.iter("{*}t", "{*}text") if not len(text))
        elif re.fullmatch(r"xl/(?:drawings|charts|diagrams)/\w+\.xml", name):
            tree = archive.tree(name)
            assert tree is not None
            for paragraph in tree.iter(f"{DRAWING}p"):
                yield "".join(text.text or "" for text in paragraph.iter(f"{DRAWING}t"))


def _refuse_large(cells: int, path: Path) -> None:
    if cells > MOST_CELLS:
        raise CannotRun(
            f"{path}: more than {MOST_CELLS:,} cells. Split the table.",
            f"{path}：单元格超过 {MOST_CELLS:,} 个。请把表格拆开。",
        )
