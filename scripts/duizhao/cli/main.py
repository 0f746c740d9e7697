"""The command line: what to do, in which language, and the exit code. One file in this folder a command.

Exit 0: nothing to mend. 1: findings. 2: could not run, with a sentence that says what to do. 130: stopped with Ctrl-C, with
nothing half written.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun, Stopped, told_in_one_line
from duizhao.cli.command_line import command_and_rest, language_asked, parser, usual_language

COULD_NOT_RUN = 2
# As shells have it: 128 and the number of the signal.
STOPPED = 130
# The terminal has written ^C into the line.
NEW_LINE = "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` are those behind the program's name. Gives the exit code; raises SystemExit where the
    arguments are not understood, with 2, and where help was asked for, with 0."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _print_as_utf8()
        return _run(given)
    except KeyboardInterrupt:
        said = Bilingual(
            "Stopped. Every file is whole; run the same command again to go on.",
            "已停止。文件都是完整的，再次运行同一命令即可继续。",
        )
        print(NEW_LINE + said.say(language_asked(given)), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`| head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(given: Sequence[str]) -> int:
    language = language_asked(given)
    parsed = parser(command_and_rest(given), language).parse_args(given)
    language = parsed.language or usual_language()
    try:
        with told_in_one_line():
            # What reads a library is loaded when one is read: `--version` and `--help` must not wait for it.
            from duizhao.checks.workspace import Workspace
            from duizhao.library.settings import find_root

            workspace = Workspace.read(Path(parsed.root) if parsed.root else find_root(Path.cwd()))
            given_to: Callable[[argparse.Namespace, Workspace, Language], int] = parsed.run
            return given_to(parsed, workspace, language)
    except CannotRun as fault:
        from duizhao.checks.reports.excerpt import printable

        is_stopped = isinstance(fault, Stopped)
        # A file may be called anything, and a name must not speak for this program.
        print(NEW_LINE * is_stopped + printable(fault.message.say(language)), file=sys.stderr)
        return STOPPED if is_stopped else COULD_NOT_RUN


def _print_as_utf8() -> None:
    """Chinese must come out whole on every terminal and in every pipe."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
