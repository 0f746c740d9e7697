"""`duizhao status`: one line a page."""

import argparse
from datetime import date

from duizhao.bilingual import Language
from duizhao.check import examine
from duizhao.settings import Settings
from duizhao.status import status

NAME = "status"
HELP = "one line a page: blocks, findings, waivers, review 每页一行：内容块、问题、审核情况"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """The command has no arguments of its own."""


def run(_arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Print the status of every page; 1 where a page has findings that no waiver covers."""
    checked = examine(settings)
    print(status(checked.library, checked.judged, language, date.today()), end="")
    return int(bool(checked.judged.live))
