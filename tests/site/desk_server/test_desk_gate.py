"""Who is answered, and who is not: the desk is for one person's browser on this machine."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served_tools import HOST, PORT, TOKEN, Visitor, page_file, sent_headers, write_library

from duizhao.site.desk_server.desk_gate import LARGEST_BODY, DeskKeys, refusal
from duizhao.site.desk_server.desk_request import DeskRequest
from duizhao.site.desk_server.desk_routes import answer

KEYS = DeskKeys(PORT, TOKEN)
PLACE = f"/{TOKEN}/en/save"
OTHERS = [
    "http://evil.example",
    f"https://{HOST}",
    "http://127.0.0.1:9999",
    "http://127.0.0.1",
    f"http://{HOST}.evil.example",
    "null",
    "",
]


def status(method: str, target: str, headers: dict[str, str], body: bytes = b"{}") -> int:
    """What the gate says: 200 where it lets the request through."""
    refused = refusal(DeskRequest(method, target, headers, body), KEYS)
    return refused.status if refused else 200


def test_a_page_of_the_desk_is_let_through() -> None:
    assert status("GET", f"/{TOKEN}/en/", {"host": HOST}) == 200
    assert status("GET", f"/{TOKEN}/en/", {"host": f"localhost:{PORT}", "sec-fetch-site": "none"}) == 200
    assert status("POST", PLACE, sent_headers()) == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"{HOST}.", f"[::1]:{PORT}", ""],
)
def test_another_host_name_is_refused(host: str) -> None:
    """A name of somebody else may be made to lead to this machine."""
    assert status("GET", f"/{TOKEN}/en/", {"host": host}) == 403
    assert status("POST", PLACE, sent_headers(host=host, origin=f"http://{host}")) == 403
    assert status("GET", f"/{TOKEN}/en/", {}) == 403


@pytest.mark.parametrize("origin", OTHERS)
def test_another_origin_is_refused(origin: str) -> None:
    assert status("POST", PLACE, sent_headers(origin=origin)) == 403
    assert status("GET", f"/{TOKEN}/en/", {"host": HOST, "origin": origin}) == 403


def test_a_writing_request_says_where_it_is_from() -> None:
    headers = sent_headers()
    del headers["origin"]
    assert status("POST", PLACE, headers) == 403


@pytest.mark.parametrize("fetched", ["cross-site", "same-site"])
def test_a_page_of_another_site_gets_nothing(fetched: str) -> None:
    assert status("GET", f"/{TOKEN}/desk.js", {"host": HOST, "sec-fetch-site": fetched}) == 403
    assert status("POST", PLACE, sent_headers(sec_fetch_site=fetched)) == 403


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/desk.js", "/favicon.ico", f"/{TOKEN[:-1]}/en/", f"/{TOKEN}x/en/", f"//{TOKEN}/en/"],
)
def test_without_the_token_nothing_is_told(path: str) -> None:
    assert status("GET", path, {"host": HOST}) == 403
    assert status("POST", path, sent_headers()) == 403


def test_the_token_in_the_address_alone_writes_nothing() -> None:
    assert status("POST", PLACE, sent_headers(x_duizhao_token="")) == 403
    assert status("POST", PLACE, sent_headers(x_duizhao_token=TOKEN[:-1])) == 403
    # A form of another site can send these kinds, and no other.
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert status("POST", PLACE, sent_headers(content_type=kind)) == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_ways_to_ask_are_refused(method: str) -> None:
    assert status(method, PLACE, sent_headers()) == 405


def test_a_body_that_is_too_large_is_refused() -> None:
    assert status("POST", PLACE, sent_headers(), b"x" * (LARGEST_BODY + 1)) == 413


@pytest.mark.parametrize(
    "way",
    [
        "../duizhao.toml",
        "..%2fduizhao.toml",
        "%2e%2e/duizhao.toml",
        "a/../../duizhao.toml",
        "..\\duizhao.toml",
        "%00",
    ],
)
@pytest.mark.parametrize("token", [KEYS.token, KEYS.site_token])
def test_no_path_leads_upward(way: str, token: str) -> None:
    assert status("GET", f"/{token}/{way}", {"host": HOST}) == 403
    assert status("GET", f"/{token}/en/{way}", {"host": HOST}) == 403


@pytest.mark.parametrize(
    "key", ["../../duizhao", "/etc/passwd", "..", "dose/../dose", "dose.md", "", "x" * 5000, "a\0b"]
)
def test_a_name_that_is_no_page_is_not_looked_for(key: str, visitor: Visitor) -> None:
    assert visitor.get("page", page=key).status == 404
    code, _told = visitor.post("save-page", page=key, side="en", shown="-", base="", text="mine")
    assert code == 404


def test_the_built_site_shows_its_own_files_alone(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/index.html").write_text("<p>readers</p>", encoding="utf-8")
    (root / "site/out.txt").symlink_to(root / "duizhao.toml")
    visitor = Visitor(root)

    def asked(name: str, method: str = "GET", **headers: str) -> tuple[int, bytes, str]:
        target = f"/{KEYS.site_token}/{name}"
        one = answer(DeskRequest(method, target, {"host": HOST, **headers}), visitor.state)
        return one.status, one.body, one.headers.get("Content-Security-Policy", "")

    code, body, policy = asked("index.html")
    # In a sandbox without an origin of its own, its scripts can ask the desk for nothing.
    assert (code, body) == (200, b"<p>readers</p>")
    assert policy.startswith("sandbox ") and "allow-same-origin" not in policy
    assert asked("out.txt")[0] == 404
    assert asked("nothing.html")[0] == 404
    assert asked("index.html", "POST")[0] == 403
    assert KEYS.token not in KEYS.site_token


def test_every_page_of_the_desk_lets_no_other_script_run(visitor: Visitor) -> None:
    for name, query in (("", {}), ("page", {"page": "dose"}), ("text", {"page": "dose"})):
        one = visitor.get(name, **query)
        policy = one.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        assert one.headers["Referrer-Policy"] == "no-referrer"
        assert one.headers["Cache-Control"] == "no-store"
        html = one.body.decode()
        assert "style=" not in html and "onclick" not in html and "<script>" not in html


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A visitor whom odd requests do no harm."""
    return Visitor(write_library(tmp_path_factory.mktemp("odd")))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["dose", "en", "zh"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["page", "side", "text", "base", "where", "pairs", "by", "role", "texts", "shown", "finding", "reason"]
)


