"""Firefox without a window, driven by the protocol that is built into it (Marionette): no driver has to be kept for it.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = ("firefox-esr", "firefox")
SECONDS_TO_START = 60.0
SECONDS_TO_ANSWER = 60.0
# Nothing is asked of anybody's server, and nothing is offered to the reader.
PREFERENCES = """
user_pref("marionette.port", {port});
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("ui.prefersReducedMotion", 1);
user_pref("intl.accept_languages", "en");
"""


class Firefox:
    """A window of Firefox. A fault of the browser is a RuntimeError with what it says."""

    def __init__(self, port: int) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), SECONDS_TO_ANSWER)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        self._number = 0
        self._rest = b""
        self._read()
        self.ask("WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})

    def ask(self, command: str, **parameters: Any) -> Any:
        """The answer to a command."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _kind, _number, fault, answer = self._read()
        if fault:
            raise RuntimeError(f"{command}: {fault['message']}")
        return answer

    def go(self, address: str) -> None:
        """Open a page, and wait until it is there."""
        self.ask("WebDriver:Navigate", url=address)

    def size(self, width: int, height: int) -> None:
        """Give the page so much room."""
        self.ask("WebDriver:SetWindowRect", width=width, height=height)
        more = self.run("return [innerWidth, innerHeight]")
        self.ask("WebDriver:SetWindowRect", width=2 * width - more[0], height=2 * height - more[1])

    def run(self, program: str, *values: Any) -> Any:
        """What a program in the page returns; a promise is waited for."""
        return self.ask("WebDriver:ExecuteScript", script=program, args=values, sandbox=None)["value"]

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.ask("WebDriver:TakeScreenshot", full=False)["value"])

    def _read(self) -> Any:
        while b":" not in self._rest:
            self._rest += self._more()
        length, _, body = self._rest.partition(b":")
        while len(body) < int(length):
            body += self._more()
        self._rest = body[int(length) :]
        return json.loads(body[: int(length)])

    def _more(self) -> bytes:
        got = self._socket.recv(65536)
        if not got:
            raise RuntimeError("Firefox has ended.")
        return got


def find_firefox() -> str | None:
    """The Firefox of this machine."""
    return next(filter(None, map(shutil.which, FIREFOX)), None)


@contextmanager
def open_firefox(path: str) -> Iterator[Firefox]:
    """A window with a profile of its own, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Firefox is still writing to its profile when it ends.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder, "user.js").write_text(PREFERENCES.format(port=port), "utf-8")
        process = subprocess.Popen(
            [path, "--headless", "--marionette", "--no-remote", "--profile", folder],
            env={**os.environ, "MOZ_HEADLESS": "1", "HOME": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield Firefox(port)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
