"""The only place where the desk meets the network: from bytes of one browser on this machine to requests, and back.

The standard library's server is enough: it serves one person, on the loopback address, and never anybody else.
"""

import os
import socketserver
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from duizhao.base.errors import CannotRun
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_frame import HEADERS
from duizhao.site.desk_server.desk_gate import HOST, LARGEST_BODY, TOO_LARGE
from duizhao.site.desk_server.desk_request import DeskAnswer, DeskRequest, told_answer

# Seconds after which the desk no longer waits for a browser that says nothing.
PATIENCE = 30
Answering = Callable[[DeskRequest], DeskAnswer]


class DeskServer(ThreadingHTTPServer):
    """A server on the loopback address that gives every request to `answering`, which has to be set before it serves."""

    daemon_threads = True
    # On Windows two programs could listen at one port with it, and one would get the requests of the other.
    allow_reuse_address = os.name != "nt"
    answering: Answering

    def server_bind(self) -> None:
        """Take the port, without asking the network what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]


def open_server(port: int, command: str = "duizhao desk --serve") -> DeskServer:
    """A server that listens at `port` of the loopback address; at a free one where that is 0. Raises CannotRun where it
    cannot, for whoever typed `command`."""
    try:
        return DeskServer((HOST, port), _DeskHandler)
    except (OSError, OverflowError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise CannotRun(
            f"Port {port} of this machine cannot be used ({reason}): perhaps it is open already. Close it, or name another "
            f"port: {command} --port 0 takes a free one.",
            f"无法使用本机的 {port} 端口（{reason}）：可能已经打开过一次。请先关闭它，或另选端口："
            f"{command} --port 0 会选用空闲端口。",
        ) from fault


class _DeskHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "duizhao"
    sys_version = ""
    timeout = PATIENCE
    server: DeskServer

    def handle_one_request(self) -> None:
        """Answer once. Where the browser went away in the middle of it there is nobody to tell."""
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_GET(self) -> None:
        # What a question brings with it is not read: it must not pass for the next one.
        self.close_connection |= self.headers.get("Content-Length", "0") != "0"
        self._answer(b"")

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()) or self.headers.get("Transfer-Encoding"):
            self._refuse(411)
        elif len(length) > 12 or int(length) > LARGEST_BODY:
            # Nothing of it is read.
            self._refuse(413)
        else:
            self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        if len(self.headers.get_all("Host") or ()) != 1:
            headers.pop("host", None)
        self._send(self.server.answering(DeskRequest(self.command, self.path, headers, body)))

    def _refuse(self, status: int) -> None:
        self.close_connection = True
        one = told_answer(TOO_LARGE if status == 413 else served_texts.BAD_REQUEST, status)
        self._send(DeskAnswer(one.status, one.kind, one.body, HEADERS))

    def _send(self, one: DeskAnswer) -> None:
        self.send_response(one.status)
        self.send_header("Content-Type", one.kind)
        self.send_header("Content-Length", str(len(one.body)))
        for name, value in one.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(one.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: addresses hold the token."""
