"""`duizhao generate`: write the pages that are made from data, such as the glossary."""

import argparse
import sys

from duizhao.base.bilingual import Language
from duizhao.base.files import write_atomically
from duizhao.checks.workspace import Workspace
from duizhao.site.generated import astray_pictures, generated_pages, stale_pages

NAME = "generate"
HELP = (
    "write the pages made from data: glossary, pictures, how the text was edited"
    " 生成由数据产生的页面：术语表、图、文字编辑说明"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "--check",
        action="store_true",
        help="only tell which are out of date, and which picture differs from its page 只检查是否过期、图与页面是否一致",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the pages, or with --check tell those that are out of date and give 1."""
    settings = workspace.settings
    if arguments.check:
        stale = stale_pages(workspace)
        for page in stale:
            print(
                f"{page}: "
                + (
                    "out of date; run: duizhao generate"
                    if language == "en"
                    else "已过期；请运行：duizhao generate"
                )
            )
        wrong = astray_pictures(workspace)
        for fault in wrong:
            print(fault.say(language))
        return int(bool(stale or wrong))
    for path, text in generated_pages(workspace).items():
        if write_atomically(path, text):
            shown = path.relative_to(settings.root).as_posix()
            print(f"{'written' if language == 'en' else '已写入'}: {shown}", file=sys.stderr)
    return 0
