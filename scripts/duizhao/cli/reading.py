"""`duizhao reading`: how hard the pages are to read, and what to shorten first."""

import argparse

from duizhao.base.bilingual import Language
from duizhao.checks.named_pages import named_pages
from duizhao.checks.readability.measure_page import measure
from duizhao.checks.readability.readability_report import as_json, as_text, too_much
from duizhao.checks.workspace import Workspace

NAME = "reading"
HELP = "how hard the pages are to read, the hardest sentences first 页面的阅读难度，最难的句子在前"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="only these pages 只看这些页面")
    parser.add_argument(
        "--worst",
        type=int,
        default=5,
        metavar="N",
        help="how many sentences of each language 每种语言列出几句",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to tell 输出格式")


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print the measures; 1 where a page misses a target of the library. Raises CannotRun, also for an unknown page."""
    settings = workspace.settings
    library = workspace.library
    wanted = named_pages(arguments.pages, workspace)
    readings = [
        reading
        for reading in measure(library, workspace.terms, settings.reading)
        if wanted is None or reading.page.key in wanted
    ]
    if arguments.format == "json":
        print(as_json(readings, settings.reading), end="")
    else:
        print(as_text(readings, settings.reading, language, max(arguments.worst, 0)), end="")
    return int(any(too_much(reading, settings.reading) for reading in readings))
