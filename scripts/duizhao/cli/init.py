"""`duizhao init [DIR]`: a new library that builds, or what pages that are there already need to be checked."""

import argparse
import os
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.checks.workspace import Workspace
from duizhao.cli.starter import start_library
from duizhao.cli.starter_files import settings_start, write_new
from duizhao.cli.workflow_file import workflow_start
from duizhao.library.settings import SETTINGS_FILE

NAME = "init"
HELP = (
    "make a new library: pages, data files, a site that builds 新建一个知识库：页面、数据文件、可生成的网站"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="where to make it 新建位置 (default 默认: .)"
    )
    parser.add_argument(
        "--here",
        action="store_true",
        help="for pages that are there already: write duizhao.toml alone 用于已有的页面：只写 duizhao.toml",
    )
    parser.add_argument(
        "--en",
        metavar="PATH",
        help="with --here: the English pages, as for check 与 --here 同用：英文页面，写法同 check",
    )
    parser.add_argument(
        "--zh", metavar="PATH", help="with --here: the Chinese pages 与 --here 同用：中文页面"
    )
    parser.add_argument(
        "--ci",
        action="store_true",
        help="write a GitHub workflow that checks each change 写 GitHub 工作流，检查每次改动",
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="ADDRESS",
        help="with --ci: where pip gets Duizhao, such as git+https://… 与 --ci 同用：pip 从哪里安装 Duizhao，例如 git+https://…",
    )


def run(arguments: argparse.Namespace, _workspace: Workspace, language: Language) -> int:
    """Write the files and say what to do next. Raises CannotRun, and writes nothing, where one of them is there already."""
    folder = arguments.folder or (Path(arguments.root) if arguments.root else Path())
    _refuse_what_does_not_fit(arguments)
    if not (arguments.here or arguments.ci):
        return _new(folder, language)
    starts = []
    # With --ci, settings that are there already stay as they are.
    is_new = arguments.here and not (arguments.ci and (folder / SETTINGS_FILE).exists())
    if is_new:
        starts.append(settings_start(folder, arguments.en, arguments.zh))
    if arguments.ci:
        starts.append(workflow_start(folder, arguments.source, is_new=is_new))
    write_new(starts)
    for start in starts:
        print(shown_path(start.path))
    for start in starts:
        print(start.next_step.say(language))
    return 0


def _refuse_what_does_not_fit(arguments: argparse.Namespace) -> None:
    """Raise CannotRun for an option that would do nothing, so that nobody waits for what it was to do."""
    if (arguments.en or arguments.zh) and not arguments.here:
        raise CannotRun(
            "--en and --zh name pages that are there already: add --here.",
            "--en 和 --zh 用于指定已有的页面：请加上 --here。",
        )
    if arguments.source and not arguments.ci:
        raise CannotRun(
            "--from says where a workflow gets Duizhao: add --ci.",
            "--from 指定工作流从哪里安装 Duizhao，请同时加上 --ci。",
        )


def _new(folder: Path, language: Language) -> int:
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