@given(
    st.sampled_from(["look", "helps", "save", "save-page", "three", "mend", "waive", "approve"]),
    st.dictionaries(NAMES, VALUES),
)
def test_whatever_is_sent_is_answered_and_changes_no_page(
    kept: Visitor, name: str, values: dict[str, object]
) -> None:
    before = {path: path.read_bytes() for path in kept.root.glob("docs/*/*.md")}
    body = json.dumps({"page": "dose", **values}).encode()
    one = answer(DeskRequest("POST", f"/{TOKEN}/en/{name}", sent_headers(), body), kept.state)
    assert one.status in (200, 400, 404, 409, 422), one.body
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"\xff", b"[" * 100_000, b'{"page": "\\ud800"}'])
def test_what_is_no_request_is_told_so(body: bytes, visitor: Visitor) -> None:
    one = answer(DeskRequest("POST", PLACE, sent_headers(), body), visitor.state)
    assert one.status == 400, one.body
    assert "Load the page again" in json.loads(one.body)["said"]


def test_texts_become_no_markup(visitor: Visitor, root: Path) -> None:
    evil = '<script>alert(1)</script> "quoted" </textarea><img src=x onerror=alert(1)>'
    page_file(root, "dose", "en").write_text(f"# A {{#a}}\n\n{evil}\n", encoding="utf-8")
    for name in ("page", "text"):
        html = visitor.html(name, page="dose")
        assert "<script>alert" not in html and "<img" not in html
        assert html.count("</textarea>") == html.count("<textarea")
    assert "<script>alert" not in visitor.html("", find=evil)
