"""The baseline: findings that were there when a library began to be checked, in `baseline.json` in its root.

Each is bound to its texts, as a waiver is, apart from their spacing. What is recorded is not told as long as its texts are the
same and it is no graver and no surer than it was; what could not be looked at is never recorded. One finding a line, in the order
of the pages: whoever compares two versions of the file sees what was mended.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import get_args

from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, text_if_there, write_atomically
from duizhao.base.known_names import did_you_mean
from duizhao.base.lock import locked
from duizhao.checks.finding import SEVERITIES, Finding, Recorded, SinceBaseline
from duizhao.checks.rule import Rule
from duizhao.checks.troubles import PAGE_NOT_CHECKED, RULE_NOT_RUN, TROUBLES, UNREADABLE_FRONT_MATTER
from duizhao.checks.waivers import Judged
from duizhao.text.meaning.clue import Confidence

ABOUT = (
    "Findings that were there when the library began to be checked. Written by `duizhao baseline`. "
    "开始检查时已有的问题，由 `duizhao baseline` 写入。"
)
KEYS = ("about", "findings")
# The surest first.
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
NOT_READ = frozenset({PAGE_NOT_CHECKED.id, UNREADABLE_FRONT_MATTER.id})
Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class BaselineChange:
    """What was written: how many findings the baseline holds, how many came into it, and how many it holds no more."""

    holds: int
    added: int
    taken_out: int


def read_baseline(path: Path) -> tuple[Recorded, ...] | None:
    """What the baseline at `path` holds; None where there is no such file.

    Raises CannotRun where it is not as `duizhao baseline` writes it.
    """
    text = text_if_there(path, LARGEST_TABLE)
    if text is None:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _damaged(path, f"not JSON ({fault})", f"不是 JSON（{fault}）") from fault
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise _damaged(path, "it has no list `findings`", "没有 `findings` 列表")
    for key in data:
        if key not in KEYS:
            near = did_you_mean(key, KEYS)
            raise _damaged(
                path, f"it has an unknown key {key!r}.{near.en}", f"没有 {key!r} 这一项。{near.zh}"
            )
    return tuple(_recorded(row, number, path) for number, row in enumerate(data["findings"], start=1))


def apart_from(
    baseline: Sequence[Recorded],
    judged: Judged,
    rules: Sequence[Rule] | None = None,
    pages: Collection[str] | None = None,
    whole: bool = True,
) -> Judged:
    """`judged`, with the live findings that `baseline` has recorded apart. What it holds of these `rules` and `pages` (all
    where None) and nothing finds is gone; of what could not be looked at, and where this is not the `whole` library, nobody
    knows."""
    left: dict[Name, list[Recorded]] = defaultdict(list)
    for one in sorted(baseline, key=_weight):
        left[_name(one)].append(one)
    # Only where something is recorded is a digest worth its time.
    places = {(page, rule) for page, rule, _bound_to in left}
    surplus = Counter(map(_name, baseline))
    live: list[Finding] = []
    recorded: list[Finding] = []
    for finding in judged.live:
        since: SinceBaseline = "new"
        if (finding.page, finding.rule) in places and finding.rule not in TROUBLES:
            name = (finding.page, finding.rule, finding.bound_to.loose_digest)
            surplus[name] -= 1
            # The least that covers it: a graver one may have to cover a graver finding.
            if covering := next((one for one in left.get(name, ()) if _covers(one, finding)), None):
                left[name].remove(covering)
                since = "unchanged"
            elif name in left:
                since = "updated"
        (recorded if since == "unchanged" else live).append(replace(finding, baseline=since))
    for finding in judged.off:
        # What the settings turn off is still there.
        if (finding.page, finding.rule) in places:
            surplus[finding.page, finding.rule, finding.bound_to.loose_digest] -= 1
    is_asked = _asked(judged, rules, pages, whole)
    gone = (one for name, rest in left.items() for one in rest[: max(surplus[name], 0)] if is_asked(one))
    return replace(judged, live=tuple(live), recorded=tuple(recorded), gone=tuple(sorted(gone)))


def write_baseline(path: Path, judged: Judged) -> BaselineChange:
    """Write every live finding into the baseline at `path`, and nothing else; of a page that could not be read, what stood
    there stays. Two at once wait for each other. Raises CannotRun where the file cannot be read or written."""
    unread = _unread(judged.live)
    with locked(path.parent):
        before = read_baseline(path) or ()
        stay = [one for one in before if one.page in unread]
        return _write(path, before, [*stay, *map(_of_finding, _recordable(judged.live))])


def prune_baseline(path: Path, judged: Judged) -> BaselineChange:
    """Take out of the baseline at `path` what has gone, and add nothing. Raises CannotRun as `write_baseline` does, and where there is
    no baseline."""
    with locked(path.parent):
        before = read_baseline(path)
        if before is None:
            raise CannotRun(
                f"{path}: there is no such file. `duizhao baseline` writes it.",
                f"{path}：没有这个文件。请用 `duizhao baseline` 写入。",
            )
        gone = Counter(apart_from(before, judged).gone)
        return _write(path, before, (Counter(before) - gone).elements())


def _write(path: Path, before: Sequence[Recorded], now: Iterable[Recorded]) -> BaselineChange:
    rows = sorted(now)
    old, new = Counter(before), Counter(rows)
    change = BaselineChange(len(rows), (new - old).total(), (old - new).total())
    if rows or before:
        lines = ",\n".join(_line(list(astuple(row))) for row in rows)
        write_atomically(path, f'{{\n"about": {_line(ABOUT)},\n"findings": [\n{lines}\n]\n}}\n')
    return change


def _recordable(findings: Iterable[Finding]) -> Iterable[Finding]:
    return (finding for finding in findings if finding.rule not in TROUBLES)


def _unread(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(finding.page for finding in findings if finding.rule in NOT_READ)


def _asked(
    judged: Judged, rules: Sequence[Rule] | None, pages: Collection[str] | None, whole: bool
) -> Callable[[Recorded], bool]:
    """Whether this check would have found what is recorded, if it were there."""
    known = whole and all(finding.rule != RULE_NOT_RUN.id for finding in judged.live)
    ids = None if rules is None else {rule.id for rule in rules}
    unread = _unread(judged.live)
    return lambda one: (
        known
        and (ids is None or one.rule in ids)
        and (pages is None or one.page in pages)
        and one.page not in unread
    )


def _of_finding(finding: Finding) -> Recorded:
    return Recorded(
        finding.page, finding.rule, finding.severity, finding.confidence, finding.bound_to.loose_digest
    )


def _name(one: Recorded) -> Name:
    return (one.page, one.rule, one.bound_to)


def _weight(one: Recorded) -> tuple[int, int]:
    """The least grave and least sure first."""
    return (-SEVERITIES.index(one.severity), -CONFIDENCES.index(one.confidence))


def _covers(one: Recorded, finding: Finding) -> bool:
    """True where the finding is no graver and no surer than what is recorded."""
    return SEVERITIES.index(one.severity) <= SEVERITIES.index(finding.severity) and CONFIDENCES.index(
        one.confidence
    ) <= CONFIDENCES.index(finding.confidence)


def _recorded(row: object, number: int, path: Path) -> Recorded:
    if (
        not isinstance(row, list)
        or len(row) != 5
        or not all(isinstance(cell, str) for cell in row)
        or row[2] not in SEVERITIES
        or row[3] not in CONFIDENCES
    ):
        raise _damaged(
            path,
            f"finding {number} is not page, rule, severity, confidence and digest of its texts: {row!r}",
            f"第 {number} 个问题应为页面、规则、严重程度、确定程度和文字的摘要：{row!r}",
        )
    return Recorded(*row)


def _line(value: str | list[str]) -> str:
    line = json.dumps(value, ensure_ascii=False)
    # The name of a file may hold bytes that are no text: those are escaped.
    return line if line.isprintable() else json.dumps(value)


def _damaged(path: Path, en: str, zh: str) -> CannotRun:
    return CannotRun(
        f"{path}: {en}. Only `duizhao baseline` writes this file: correct it, or delete it and run that again.",
        f"{path}：{zh}。这个文件只由 `duizhao baseline` 写入：请改正，或删除后重新运行该命令。",
    )
