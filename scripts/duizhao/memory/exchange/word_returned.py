"""The rows of a Word table that came back, as they read once every tracked change is accepted."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.memory.exchange.foreign import needed
from duizhao.memory.exchange.translation_unit import UnitId
from duizhao.memory.exchange.word_parts import W
from duizhao.memory.exchange.word_table import CELLS_WORDS, HEAD

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT = "word/document.xml"
# A thousand pages of text are about 10 MB of it.
LARGEST = 40_000_000
CELLS = re.compile(rf"{CELLS_WORDS} (?P<en>[0-9a-f]{{12}}|-) (?P<zh>[0-9a-f]{{12}}|-)")
Q = f"{{{W}}}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What a tracked change took away.
GONE = (f"{Q}del", f"{Q}moveFrom", FALLBACK)
SIGNS = {
    f"{Q}tab": "\t",
    f"{Q}br": "\n",
    f"{Q}cr": "\n",
    f"{Q}noBreakHyphen": "\u2011",
    f"{Q}softHyphen": "\u00ad",
}


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back. `was` are the digests of both texts as they were exported; `is_deleted` says that a tracked
    change deletes the row. `file` and `at` say where it stands, for people."""

    id: UnitId
    en: str
    zh: str
    was: tuple[str, str]
    is_deleted: bool
    file: str
    at: str

    def text(self, language: Language) -> str:
        """The text in `language`, one of the two."""
        return self.en if language == "en" else self.zh


def is_word(path: Path) -> bool:
    """True where the file at `path` is packed as Word files are. A file that cannot be read is none, and
    neither is a pipe, which nobody may ever write to."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def read_word_rows(path: Path) -> tuple[ReturnedRow, ...]:
    """The rows of the tables that `duizhao export` wrote into the Word file at `path`; other tables are left alone.

    Raises CannotRun where it is damaged, unfolds to too much, declares entities, holds no such table, or a row has no id of
    ours.
    """
    body = _document(path)
    found: list[ReturnedRow] = []
    tables = 0
    for number, table in enumerate(body.iter(f"{Q}tbl"), start=1):
        rows = table.findall(f"{Q}tr")
        if not rows or _texts(rows[0])[:1] != [HEAD[0]]:
            continue
        tables += 1
        for place, row in enumerate(rows[1:], start=2):
            found.append(_row(row, path, f":{number}:{place}"))
    if not tables:
        raise CannotRun(
            f"{path}: the file holds no table that `duizhao export --format docx` wrote.",
            f"{path}：文件中没有由 `duizhao export --format docx` 写入的表格。",
        )
    return tuple(found)


def _row(row: "_Element", path: Path, at: str) -> ReturnedRow:
    cells = _texts(row)
    small = cells[0] if cells else ""
    identity = UnitId.parse(small.split("\n")[0])
    was = CELLS.search(small)
    if len(cells) != len(HEAD) or identity is None or was is None:
        table, place = at[1:].split(":")
        raise CannotRun(
            f"{path}: row {place} of table {table} is not as it was exported: it needs four cells, and the first one its id. "
            "Nothing was written.",
            f"{path}：第 {table} 个表格的第 {place} 行与导出时不同：应有四个单元格，第一格是编号。没有写入任何内容。",
        )
    deleted = row.find(f"{Q}trPr/{Q}del") is not None
    return ReturnedRow(
        identity.marked(small), cells[2], cells[3], (was["en"], was["zh"]), deleted, str(path), at
    )


def _texts(row: "_Element") -> list[str]:
    return ["".join(_lines(cell)) for cell in row.findall(f"{Q}tc")]


def _lines(cell: "_Element") -> Iterator[str]:
    """The texts of the paragraphs of a cell, and between them the ends of lines that no tracked change took away."""
    paragraphs = list(cell.iter(f"{Q}p"))
    for number, paragraph in enumerate(paragraphs, start=1):
        yield from _words(paragraph)
        mark = f"{Q}pPr/{Q}rPr/{Q}"
        joined = paragraph.find(f"{mark}del") is not None or paragraph.find(f"{mark}moveFrom") is not None
        if number < len(paragraphs) and not joined:
            yield "\n"


def _words(paragraph: "_Element") -> Iterator[str]:
    for element in paragraph.iter(f"{Q}t", *SIGNS):
        if next(element.iterancestors(*GONE), None) is None:
            # A tab of the paragraph's own settings is none of its text.
            if element.tag == f"{Q}t":
                yield element.text or ""
            elif (parent := element.getparent()) is not None and parent.tag == f"{Q}r":
                yield SIGNS[str(element.tag)]


def _document(path: Path) -> "_Element":
    """The root of the text of the file. Nothing else in it is unpacked."""
    try:
        from lxml import etree
    except ImportError as fault:
        raise needed() from fault
    try:
        file = path.open("rb")
    except OSError as fault:
        raise CannotRun(
            f"{path}: cannot be read ({fault.strerror}).", f"{path}：无法读取（{fault.strerror}）。"
        ) from fault
    with file:
        try:
            with zipfile.ZipFile(file) as archive, archive.open(DOCUMENT) as part:
                # What the archive says of its size may be wrong: so much is read, and no more.
                content = part.read(LARGEST + 1)
        except Exception as fault:
            # Each way of packing has errors of its own (zlib.error, LZMAError), and zipfile lets them out.
            raise _damaged(path) from fault
    if len(content) > LARGEST:
        raise CannotRun(
            f"{path}: unfolds to more than {LARGEST:,} bytes of text. Split the document.",
            f"{path}：展开后超过 {LARGEST:,} 字节。请把文档拆开。",
        )
    if b"<!doctype" in content.replace(b"\0", b"").lower():
        raise CannotRun(
            f"{path}: the file declares entities, which are not read. Open it in Word and save it again.",
            f"{path}：文件声明了实体，程序不读取实体。请用 Word 打开并重新保存。",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _damaged(path) from fault


def _damaged(path: Path) -> CannotRun:
    return CannotRun(
        f"{path}: not a Word file, or damaged. Open it in Word and save it as .docx.",
        f"{path}：不是 Word 文件，或文件已损坏。请用 Word 打开并另存为 .docx。",
    )
