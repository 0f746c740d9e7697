"""The units of numbers in tables that stand in the next cell or in the head of the column, and units in cells that differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import Quantity, unit_alone, unit_in_head
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.table_cells import cell_spans
from duizhao.text.reading import read

# Of a wider table nobody reads the head to learn a unit.
MOST_COLUMNS = 60
Numbers = tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its visible text, and where it stands in its row's source."""

    text: str
    start: int
    end: int


def with_units_of_cells(
    en: Block, zh: Block, numbers_en: Numbers, numbers_zh: Numbers
) -> tuple[Numbers, Numbers]:
    """The quantities of two rows, with their units where they stand in another cell. What both heads give is left out: the
    heads are compared themselves."""
    cells_en, cells_zh = _cells(en.text), _cells(zh.text)
    heads_en, heads_zh = _head_units(en, "en", len(cells_en)), _head_units(zh, "zh", len(cells_zh))
    if len(heads_en) == len(heads_zh):
        both = [bool(one and two) for one, two in zip(heads_en, heads_zh, strict=True)]
        heads_en, heads_zh = (
            ["" if twice else unit for unit, twice in zip(side, both, strict=True)]
            for side in (heads_en, heads_zh)
        )
    return (
        _with_units(en.text, cells_en, numbers_en, heads_en, "en"),
        _with_units(zh.text, cells_zh, numbers_zh, heads_zh, "zh"),
    )


def unlike_units(en: Block, zh: Block) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The visible spans of the first two cells that answer each other and give another unit for the numbers beside or below
    them; None where all agree."""
    cells_en, cells_zh = _cells(en.text), _cells(zh.text)
    if len(cells_en) != len(cells_zh):
        return None
    for one, two in zip(cells_en, cells_zh, strict=True):
        for unit_of in (unit_in_head, unit_alone):
            units = unit_of(one.text, "en"), unit_of(two.text, "zh")
            if all(units) and units[0] != units[1]:
                return _visible(en.text, one), _visible(zh.text, two)
    return None


def _cells(row: str) -> list[_Cell]:
    return [
        _Cell(read(row[start:end]).text.strip(), start, end) for start, end in cell_spans(row)[:MOST_COLUMNS]
    ]


def _head_units(block: Block, language: Language, columns: int) -> list[str]:
    """The unit that the head of each column gives; nothing for a table without such a head."""
    heads = _cells(block.head) if block.head else []
    return [unit_in_head(cell.text, language) for cell in heads] if len(heads) == columns else []


def _with_units(
    row: str, cells: Sequence[_Cell], numbers: Numbers, heads: Sequence[str], language: Language
) -> Numbers:
    reading = read(row)
    found = []
    for one in numbers:
        start, _end = reading.source_span(one.start, one.end)
        column = next((at for at, cell in enumerate(cells) if cell.start <= start < cell.end), -1)
        if one.unit or column < 0 or cells[column].text != one.text.strip():
            found.append(one)
            continue
        following = cells[column + 1] if column + 1 < len(cells) else None
        unit = unit_alone(following.text, language) if following else ""
        if unit and following:
            end = _visible(row, following)[1]
            found.append(replace(one, unit=unit, end=end, text=reading.text[one.start : end]))
        elif column < len(heads) and heads[column]:
            found.append(replace(one, unit=heads[column]))
        else:
            found.append(one)
    return tuple(found)


def _visible(row: str, cell: _Cell) -> tuple[int, int]:
    """The visible characters of a cell, without spaces at its ends."""
    reading = read(row)
    inside = [
        at
        for at, start in enumerate(reading.starts)
        if cell.start <= start < cell.end and not reading.text[at].isspace()
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, len(reading.text))
