"""`duizhao baseline`: what is found now is recorded, so that a check tells from then on what is new."""

import argparse
import sys

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import Checked, examine
from duizhao.checks.recorded_findings import BaselineChange, prune_baseline, read_baseline, write_baseline
from duizhao.checks.troubles import TROUBLES
from duizhao.checks.workspace import Workspace
from duizhao.cli.check import add_sides, with_sides
from duizhao.library.settings import SETTINGS_FILE, Settings

NAME = "baseline"
HELP = (
    "have what is found now recorded; a check then tells what is new 把现有问题记入基线，以后只列出新的问题"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    add_sides(parser)
    parser.add_argument(
        "--prune",
        action="store_true",
        help="add nothing, only take out what has gone 不添加，只移除已不存在的问题",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the baseline of the library. Raises CannotRun, also where something could not be checked: a baseline that lacks
    it would tell it as new one day."""
    settings = workspace.settings
    # Before the check, which takes its time: a file that cannot be read stops the run.
    before = read_baseline(settings.baseline)
    if (arguments.en or arguments.zh) and before is not None and settings.is_written:
        raise CannotRun(
            f"{settings.baseline}: this is the baseline of the pages that {SETTINGS_FILE} names. Leave out --en and --zh, or name the "
            "other folder with --root.",
            f"{settings.baseline}：这是 {SETTINGS_FILE} 所指页面的基线。请去掉 --en 和 --zh，或用 --root 指定另一个文件夹。",
        )
    workspace = with_sides(arguments, workspace)
    # As in a check: the pictures belong to the pages of the settings.
    checked = examine(workspace, pictures=not (arguments.en or arguments.zh), with_baseline=False)
    checked.require_compared()
    if checked.cannot_answer:
        raise CannotRun(
            "Not everything could be checked, so nothing is recorded. `duizhao check` says what.",
            "有内容未能检查，因此未写入基线。运行 `duizhao check` 可查看是哪些。",
        )
    change = (prune_baseline if arguments.prune else write_baseline)(settings.baseline, checked.judged)
    if before is None and not change.holds:
        print(checked.looked.clean.say(language))
    else:
        print(_told(change, settings).say(language))
    _tell_of_trouble(checked, language)
    return 0


def _told(change: BaselineChange, settings: Settings) -> Bilingual:
    path = settings.baseline.relative_to(settings.root).as_posix()
    have = "1 recorded finding" if change.holds == 1 else f"{change.holds} recorded findings"
    return Bilingual(
        f"{path}: {have}, {change.added} of them new; {change.taken_out} taken out.",
        f"{path}：共记录 {change.holds} 个问题，其中新增 {change.added} 个；移除 {change.taken_out} 个。",
    )


def _tell_of_trouble(checked: Checked, language: Language) -> None:
    """Say that a page which could not be read has no finding in the baseline."""
    pages = {finding.page for finding in checked.judged.live if finding.rule in TROUBLES}
    if pages:
        shown = sorted(pages)
        told = Bilingual(
            f"Not read, and not recorded: {', '.join(shown)}. `duizhao check` says why.",
            f"以下页面无法读取，没有记录：{'、'.join(shown)}。可用 `duizhao check` 查看原因。",
        )
        print(told.say(language), file=sys.stderr)
