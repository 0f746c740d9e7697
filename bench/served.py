"""A built site served as a good host serves it: compressed, with its media types, a missing page as 404.html."""

import gzip
from contextlib import AbstractContextManager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tests.site.site_tools import serve

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: the output is the measurement's."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        status = 200
        if not path.is_file():
            if path.is_dir():
                super().do_GET()
                return
            status, path = 404, Path(self.directory) / "404.html"
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)) + _charset(path))
        self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "no-cache")
        if path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _charset(path: Path) -> str:
    return "; charset=utf-8" if path.suffix in COMPRESSED else ""


def served(folder: Path, port: int = 0) -> AbstractContextManager[str]:
    """Serve `folder` on a port of this machine (0: a free one); gives its address without a final slash."""
    return serve(folder, _Handler, port)
