"""`duizhao serve` as a process: a save is seen, what is found is told, what cannot be built leaves the last site, Ctrl-C leaves nothing."""

import http.client
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.many_pages import write_many
from bench.serve_speed import serve_command

from child_signals import PATIENCE, listen_to_signals


class Serving:
    """The process, what it has said, and the port at which it answers."""

    def __init__(self, root: Path, *more: str) -> None:
        self.root = root
        command = [*serve_command(root), *more]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=listen_to_signals
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.port = int(re.findall(r"127\.0\.0\.1:(\d+)/", self.heard("http://"))[0])

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def heard(self, words: str) -> str:
        """Everything up to the next line with `words`."""
        said = ""
        while words not in said:
            said += self._lines.get(timeout=PATIENCE)
        return said

    def page(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        told = connection.getresponse().read().decode()
        connection.close()
        return told

    def seen(self, path: str, words: str) -> bool:
        """True as soon as the page has `words`."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if words in self.page(path):
                return True
            time.sleep(0.1)
        return False


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    root = tmp_path / "library"
    write_many(root, 4)
    one = Serving(root)
    yield one
    one.process.kill()
    one.process.wait()


def test_what_is_saved_is_seen_and_what_is_found_is_told(serving: Serving) -> None:
    serving.heard("nothing found")
    page, url = serving.root / "docs/zh/f0000/p000002.md", "/zh/f0000/p000002/"
    text = page.read_text("utf-8")
    assert "这条小路长" in serving.page(url)
    page.write_text(text.replace("公里", "英里"), "utf-8")
    assert serving.seen(url, "英里")
    said = serving.heard("f0000/p000002, ")
    assert "different-" in said and "docs/zh/f0000/p000002.md" in said
    # What no engine can lay out leaves the site that was there.
    config = serving.root / "mkdocs.yml"
    told = config.read_text("utf-8")
    config.write_text(told.replace("  name: material", "  name: nowhere"), "utf-8")
    serving.heard("the last one is still shown")
    assert "英里" in serving.page(url)
    config.write_text(told, "utf-8")
    page.write_text(text, "utf-8")
    assert serving.seen(url, "公里")
    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(PATIENCE) == 0
    serving.heard("no longer shown")
    live = serving.root / "build" / "live"
    assert sorted(path.name for path in live.iterdir()) == ["found.json", "site", "site.json", "titles.json"]
    # What is being written is no publication.
    assert not (serving.root / "site").exists()


def test_a_port_that_is_taken_is_told(serving: Serving) -> None:
    command = [sys.executable, "-m", "duizhao", "serve", "--root", str(serving.root), "--language", "en"]
    done = subprocess.run([*command, "--port", str(serving.port)], capture_output=True, text=True)
    assert done.returncode == 2 and "--port 0" in done.stderr and "Traceback" not in done.stderr
    done = subprocess.run([*command, "--port", "99999"], capture_output=True, text=True)
    assert done.returncode == 2 and "65535" in done.stderr
