"""`duizhao check`: compare the two languages and tell every finding."""

import argparse
from dataclasses import replace
from pathlib import Path

from duizhao.bilingual import Language
from duizhao.check import check
from duizhao.errors import CannotRun
from duizhao.reports import FORMATS
from duizhao.rule import Rule, all_rules
from duizhao.settings import Settings

NAME = "check"
HELP = "compare the two languages, tell every difference that matters 对照两种语言，指出有问题的差异"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--en", type=Path, metavar="DIR", help="the English pages 英文页面文件夹")
    parser.add_argument("--zh", type=Path, metavar="DIR", help="the Chinese pages 中文页面文件夹")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to tell 输出格式")
    parser.add_argument(
        "--rule", action="append", metavar="RULE", help="only this rule; may be repeated 只用这条规则，可重复"
    )


def run(arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Check, print the findings, and give 1 where there are any."""
    settings = replace(settings, en=arguments.en or settings.en, zh=arguments.zh or settings.zh)
    findings = check(settings, _rules(arguments.rule))
    print(FORMATS[arguments.format](findings, language), end="")
    return int(bool(findings))


def _rules(names: list[str] | None) -> tuple[Rule, ...] | None:
    if not names:
        return None
    known = {rule.id: rule for rule in all_rules()}
    for name in names:
        if name not in known:
            raise CannotRun(
                f"There is no rule {name!r}. The rules are: {', '.join(known)}.",
                f"没有规则 {name!r}。现有规则：{'、'.join(known)}。",
            )
    return tuple(known[name] for name in names)
