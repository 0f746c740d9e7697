"""Changed block pairs as JSON can hold them, and back again."""

from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.checks.changed_block import ChangedBlock, ChangedSide, TextRun
from duizhao.checks.finding import Place


def block_as_json(block: ChangedBlock) -> list[object]:
    """The block pair as lists and plain values."""
    told = [block.told.en, block.told.zh]
    sides = [_side_as_json(side) for side in (block.en, block.zh)]
    return [block.page, told, *sides, list(block.waits), block.safety, block.command]


def block_from_json(given: Any) -> ChangedBlock:
    """What `block_as_json` was given. Raises TypeError or ValueError where it is something else."""
    page, told, en, zh, waits, safety, command = given
    return ChangedBlock(page, Bilingual(*told), _side(en), _side(zh), tuple(waits), safety, command)


def _side_as_json(side: ChangedSide) -> list[object]:
    one = side.place
    place = one and [one.path, one.line, one.column, one.language, one.text, one.line_text, one.shown_from]
    return [place, [[run.kind, run.text] for run in side.runs]]


def _side(given: Any) -> ChangedSide:
    place, runs = given
    return ChangedSide(Place(*place) if place else None, tuple(TextRun(*run) for run in runs))
