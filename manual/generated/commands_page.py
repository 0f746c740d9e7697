"""The reference of the commands: what each does, and every argument and option that it takes."""

import argparse
import re
from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual, Language
from duizhao.cli import NAMES
from duizhao.cli.command_line import parser
from duizhao.cli.command_parser import HELP, options, subparsers
from manual.generated.reference_page import ReferencePage, code, listed, section, table
from manual.generated.two_languages import in_two

INTRODUCTION = Bilingual(
    "Everything that `duizhao` can do. `duizhao COMMAND --help` says the same at the terminal.",
    "`duizhao` 的全部命令。在终端输入 `duizhao COMMAND --help` 也能看到同样的说明。",
)
EVERYWHERE = Bilingual("With every command", "所有命令通用")
COLUMNS = (Bilingual("Argument or option", "参数或选项"), Bilingual("What it does", "作用"))
ONE_OF = Bilingual("One of", "可选值：")
REPEATED = Bilingual("May be given more than once.", "可以重复。")
# Words of a help text that say it already.
SAYS_SO = re.compile("repeated|重复")
NO_OPTIONS = Bilingual("It has no options of its own.", "没有自己的选项。")


def _body(language: Language) -> Iterator[str]:
    top = parser()
    yield INTRODUCTION.say(language)
    yield ""
    yield from section(EVERYWHERE.say(language), "everywhere")
    yield from table(COLUMNS, [_row(one, language) for one in options(top)], language)
    common = {name for one in options(top) for name in one.option_strings}
    commands = subparsers(top)
    for name in NAMES:
        command = commands[name]
        yield from section(code(f"duizhao {name}"), name)
        said = in_two(command.description or "").say(language)
        yield f"{said[:1].upper()}{said[1:]}{'。' if language == 'zh' else '.'}"
        yield ""
        own = [one for one in options(command) if not common & set(one.option_strings)]
        if own:
            yield from table(COLUMNS, [_row(one, language) for one in own], language)
        else:
            yield NO_OPTIONS.say(language)
            yield ""


def _row(one: argparse.Action, language: Language) -> tuple[str, str]:
    said = HELP.say(language) if one.help == HELP.en else in_two(one.help or "").say(language)
    parts = [said]
    if one.choices:
        chosen = listed(map(str, one.choices), language)
        parts.append(f"{ONE_OF.say(language)}{' ' if language == 'en' else ''}{chosen}")
    end = "。" if language == "zh" else "."
    text = (" " if language == "en" else "").join(f"{part}{end}" for part in parts)
    if isinstance(one, argparse._AppendAction) and not SAYS_SO.search(said):
        text += (" " if language == "en" else "") + REPEATED.say(language)
    return typed(one), text


def typed(one: argparse.Action) -> str:
    """An argument or option as it is typed, with the name of its value, as code."""
    value = str(one.metavar or one.dest)
    if not one.option_strings:
        return code({"?": f"[{value}]", "*": f"[{value}…]", "+": f"{value}…"}.get(str(one.nargs), value))
    takes = one.nargs != 0 and not one.choices
    return ", ".join(code(f"{name} {value}" if takes else name) for name in one.option_strings)


COMMANDS = ReferencePage(
    "commands",
    Bilingual("Commands and options", "命令和选项"),
    Bilingual("Every command of Duizhao, with all its options.", "Duizhao 的全部命令及其选项。"),
    _body,
)
