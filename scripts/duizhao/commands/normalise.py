"""`duizhao normalise SOURCE…`: a mixed text becomes parallel draft pages, every character accounted for."""

import argparse
import sys
from pathlib import Path

from duizhao.bilingual import Language
from duizhao.errors import CannotRun
from duizhao.normalise.readers import READERS
from duizhao.normalise.report import report
from duizhao.normalise.run import Tools, normalise, sources_below, write
from duizhao.normalise.source import keep_standard_input
from duizhao.settings import Settings

NAME = "normalise"
STANDARD_INPUT = Path("-")
HELP = (
    "turn a mixed text into parallel draft pages, account for every character 把混合文本整理成中英文对照草稿"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "source",
        nargs="*",
        type=Path,
        metavar="SOURCE",
        help=f"{' '.join(READERS)}; - reads standard input 读取标准输入 (default 默认: source/)",
    )
    parser.add_argument("--into", type=Path, metavar="DIR", help="where the draft pages go 草稿页面存放处")
    parser.add_argument(
        "--details", action="store_true", help="tell every repair and flag 列出每处修复和提醒"
    )


def run(arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Write the drafts and the placements, print what was done; 1 where a gap is left or an edited draft was kept."""
    tools = Tools.read(settings)
    folder = arguments.into or settings.drafts
    paths = [
        keep_standard_input(sys.stdin.buffer, folder) if path == STANDARD_INPUT else path
        for path in arguments.source or sources_below(settings.source)
    ]
    if not paths:
        raise CannotRun(
            f"{settings.source}: there is no source here. Put a {' or '.join(READERS)} file in, or name one.",
            f"{settings.source}：这里没有原文。请放入 {' 或 '.join(READERS)} 文件，或写出文件名。",
        )
    done = normalise(paths, tools)
    written = write(done, tools, folder)
    print(report(done, written, folder, language, details=arguments.details), end="")
    return int(bool(written.kept) or any(one.gaps for one in done))
