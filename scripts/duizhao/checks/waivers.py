"""Waivers: findings that a person allows, with a reason and a name, in `waivers.toml` in the library's root.

A waiver is bound to the text of both blocks. When either changes it has lapsed: it covers nothing any more,
and the finding comes back. The texts are quoted beside it for people; the digest alone decides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, text_if_there, write_atomically
from duizhao.base.known_names import did_you_mean
from duizhao.base.lock import locked
from duizhao.base.toml_writing import toml_line
from duizhao.checks.finding import Bound, Finding, Recorded, Waiver
from duizhao.checks.troubles import TROUBLES

HEADER = """\
# Findings that a person allows. Each holds for the text that it quotes; when either side changes, it lapses.
# Written by `duizhao waive`. To take one back, delete it.
# 经人工确认可以保留的问题。每一条只对所引的文字有效；任一语言的文字改变后即失效。
# 由 `duizhao waive` 写入。要撤回某一条，删除即可。
"""
NEEDED = ("rule", "page", "reason", "by", "bound_to")
KNOWN = (*(one.name for one in fields(Waiver)), "en", "zh")
# The start of a long text is enough to recognise it.
LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that stand, those that a waiver covers (each with it), and the waivers that cover none. Of a library with a
    baseline the findings that it has recorded stand apart, and what it has recorded is `gone` where nothing finds it. What the
    settings turn off is `off`."""

    live: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    lapsed: tuple[Waiver, ...]
    recorded: tuple[Finding, ...] = ()
    gone: tuple[Recorded, ...] = ()
    off: tuple[Finding, ...] = ()

    @property
    def used(self) -> int:
        """How many waivers cover a finding."""
        return len({_name(finding) for finding in self.waived})


def judge(
    findings: Iterable[Finding],
    waivers: Sequence[Waiver],
    tells: Callable[[Finding], bool] = lambda finding: True,
) -> Judged:
    """Sort the findings by whether a waiver covers them. None covers what could not be looked at. What the library is not
    told (where `tells` is false) is left out; the waiver of such a finding has not lapsed."""
    by_name = {(waiver.rule, waiver.page, waiver.bound_to): waiver for waiver in waivers}
    # Only where a waiver could fit is a digest worth its time.
    places = {(waiver.rule, waiver.page) for waiver in waivers}
    live, waived, off = [], [], []
    used = set()
    for finding in findings:
        may_be = (finding.rule, finding.page) in places and finding.rule not in TROUBLES
        waiver = by_name.get(_name(finding)) if may_be else None
        if waiver:
            used.add(_name(finding))
        if not tells(finding):
            off.append(finding)
            continue
        if waiver:
            waived.append(replace(finding, waiver=waiver))
        else:
            live.append(finding)
    lapsed = tuple(waiver for name, waiver in by_name.items() if name not in used)
    return Judged(tuple(live), tuple(waived), lapsed, off=tuple(off))


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a library; without the file there are none.

    Raises CannotRun for TOML that does not parse, and for a waiver without a reason, a name or its text's
    digest.
    """
    text = text_if_there(path)
    return () if text is None else _parse(text, path)


def add_waiver(path: Path, waiver: Waiver, bound: Bound) -> None:
    """Write `waiver` behind those that `path` holds, and the texts it is bound to.

    What stands in the file stays as it is. Two at once wait for each other. Raises CannotRun where the reason
    or the name is empty, the file cannot be read, or the finding is waived already.
    """
    for value, en, zh in (
        (
            waiver.reason,
            'Say why the finding may stay: --reason "…".',
            "请写明为什么可以保留：--reason “……”。",
        ),
        (waiver.by, 'Say who decided it: --by "…".', '请写明由谁决定：--by "……"。'),
    ):
        if not is_said(value):
            raise CannotRun(en, zh)
    with locked(path.parent):
        before = text_if_there(path)
        before = HEADER if before is None else before
        for other in _parse(before, path):
            if (other.rule, other.page, other.bound_to) == (waiver.rule, waiver.page, waiver.bound_to):
                raise CannotRun(
                    f"{other.by} has waived this finding already: {other.reason}",
                    f"{other.by} 已经确认保留这个问题：{other.reason}",
                )
        write_atomically(path, f"{before.rstrip()}\n\n{waiver_lines(waiver, bound)}")


def waive(path: Path, finding: Finding, reason: str, by: str) -> None:
    """Let `finding` stand from today on, because of `reason`, as `by` decided. Raises CannotRun as `add_waiver` does."""
    digest, today = finding.bound_to.digest, date.today().isoformat()
    add_waiver(path, Waiver(finding.rule, finding.page, reason, by, digest, today), finding.bound_to)


def is_said(text: str) -> bool:
    """True where `text` has a letter or a digit: dots and blanks are no reason and no name."""
    return any(character.isalnum() for character in text)


def _name(finding: Finding) -> tuple[str, str, str]:
    return (finding.rule, finding.page, finding.bound_to.digest)


def _parse(text: str, path: Path) -> tuple[Waiver, ...]:
    data = parse_toml(text, path)
    entries = data.get("waiver", [])
    unknown = [name for name in data if name != "waiver"]
    if unknown or not isinstance(entries, list):
        here = [repr(name) for name in unknown] or ["waiver"]
        raise CannotRun(
            f"{path}: every waiver has to begin with a line [[waiver]]. Not so: {here[0]}.",
            f"{path}：每一条都应以一行 [[waiver]] 开头。不符合的是：{here[0]}。",
        )
    return tuple(_waiver(entry, number, path) for number, entry in enumerate(entries, start=1))


def _waiver(entry: object, number: int, path: Path) -> Waiver:
    given = entry if isinstance(entry, dict) else {}
    for name, value in given.items():
        if name not in KNOWN:
            near = did_you_mean(name, KNOWN)
            raise CannotRun(
                f"{path}: waiver {number} has an unknown key {name!r}. The keys are: {', '.join(KNOWN)}.{near.en}",
                f"{path}：第 {number} 条中没有 {name!r} 这一项。可用的有：{'、'.join(KNOWN)}。{near.zh}",
            )
        # A day may stand without quotes: TOML has days of its own.
        if not isinstance(value, str | date if name == "on" else str):
            raise CannotRun(
                f'{path}: waiver {number}: {name} = {value!r}: it has to be a text in quotes: {name} = "…".',
                f'{path}：第 {number} 条：{name} = {value!r}：应是加引号的文字：{name} = "…"。',
            )
    values = {name: str(value).strip() for name, value in given.items()}
    for name in NEEDED:
        if not is_said(values.get(name, "")):
            raise CannotRun(
                f"{path}: waiver {number} has no {name!r}. Let `duizhao waive` write waivers.",
                f"{path}：第 {number} 条缺少 {name!r}。请用 `duizhao waive` 写入。",
            )
    return Waiver(**{one.name: values.get(one.name, "") for one in fields(Waiver)})


def waiver_lines(waiver: Waiver, bound: Bound) -> str:
    """The lines of `waiver` in the file, with the texts that it is bound to."""
    rows = [
        ("rule", waiver.rule),
        ("page", waiver.page),
        ("reason", waiver.reason.strip()),
        ("by", waiver.by.strip()),
        *([("on", waiver.on)] if waiver.on else []),
        ("en", _quote(bound.en)),
        ("zh", _quote(bound.zh)),
        ("bound_to", waiver.bound_to),
    ]
    return "[[waiver]]\n" + "".join(f"{toml_line(name, value)}\n" for name, value in rows)


def _quote(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
