"""The engine runs without a network, and knows nothing of the library that it serves."""

import re
import socket
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "scripts" / "duizhao"
SUBJECT = re.compile("ketamin|氯胺酮|酮胺|spravato", re.IGNORECASE)


def name(path: Path) -> str:
    return path.relative_to(ENGINE).as_posix()


def test_no_word_of_the_engine_is_about_its_first_library() -> None:
    files = [path for path in ENGINE.rglob("*") if path.suffix in (".py", ".toml", ".txt")]
    assert len(files) > 40
    told = [
        f"{name(path)}: {match.group()}"
        for path in files
        for match in SUBJECT.finditer(path.read_text("utf-8"))
    ]
    assert told == []


def test_check_and_normalise_need_no_network(copied: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("the engine opened a connection")

    for way in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, way, refuse)
    assert run("normalise", "--root", copied)[0] == 0
    assert run("check", "--root", copied)[0] in (0, 1)
    assert run("status", "--root", copied)[0] in (0, 1)
    assert run("explain", "--root", copied)[0] == 0
