"""`duizhao normalise SOURCE…`: a mixed text becomes parallel draft pages, every character accounted for."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.cluster import cluster_at
from duizhao.base.errors import CannotRun, Stopped
from duizhao.base.links_out import LinkGuard
from duizhao.checks.workspace import Workspace
from duizhao.cli.cluster_option import add_cluster
from duizhao.library.settings import Settings
from duizhao.normalise.console_report import report
from duizhao.normalise.gap_drafts import answers, for_gaps, keep_drafts, kept_drafts
from duizhao.normalise.jobs import jobs_below
from duizhao.normalise.normalise_on_cluster import run_on_cluster
from duizhao.normalise.readers import READERS
from duizhao.normalise.report_page.write_report import write_reports
from duizhao.normalise.run import (
    Normalised,
    SourceKnowledge,
    normalise_sources,
    sources_below,
    with_clashes,
    write,
)
from duizhao.normalise.run_progress import Tally
from duizhao.normalise.source import keep_standard_input
from duizhao.normalise.source_folder import run_all
from duizhao.normalise.told_decisions import tell_left_out, tell_pair
from duizhao.normalise.two_files import without_second_files

NAME = "normalise"
STANDARD_INPUT = Path("-")
HELP = (
    "turn a mixed text into parallel draft pages, account for every character"
    " 把混合文本整理成中英文对照草稿，交代每个字符的去向"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "source",
        nargs="*",
        type=Path,
        metavar="SOURCE",
        help=f"a text ({' '.join(READERS)}), a folder whose files are texts of their own, or - for standard input "
        f"一篇文字（{' '.join(READERS)}），或每个文件各成一篇的文件夹；- 表示标准输入 (default 默认: source/)",
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="how many cores a folder may use 文件夹可用的核数"
    )
    add_cluster(parser)
    parser.add_argument(
        "--into",
        type=Path,
        metavar="DIR",
        help="where the draft pages go; docs: right into the library 草稿页面存放处；docs 表示直接写入知识库",
    )
    parser.add_argument(
        "--details", action="store_true", help="tell every repair and flag 列出每处修复和提醒"
    )
    parser.add_argument(
        "--draft-with",
        metavar="COMMAND",
        help="ask this program about the gaps, as JSON lines; its drafts are comments, and no page shows them"
        " 把空缺以 JSON 行交给该程序，译稿写成注释，不会出现在页面上",
    )
    parser.add_argument(
        "--pair",
        action="append",
        default=[],
        metavar="LINE=LINE",
        help="two pieces say the same; LINE=0: it has no translation 两段互为译文；行号=0 表示没有译文",
    )
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="WHAT",
        help="leave out what has language=ja, kind=…, heading=…, topic=… or lines=12-40, with --because 整批不采用：language=ja、kind=…、heading=…、topic=… 或 lines=12-40，同时用 --because 说明原因",
    )
    parser.add_argument("--because", default="", metavar="TEXT", help="why it is left out 不采用的原因")
    parser.add_argument(
        "--mark-conflicts",
        action="store_true",
        help="where an editor and the source changed the same block, put both into the page"
        " 同一内容块两边都改过时，把两个版本写进页面",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the drafts and the placements, print what was done; 1 where a gap is left or a block has two
    versions."""
    settings = workspace.settings
    if any(path.is_dir() for path in arguments.source):
        return _many(arguments, settings, language)
    if arguments.cluster:
        raise CannotRun(
            "--cluster is for a folder of many sources, each a text of its own. Name the folder, or leave out --cluster.",
            "--cluster 用于包含多份原文的文件夹，其中每个文件各成一篇。请指定文件夹，或去掉 --cluster。",
        )
    tools = SourceKnowledge.read(settings)
    folder = arguments.into or settings.drafts
    # What stands in the folders of the library's own pages would be published: only pages go there.
    beside = settings.drafts if _holds_pages(folder, settings) else folder
    paths = [
        keep_standard_input(sys.stdin.buffer, beside / "received") if path == STANDARD_INPUT else path
        for path in without_second_files(arguments.source) or sources_below(settings.source)
    ]
    if not paths:
        raise CannotRun(
            f"{settings.source}: there is no source here. Put a {' or '.join(READERS)} file in, or name one.",
            f"{settings.source}：这里没有原文。请放入 {' 或 '.join(READERS)} 文件，或写出文件名。",
        )
    _tell_decisions(arguments, paths)
    done = tuple(with_clashes(one, workspace.knowledge) for one in normalise_sources(paths, tools))
    done = _with_drafts(done, arguments.draft_with, beside, workspace)
    written = write(done, tools, folder, mark=arguments.mark_conflicts, beside=beside, settings=settings)
    for one in done:
        write_reports(beside, one, written.conflicts, folder)
    print(report(done, written, folder, language, details=arguments.details, beside=beside), end="")
    return int(bool(written.conflicts) or any(one.gaps for one in done))


