"""`duizhao lsp`: findings in an editor, while somebody writes."""

import argparse

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun, name_of, show_traceback
from duizhao.base.files import said
from duizhao.base.install_hint import install_command
from duizhao.checks.workspace import Workspace
from duizhao.library.approval_settings import Person

NAME = "lsp"
HELP = "show findings in an editor while one writes: a language server 在编辑器中边写边提示（语言服务器）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("--by", default="", metavar="NAME", help="who approves and waives 由谁确认和保留")
    parser.add_argument("--role", default="", metavar="ROLE", help="in which role 以什么角色")
    # What editors add of themselves: the standard streams are the only way.
    parser.add_argument(
        "--stdio", action="store_true", help="over the standard streams, as always 使用标准输入输出（默认）"
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Answer an editor over the standard streams until it closes them. Raises CannotRun where the extra `lsp` is missing."""
    try:
        from duizhao.language_server.client_wishes import ClientWishes
        from duizhao.language_server.serve_editor import make_server
    except ImportError as fault:
        install = install_command("lsp")
        raise CannotRun(
            f"duizhao lsp needs more packages: {install}", f"duizhao lsp 需要安装附加组件：{install}"
        ) from fault
    person = Person(said(arguments.by), said(arguments.role))
    wishes = ClientWishes(language, person, is_asked=arguments.language is not None)
    server = make_server(workspace, wishes, workspace.settings.root if arguments.root else None)
    try:
        server.start_io()
    except (MemoryError, ValueError) as fault:
        # The length that stands before a message is no number, or more than any memory holds.
        show_traceback(fault)
        raise CannotRun(
            f"what came over the standard streams is no message of an editor ({name_of(fault)}). Start this from an editor.",
            f"标准输入中收到的不是编辑器消息（{name_of(fault)}）。请在编辑器中启动本命令。",
        ) from fault
    return 0
