"""What can be typed: the commands with their arguments, and the arguments that all of them have."""

import argparse
import locale
import os
from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.version import __version__
from duizhao.cli import NAMES, load
from duizhao.cli.command_parser import CommandParser

# The options that may stand before a command too, and take a value.
BEFORE = ("--language", "--root")


def parser(wanted: Sequence[str] = (), language: Language = "en") -> CommandParser:
    """The parser of the command in `wanted`, or of all commands where it names none. It speaks `language`."""
    top = CommandParser(
        prog="duizhao",
        description="Keeps an English and a Chinese library in step. 让中英文两个版本保持一致。",
        epilog="Exit code 退出码: 0 clean 无问题 · 1 findings 有发现 · 2 could not run 无法运行 · 130 stopped 已停止",
        language=language,
    )
    top.add_argument(
        "--version",
        action="version",
        version=f"duizhao {__version__}",
        help="tell the version and exit 显示版本并退出",
    )
    _add_common(top, None)
    commands = top.add_subparsers(title="commands 命令", metavar="COMMAND", dest="command", required=True)
    for command in map(load, _needed(wanted)):
        sub = commands.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, language=language
        )
        # Without a default: what stands behind a command is not to undo what stands before it.
        _add_common(sub, argparse.SUPPRESS)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=default,
        help="language of the messages 提示语言 (default: the system's 默认随系统)",
    )
    parser.add_argument(
        "--root",
        metavar="DIR",
        default=default,
        help="the library's folder 知识库所在文件夹 (with duizhao.toml 其中有 duizhao.toml)",
    )


def _needed(wanted: Sequence[str]) -> Sequence[str]:
    """The commands to load: the one in `wanted`, none to tell the version, else all of them for the list."""
    if list(wanted) == ["--version"]:
        return ()
    return [name for name in NAMES if name in wanted[:1]] or NAMES


def command_and_rest(given: Sequence[str]) -> Sequence[str]:
    """`given` without the options that stand before the command, which is then the first."""
    left = list(given)
    while left and (name := left[0].partition("=")[0]) and is_option(name, *BEFORE):
        del left[: 1 if "=" in left[0] else 2]
    return left


def is_option(typed: str, *names: str) -> bool:
    """True where `typed` is one of the options `names`, or as much of its beginning as argparse takes for it."""
    return len(typed) > len("--") and any(name.startswith(typed) for name in names)


def language_asked(given: Sequence[str]) -> Language:
    """The language for what is said about the arguments `given` before they are parsed: that of the last `--language`,
    else that of the system."""
    return next(_languages(list(given)), None) or usual_language()


def _languages(given: Sequence[str]) -> Iterator[Language]:
    """The languages that are asked for, the last first."""
    for number in reversed(range(len(given))):
        name, _, value = given[number].partition("=")
        if is_option(name, "--language"):
            value = value or "".join(given[number + 1 : number + 2])
            yield from (language for language in LANGUAGES if language == value)


def usual_language() -> Language:
    """The language of the user's system: Chinese where the locale is, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
