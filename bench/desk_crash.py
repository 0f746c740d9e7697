"""Kill the served desk while it writes: is anything torn, is anything lost that it said it had saved?

Usage: python -m bench.desk_crash [--kills N] [--seed N]

An editor saves both sides of a block pair, approves it, and waives a finding of another page, again and again, through a
real socket. Each desk is killed with SIGKILL at a random moment. Behind each kill every file must be whole, and hold what
the desk had answered for, or the one thing more that it was asked for. The library is made here, in a temporary folder.
"""

import argparse
import contextlib
import http.client
import io
import json
import os
import random
import re
import signal
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.crash import SECTIONS, write_library
from duizhao.checks.waivers import read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.cli.main import main as duizhao
from duizhao.memory.store import page_entries
from duizhao.site.desk_server.serve_desk import OpenDesk, open_desk

# Seconds after which a desk is killed: one that has just begun, and one that has written several times.
SOONEST, LATEST = 0.01, 0.6
SIDES = ("en", "zh")
# One block pair that changes, among others that do not.
PAGE = {
    "en": "# The dose {{#dose}}\n\nTake {} mg.\n\n## At home {{#home}}\n\n"
    + "Rest after the treatment.\n\n" * 40,
    "zh": "# 剂量 {{#dose}}\n\n服用 {} mg。\n\n## 回家以后 {{#home}}\n\n" + "治疗后请休息。\n\n" * 40,
}
DOSE = {"en": "Take {} mg.", "zh": "服用 {} mg。"}


@dataclass
class DeskKills:
    """What became of the desks that were killed."""

    kills: int = 0
    answered: int = 0
    during: int = 0
    left: int = 0
    torn: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass
class _Promise:
    """What the desk has answered for, and what it was asked for last."""

    texts: dict[str, int] = field(default_factory=lambda: {"en": 1, "zh": 1})
    asked: dict[str, int] = field(default_factory=lambda: {"en": 1, "zh": 1})
    approved: int = 0
    asked_approval: int = 0
    waived: int = 0
    asked_waivers: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    told = kill(given.kills, given.seed)
    print(
        f"{told.kills} kills, {told.during} of them while a request was under way; {told.answered} writes answered: "
        f"{len(told.torn)} torn, {len(told.lost)} lost, {told.left} temporary files left"
    )
    print(*told.torn, *told.lost, sep="\n", end="\n" if told.torn or told.lost else "")
    raise SystemExit(bool(told.torn or told.lost))


def kill(kills: int, seed: int) -> DeskKills:
    """Kill so many desks, each at work."""
    chance = random.Random(seed)
    told = DeskKills()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_library(root)
        for side in SIDES:
            (root / f"docs/{side}/good.md").write_text(PAGE[side].format(1), encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()):
            duizhao(["approve", "good", "--yes", "--by", "Li", "--root", str(root)])
        promise = _Promise(approved=1, asked_approval=1)
        # Once here, so that the copies of this process need not load the word lists.
        with open_desk(Workspace.read(root), "en", port=0) as desk:
            serving = threading.Thread(target=desk.server.serve_forever, args=(0.01,))
            serving.start()
            _work(desk, promise, rounds=1)
            desk.server.shutdown()
            serving.join()
            warm = desk.state.workspace
        for number in range(kills):
            _kill_one(warm, promise, chance.uniform(SOONEST, LATEST), told, number)
        told.left = sum(1 for path in root.rglob(".*") if path.is_file())
    return told


def _kill_one(warm: Workspace, promise: _Promise, seconds: float, told: DeskKills, number: int) -> None:
    with open_desk(warm, "en", port=0) as desk:
        child = os.fork()
        if not child:
            try:
                desk.server.serve_forever(0.01)
            finally:
                os._exit(1)
        # This process listens no more: when the other is killed, nobody answers.
        desk.server.server_close()
        killer = threading.Timer(seconds, os.kill, (child, signal.SIGKILL))
        killer.start()
        told.answered += _work(desk, promise)
        killer.join()
        os.waitpid(child, 0)
    told.kills += 1
    told.during += promise.asked != promise.texts or promise.asked_approval != promise.approved
    try:
        told.lost += [f"kill {number}: {one}" for one in _lost(warm.settings.root, promise)]
    except Exception as fault:
        told.torn.append(f"kill {number}: {fault!r}")


