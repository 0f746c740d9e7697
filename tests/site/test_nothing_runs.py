"""Nobody who writes a text makes a reader's or an editor's browser do something: tried in a real browser, on a site, at the desk
(on a disk and served) and on the report about a source.

Each text holds scripts, pages, pictures of another host and links that are programs, in every place where a text can stand.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from site_tools import HostHandler, serve

from duizhao.checks.workspace import Workspace
from duizhao.cli.main import main
from duizhao.library.approval_settings import Person
from duizhao.memory.approvals.approve_pairs import approve_pairs
from duizhao.memory.states.library_states import library_states
from duizhao.site.build.host_headers import headers_of
from duizhao.site.desk_server.desk_gate import DeskKeys
from duizhao.site.desk_server.desk_request import DeskRequest
from duizhao.site.desk_server.desk_routes import answer
from duizhao.site.desk_server.desk_state import DeskState

ROOT = Path(__file__).parents[2]
OTHER = "https://other.example"
RUN = "window.ran=(window.ran||0)+1"
HOSTILE = (
    f"</title><script>{RUN}</script><img src=x onerror={RUN}><svg onload={RUN}></svg>"
    f"<iframe srcdoc='<script>parent.ran=1</script>'></iframe><img src={OTHER}/a.png>"
)
IN_TOML = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
MARKDOWN = f"""\
Take 5 mg [once](javascript:{RUN}) a day. <b onclick="{RUN}" id="b">Stay</b> here.

{HOSTILE}

![pump]({OTHER}/b.png) <a href="java&Tab;script:{RUN}" id="a">go</a> <a href="#c" ping="{OTHER}/p">on</a>

<style>@import "{OTHER}/c.css"; body {{ background: url({OTHER}/d.png) }}</style>

