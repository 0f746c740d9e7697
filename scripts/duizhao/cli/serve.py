"""`duizhao serve`: the site while somebody writes. It is built where a file was saved, and loaded anew by the browser.

What is found in a page that was saved is told here. It stops nothing: whoever writes wants to see the page as it is, with its fault.
"""

import argparse
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.cli.build import stopped_like_ctrl_c
from duizhao.library.layout.pages_there import require
from duizhao.site.build.engines import ENGINES, require_engine

if TYPE_CHECKING:
    from duizhao.site.live.live_server import LiveState
    from duizhao.site.live.live_site import LiveSite, Rebuilt

NAME = "serve"
HELP = (
    "show the site while you write: each save is built, checked, shown 边写边看：保存后自动生成、检查并显示"
)
LAST_PORT = 65535
# Of a whole library as many findings are told one by one.
MOST_TOLD = 10
MOST_NAMED = 3
# So often it is looked whether Ctrl-C was pressed.
SECONDS_BETWEEN = 0.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the site is shown, and what lays it out."""
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="N",
        help="the port; 0 takes a free one 端口，0 表示选用空闲端口 (8000)",
    )
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="mkdocs",
        help="what turns Markdown into pages 把 Markdown 生成网页的程序",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Show the site until Ctrl-C. Raises CannotRun where there is nothing to show, or the port cannot be used."""
    settings, engine = workspace.settings, arguments.engine
    if not 0 <= arguments.port <= LAST_PORT:
        raise CannotRun(f"A port is a number from 0 to {LAST_PORT}.", f"端口应是 0 到 {LAST_PORT} 之间的数。")
    require(settings.layout)
    require_engine(engine, settings.root)
    # Loaded when it is known that something can be shown.
    from duizhao.site.live.live_site import LiveSite, begin_with
    from duizhao.site.live.watch_library import saves_of

    begin_with(settings)
    site = LiveSite(workspace, engine)
    with stopped_like_ctrl_c(), _shown(site, arguments.port) as state:
        try:
            _say(
                Bilingual(
                    f"The site is shown at {state.address}, to this machine alone. To end, press Ctrl-C.",
                    f"网站地址：{state.address}，仅限本机访问。按 Ctrl+C 结束。",
                ),
                language,
            )
            while True:
                watched = site.watched
                with saves_of(settings, watched) as saves:
                    # What was saved while nobody watched is built first.
                    _rebuild(site, state, language)
                    # A build may find that more has to be watched.
                    while site.watched == watched:
                        if saves.wait(SECONDS_BETWEEN):
                            _rebuild(site, state, language)
        except KeyboardInterrupt:
            _say(Bilingual("\nThe site is no longer shown.", "\n已结束。"), language)
        finally:
            site.close()
    return 0


@contextmanager
def _shown(site: "LiveSite", port: int) -> "Iterator[LiveState]":
    """The site at a port of this machine, until the block ends. Raises CannotRun."""
    from duizhao.site.desk_server.desk_socket import open_server
    from duizhao.site.live.live_server import LiveState, live_answer

    server = open_server(port, "duizhao serve")
    state = LiveState(site.folder, server.server_port)
    server.answering = lambda request: live_answer(request, state)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def _rebuild(site: "LiveSite", state: "LiveState", language: Language) -> None:
    """Build what changed, tell what was found, and let the browsers load it. What cannot be built is told, and the site stays."""
    try:
        done = site.rebuild()
    except CannotRun as fault:
        _say(fault.message, language)
        return
    finally:
        site.prepare()
    if done.is_new:
        state.is_new()
    _tell(done, site, language)


def _tell(done: "Rebuilt", site: "LiveSite", language: Language) -> None:
    """Say what came of a build; of one in which nothing changed, nothing."""
    from duizhao.base.terminal_colour import wants_colour
    from duizhao.checks.reports.text_report import show

    if done.report:
        print(done.report)
        _say(
            Bilingual(
                "No new site was made; the last one is still shown.", "没有生成新网站，仍显示上一次的内容。"
            ),
            language,
        )
    if not (done.is_new or done.report):
        return
    for finding in done.findings[:MOST_TOLD]:
        print(show(finding, language, wants_colour(sys.stdout)))
    more = len(done.findings) - MOST_TOLD
    if more > 0:
        _say(
            Bilingual(
                f"{more} more findings: `duizhao check` tells them all.",
                f"另有 {more} 处问题，请用 `duizhao check` 查看。",
            ),
            language,
        )
    for fault in done.links:
        told = (f"{fault.page}: {fault.link}: {fault.reason.say(side)}" for side in ("en", "zh"))
        _say(Bilingual(*told), language)
    if done.is_new:
        _say(_what(done), language)


def _what(done: "Rebuilt") -> Bilingual:
    """What was built, in how many seconds, and whether anything was found in it."""
    moment = time.strftime("%H:%M:%S")
    found = len(done.findings) + len(done.links)
    en = "nothing found" if not found else f"{found} finding{'' if found == 1 else 's'}"
    zh = "没有发现问题" if not found else f"{found} 处问题"
    if done.units is None:
        return Bilingual(
            f"{moment}  {done.pages} pages, {done.seconds:.1f} s: {en}",
            f"{moment}  共 {done.pages} 个页面，用时 {done.seconds:.1f} 秒：{zh}",
        )
    # Of pages that include others, all are laid out: the first ones say enough.
    names = sorted(done.units)
    listed = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return Bilingual(
        f"{moment}  {listed}, {done.seconds:.1f} s: {en}",
        f"{moment}  {listed}，用时 {done.seconds:.1f} 秒：{zh}",
    )


def _say(text: Bilingual, language: Language) -> None:
    print(text.say(language), flush=True)
