"""Tables typed into plain text, with tabs or bars between the cells, as Markdown: "Drug<tab>药物<tab>Dose".

Two columns are left alone: a line with one tab or bar is read as a line in two languages.
"""

import re
from collections.abc import Sequence

FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+")


def typed_tables(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where tables stand among `lines`: first line, the line behind the last, and what parts their cells."""
    found = []
    start = 0
    while start < len(lines):
        mark = _mark(lines[start])
        end = start + 1
        while mark and end < len(lines) and _same(lines[start], lines[end], mark):
            end += 1
        if mark and end - start >= FEWEST_ROWS:
            found.append((start, end, mark))
        start = end
    return found


def _mark(line: str) -> str:
    """What parts the cells of a line; empty where it is no row."""
    bare = line.strip()
    if bare.startswith("|") or bare.endswith("|"):
        return ""
    if len(bare.split("\t")) >= FEWEST_COLUMNS:
        return "\t"
    return "|" if len(BAR.findall(bare)) + 1 >= FEWEST_COLUMNS else ""


def _same(first: str, line: str, mark: str) -> bool:
    """True where a line has as many cells as the first of its table."""
    return _mark(line) == mark and len(cells(first, mark)) == len(cells(line, mark))


def cells(line: str, mark: str) -> list[str]:
    """The cells of a row; blanks around them are none of theirs."""
    parts = line.strip("\r\n ").split("\t") if mark == "\t" else BAR.split(line.strip())
    return [part.strip() for part in parts]


def is_rule(line: str) -> bool:
    """True for the line below the head of a table: dashes and bars."""
    return RULE.fullmatch(line.strip()) is not None


def with_tables(text: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """The text with its typed tables as Markdown, and the spans that were added; None where it has no table. A line that
    is no row stays as it is."""
    lines = text.splitlines(keepends=True)
    tables = typed_tables([line.rstrip("\r\n") for line in lines])
    if not tables:
        return None
    parts: list[str] = []
    added: list[tuple[int, int]] = []
    length = position = 0
    for start, end, mark in tables:
        for line in lines[position:start]:
            parts.append(line)
            length += len(line)
        if parts and parts[-1].strip():
            parts.append("\n")
            length += 1
        has_rule = start + 1 < end and is_rule(lines[start + 1])
        for number in range(start, end):
            row, spans = _row(cells(lines[number].rstrip("\r\n"), mark), mark)
            if number == start and not has_rule:
                rule = "\n|" + " --- |" * len(cells(lines[start], mark))
                spans.append((len(row), len(row) + len(rule)))
                row += rule
            parts.append(row + "\n")
            added += [(length + a, length + b) for a, b in spans]
            length += len(row) + 1
        position = end
        if end < len(lines) and lines[end].strip():
            parts.append("\n")
            length += 1
    parts += lines[position:]
    return "".join(parts), tuple(added)


def _row(words: Sequence[str], mark: str) -> tuple[str, list[tuple[int, int]]]:
    """A row, and what of it was added. Bars between cells are the text's own where they parted them before."""
    text, spans = "| ", [(0, 2)]
    for number, cell in enumerate(words):
        if number:
            if mark == "\t":
                spans.append((len(text), len(text) + 3))
            text += " | "
        for index, part in enumerate(BAR.split(cell)):
            if index:
                # A bar inside a cell parts nothing.
                spans.append((len(text), len(text) + 1))
                text += "\\|"
            text += part
    spans.append((len(text), len(text) + 2))
    return text + " |", spans