def _work(desk: OpenDesk, promise: _Promise, rounds: int | None = None) -> int:
    """Save, approve and waive until nobody answers any more: how many of these were answered for."""
    done = 0
    try:
        while rounds is None or done < 4 * rounds:
            number = max(promise.asked.values()) + 1
            for side in SIDES:
                card, text = _card(desk, "good", side)
                promise.asked[side] = number
                values = {"page": "good", "side": side, "base": text, "text": DOSE[side].format(number)}
                _post(desk, "save", {**values, "where": card})
                promise.texts[side] = number
                done += 1
            card, _text = _card(desk, "good", "en")
            promise.asked_approval = number
            _post(desk, "approve", {"page": "good", "pairs": [card["pair"]], "by": "Li", "role": ""})
            promise.approved = number
            done += 1
            finding = _finding(desk)
            if finding:
                promise.asked_waivers += 1
                asked = {"page": "faulty", "finding": finding, "reason": "a test", "by": "Li", "role": ""}
                _post(desk, "waive", asked)
                promise.waived = promise.asked_waivers
            done += 1
    except (OSError, http.client.HTTPException):
        return done
    return done


def _lost(root: Path, promise: _Promise) -> list[str]:
    """What was answered for and is not there. Raises ValueError, or what reading raises, where a file is torn. What was
    asked for and is there counts as done from now on."""
    lost = []
    for side in SIDES:
        text = (root / f"docs/{side}/good.md").read_text("utf-8")
        number = int(re.findall(r"(\d+) mg", text)[0])
        if text != PAGE[side].format(number):
            raise ValueError(f"half a page: {text[:200]!r}")
        if number not in (promise.texts[side], promise.asked[side]):
            lost.append(f"{side} {number}, not {promise.texts[side]} or {promise.asked[side]}")
        promise.texts[side] = promise.asked[side] = number
    numbers = [int(found[1]) for one in _entries(root) if (found := re.fullmatch(r"Take (\d+) mg\.", one))]
    held = max(numbers, default=0)
    if held not in (promise.approved, promise.asked_approval):
        lost.append(f"approval of {held}, not {promise.approved} or {promise.asked_approval}")
    promise.approved = promise.asked_approval = held
    waived = len(read_waivers(root / "waivers.toml"))
    if waived not in (promise.waived, promise.asked_waivers):
        lost.append(f"{waived} waivers, not {promise.waived} or {promise.asked_waivers}")
    promise.waived = promise.asked_waivers = waived
    if waived >= SECTIONS:
        (root / "waivers.toml").unlink()
        promise.waived = promise.asked_waivers = 0
    return lost


def _entries(root: Path) -> Sequence[str]:
    entries = page_entries(root / "memory", "good")
    if not all(one.zh and one.by == "Li" and one.kind and one.context for one in entries):
        raise ValueError("half an entry")
    return [one.en for one in entries]


def _card(desk: OpenDesk, page: str, side: str) -> tuple[dict[str, Any], str]:
    """The card with the dose: what a script knows of it, and its text."""
    html = _get(desk, f"en/page?page={page}")
    cards = re.findall(r"<article.*?</article>", html, re.S)
    card = next(one for one in cards if re.search(r"\d mg", one))
    where: dict[str, Any] = dict(re.findall(r'data-(number|pair|en|zh)="([^"]*)"', card))
    text = re.findall(rf'<textarea[^>]*lang="{side}"[^>]*>\n(.*?)</textarea>', card, re.S)[0]
    return {**where, "number": int(where["number"])}, text


def _finding(desk: OpenDesk) -> str | None:
    found = re.findall(r'data-finding="([^"]+)"', _get(desk, "en/page?page=faulty"))
    return found[0] if found else None


def _get(desk: OpenDesk, path: str) -> str:
    return _ask(desk, "GET", path, {}, b"").decode()


def _post(desk: OpenDesk, name: str, values: object) -> None:
    port, token = desk.state.keys.port, desk.state.keys.token
    headers = {"Content-Type": "application/json", "X-Duizhao-Token": token}
    _ask(
        desk,
        "POST",
        f"en/{name}",
        {"Origin": f"http://127.0.0.1:{port}", **headers},
        json.dumps(values).encode(),
    )


def _ask(desk: OpenDesk, method: str, path: str, headers: dict[str, str], body: bytes) -> bytes:
    """The answer. Raises OSError or HTTPException where nobody answers any more."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.state.keys.port, timeout=60)
    try:
        connection.request(method, f"/{desk.state.keys.token}/{path}", body, headers)
        answer = connection.getresponse()
        found = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise AssertionError(f"{path}: {answer.status}: {found.decode()}")
    return found


if __name__ == "__main__":
    main()
