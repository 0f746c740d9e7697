"""`duizhao normalise SOURCE…`: a mixed text becomes parallel draft pages, every character accounted for."""

import argparse
from pathlib import Path

from duizhao.bilingual import Language
from duizhao.errors import CannotRun
from duizhao.normalise.report import report
from duizhao.normalise.report_page.write import write_reports
from duizhao.normalise.run import Tools, normalise, sources_below, write
from duizhao.normalise.source import READERS
from duizhao.settings import Settings

NAME = "normalise"
HELP = (
    "turn a mixed text into parallel draft pages, account for every character 把混合文本整理成中英文对照草稿"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "source", nargs="*", type=Path, metavar="SOURCE", help=".txt or 或 .md (default 默认: source/)"
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


def run(arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Write the drafts and the placements, print what was done; 1 where a gap is left or a block has two
    versions."""
    tools = Tools.read(settings)
    paths = arguments.source or sources_below(settings.source)
    if not paths:
        raise CannotRun(
            f"{settings.source}: there is no source here. Put a {' or '.join(READERS)} file in, or name one.",
            f"{settings.source}：这里没有原文。请放入 {' 或 '.join(READERS)} 文件，或写出文件名。",
        )
    done = normalise(paths, tools)
    folder = arguments.into or settings.drafts
    written = write(done, tools, folder, mark=arguments.mark_conflicts)
    for one in done:
        write_reports(folder, one, written.conflicts)
    print(report(done, written, folder, language, details=arguments.details), end="")
    return int(bool(written.conflicts) or any(one.gaps for one in done))
