"""`duizhao status`: one line a page."""

import argparse
from datetime import date

from duizhao.bilingual import Language
from duizhao.check import check_library
from duizhao.library import Library
from duizhao.rule import Knowledge
from duizhao.settings import Settings
from duizhao.status import status
from duizhao.terms import TermBase

NAME = "status"
HELP = "one line a page: blocks, findings, review 每页一行：内容块、问题、审核情况"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """The command has no arguments of its own."""


def run(_arguments: argparse.Namespace, settings: Settings, language: Language) -> int:
    """Print the status of every page; 1 where a page has findings."""
    library = Library.read(settings.en, settings.zh)
    findings = check_library(library, Knowledge(TermBase.read(settings.terms)))
    print(status(library, findings, language, date.today()), end="")
    return int(bool(findings))
