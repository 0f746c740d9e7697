"""How long the served desk takes on a thousand page pairs: to open, to show a page, to tell what was found after a key.

Usage: python -m bench.desk_speed [--pages N]

The pages are made here as for `bench.status_speed`: approved, and a tenth of them changed afterwards. Requests go through a
real socket, as a browser sends them. Of a key, the time that the browser waits before it asks is not counted.
"""

import argparse
import http.client
import json
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench.status_speed import make_library
from bench.text import table
from duizhao.checks.workspace import Workspace
from duizhao.site.desk_server.serve_desk import OpenDesk, open_desk

TIMES = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="page pairs of the library")
    print(report(parser.parse_args().pages), end="")


def report(pages: int = 1000) -> str:
    """Milliseconds from a request to its whole answer: the first time, and the middle and the longest of some more."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_library(root, pages)
        rows = _served(root, "")
        # Another desk, on another day: what the first found out is kept.
        rows += _served(root, ", another day")
    return table(("", "first, ms", "middle of the next, ms", "longest of them, ms"), rows)


def _served(root: Path, when: str) -> list[tuple[str, ...]]:
    with open_desk(Workspace.read(root), "en", port=0) as desk:
        thread = threading.Thread(target=desk.server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        begun = time.perf_counter()
        html = _get(desk, "en/")
        opened = time.perf_counter()
        while _left(html):
            html = _get(desk, "en/?fill=1")
        whole = time.perf_counter()
        rows = [(f"open the desk{when}", f"{(opened - begun) * 1000:.0f}", "", "")]
        rows.append((f"until every page was looked at{when}", f"{(whole - begun) * 1000:.0f}", "", ""))
        rows.append(_row(f"list of pages{when}", lambda: _get(desk, "en/")))
        if not when:
            rows.append(_row("list, of what waits", lambda: _get(desk, "en/?show=waits")))
            rows.append(_row("search on all pages", lambda: _get(desk, "en/?find=medicine")))
        html = _get(desk, "en/?show=waits")
        key = re.findall(r'href="page\?page=([^"]+)"', html)[0]
        rows.append(_row(f"a page{when}", lambda: _get(desk, f"en/page?page={key}")))
        rows.append(_row(f"findings after a key{when}", _typing(desk, key)))
        rows.append(_row(f"save a block{when}", _saving(desk, key)))
        rows.append(_row(f"approve a pair{when}", _approving(desk, key)))
        desk.server.shutdown()
        thread.join()
    return rows


def _row(name: str, act: Callable[[], object]) -> tuple[str, ...]:
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return (name, f"{times[0]:.0f}", f"{statistics.median(times[1:]):.0f}", f"{max(times[1:]):.0f}")


def _get(desk: OpenDesk, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", desk.state.keys.port)
    connection.request("GET", f"/{desk.state.keys.token}/{path}")
    body = connection.getresponse().read().decode()
    connection.close()
    return body


def _post(desk: OpenDesk, name: str, values: object) -> dict[str, object]:
    port, token = desk.state.keys.port, desk.state.keys.token
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {
        "Origin": f"http://127.0.0.1:{port}",
        "Content-Type": "application/json",
        "X-Duizhao-Token": token,
    }
    connection.request("POST", f"/{token}/en/{name}", json.dumps(values).encode(), headers)
    answer = connection.getresponse()
    found: dict[str, object] = json.loads(answer.read())
    connection.close()
    assert answer.status == 200, found
    return found


def _left(html: str) -> bool:
    looked, pages = re.findall(r'data-(?:looked|pages)="(\d+)"', html)
    return looked != pages


def _waiting(desk: OpenDesk, key: str) -> tuple[dict[str, object], str]:
    """The first card on which something waits, and its English text."""
    html = _get(desk, f"en/page?page={key}")
    cards = re.findall(r"<article.*?</article>", html, re.S)
    # Another card each time: the first one that is in no state of an earlier round.
    card = next((one for one in cards if 'data-waits="yes"' in one), cards[-1])
    where: dict[str, object] = dict(re.findall(r'data-(number|pair|en|zh)="([^"]*)"', card))
    text = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", card, re.S)[0]
    return {**where, "number": int(str(where["number"]))}, text


def _typing(desk: OpenDesk, key: str) -> Callable[[], object]:
    where, text = _waiting(desk, key)
    typed = [text]

    def act() -> object:
        typed[0] += " a"
        return _post(desk, "look", {"page": key, "where": where, "texts": {"en": typed[0]}})

    return act


def _saving(desk: OpenDesk, key: str) -> Callable[[], object]:
    def act() -> object:
        where, text = _waiting(desk, key)
        values = {"page": key, "side": "en", "base": text, "text": f"{text} a", "where": where}
        return _post(desk, "save", values)

    return act


def _approving(desk: OpenDesk, key: str) -> Callable[[], object]:
    def act() -> object:
        where, _text = _waiting(desk, key)
        return _post(desk, "approve", {"page": key, "pairs": [where["pair"]], "by": "Li", "role": ""})

    return act


if __name__ == "__main__":
    main()
