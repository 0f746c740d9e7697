"""The command line: what to do, in which language, and the exit code. One file in this folder a command.

Exit 0: nothing to mend. 1: findings. 2: could not run, with a sentence that says what to do.
"""

import argparse
import locale
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun, told_in_one_line
from duizhao.base.version import __version__
from duizhao.cli import NAMES, load

COULD_NOT_RUN = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` are those behind the program's name. Gives the exit code."""
    _print_as_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    parsed = parser(given[:1]).parse_args(given)
    language: Language = parsed.language or usual_language()
    try:
        with told_in_one_line():
            # What reads a library is loaded when one is read: `--version` and `--help` must not wait for it.
            from duizhao.checks.workspace import Workspace
            from duizhao.library.settings import find_root

            workspace = Workspace.read(Path(parsed.root) if parsed.root else find_root(Path.cwd()))
            given_to: Callable[[argparse.Namespace, Workspace, Language], int] = parsed.run
            return given_to(parsed, workspace, language)
    except CannotRun as fault:
        print(fault.message.say(language), file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("Stopped." if language == "en" else "已停止。", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`| head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser(wanted: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command in `wanted`, or of all commands where it names none."""
    top = argparse.ArgumentParser(
        prog="duizhao",
        description="Keeps an English and a Chinese library in step. 让中英文两个版本保持一致。",
        epilog="Exit code 退出码: 0 clean 无问题 · 1 findings 有发现 · 2 could not run 无法运行",
    )
    top.add_argument("--version", action="version", version=f"duizhao {__version__}")
    commands = top.add_subparsers(title="commands 命令", metavar="COMMAND", dest="command", required=True)
    for command in map(load, _needed(wanted)):
        sub = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        sub.add_argument(
            "--language",
            choices=("en", "zh"),
            help="language of the messages 提示语言 (default: the system's 默认随系统)",
        )
        sub.add_argument(
            "--root", metavar="DIR", help="the library's folder 知识库所在文件夹 (with duizhao.toml)"
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def _needed(wanted: Sequence[str]) -> Sequence[str]:
    """The commands to load: the one in `wanted`, none to tell the version, else all of them for the list."""
    if list(wanted) == ["--version"]:
        return ()
    return [name for name in NAMES if name in wanted] or NAMES


def usual_language() -> Language:
    """The language of the user's system: Chinese where the locale is, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _print_as_utf8() -> None:
    """Chinese must come out whole on every terminal and in every pipe."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
