"""The tables of a sheet: cells that were merged, titles above a table, and several tables on one sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.normalise.tables.source_table import SourceCell, SourceTable, cell_of, grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file, with its name where it has one that a person gave it."""

    name: str
    table: SourceTable


# The first row and column of a merged stretch, and how many rows and columns it has.
Merged = Mapping[tuple[int, int], tuple[int, int]]


def with_merged(rows: Sequence[Sequence[tuple[str, bool]]], merged: Merged) -> SourceTable:
    """The table of a sheet. Each cell is its text and whether it is bold, which makes a head of a row that is all bold;
    `merged` says, by row and column from 0, over how many rows and columns a cell reaches."""
    covered = {
        (row + down, column + across)
        for (row, column), (rows_down, columns_across) in merged.items()
        for down in range(min(rows_down, len(rows) - row))
        for across in range(columns_across)
        if down or across
    }
    made = []
    for number, row in enumerate(rows):
        is_head = any(text.strip() for text, _bold in row) and all(bold for text, bold in row if text.strip())
        made.append(
            tuple(
                cell_of(text, *merged.get((number, column), (1, 1)), is_head=is_head)
                for column, (text, _bold) in enumerate(row)
                if (number, column) not in covered
            )
        )
    return SourceTable(tuple(made))


def sheet_tables(table: SourceTable) -> tuple[SourceTable, ...]:
    """The tables of a sheet, each without empty rows and columns. An empty row parts two tables where what follows has
    a head of its own: the same one again, or other columns; else it only makes room."""
    places = grid(table)
    width = max(map(len, places), default=0)
    parts: list[list[int]] = []
    for number, row in enumerate(places):
        if not any(place.text for place in row):
            if not parts or parts[-1]:
                parts.append([])
        elif parts:
            parts[-1].append(number)
        else:
            parts.append([number])
    joined: list[list[int]] = []
    for part in filter(None, parts):
        if joined and not _begins_anew(places, joined[-1], part, width):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(made for part in joined for made in _with_title(table, part))


def _columns(places: Sequence[Sequence[object]], rows: Sequence[int], width: int) -> set[int]:
    return {
        column for number in rows for column in range(width) if getattr(places[number][column], "text", "")
    }


def _begins_anew(
    places: Sequence[Sequence[object]], above: Sequence[int], part: Sequence[int], width: int
) -> bool:
    """True where the rows of `part` are no further rows of the table `above`."""
    one, other = _columns(places, above, width), _columns(places, part, width)
    head = [getattr(place, "text", "") for place in places[above[0]]]
    first = [getattr(place, "text", "") for place in places[part[0]]]
    return one != other or head == first or sum(map(bool, first)) == 1 or len(above) == 1


def _with_title(table: SourceTable, rows: Sequence[int]) -> list[SourceTable]:
    """The table of some rows; a first row of one cell above a row of several is its title, and stands alone."""
    chosen = [table.rows[number] for number in rows]
    made = []
    while (
        len(chosen) > 1
        and _filled(chosen[0]) == 1
        and _filled(chosen[1]) > 1
        and not _reaches_down(chosen[0])
    ):
        cell = next(cell for cell in chosen[0] if cell.text)
        made.append(SourceTable(((SourceCell(cell.runs),),)))
        chosen = chosen[1:]
    return [*made, SourceTable(tuple(chosen))]


def _filled(row: Sequence[SourceCell]) -> int:
    return sum(bool(cell.text) for cell in row)


def _reaches_down(row: Sequence[SourceCell]) -> bool:
    return any(cell.text and cell.down > 1 for cell in row)