def _with_drafts(
    done: tuple[Normalised, ...], command: str | None, beside: Path, workspace: Workspace
) -> tuple[Normalised, ...]:
    """The sources with the drafts that a program gave for their gaps, now or before."""
    drafts = kept_drafts(beside)
    filled = [piece for one in done for piece in one.filled]
    if command is not None:
        drafts |= answers(command, filled, workspace.terms)
        keep_drafts(beside, drafts)
    if not drafts:
        return done
    return tuple(
        replace(
            one,
            told={
                start: draft.told
                for start, draft in for_gaps(one.filled, drafts, workspace.knowledge).items()
            },
        )
        for one in done
    )


def _tell_decisions(arguments: argparse.Namespace, paths: Sequence[Path]) -> None:
    """Write what was decided at the command into the placement of the one source."""
    if not (arguments.pair or arguments.leave_out):
        return
    if len(paths) != 1:
        raise CannotRun(
            "--pair and --leave-out are about one text: name it.",
            "--pair 和 --leave-out 只针对一份文本：请写出文件名。",
        )
    for given in arguments.pair:
        tell_pair(paths[0], given)
    for given in arguments.leave_out:
        tell_left_out(paths[0], given, arguments.because)


def _holds_pages(folder: Path, settings: Settings) -> bool:
    """True where the pages of the library stand below the folder, so that `en/page.md` in it is one of them."""
    return all(settings.docs(language) == (folder / language).resolve() for language in LANGUAGES)


def _many(arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Every text of the folders by itself; 2 where none could be normalised, 1 where one could not, or waits for a
    person."""
    into = arguments.into or settings.drafts
    if arguments.pair or arguments.leave_out or arguments.draft_with:
        raise CannotRun(
            "--pair, --leave-out and --draft-with do not go with a folder: name a text.",
            "--pair、--leave-out 和 --draft-with 不能用于文件夹：请写出一份文本。",
        )
    for folder in arguments.source:
        if any(docs.is_relative_to(folder.resolve()) for docs in (settings.en, settings.zh)):
            # Its pages are no sources, and a placement would stand beside each of them.
            raise CannotRun(
                f"{folder}: this folder holds the pages of the library. Name a folder of texts.",
                f"{folder}：这个文件夹里有知识库自己的页面。请指定只放原文的文件夹。",
            )
    # Counted first and found again when their turn comes: there may be more than a list should hold.
    guard = LinkGuard.of(settings.root, settings.layout.links)
    number = sum(1 for _job in jobs_below(arguments.source, into, guard))
    if not number:
        shown = ", ".join(map(str, arguments.source))
        raise CannotRun(f"{shown}: there is no source here.", f"{shown}：这里没有原文。")
    tally = Tally(number, language)
    jobs, mark = jobs_below(arguments.source, into, guard), arguments.mark_conflicts
    try:
        if arguments.cluster:
            with cluster_at(arguments.cluster) as client:
                run_on_cluster(client, jobs, settings, tally.add, mark=mark)
        else:
            run_all(jobs, settings, tally.add, cores=max(arguments.jobs, 0), mark=mark)
    except KeyboardInterrupt:
        raise Stopped(
            f"Stopped: {tally.done:,} of {tally.all:,} are done, every file is whole. Run it again to go on.",
            f"已停止：{tally.all:,} 份中完成 {tally.done:,} 份，文件都是完整的。再运行一次即可继续。",
        ) from None
    print("\n".join(tally.lines(into)))
    if tally.failed == tally.all:
        return 2
    return int(bool(tally.failed or tally.with_gaps or tally.conflicts))
