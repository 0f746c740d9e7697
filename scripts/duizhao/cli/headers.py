"""`duizhao headers`: what a web server has to send with the built site, as its own configuration."""

import argparse

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.site.build.host_headers import for_netlify, for_nginx, headers_of

NAME = "headers"
HELP = "print what a web server has to send with the built site 打印网站服务器需要随网站发送的标头"
FORMATS = {"nginx": for_nginx, "netlify": for_netlify}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="nginx", help="for which server 用于哪种服务器"
    )


def run(arguments: argparse.Namespace, workspace: Workspace, _language: Language) -> int:
    """Print them. Raises CannotRun where no site was built."""
    settings = workspace.settings
    print(FORMATS[arguments.format](headers_of(settings.site)), end="")
    return 0
