"""A stream of pairs as JSON lines, answered line by line: each answer is there before the next pair is read."""

import json
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun, Unexpected, show_traceback
from duizhao.checks.finding import Finding
from duizhao.library.check_settings import Failing
from duizhao.pairs_door.asked_pair import LONGEST_LINE, UnusablePair, read_line
from duizhao.pairs_door.door_answer import told
from duizhao.pairs_door.pairs_door import PairsDoor, could_not_look

# The exit codes of the command that a line alone would give.
CLEAN, FINDINGS, COULD_NOT = 0, 1, 2


def answered_lines(
    stream: BinaryIO, door: PairsDoor, fail_on: Collection[Failing]
) -> Iterator[tuple[str, int]]:
    """An answer for each line of `stream` that is not blank, as JSON on one line without its end, and the exit code that it alone
    would give: 1 where a finding is of those that make a check fail, 2 where the line could not be answered."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            _skip_rest(stream)
        if line.strip():
            said, code = _answer(line, number, door, fail_on)
            yield json.dumps(said, ensure_ascii=False), code


def _answer(
    line: bytes, number: int, door: PairsDoor, fail_on: Collection[Failing]
) -> tuple[dict[str, Any], int]:
    where = Bilingual(f"line {number} of what was sent", f"所发送内容的第 {number} 行")
    name: str | int | None = None
    try:
        pair = read_line(line, where)
        name = pair.id
        said, found = door.answer(pair)
    except UnusablePair as fault:
        return _refused(fault.id, number, fault), COULD_NOT
    except CannotRun as fault:
        return _refused(name, number, fault), COULD_NOT
    except Exception as fault:
        # One pair must not hide the others.
        show_traceback(fault)
        return _refused(name, number, Unexpected(fault, where.en)), COULD_NOT
    return {"id": said.pop("id"), "line": number, **said}, _code(said, found, fail_on)


def _code(said: dict[str, Any], found: tuple[Finding, ...], fail_on: Collection[Failing]) -> int:
    if could_not_look(found) or (said.get("second_opinion") or {}).get("error"):
        return COULD_NOT
    return FINDINGS if any(finding.fails(fail_on) for finding in found) else CLEAN


def _refused(name: str | int | None, number: int, fault: CannotRun) -> dict[str, Any]:
    return {"id": name, "line": number, "error": told(fault.message)}


def _skip_rest(stream: BinaryIO) -> None:
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
