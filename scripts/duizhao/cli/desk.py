"""`duizhao desk`: the translation desk as two files that a browser opens; with --serve, one on which an editor works."""

import argparse
import os
import webbrowser
from pathlib import Path
from urllib.parse import quote

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import said
from duizhao.checks.check_library import examine
from duizhao.checks.workspace import Workspace
from duizhao.memory.states.library_states import library_states
from duizhao.site.desk.untouched_pages import is_untouched
from duizhao.site.desk.write_desk import FILES, count_findings, write_desk

NAME = "desk"
HELP = "what waits, side by side, as a page for the browser 生成译文工作台网页，并排列出待处理内容"
USUAL = "build/desk"
LAST_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("--output", type=Path, metavar="DIR", help=f"where to write it 输出文件夹 ({USUAL})")
    parser.add_argument(
        "--serve",
        action="store_true",
        help="open a desk to edit and approve on, for this machine alone 打开可编辑、可确认的工作台，仅限本机",
    )
    parser.add_argument(
        "--port",
        type=int,
        metavar="N",
        help="with --serve: the port; 0 takes a free one 与 --serve 同用：端口，0 表示选用空闲端口 (8137)",
    )
    parser.add_argument(
        "--no-open", action="store_true", help="with --serve: open no browser 与 --serve 同用：不打开浏览器"
    )
    parser.add_argument(
        "--by", default="", metavar="NAME", help="with --serve: your name 与 --serve 同用：您的姓名"
    )
    parser.add_argument(
        "--role", default="", metavar="ROLE", help="with --serve: your role 与 --serve 同用：您的角色"
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the desk; its links lead to the Markdown files of the pages. With --serve, answer a browser until Ctrl-C.
    Raises CannotRun."""
    if arguments.serve:
        return _serve(arguments, workspace, language)
    if arguments.port is not None or arguments.no_open or arguments.by or arguments.role:
        raise CannotRun(
            "--port, --no-open, --by and --role are for a desk that is served: add --serve.",
            "--port、--no-open、--by 和 --role 只用于可编辑的工作台：请加上 --serve。",
        )
    settings = workspace.settings
    folder = (arguments.output or settings.root / USUAL).resolve()
    pages = tuple(library_states(workspace))
    here = {(page.key, side.language) for page in pages for side in (page.pair.en, page.pair.zh) if side}

    def address(key: str, side: Language) -> str | None:
        path = settings.layout.path(key, side)
        return quote(Path(os.path.relpath(path, folder)).as_posix()) if (key, side) in here else None

    untouched = [page.key for page in pages if is_untouched(page)]
    # Of the other pages, the blocks are told.
    findings = (
        examine(workspace, pages=untouched, alone=False, with_baseline=False).judged.live if untouched else ()
    )
    write_desk(folder, pages, address, found=count_findings(findings))
    path = folder / FILES[language]
    print(Bilingual(f"{path}: open it in a browser.", f"{path}：请用浏览器打开。").say(language))
    return 0


def _serve(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    # The server is loaded where one is wanted.
    from duizhao.site.desk_server.desk_state import Signer
    from duizhao.site.desk_server.serve_desk import USUAL_PORT, open_desk

    if arguments.output:
        raise CannotRun(
            "A desk that is served is written to no folder: leave out --output, or --serve.",
            "可编辑的工作台不写入文件夹：请去掉 --output 或 --serve。",
        )
    port = USUAL_PORT if arguments.port is None else arguments.port
    if not 0 <= port <= LAST_PORT:
        raise CannotRun(f"A port is a number from 0 to {LAST_PORT}.", f"端口应是 0 到 {LAST_PORT} 之间的数。")
    with open_desk(workspace, language, port, Signer(said(arguments.by), said(arguments.role))) as desk:
        told = Bilingual(
            f"The desk is open, to this machine alone: {desk.address}\nTo close it, press Ctrl-C here.",
            f"工作台已打开，仅限本机访问：{desk.address}\n要关闭，请在此终端窗口按 Ctrl+C。",
        )
        print(told.say(language), flush=True)
        if not arguments.no_open:
            webbrowser.open(desk.address)
        try:
            desk.server.serve_forever()
        except KeyboardInterrupt:
            print(Bilingual("\nThe desk is closed.", "\n工作台已关闭。").say(language))
    return 0
