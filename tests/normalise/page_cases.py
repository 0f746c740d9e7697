"""Small documents and the two pages they become: the cases of `pages-cases.md`, and the same table in every kind of file."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from readers.office_files import paragraph, word_file

from duizhao.base.bilingual import Bilingual
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources
from duizhao.normalise.topics import Topic
from duizhao.normalise.watched_phrases import Phrases

CASES = Path(__file__).with_name("pages-cases.md")
CASE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
BLOCK = re.compile(r"^````(?P<name>\w+)\n(?P<text>.*?)^````$", re.DOTALL | re.MULTILINE)
TOPICS = (Topic("page", Bilingual("Page", "页面"), (), ()),)
TOOLS = SourceKnowledge(TermBase(()), Phrases.read(CASES.with_name("no-phrases-of-its-own.toml")), TOPICS)


@dataclass(frozen=True, slots=True)
class PageCase:
    """A document of one kind (its ending), or a table for all kinds, and the pages it becomes."""

    title: str
    kind: str
    text: str
    en: str
    zh: str


def page_cases() -> list[PageCase]:
    """The cases of the file, in order."""
    whole = CASES.read_text("utf-8")
    inside = [match.span() for match in BLOCK.finditer(whole)]
    heads = [
        match
        for match in CASE.finditer(whole)
        if not any(start < match.start() < end for start, end in inside)
    ]
    ends = [*(match.start() for match in heads[1:]), len(whole)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        blocks = {block["name"]: block["text"] for block in BLOCK.finditer(whole, head.end(), end)}
        en, zh = blocks.pop("en").strip(), blocks.pop("zh").strip()
        ((kind, text),) = blocks.items()
        found.append(PageCase(head["title"], kind, text, en, zh))
    return found


def normalised(data: bytes, name: str, folder: Path) -> Normalised:
    """A document after the whole way."""
    path = folder / name
    path.write_bytes(data)
    (done,) = normalise_sources([path], TOOLS)
    return done


def pages(done: Normalised) -> tuple[str, str]:
    """The English and the Chinese page, without their heads."""
    source = SourcePieces(str(done.path), done.filled, done.source.is_markdown)
    bodies = [one.text.split("---\n", 2)[2].split("\n", 2)[2].strip() for one in drafts([source], TOPICS)]
    return bodies[0], bodies[1]


def table_files(text: str) -> dict[str, bytes]:
    """The same table, given with commas, in every kind of file."""
    rows = list(csv.reader(io.StringIO(text)))
    return {
        "a.csv": text.encode(),
        "a.md": _markdown(rows).encode(),
        "a.html": _html(rows).encode(),
        "a.docx": word_file(_word(rows)),
        "a.xlsx": excel([[cell for cell in row] for row in rows]),
    }


def excel(
    rows: list[list[object]], merged: tuple[str, ...] = (), formats: dict[str, str] | None = None
) -> bytes:
    """An Excel file of one sheet; `formats` says how the numbers of some cells are shown."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for stretch in merged:
        sheet.merge_cells(stretch)
    for place, shown in (formats or {}).items():
        sheet[place].number_format = shown
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _markdown(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def _html(rows: list[list[str]]) -> str:
    inner = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><table>{inner}</table></body></html>"


def _word(rows: list[list[str]]) -> str:
    inner = "".join(f"<w:tr>{''.join(word_cell(cell) for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{inner}</w:tbl>"


def word_cell(words: str, across: int = 1, down: str = "") -> str:
    """A cell of a table of a Word file; `down` is `restart` where a merged cell begins and `continue` below it."""
    properties = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    properties += f'<w:vMerge w:val="{down}"/>' if down else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"
