"""What the tests of the site share: a server, a browser's whereabouts, the text of built pages."""

import contextlib
import functools
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from duizhao.site.build.publish import BuildResult

KEYS = (
    "",
    "candidacy/",
    "contraindications/",
    "benefits/",
    "administration/",
    "what-it-feels-like/",
    "day-of-treatment/",
    "side-effects/",
    "sessions/",
    "missed-and-stopping/",
    "home-use/",
    "ages/",
    "for-relatives/",
    "cost/",
    "glossary/",
    "sources/",
    "how-this-text-was-edited/",
    "about/",
    "conformance/",
    "accessibility/",
    "privacy/",
)
PREFIX = {"en": "/", "zh": "/zh/"}
PATHS = [(language, prefix + key) for language, prefix in PREFIX.items() for key in KEYS]


@dataclass(frozen=True)
class Site:
    """A built site: where it lies, where it is served, what the build said."""

    folder: Path
    address: str
    result: BuildResult

    def html(self, path: str) -> str:
        """The HTML of the page at `path`, such as `/zh/benefits/`."""
        return (self.folder / path.lstrip("/") / "index.html").read_text(encoding="utf-8")

    def article(self, path: str) -> str:
        """The words in the text of the page at `path`, without what is not searched: the review status, the button of
        the bilingual view, the names of sources, what is there for paper alone."""
        html = re.search(r"<article.*?</article>", self.html(path), re.S)[0]
        html = re.sub(r'<aside class="review.*?</aside>', "", html, flags=re.S)
        html = re.sub(
            r'<div class="page-tools".*?</div>\s*(?:<button.*?</button>\s*)?(?:<details.*?</details>\s*)?</div>',
            "",
            html,
            flags=re.S,
        )
        html = re.sub(r'<button class="home-search".*?</button>', "", html, flags=re.S)
        html = re.sub(r'<caption class="visually-hidden">.*?</caption>', "", html, flags=re.S)
        html = re.sub(r'<p class="sources-line".*?</p>', "", html, flags=re.S)
        html = re.sub(r'<section class="(?:fields|sheet)".*?</section>', "", html, flags=re.S)
        return unescape(re.sub(r"<[^>]+>", "", html)).replace("\u00a0", " ")


class HostHandler(SimpleHTTPRequestHandler):
    """Answers a missing page as real hosts do: status 404 and the site's own page."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the output belongs to the tests."""

    def send_error(self, code: int, *rest: object) -> None:
        if code != 404:
            return super().send_error(code, *rest)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serve(
    folder: Path, handler: type[SimpleHTTPRequestHandler] | None = None, port: int = 0
) -> Iterator[str]:
    """Serve `folder` on a port of this machine (0: a free one), as a real host does or by a `handler` of one's own; gives
    the address without a final slash."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(handler or HostHandler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
