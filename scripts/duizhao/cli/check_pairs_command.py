"""`duizhao check-pairs --json-lines`: the door for programs that translate, over the standard streams."""

import argparse
import sys

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.cli.second_opinion_option import add_second_opinion, second_opinion
from duizhao.pairs_door.pairs_door import PairsDoor
from duizhao.pairs_door.pairs_stream import answered_lines

NAME = "check-pairs"
HELP = "answer programs: pairs come in and findings go out as JSON lines 供程序调用：以 JSON 行接收句对，返回问题"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "--json-lines",
        action="store_true",
        help='read {"id", "en", "zh"} a line, with "want": ["terms", "memory"] if wanted, and answer with one line each '
        '每行读入 {"id", "en", "zh"}，可加 "want": ["terms", "memory"]，逐行回答',
    )
    add_second_opinion(parser)


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Answer each line of the standard input as it is read: 0 where nothing fails, 1 where there are findings that do, 2 where a
    line could not be answered. Raises CannotRun where the library's files cannot be read."""
    if not arguments.json_lines:
        raise CannotRun(
            "check-pairs talks to programs: add --json-lines. For a table of sentence pairs: duizhao check --pairs FILE.tsv",
            "check-pairs 供程序调用：请加上 --json-lines。要检查句对表，请用：duizhao check --pairs FILE.tsv",
        )
    # What cannot be read stops the run at the start, not at the first pair.
    _ready = workspace.knowledge, workspace.terms
    door = PairsDoor(workspace, second_opinion(arguments, workspace.settings))
    code = 0
    try:
        for line, one in answered_lines(sys.stdin.buffer, door, workspace.settings.check.fail_on):
            print(line, flush=True)
            code = max(code, one)
    finally:
        door.close()
    return code
