"""Tables: `.xlsx` and `.csv`. Where one column is English and one Chinese, each row is a pair and nothing is guessed."""

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.normalise.readers.archive import Archive, damaged, open_archive
from duizhao.normalise.readers.optional_package import needed
from duizhao.normalise.readers.received import CELL_MARKUP, Aside, DocumentWriter, Received
from duizhao.normalise.readers.text_file import decode, refuse_control
from duizhao.text.language.script import label

Rows = Sequence[Sequence[str]]

MOST_CELLS = 2_000_000
HEADINGS: dict[Language, frozenset[str]] = {
    "en": frozenset({"en", "eng", "english", "en-us", "en-gb", "英文", "英语", "英文原文", "英语原文"}),
    "zh": frozenset(
        {
            "zh",
            "zho",
            "chi",
            "cn",
            "chinese",
            "zh-cn",
            "zh-hans",
            "zh_cn",
            "simplified chinese",
            "chinese (simplified)",
        }
        | {"中文", "汉语", "简体中文", "中文译文", "简体", "译文（中文）"}
    ),
}
# Without such headings: the share of a column's cells that must be in its language.
CLEARLY = 0.8
DELIMITERS = ("\t", ";", ",")
HEADING = Bilingual("The headings of the table's columns.", "表格的列标题。")
COMMENT = Bilingual("A comment on a cell of the table, not text.", "表格单元格的批注，不是正文。")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class HeadedColumns:
    """Which column is English and which Chinese, and whether the first row holds their headings."""

    en: int
    zh: int
    has_headings: bool


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
    return _received([rows], f"CSV, {encoding}", ())


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
        for sheet in book.worksheets:
            # What a sheet says about its size may be wrong.
            sheet.reset_dimensions()
            rows = []
            for row in sheet.iter_rows(values_only=True):
                count += len(row) + 1
                _refuse_large(count, path)
                rows.append([_shown(value) for value in row])
            sheets.append(rows)
    except CannotRun:
        raise
    except Exception as fault:
        # openpyxl says in no one way that a file is not as Excel writes it.
        raise damaged(path) from fault
    return _received(sheets, "Excel", tuple(_comments(archive)))


def find_columns(rows: Rows) -> HeadedColumns | None:
    """The English and the Chinese column of a table; None where it has no such two."""
    if not rows:
        return None
    named = {
        language: [index for index, cell in enumerate(rows[0]) if _folded(cell) in HEADINGS[language]]
        for language in LANGUAGES
    }
    if len(named["en"]) == len(named["zh"]) == 1:
        return HeadedColumns(named["en"][0], named["zh"][0], True)
    languages: dict[str, list[int]] = {"en": [], "zh": []}
    for index in range(max(map(len, rows))):
        labels = Counter(label(_cell(row, index)) for row in rows)
        del labels["none"]
        for language in LANGUAGES:
            # One cell says nothing about a column.
            if labels.total() > 1 and labels[language] >= CLEARLY * labels.total():
                languages[language].append(index)
    if len(languages["en"]) == len(languages["zh"]) == 1:
        return HeadedColumns(languages["en"][0], languages["zh"][0], False)
    return None


def _received(tables: Sequence[Rows], encoding: str, comments: Sequence[str]) -> Received:
    writer, found = DocumentWriter(), _GatheredTables()
    tables = [[row for row in rows if any(cell.strip() for cell in row)] for rows in tables]
    columns = [find_columns(rows) for rows in tables]
    for rows, chosen in zip(tables, columns, strict=True):
        if chosen:
            _write_pairs(rows, chosen, writer, found)
        else:
            _write_table(rows, writer)
    for words in comments:
        _write_aside(writer, found, [words], COMMENT)
    return writer.received(encoding, found.asides, found.pairs)


def _write_pairs(rows: Rows, columns: HeadedColumns, writer: DocumentWriter, found: _GatheredTables) -> None:
    headings = rows[0] if columns.has_headings else ()
    if headings:
        _write_aside(writer, found, [_cell(headings, columns.en), _cell(headings, columns.zh)], HEADING)
    body = rows[1:] if headings else rows
    for row in body:
        for en, zh in _lines(_cell(row, columns.en), _cell(row, columns.zh)):
            starts = [_write_block(writer, words) for words in (en, zh)]
            if starts[0] is not None and starts[1] is not None:
                found.pairs.append((starts[0], starts[1]))
    for index in range(max(map(len, rows))):
        if index not in (columns.en, columns.zh):
            cells = [_cell(headings, index), *(_cell(row, index) for row in body)]
            name = _cell(headings, index).strip() or str(index + 1)
            reason = Bilingual(
                f"Column “{name}” of the table, neither the English nor the Chinese one.",
                f"表格的“{name}”列，既不是英文列也不是中文列。",
            )
            _write_aside(writer, found, cells, reason)


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


def _write_table(rows: Rows, writer: DocumentWriter) -> None:
    """A table whose columns are no pair of languages stays a table; one with a single column is paragraphs."""
    width = max(map(len, rows), default=0)
    if width == 1:
        for row in rows:
            for line in row[0].splitlines():
                _write_block(writer, line)
        return
    for number, row in enumerate(rows):
        writer.add("| ")
        for index in range(width):
            writer.text(_cell(row, index))
            writer.add(" | " if index < width - 1 else " |")
        if not number:
            writer.add("\n|" + " --- |" * width)
        writer.end(gap="\n" if number else "\n\n", markup=CELL_MARKUP)


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def _folded(cell: str) -> str:
    return " ".join(cell.lower().split())


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


def _shown(value: object) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


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
