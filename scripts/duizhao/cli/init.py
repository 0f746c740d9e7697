"""`duizhao init [DIR]`: a new library that builds."""

import argparse
import os
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.workspace import Workspace
from duizhao.cli.starter import start_library

NAME = "init"
HELP = (
    "make a new library: pages, data files, a site that builds 新建一个知识库：页面、数据文件、可生成的网站"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="where to make it 新建位置 (default 默认: .)"
    )


def run(arguments: argparse.Namespace, _workspace: Workspace, language: Language) -> int:
    """Write the files and say what to do next. Raises CannotRun where there is a library already."""
    folder = arguments.folder or (Path(arguments.root) if arguments.root else Path())
    for path in start_library(folder):
        print(path.as_posix())
    there = os.path.relpath(folder)
    go = "" if there == "." else f"cd {there}; "
    said = Bilingual(
        f"Next: put a text into source/, then: {go}duizhao normalise; the site: duizhao build",
        f"下一步：把文本放进 source/，再运行：{go}duizhao normalise；生成网站：duizhao build",
    )
    print(said.say(language))
    return 0
