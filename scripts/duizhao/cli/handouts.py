"""`duizhao handouts`: every page of the built site as PDF files to take home."""

import argparse
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command
from duizhao.checks.workspace import Workspace

NAME = "handouts"
HELP = (
    "PDF files of the built site, one a language and one of both 生成可打印的 PDF：每种语言一份，中英对照一份"
)
USUAL = "build/handouts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("--site", type=Path, metavar="DIR", help="the built site 已生成的网站")
    parser.add_argument("--to", type=Path, metavar="DIR", help=f"where to write them 输出文件夹 ({USUAL})")


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print them. Raises CannotRun where there is no built site, no browser, or no place to write."""
    settings = workspace.settings
    try:
        from duizhao.site.handouts.browser import open_browser
        from duizhao.site.handouts.handout_list import find_handouts
        from duizhao.site.handouts.print_pdf import print_handouts
    except ImportError as fault:
        install = install_command("handouts")
        raise CannotRun(
            f"{fault.name} is not installed. Run: {install}", f"没有安装 {fault.name}。请运行：{install}"
        ) from fault
    site = (arguments.site or settings.site).resolve()
    folder = (arguments.to or settings.root / USUAL).resolve()
    handouts = find_handouts(site)
    try:
        with open_browser() as browser:
            for path in print_handouts(browser, handouts, site, folder):
                print(path)
    except OSError as fault:
        raise CannotRun(
            f"{folder}: the handouts cannot be written here ({fault.strerror}).",
            f"{folder}：无法把 PDF 写到这里（{fault.strerror}）。",
        ) from fault
    print(Bilingual(f"{len(handouts)} handouts.", f"共 {len(handouts)} 份。").say(language))
    return 0