<form action="{OTHER}/e"><button>send</button></form>
<object data="{OTHER}/f"></object><video poster="{OTHER}/g"></video><base href="{OTHER}/">
<meta http-equiv="refresh" content="0;url={OTHER}/h">
"""
PICTURE = f"""\
kind = "timeline"
[title]
en = "A day {IN_TOML}"
zh = "一天 {IN_TOML}"
[alt]
en = "The day {IN_TOML}"
zh = "当天 {IN_TOML}"
[[part]]
icon = "clock"
[part.label]
en = "Before {IN_TOML}"
zh = "之前 {IN_TOML}"
[[part.item]]
en = "Rest {IN_TOML}"
zh = "休息 {IN_TOML}"
"""
# The three policies, word by word but for the hashes: of a site, of the desk and the report (in the page), of the served desk.
SITE_POLICY = (
    "default-src 'none'; script-src 'self' HASHES; style-src 'self' HASHES; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
DOCUMENT_POLICY = (
    "default-src 'none'; script-src HASHES; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
SERVED_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
TOKEN = "0123456789abcdef0123456789abcdef"
HASHES = re.compile(r"'sha256-[\w+/=]+'(?: 'sha256-[\w+/=]+')*")
META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def as_told(policy: str) -> str:
    """A policy with one word in the place of its hashes."""
    return HASHES.sub("HASHES", policy.replace("&#39;", "'").replace("&#x27;", "'"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which every text is hostile, with its site, its desk and the report on a source. The site is built without
    being strict: a strict build stops, and is tried elsewhere."""
    root = tmp_path_factory.mktemp("hostile")
    for folder in ("docs/en", "docs/zh", "pictures", "source"):
        (root / folder).mkdir(parents=True)
    for name in ("topics.toml", "phrases.toml"):
        shutil.copy(ROOT / name, root / name)
    title = f"Dose {HOSTILE}".replace("'", "''")
    for language in ("en", "zh"):
        text = f"---\ntitle: '{title}'\ndescription: '{title}'\nsummary: '{title}'\n---\n# Dose {{#dose}}\n\nTake ketamine.\n\n{MARKDOWN}"
        text += f'\n--8<-- "{language}/includes/pictures/day.md"\n'
        (root / f"docs/{language}/index.md").write_text(text, "utf-8")
    (root / "pictures/day.toml").write_text(PICTURE, "utf-8")
    quoted = HOSTILE.replace('"', '""')
    (root / "terms.csv").write_text(
        "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
        f'T1,ketamine,,,氯胺酮,,,,here,"A medicine {quoted}","药物 {quoted}",\n',
        "utf-8",
    )
    config = (
        (ROOT / "mkdocs.yml").read_text("utf-8").replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}")
    )
    config = re.sub(r"nav:\n(?:  - .*\n)+", "", config.replace("strict: true", "strict: false"))
    (root / "mkdocs.yml").write_text(config, "utf-8")
    for language in ("en", "zh"):
        pictures = root / f"docs/{language}/includes/pictures"
        pictures.mkdir(parents=True)
    assert main(["generate", "--root", str(root)]) == 0
    # As the page stands: the command would ask to correct it first.
    workspace = Workspace.read(root)
    for state in library_states(workspace):
        approve_pairs(workspace, [(state, state.blocks)], Person(f"Li {HOSTILE}"))
    page = root / "docs/en/index.md"
    page.write_text(
        page.read_text("utf-8").replace("Take 5 mg", "Take 6 mg").replace("Stay", "Leave"), "utf-8"
    )
    (root / "source/hostile.md").write_text(f"# Dose 用量\n\n{MARKDOWN}\n\n服用 5 毫克。{HOSTILE}\n", "utf-8")
    assert main(["normalise", str(root / "source/hostile.md"), "--root", str(root)]) in (0, 1)
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    return root


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that is let to no host but this machine; what it asked of others is in `tab.strangers`."""
    context = browser.new_context()
    strangers: list[str] = []

    def gate(route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    page = context.new_page()
    page.strangers = strangers  # type: ignore[attr-defined]
    yield page
    context.close()


def look(tab: Page, address: str) -> None:
    """Open the page, and click at everything in its text that could be clicked."""
    tab.goto(address)
    tab.evaluate(
        """() => {
          for (const one of document.querySelectorAll("article a, article b, article img, article summary, main summary"))
            if (!/^(https?|file):/.test(one.href || "")) one.click()
        }"""
    )
    assert tab.evaluate("window.ran") is None, address
    assert tab.locator("iframe, object, embed, base, article script").count() == 0, address


def with_headers(folder: Path) -> type[SimpleHTTPRequestHandler]:
    """A host that sends what `_headers` says."""
    sent = headers_of(folder)

    class Handler(HostHandler):
        def end_headers(self) -> None:
            for name, value in sent.items():
                self.send_header(name, value)
            super().end_headers()

    return Handler


# Without the headers the pages have no policy at all: then nothing but what the build did holds.
@pytest.mark.parametrize("has_headers", [True, False])
def test_nothing_runs_on_a_site(library: Path, tab: Page, has_headers: bool) -> None:
    site = library / "site"
    assert as_told(headers_of(site)["Content-Security-Policy"]) == SITE_POLICY
    with serve(site, with_headers(site) if has_headers else None) as address:
        for path in ("/", "/zh/", "/desk/", "/desk/zh.html", "/both/"):
            if has_headers or (site / path.strip("/") / "index.html").exists() or path.endswith("html"):
                look(tab, address + path)
    # Pictures of other hosts stop a strict build; the policy stops them where somebody publishes without one.
    assert not has_headers or tab.strangers == []  # type: ignore[attr-defined]


def test_nothing_runs_on_the_desk_and_on_the_report(library: Path, tab: Page) -> None:
    for path in ("site/desk/index.html", "site/desk/zh.html", "build/normalised/hostile.html"):
        page = library / path
        text = page.read_text("utf-8")
        assert "&lt;script" in text
        (policy,) = META.findall(text)
        # The report has no script at all.
        assert as_told(policy) == DOCUMENT_POLICY.replace("HASHES", "HASHES" if "desk" in path else "'none'")
        look(tab, page.as_uri())
    assert tab.strangers == []  # type: ignore[attr-defined]


def test_nothing_runs_on_the_served_desk(library: Path, tab: Page) -> None:
    states: list[DeskState] = []

    class Desk(HostHandler):
        def do_GET(self) -> None:
            if not states:
                states.append(DeskState(DeskKeys(self.server.server_port, TOKEN), Workspace.read(library)))
            sent = {name.lower(): value for name, value in self.headers.items()}
            told = answer(DeskRequest("GET", self.path, sent), states[0])
            self.send_response(told.status)
            self.send_header("Content-Type", told.kind)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told.body)

    with serve(library, Desk) as address:
        for path in ("", "page?page=index"):
            found = tab.goto(f"{address}/{TOKEN}/en/{path}")
            assert found and found.status == 200 and found.headers["content-security-policy"] == SERVED_POLICY
            assert "alert" in tab.content() or "window.ran" in tab.content()
            look(tab, f"{address}/{TOKEN}/en/{path}")
    assert tab.strangers == []  # type: ignore[attr-defined]
