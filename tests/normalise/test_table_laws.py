"""What holds for every table: no cell is lost, each value stands under its heads, and every change can be undone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.normalise.account import uncovered
from duizhao.normalise.edits import undo
from duizhao.normalise.escape import as_cells
from duizhao.normalise.layouts.arrange import arranged
from duizhao.normalise.readers.excel_parts import shown
from duizhao.normalise.readers.html_tree import walk
from duizhao.normalise.readers.received import DocumentWriter
from duizhao.normalise.source import Source
from duizhao.normalise.tables.source_table import SourceTable, cell_of, grid
from duizhao.normalise.watched_phrases import Phrases

WORDS = st.sampled_from(
    ["dose", "5 mg", "two | three", "药", "饭后 after food", "Name 姓名", "-", "a_b", "9", ""]
)


@st.composite
def tables(draw: st.DrawFn) -> SourceTable:
    """A table with merged cells, as odd as web pages have them."""
    rows = draw(st.integers(1, 5))
    made = []
    for number in range(rows):
        cells = draw(st.lists(st.tuples(WORDS, st.integers(1, 3), st.integers(1, 3)), max_size=4))
        # Every cell says which it is, so that none can stand in for another.
        made.append(
            tuple(
                cell_of(f"{words} r{number}c{column}" if words else "", down, across)
                for column, (words, down, across) in enumerate(cells)
            )
        )
    return SourceTable(tuple(made))


def as_html(table: SourceTable) -> str:
    rows = [
        "".join(f'<td rowspan="{cell.down}" colspan="{cell.across}">{cell.text}</td>' for cell in row)
        for row in table.rows
    ]
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


@given(tables())
@settings(max_examples=60, deadline=None)
def test_every_value_of_a_web_table_stands_in_its_row_and_column(table: SourceTable) -> None:
    from lxml import etree

    writer = DocumentWriter()
    walk(etree.fromstring(as_html(table), etree.HTMLParser()), writer)
    text = writer.received("HTML").text
    letters = writer.own_letters()
    for row in table.rows:
        for cell in row:
            assert letters.count("".join(filter(str.isalnum, cell.text))) >= bool(cell.text)
    places = [row for row in grid(table) if any(place.text for place in row)]
    if not places or len(places[0]) < 2 or max(len(row) for row in table.rows) < 2:
        return
    lines = [line for line in text.split("\n") if line.startswith("| ") and "---" not in line]
    written = [[cell.replace("\\|", "|") for cell in as_cells(line)] for line in lines]
    found: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(written):
        for column, cell in enumerate(row):
            # What is said again stands right of where it was said first, and below.
            found.setdefault(cell, (number, column))
    # Two values of one column of the document are in one column of what was written.
    for column in range(len(places[0])):
        begun = [row[column].text for row in places if row[column].is_first and row[column].text]
        assert len({found[one][1] for one in begun if one in found}) <= 1


ENGLISH = st.sampled_from(["wound", "Take two tablets", "nurse", "blood pressure", ""])
CHINESE = st.sampled_from(["伤口", "服两片", "护士", "血压", ""])
OTHER = st.sampled_from(["5 mg", "", "12%", "note 备注", "shāngkǒu", "x"])


@given(
    st.lists(st.tuples(ENGLISH, CHINESE, OTHER), min_size=1, max_size=6),
    st.permutations([0, 1, 2]),
    st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_a_table_in_both_languages_is_accounted_for(
    rows: list[tuple[str, str, str]], order: list[int], is_headed: bool
) -> None:
    head = ("English", "中文", "Dose") if is_headed else ("wound", "伤口", "5 mg")
    lines = [f"| {' | '.join(row[column] for column in order)} |" for row in (head, *rows)]
    text = "\n".join([lines[0], "|---|---|---|", *lines[1:]])
    pieces = arranged(text, Phrases()).pieces
    source = Source("a.md", text, "UTF-8", "", True)
    assert not list(uncovered(source, pieces))
    assert all(undo(piece.text, piece.edits) == text[piece.start : piece.end] for piece in pieces)
    starts = {piece.start: piece for piece in pieces}
    for piece in pieces:
        if piece.twin is not None:
            # What stands beside each other has the same doses.
            one, other = as_cells(piece.text), as_cells(starts[piece.twin].text)
            assert [cell for cell in one if "mg" in cell] == [cell for cell in other if "mg" in cell]


@given(st.integers(-999, 999), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_a_share_stays_a_share(thousandths: int, decimals: int) -> None:
    value = thousandths / 1000
    told = shown(value, "0." + "0" * decimals + "%" if decimals else "0%")
    assert told.endswith("%") and abs(float(told[:-1]) - value * 100) <= 0.5 * 10**-decimals + 1e-9


def test_a_format_that_is_not_understood_leaves_the_number() -> None:
    assert (
        shown(0.5, "# ?/?") == "0.5"
        and shown(45000, "yyyy-mm-dd") == "45000"
        and shown(3.0, "General") == "3"
    )
    assert shown(7, "000") == "007" and shown(-5, "0;(0)") == "(5)" and shown(5, '"¥"#,##0.00') == "¥5.00"
