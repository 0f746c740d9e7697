"""A table as its document has it: cells that may reach over several rows and columns, and the grid that they fill."""

from collections.abc import Sequence
from dataclasses import dataclass

# Words, and whether they are the document's own; the rest is Markdown that a reader added.
Run = tuple[str, bool]
# No table for people is wider; a page that says so would fill the memory.
WIDEST = 200


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell. `down` and `across` are the rows and columns it reaches over; `linked` counts its letters in links."""

    runs: tuple[Run, ...]
    down: int = 1
    across: int = 1
    is_head: bool = False
    linked: int = 0

    @property
    def text(self) -> str:
        """The document's own words of the cell, in one line."""
        return " ".join("".join(run if own else " " for run, own in self.runs).split())


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The rows of a table, each with the cells that begin in it."""

    rows: tuple[tuple[SourceCell, ...], ...]


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where a row and a column meet: the cell that covers the place (None: no cell does), and whether it begins there."""

    cell: SourceCell | None = None
    is_first: bool = False

    @property
    def text(self) -> str:
        """The words that a reader of the table sees at this place."""
        return self.cell.text if self.cell else ""


Row = tuple[GridPlace, ...]
EMPTY = GridPlace()


def grid(table: SourceTable) -> tuple[Row, ...]:
    """The places of a table, row by row, all rows equally long. A column in which no cell begins is left out: it says
    only how another table was laid out."""
    rows: list[dict[int, GridPlace]] = [{} for _row in table.rows]
    for number, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while column in rows[number]:
                column += 1
            across = max(1, min(cell.across, WIDEST - column))
            for below in range(number, min(number + max(cell.down, 1), len(rows))):
                for beside in range(column, column + across):
                    rows[below].setdefault(beside, GridPlace(cell, (below, beside) == (number, column)))
            column += across
    begun = sorted({column for row in rows for column, place in row.items() if place.is_first})
    return tuple(tuple(row.get(column, EMPTY) for column in begun) for row in rows)


def from_texts(rows: Sequence[Sequence[str]]) -> SourceTable:
    """The table of a file that knows only texts. A line break in a cell stays one."""
    return SourceTable(tuple(tuple(cell_of(text) for text in row) for row in rows))


def cell_of(text: str, down: int = 1, across: int = 1, *, is_head: bool = False) -> SourceCell:
    """A cell whose lines are set one below the other."""
    runs: list[Run] = []
    for line in text.splitlines():
        if line.strip():
            runs += [("<br>", False), (line, True)] if runs else [(line, True)]
    return SourceCell(tuple(runs), down, across, is_head)
