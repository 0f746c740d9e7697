"""`duizhao normalise SOURCE…`: a mixed text becomes parallel draft pages, every character accounted for."""

import argparse
import sys
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.normalise.console_report import report
from duizhao.normalise.jobs import jobs_below
from duizhao.normalise.readers import READERS
from duizhao.normalise.report_page.write_report import write_reports
from duizhao.normalise.run import SourceKnowledge, normalise_sources, sources_below, write
from duizhao.normalise.run_progress import Tally
from duizhao.normalise.source import keep_standard_input
from duizhao.normalise.source_folder import run_all

NAME = "normalise"
STANDARD_INPUT = Path("-")
HELP = (
    "turn a mixed text into parallel draft pages, account for every character 把混合文本整理成中英文对照草稿"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "source",
        nargs="*",
        type=Path,
        metavar="SOURCE",
        help=f"{' '.join(READERS)}; - reads standard input 读取标准输入; "
        "or a folder whose files are texts of their own 或文件夹（其中每个文件各成一篇） (default 默认: source/)",
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="how many cores a folder may use 文件夹可用的核数"
    )
    parser.add_argument("--into", type=Path, metavar="DIR", help="where the draft pages go 草稿页面存放处")
    parser.add_argument(
        "--details", action="store_true", help="tell every repair and flag 列出每处修复和提醒"
    )
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
    tools = SourceKnowledge.read(settings)
    folder = arguments.into or settings.drafts
    paths = [
        keep_standard_input(sys.stdin.buffer, folder / "received") if path == STANDARD_INPUT else path
        for path in arguments.source or sources_below(settings.source)
    ]
    if not paths:
        raise CannotRun(
            f"{settings.source}: there is no source here. Put a {' or '.join(READERS)} file in, or name one.",
            f"{settings.source}：这里没有原文。请放入 {' 或 '.join(READERS)} 文件，或写出文件名。",
        )
    done = normalise_sources(paths, tools)
    written = write(done, tools, folder, mark=arguments.mark_conflicts)
    for one in done:
        write_reports(folder, one, written.conflicts)
    print(report(done, written, folder, language, details=arguments.details), end="")
    return int(bool(written.conflicts) or any(one.gaps for one in done))


def _many(arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Every text of the folders by itself; 2 where none could be normalised, 1 where one could not, or waits for a
    person."""
    into = arguments.into or settings.drafts
    for folder in arguments.source:
        if any(docs.is_relative_to(folder.resolve()) for docs in (settings.en, settings.zh)):
            # Its pages are no sources, and a placement would stand beside each of them.
            raise CannotRun(
                f"{folder}: this folder holds the pages of the library. Name a folder of texts.",
                f"{folder}：这个文件夹里有知识库自己的页面。请指定只放原文的文件夹。",
            )
    # Counted first and found again when their turn comes: there may be more than a list should hold.
    number = sum(1 for _job in jobs_below(arguments.source, into))
    if not number:
        shown = ", ".join(map(str, arguments.source))
        raise CannotRun(f"{shown}: there is no source here.", f"{shown}：这里没有原文。")
    tally = Tally(number, language)
    try:
        run_all(
            jobs_below(arguments.source, into),
            settings,
            tally.add,
            cores=max(arguments.jobs, 0),
            mark=arguments.mark_conflicts,
        )
    except KeyboardInterrupt:
        raise CannotRun(
            f"\nStopped: {tally.done:,} of {tally.all:,} are done, every file is whole. Run it again to go on.",
            f"\n已停止：{tally.all:,} 份中完成 {tally.done:,} 份，文件都是完整的。再运行一次即可继续。",
        ) from None
    print("\n".join(tally.lines(into)))
    if tally.failed == tally.all:
        return 2
    return int(bool(tally.failed or tally.with_gaps or tally.conflicts))
