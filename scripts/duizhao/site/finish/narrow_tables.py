"""Tables that a telephone can hold: where the cells are sentences, each of them says below which heading it stands, so that a
style sheet can put the cells of a row below each other."""

import unicodedata

from lxml.html import HtmlElement

from duizhao.site.finish.table_names import shown_words

# The style sheet reads both: the table that may be stacked, and the heading of a cell.
STACKS, COLUMN = "data-stacks", "data-column"
# Numbers and single words have room on any screen.
FEWEST = 2
LONGEST = 16


def stack_tables(root: HtmlElement) -> None:
    """Mark each table of sentences, and in it each cell with its heading. Changes the tree."""
    for table in root.iter("table"):
        headings = [shown_words(cell) for cell in table.iterfind("./thead/tr/th")]
        rows = list(table.iterfind("./tbody/tr"))
        cells = [cell for row in rows for cell in row[1:]]
        if table.get("class") or len(headings) < FEWEST or not any(map(_is_sentence, cells)):
            continue
        table.set(STACKS, "")
        for row in rows:
            # A row of another shape, such as a notice across the table, has no headings.
            if len(row) == len(headings):
                for cell, heading in list(zip(row, headings, strict=True))[1:]:
                    cell.set(COLUMN, heading)


def room(text: str) -> int:
    """How wide a text is, in letters: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _is_sentence(cell: HtmlElement) -> bool:
    return room(shown_words(cell)) > LONGEST
