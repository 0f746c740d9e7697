"""Which tables of a web page or Word file hold data, and which only lay out a page."""

from typing import TYPE_CHECKING

from duizhao.normalise.layouts.language_columns import is_side_by_side

if TYPE_CHECKING:
    from lxml.etree import _Element

CELLS = frozenset({"td", "th"})
# What stands in no cell of a table of data.
LAYOUT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "form", "nav", "pre", "script", "style"})
LISTS = frozenset({"ul", "ol"})
# A cell with as many paragraphs holds a text of its own.
MANY_PARAGRAPHS = 3
LONGEST_SPAN = 1_000


def is_data(table: "_Element") -> bool:
    """True for a table of data; False for one that only lays out a page: cells with blocks, or one column. A text that
    is set beside its translation, row by row, is data whatever its cells hold."""
    tags = {inner.tag for inner in table.iterdescendants()}
    if tags & LAYOUT:
        return False
    rows = [[cell for cell in row if cell.tag in CELLS] for row in table.iter("tr")]
    widths = {len(row) for row in rows}
    if max(widths, default=0) < 2:
        return False
    has_lists, has_texts = bool(tags & LISTS), any(_is_text(cell) for row in rows for cell in row)
    if not has_lists and not has_texts:
        return True
    if len(rows) < 2 or len(widths) > 1:
        return False
    texts = [[" ".join("".join(map(str, cell.itertext())).split()) for cell in row] for row in rows]
    return is_side_by_side(texts) or (not has_texts and "th" in tags)


def _is_text(cell: "_Element") -> bool:
    return sum(1 for _block in cell.iter("p", "div")) >= MANY_PARAGRAPHS


def span(cell: "_Element", name: str) -> int:
    """Over how many rows or columns a cell reaches, as its attribute `name` says."""
    said = cell.get(name, "").strip()
    return max(1, min(int(said), LONGEST_SPAN)) if said.isdecimal() and len(said) < 6 else 1
