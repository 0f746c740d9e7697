"""`duizhao links`: check every link of the built site."""

import argparse
import sys
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.site.build.check_links import check_links

NAME = "links"
HELP = "check every link of the built site 检查已生成网站的所有链接"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("--site", type=Path, metavar="DIR", help="the built site 已生成的网站")
    parser.add_argument(
        "--external",
        action="store_true",
        help="other people's addresses too (needs a network) 也检查外部网址（需要联网）",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print the faulty links; 1 where there are any."""
    settings = workspace.settings
    faults = check_links(arguments.site or settings.site, arguments.external)
    for fault in faults:
        print(f"{fault.page}: {fault.link}: {fault.reason.say(language)}")
    if not faults:
        print("No faulty link." if language == "en" else "没有失效链接。", file=sys.stderr)
    return int(bool(faults))
