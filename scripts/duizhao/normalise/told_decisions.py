"""Decisions that are typed at the command, as the report offers them, instead of written into the placement."""

from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically
from duizhao.normalise.bulk_decisions import BulkDecision, read_decision
from duizhao.normalise.placement import Placement, as_toml, placement_path, read_placement
from duizhao.text.language.script import has_han


def tell_pair(source: Path, given: str) -> None:
    """Write into the placement of `source` that the pieces at two lines are a pair (`12=34`), or that one has none
    (`12=0`). Raises CannotRun where there is no such piece."""
    placement = _placement(source)
    line, _equals, other = given.partition("=")
    lines = [record.piece.line for record in placement.records]
    if not (
        line.isdigit() and other.isdigit() and int(line) in lines and (other == "0" or int(other) in lines)
    ):
        raise CannotRun(
            f"--pair {given}: it has to be LINE=LINE, two lines at which pieces of {source} start, or LINE=0.",
            f"--pair {given}：应写成 行号=行号（{source} 中两段的起始行），或 行号=0。",
        )
    at = lines.index(int(line))
    record = placement.records[at]
    decided = replace(record, pair=replace(record.pair, pairs_with=int(other)))
    records = (*placement.records[:at], decided, *placement.records[at + 1 :])
    _write(source, replace(placement, records=records))


def tell_left_out(source: Path, given: str, because: str) -> None:
    """Write a decision into the placement of `source`: what `given` chooses (`language=ja`, `heading=Payment`, `lines=3-9`)
    is left out, `because` of that. Raises CannotRun where it chooses nothing that there is."""
    key, _equals, value = given.partition("=")
    entry = {key: value, "outcome": "left out", "reason_zh" if has_han(because) else "reason_en": because}
    try:
        decision = read_decision(entry)
    except (KeyError, ValueError) as fault:
        raise CannotRun(
            f"--leave-out {given}: {fault}. Write for example language=ja, kind=boilerplate, heading=Payment or lines=12-40.",
            f"--leave-out {given}：{fault}。例如 language=ja、kind=boilerplate、heading=付款 或 lines=12-40。",
        ) from fault
    if not because.strip():
        raise CannotRun(
            "--leave-out needs a reason: --because TEXT.", "--leave-out 需要说明原因：--because 文字。"
        )
    placement = _placement(source)
    decisions = tuple(one for one in placement.decisions if not _is_same(one, decision))
    _write(source, replace(placement, decisions=(*decisions, decision)))


def _is_same(one: BulkDecision, other: BulkDecision) -> bool:
    """True where two decisions are about the same pieces."""
    return replace(one, reason=Bilingual("", ""), comment="") == replace(
        other, reason=Bilingual("", ""), comment=""
    )


def _placement(source: Path) -> Placement:
    placement = read_placement(placement_path(source))
    if placement is None:
        raise CannotRun(
            f"{source}: there is no placement yet. Run: duizhao normalise {source}",
            f"{source}：还没有放置记录。请先运行：duizhao normalise {source}",
        )
    return placement


def _write(source: Path, placement: Placement) -> None:
    write_atomically(placement_path(source), as_toml(placement))
