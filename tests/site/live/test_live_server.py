"""The site that is being written is shown to this machine alone, with what loads it anew."""

import threading
from pathlib import Path

import pytest

from duizhao.site.desk_server.desk_request import DeskAnswer, DeskRequest
from duizhao.site.live.live_server import CHANGES, SCRIPT, LiveState, live_answer

HOST = "127.0.0.1:81"


@pytest.fixture
def state(tmp_path: Path) -> LiveState:
    site = tmp_path / "site"
    (site / "dose").mkdir(parents=True)
    (site / "index.html").write_text("<html><body>Home</body></html>", "utf-8")
    (site / "dose/index.html").write_text("<p>Dose", "utf-8")
    (site / "404.html").write_text("<body>Lost</body>", "utf-8")
    (site / "a.js").write_text("let a", "utf-8")
    (site / "_headers").write_text("/*\n  X-Frame-Options: DENY\n\n/assets/*\n  Cache-Control: x\n", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return LiveState(site, 81)


def ask(state: LiveState, path: str, method: str = "GET", **headers: str) -> DeskAnswer:
    told = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    return live_answer(DeskRequest(method, path, told), state)


def test_a_page_comes_with_its_headers_and_with_what_loads_it_anew(state: LiveState) -> None:
    page = ask(state, "/")
    assert page.status == 200 and page.kind == "text/html; charset=utf-8"
    assert page.body.decode() == (
        f'<html><body>Home<script src="{SCRIPT}" data-number="1"></script>\n</body></html>'
    )
    assert page.headers == {"X-Frame-Options": "DENY", "Cache-Control": "no-store"}
    assert SCRIPT in ask(state, "/dose/").body.decode()
    assert ask(state, "/a.js").body == b"let a"
    assert ask(state, SCRIPT).kind.startswith("text/javascript")


def test_an_address_that_leads_nowhere_gets_the_page_for_it(state: LiveState) -> None:
    assert (ask(state, "/nowhere/").status, b"Lost" in ask(state, "/nowhere/").body) == (404, True)
    folder = ask(state, "/dose")
    assert (folder.status, folder.headers["Location"]) == (301, "/dose/")


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/dose/../../secret.txt", "/%2e%2e/secret.txt", "/..%5csecret.txt", "/a%00b"]
)
def test_nothing_outside_of_the_site_is_given(state: LiveState, path: str) -> None:
    found = ask(state, path)
    assert found.status == 404 and b"secret" not in found.body


def test_a_link_that_leads_out_is_not_followed(state: LiveState) -> None:
    (state.folder / "out.txt").symlink_to(state.folder.parent / "secret.txt")
    assert ask(state, "/out.txt").status == 404


@pytest.mark.parametrize("host", ["evil.example:81", "127.0.0.1:82", "127.0.0.1", ""])
def test_another_name_of_the_host_gets_nothing(state: LiveState, host: str) -> None:
    assert ask(state, "/", host=host).status == 403


def test_only_questions_are_answered_and_none_of_another_site(state: LiveState) -> None:
    assert ask(state, "/", "POST").status == 405
    assert ask(state, f"{CHANGES}?seen=0", sec_fetch_site="cross-site").status == 403
    assert ask(state, SCRIPT, sec_fetch_site="same-site").status == 403
    assert ask(state, f"{CHANGES}?seen=0", sec_fetch_site="same-origin").status == 200


def test_a_browser_hears_at_once_that_the_site_is_another_one(state: LiveState) -> None:
    assert ask(state, f"{CHANGES}?seen=7").body == b'{"number": 1}'
    heard: list[bytes] = []
    waiting = threading.Thread(target=lambda: heard.append(ask(state, f"{CHANGES}?seen=1").body))
    waiting.start()
    state.is_new()
    waiting.join(20)
    assert heard == [b'{"number": 2}']
    assert 'data-number="2"' in ask(state, "/").body.decode()
