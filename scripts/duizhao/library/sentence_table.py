"""Sentence pairs in a table: a TSV file whose first line names its columns, among them `id`, `en` and `zh`.

A cell is what stands between two tabs. Quotation marks are text, as in the tables of translation corpora.
"""

from dataclasses import dataclass
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, read_text

COLUMNS = ("id", "en", "zh")


@dataclass(frozen=True, slots=True)
class TableCell:
    """The text of a cell without the blanks around it; `start` is how many characters of its line stand
    before."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One row, and the line it stands on, from 1."""

    id: str
    line: int
    en: TableCell
    zh: TableCell


def read_pairs(path: Path) -> tuple[SentenceRow, ...]:
    """The rows of the table at `path`; blank lines count for nothing.

    Raises CannotRun, with the line, for a first line that lacks a column or names one twice, a row with too
    few or too many cells, a row without an id, or an id that stands twice. A text may be empty.
    """
    return parse_pairs(read_text(path, LARGEST_TABLE), path)


def parse_pairs(text: str, path: Path) -> tuple[SentenceRow, ...]:
    """The rows of a table's text; `path` names it in errors. Raises CannotRun as `read_pairs` does."""
    header, *rows = text.split("\n")
    names = [name.strip() for name in header.split("\t")]
    for column in COLUMNS:
        if names.count(column) != 1:
            raise CannotRun(
                f"{path}:1: the first line has to name the columns id, en and zh, with tabs between them; "
                f"{column!r} stands there {names.count(column)} times.",
                f"{path}:1：第一行应列出列名 id、en、zh，用制表符分隔；"
                f"{column!r} 出现了 {names.count(column)} 次。",
            )
    pairs = []
    lines: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        if row.strip():
            pair = _pair(row, names, line, path)
            first = lines.setdefault(pair.id, line)
            if first != line:
                raise CannotRun(
                    f"{path}:{line}: the id {pair.id!r} stands on line {first} already.",
                    f"{path}:{line}：编号 {pair.id!r} 在第 {first} 行已经出现过。",
                )
            pairs.append(pair)
    return tuple(pairs)


def _pair(row: str, names: list[str], line: int, path: Path) -> SentenceRow:
    texts = row.split("\t")
    if len(texts) != len(names):
        raise CannotRun(
            f"{path}:{line}: {len(texts)} cells, but the first line names {len(names)} columns.",
            f"{path}:{line}：这一行有 {len(texts)} 格，而第一行有 {len(names)} 列。",
        )
    cells: dict[str, TableCell] = {}
    start = 0
    for name, text in zip(names, texts, strict=True):
        cells[name] = TableCell(text.strip(), start + len(text) - len(text.lstrip()))
        start += len(text) + 1
    if not cells["id"].text:
        raise CannotRun(
            f"{path}:{line}: the cell 'id' is empty. Give each row its own.",
            f"{path}:{line}：'id' 这一格是空的。每一行要有自己的编号。",
        )
    return SentenceRow(cells["id"].text, line, cells["en"], cells["zh"])
