"""The desk as a process: how it is started, what it says, how it ends, and what is left when it is killed."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from child_signals import PATIENCE, listen_to_signals

Run = Callable[..., tuple[int, str, str]]
PROJECT = Path(__file__).parents[3]


def start(root: Path, *more: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "duizhao",
        "desk",
        "--serve",
        "--no-open",
        "--port",
        "0",
        "--root",
        str(root),
    ]
    return subprocess.Popen(
        [*command, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_signals,
    )


def ask(port: int, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def test_it_prints_its_address_answers_and_ends_at_ctrl_c(root: Path) -> None:
    child = start(root, "--language", "en", "--by", "Dr Wu", "--role", "physician")
    assert child.stdout
    line = child.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)(/[0-9a-f]{32}/)", line)
    assert found, line
    port, place = int(found[1]), found[2]
    code, html = ask(port, "GET", f"{place}en/page?page=dose", {})
    assert code == 200 and 'value="Dr Wu"' in html and 'value="physician"' in html
    assert ask(port, "GET", "/en/", {})[0] == 403
    assert ask(port, "GET", f"{place}../duizhao.toml", {})[0] == 403
    assert ask(port, "GET", f"{place}en/", {"Host": "evil.example"})[0] == 403
    assert ask(port, "POST", f"{place}en/save", {"Origin": "http://evil.example"}, b"{}")[0] == 403
    # Nothing is read of what is too large, nor of what does not say how large it is.
    assert ask(port, "POST", f"{place}en/save", {"Content-Length": "99999999"})[0] == 413
    assert ask(port, "POST", f"{place}en/save", {"Transfer-Encoding": "chunked"}, b"0\r\n\r\n")[0] == 411
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=PATIENCE)
    assert (child.returncode, err) == (0, "")
    assert "The desk is closed." in out


def test_it_listens_to_this_machine_alone(root: Path) -> None:
    child = start(root)
    assert child.stdout
    port = int(re.findall(r":(\d+)/", child.stdout.readline())[0])
    others = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {
        "127.0.0.1"
    }
    for address in others:
        with socket.socket() as one:
            one.settimeout(2)
            assert one.connect_ex((address, port)) != 0, address
    child.kill()
    child.communicate(timeout=PATIENCE)


def test_a_port_in_use_is_told(root: Path, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for language, words in (("en", "perhaps it is open already"), ("zh", "可能已经打开过一次")):
            code, _, err = run(
                "desk", "--serve", "--no-open", "--port", port, "--root", root, "--language", language
            )
            assert code == 2 and str(port) in err and words in err
    assert run("desk", "--serve", "--port", 70000, "--root", root)[0] == 2
    assert run("desk", "--port", 0, "--root", root)[0] == 2
    assert run("desk", "--serve", "--output", root / "desk", "--root", root)[0] == 2


def test_without_pages_it_says_what_is_missing(tmp_path: Path, run: Run) -> None:
    code, _, err = run("desk", "--serve", "--no-open", "--port", 0, "--root", tmp_path, "--language", "en")
    assert code == 2 and "there is no Markdown here" in err


def test_killed_while_it_writes_it_tears_and_loses_nothing() -> None:
    """`python -m bench.desk_crash` does it two hundred times."""
    path = os.pathsep.join((str(PROJECT / "scripts"), str(PROJECT)))
    ended = subprocess.run(
        [sys.executable, "-m", "bench.desk_crash", "--kills", "30"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "30 kills" in ended.stdout and "0 torn, 0 lost" in ended.stdout
