"""The cells of a table row, written with bars or with tags."""

import re

from duizhao.text.markdown.html_tags import tags

BORDER = re.compile(r"(?<!\\)\|")
HTML_ROW = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<t[dh](?=[\s/>])", re.IGNORECASE | re.DOTALL)


def cells(row: str) -> list[str]:
    """The cells of a table row as they are written, outer borders or none; of an HTML row what its cells hold."""
    return [row[start:end] for start, end in cell_spans(row)]


def cell_spans(row: str) -> list[tuple[int, int]]:
    """Where in `row` each of its cells stands, its marks left out. A cell that is several columns wide is one."""
    return _html_cells(row) if is_html_row(row) else _barred_cells(row)


def is_html_row(row: str) -> bool:
    """True for a row that is written with tags."""
    return HTML_ROW.match(row) is not None


def _barred_cells(row: str) -> list[tuple[int, int]]:
    start = len(row) - len(row.lstrip())
    end = max(len(row.rstrip()), start)
    spans = []
    for border in BORDER.finditer(row, start, end):
        spans.append((start, border.start()))
        start = border.end()
    spans.append((start, end))
    if len(spans) > 1 and not row[slice(*spans[-1])].strip():
        spans.pop()
    if len(spans) > 1 and not row[slice(*spans[0])].strip():
        del spans[0]
    return spans


def _html_cells(row: str) -> list[tuple[int, int]]:
    """A cell ends with its end tag, with the next cell or with the row; one in a table of its own belongs to that."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    depth = 0
    for tag in tags(row):
        name = tag["name"].lower()
        if name == "table":
            depth = max(depth + (-1 if tag["close"] else 1), 0)
        if name not in ("td", "th") or depth:
            continue
        if opened is not None:
            spans.append((opened, tag.start()))
        opened = None if tag["close"] else tag.end()
    if opened is not None:
        spans.append((opened, len(row)))
    return spans
