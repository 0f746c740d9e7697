"""argparse, which speaks the language of its user and names what a misspelt word may have meant."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.nearest import did_you_mean, nearest
from duizhao.cli.argparse_in_chinese import in_chinese

USAGE = Bilingual("usage: ", "用法：")
OPTIONS = Bilingual("options", "选项")
ARGUMENTS = Bilingual("positional arguments", "位置参数")
HELP = Bilingual("show this help message and exit", "显示本帮助信息并退出")
# What argparse says of a word that it does not take.
NOT_A_CHOICE = re.compile(r"argument ([^:]*+): invalid choice: (['\"])(?P<typed>.*?)\2 \(choose", re.DOTALL)
NOT_KNOWN = "unrecognized arguments: "


class CommandParser(argparse.ArgumentParser):
    """A parser whose own words are in `language`; what commands say of themselves is in both."""

    def __init__(self, *given: Any, language: Language = "en", **named: Any) -> None:
        self.language = language
        # The formatter is made anew for each text, and argparse gives it nothing but the name of the program.
        named.setdefault("formatter_class", _ChineseHelp if language == "zh" else argparse.HelpFormatter)
        super().__init__(*given, **named | {"add_help": False})
        self._positionals.title = ARGUMENTS.say(language)
        self._optionals.title = OPTIONS.say(language)
        self.add_argument("-h", "--help", action="help", help=HELP.say(language))

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments by name. What no command knows is told by the command that was meant, with its usage."""
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            meant = subparsers(self).get(getattr(parsed, "command", None) or "", self)
            meant.error(NOT_KNOWN + " ".join(unknown))
        return parsed

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, offer what may have been meant, and end with exit code 2."""
        self.print_usage(sys.stderr)
        said = Bilingual(f"error: {message}.", f"错误：{in_chinese(message)}。").say(self.language)
        meant = did_you_mean(self._meant(message)).say(self.language)
        colon = Bilingual(": ", "：").say(self.language)
        # Bytes that are no text stay in an argument as half characters, which no stream can print.
        told = f"{self.prog}{colon}{said}{meant}\n".encode("utf-8", "replace").decode()
        self.exit(2, told)

    def _meant(self, message: str) -> Iterable[str]:
        if refused := NOT_A_CHOICE.match(message):
            choices = [str(choice) for action in self._actions for choice in action.choices or ()]
            return nearest(refused["typed"], choices)[:1]
        if message.startswith(NOT_KNOWN):
            flags = list(self._option_string_actions)
            words = message.removeprefix(NOT_KNOWN).split()
            option = next((word for word in words if word.startswith("-")), "")
            return nearest(option.partition("=")[0], flags)[:1]
        return ()


class _ChineseHelp(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, USAGE.zh if prefix is None else prefix)


def subparsers(parser: argparse.ArgumentParser) -> dict[str, CommandParser]:
    """The parser of each command of `parser`, by the name of the command."""
    return {
        name: one
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, one in action.choices.items()
    }


def options(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    """The options and arguments of `parser`, in their order, without the commands."""
    return [one for one in parser._actions if not isinstance(one, argparse._SubParsersAction)]
