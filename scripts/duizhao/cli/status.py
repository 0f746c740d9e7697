"""`duizhao status [PAGE…]`: a line a page, and each block pair that waits for a person."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.terminal_colour import wants_colour
from duizhao.checks.check_library import examine
from duizhao.checks.reports import FORMATS
from duizhao.checks.reports.print_report import print_report
from duizhao.checks.waivers import Judged, judge, read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.library.check_settings import FAILING
from duizhao.library.settings import Settings
from duizhao.memory.states import BlockState, PageState
from duizhao.memory.states.named_place import chosen, read_target, refuse_unknown
from duizhao.memory.status.as_json import as_json
from duizhao.memory.status.cached_lines import lines
from duizhao.memory.status.show_pair import show_block
from duizhao.memory.status.status_line import PageLine
from duizhao.memory.status.status_table import table
from duizhao.memory.status.waiting_findings import waiting_findings, waiting_looked

NAME = "status"
HELP = "what changed since it was approved, page by page 各页自确认以来的改动"
Told = list[tuple[PageLine, PageState | None, Sequence[BlockState]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="PAGE[#heading]",
        help="only this page or part of it; shows new pairs too 只看这个页面或这一节，并列出从未确认的内容",
    )
    parser.add_argument("--safety", action="store_true", help="only safety blocks 只看安全内容")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to tell 输出格式")


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print how the pages stand; 1 where a block pair waits for a person or a waiver has lapsed. Raises CannotRun."""
    settings = workspace.settings
    targets = [read_target(given, settings) for given in arguments.targets]
    found = list(lines(workspace, frozenset(target.page for target in targets)))
    told: Told = [(line, page, page.waiting if page else ()) for line, page in found]
    refuse_unknown(targets, [line.key for line, _page in found])
    if targets:
        meant = dict(
            (page.key, blocks) for page, blocks in chosen(targets, [page for _line, page in found if page])
        )
        told = [
            (line, page, [state for state in waiting if any(state is one for one in meant[line.key])])
            for line, page, waiting in told
            if line.key in meant
        ]
    if arguments.safety:
        told = [(line, page, [state for state in waiting if state.safety]) for line, page, waiting in told]
    judged = _judged(workspace)
    if arguments.format == "json":
        print(as_json(told, settings, judged.used, judged.lapsed), end="")
    elif arguments.format != "text":
        named = bool(arguments.targets)
        findings = waiting_findings(told, judged.lapsed, settings, named)
        # Whatever waits gives exit code 1, so each of them fails.
        looked = waiting_looked(told, named)
        print_report(arguments.format, findings, language, looked, FAILING, settings.en)
    else:
        print(_text(told, judged, settings, language, named=bool(arguments.targets)), end="")
    return int(bool(judged.lapsed) or any(waiting for *_page, waiting in told))


def _judged(workspace: Workspace) -> Judged:
    """What the waivers cover. Only pages that have one are checked."""
    pages = {waiver.page for waiver in read_waivers(workspace.settings.waivers)}
    if not pages:
        return judge((), ())
    return examine(workspace, pages=pages, alone=False, with_baseline=False).judged


def _text(told: Told, judged: Judged, settings: Settings, language: Language, named: bool) -> str:
    shown = []
    new = 0
    # Safety blocks of all pages first.
    for grave in (True, False):
        for _line, page, waiting in told:
            for state in waiting:
                assert page
                if state.safety is not grave:
                    continue
                if state.entry is None and not named:
                    # Of a library that nobody has approved yet, every block waits: their number is enough.
                    new += 1
                    continue
                shown.append(show_block(page, state, settings, language, colour=wants_colour(sys.stdout)))
    parts = [*shown, table([line for line, *_page in told], judged, language, date.today())]
    if new:
        parts.append(
            Bilingual(
                f"{new} blocks that nobody has approved are not shown. To see those of a page, type: duizhao status PAGE\n"
                "To approve a page, type: duizhao approve PAGE; to approve all of them: duizhao approve --all\n",
                f"另有 {new} 处从未确认的内容没有列出。要查看某个页面的，请输入：duizhao status 页面\n"
                "要确认一个页面，请输入：duizhao approve 页面；要全部确认：duizhao approve --all\n",
            ).say(language)
        )
    return "\n".join(parts)
