"""`duizhao waive RULE PAGE[:LINE]`: allow one finding, with a reason and a name."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import said
from duizhao.checks.check_library import examine
from duizhao.checks.finding import Finding, Place
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.rule import all_rules
from duizhao.checks.waivers import is_said, waive
from duizhao.checks.workspace import Workspace

NAME = "waive"
HELP = (
    "allow one finding, with a reason and a name, until its text changes"
    " 写明理由和姓名，确认保留一个问题，直到文字改变为止"
)
# A place as a report shows it: a page, then a line, then a column.
WHERE = re.compile(r"(?P<page>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?:?", re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "rule",
        metavar="RULE",
        help="the rule of the finding, such as different-numbers 问题所属的规则，例如 different-numbers",
    )
    parser.add_argument(
        "where",
        metavar="PAGE[:LINE]",
        help="as the finding shows it, or the page's key 照检查结果填写，或写页面名",
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help="why it may stay 为什么可以保留")
    parser.add_argument("--by", default="", metavar="NAME", help="who decided it 由谁决定")


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the waiver into the library's `waivers.toml`. Raises CannotRun where it is not clear which
    finding."""
    settings = workspace.settings
    reason, by = said(arguments.reason), said(arguments.by)
    if not is_said(reason) or not is_said(by):
        # Before the check, which takes its time.
        raise CannotRun(
            'A waiver needs a reason and a name: --reason "…" --by "…".',
            '确认保留需要写明理由和姓名：--reason "……" --by "……"。',
        )
    rules = tuple(rule for rule in all_rules() if rule.id == arguments.rule)
    if not rules:
        known = [rule.id for rule in all_rules()]
        raise CannotRun(
            f"There is no rule {arguments.rule!r}. The rules are: {', '.join(known)}.",
            f"没有规则 {arguments.rule!r}。现有规则：{'、'.join(known)}。",
        )
    if rules[0].id in settings.rules.off:
        raise CannotRun(
            f"{settings.rules.path}: the rule {rules[0].id} is turned off, so nothing of it has to be waived.",
            f"{settings.rules.path}：规则 {rules[0].id} 已关闭，其问题不需要确认保留。",
        )
    # What the baseline has recorded may be waived too.
    checked = examine(workspace, rules, with_baseline=False)
    live, waived = (checked.as_written(some) for some in (checked.judged.live, checked.judged.waived))
    finding = _choose(live, waived, arguments)
    waive(settings.waivers, finding, reason, by)
    path = settings.waivers.relative_to(settings.root).as_posix()
    told = Bilingual(
        f"{path}: {finding.rule} at {_spot(finding.place)} may stay until its text changes.",
        f"{path}：{_spot(finding.place)} 的 {finding.rule} 已确认保留，文字改变后失效。",
    )
    print(printable(told.say(language)), file=sys.stderr)
    return 0


def _choose(live: Sequence[Finding], waived: Sequence[Finding], arguments: argparse.Namespace) -> Finding:
    """The one finding that is meant."""
    where = WHERE.fullmatch(said(arguments.where))
    found = [finding for finding in live if where and _is_at(finding, where)]
    if len(found) == 1:
        return found[0]
    if found:
        spots = [_spot(finding.place) for finding in found]
        raise CannotRun(
            f"{len(found)} findings of {arguments.rule} are there. Say which: {', '.join(spots)}.",
            f"那里有 {len(found)} 个 {arguments.rule} 问题。请指明是哪一个：{'、'.join(spots)}。",
        )
    for finding in waived:
        if where and finding.waiver and _is_at(finding, where):
            raise CannotRun(
                f"{finding.waiver.by} has waived this finding already: {finding.waiver.reason}",
                f"{finding.waiver.by} 已经确认保留这个问题：{finding.waiver.reason}",
            )
    wanted = printable(said(arguments.where))
    raise CannotRun(
        f"{arguments.rule} finds nothing at {wanted}. "
        f"`duizhao check --rule {arguments.rule}` tells what it finds.",
        f"{arguments.rule} 在 {wanted} 没有发现问题。可用 `duizhao check --rule {arguments.rule}` 查看。",
    )


def _is_at(finding: Finding, where: re.Match[str]) -> bool:
    """True where a place of the finding is the one that is named; a page may be named by its key or by its
    path."""
    page, line, column = where["page"], where["line"], where["column"]
    return any(
        (page == finding.page or _same_path(page, place.path))
        and (line is None or int(line) == place.line)
        and (column is None or int(column) == place.column)
        for place in (finding.place, finding.compare)
        if place
    )


def _same_path(given: str, shown: str) -> bool:
    return "\0" not in given and Path(given).resolve() == Path(shown).resolve()


def _spot(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"
