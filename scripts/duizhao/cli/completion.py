"""`duizhao completion SHELL`: what lets a shell complete commands, options and names of rules."""

import argparse

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.cli.command_line import parser
from duizhao.cli.completion_scripts import SHELLS, typed_words

NAME = "completion"
HELP = (
    "print what completes words in a shell, for bash: source <(duizhao completion bash) "
    "输出命令行补全脚本；bash 中：source <(duizhao completion bash)"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("shell", choices=tuple(SHELLS), help="for this shell 所用的 shell")


def run(arguments: argparse.Namespace, _workspace: Workspace, language: Language) -> int:
    """Print the script, which knows the commands of this version."""
    print(SHELLS[arguments.shell](typed_words(parser(language=language))), end="")
    return 0
