"""Shows a site that is being written to browsers on this machine, and tells them when it is another one."""

import threading
from dataclasses import dataclass, field
from importlib.resources import files as resources
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.site.build.host_headers import headers_of
from duizhao.site.desk_server.desk_gate import HOST, OURS
from duizhao.site.desk_server.desk_request import DeskAnswer, DeskRequest, json_answer, told_answer
from duizhao.site.live.site_files import file_answer

USUAL_PORT = 8000
# A browser asks here for the number of the site that it shows, and is answered when there is another one.
CHANGES, SCRIPT = "/.duizhao/changes", "/.duizhao/reload.js"
# So long a browser waits for an answer before it asks again.
PATIENCE_SECONDS = 25.0
END_OF_BODY = b"</body>"
NO_ENTRY = Bilingual(
    "This site is shown to this machine alone, at the address that `duizhao serve` printed.",
    "这个网站只供本机查看，请使用 `duizhao serve` 显示的地址。",
)


@dataclass(slots=True)
class LiveState:
    """The site in `folder`, as it is shown at a port, and its number: another one means another site."""

    folder: Path
    port: int = 0
    number: int = 1
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def address(self) -> str:
        """What a person opens in a browser."""
        return f"http://{HOST}:{self.port}/"

    def is_new(self) -> None:
        """Tell every browser that the site is another one."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait_for_other(self, number: int) -> int:
        """The number of the site, as soon as it is another than `number`, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != number, PATIENCE_SECONDS)
            return self.number


def live_answer(request: DeskRequest, state: LiveState) -> DeskAnswer:
    """What a browser gets. Another site that is open in it may ask, or have its own name lead here: it gets nothing."""
    headers, path = request.headers, request.path
    if headers.get("host", "") not in (f"{HOST}:{state.port}", f"localhost:{state.port}"):
        return told_answer(NO_ENTRY, 403)
    if request.method not in ("GET", "HEAD"):
        return told_answer(NO_ENTRY, 405)
    if path in (CHANGES, SCRIPT) and headers.get("sec-fetch-site", "none") not in OURS:
        return told_answer(NO_ENTRY, 403)
    if path == CHANGES:
        seen = request.query.get("seen", "")
        known = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 12 else state.number
        return json_answer({"number": state.wait_for_other(known)})
    if path == SCRIPT:
        text = resources("duizhao.site.live").joinpath("reload.js").read_bytes()
        return DeskAnswer(200, "text/javascript; charset=utf-8", text, {"Cache-Control": "no-store"})
    found = file_answer(state.folder, path, _headers(state.folder))
    return _with_script(found, state.number) if found.kind.startswith("text/html") else found


def _headers(folder: Path) -> dict[str, str]:
    """The headers with which the site will be sent where it is published: what they stop is seen here."""
    try:
        return {**headers_of(folder), "Cache-Control": "no-store"}
    except CannotRun:
        return {"Cache-Control": "no-store"}


def _with_script(page: DeskAnswer, number: int) -> DeskAnswer:
    """A page that loads itself anew when the site is another one."""
    script = f'<script src="{SCRIPT}" data-number="{number}"></script>\n'.encode()
    head, end, rest = page.body.rpartition(END_OF_BODY)
    body = head + script + end + rest if end else page.body + script
    return DeskAnswer(page.status, page.kind, body, page.headers)
