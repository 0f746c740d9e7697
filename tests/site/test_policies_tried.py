"""Each policy by itself, where everything before it has failed: a page that holds every way to run something or to ask another host,
opened in a real browser. `SECURITY.md` quotes the policies, and says what a policy cannot stop."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from duizhao.site.build.policy import Policy
from duizhao.site.desk_server.desk_frame import POLICY as SERVED
from duizhao.text.html.whole_document import document

PAGE = "https://own.example/page.html"
OTHER = "https://other.example"
# What a browser does by itself with such HTML: the name is what it leaves in `ran`, or what it asks the other host for.
BY_ITSELF = {
    "script": "<script>ran.push('script')</script>",
    "script-of-another-host": f"<script src='{OTHER}/script-of-another-host'></script>",
    "load": "<svg onload=\"ran.push('load')\"></svg>",
    "error": "<img src='data:,' onerror=\"ran.push('error')\">",
    "image": f"<img src='{OTHER}/image'>",
    "srcset": f"<img srcset='{OTHER}/srcset 1x'>",
    "frame": f"<iframe src='{OTHER}/frame'></iframe>",
    "inner-page": "<iframe srcdoc=\"<script>parent.ran.push('inner-page')</script>\"></iframe>",
    "style": f"<style>.s {{ background: url({OTHER}/style) }}</style><p class='s'>s</p>",
    "style-of-another-host": f"<link rel='stylesheet' href='{OTHER}/style-of-another-host'>",
    "import": f"<style>@import '{OTHER}/import';</style>",
    "style-attribute": f"<p style='background: url({OTHER}/style-attribute)'>t</p>",
    "object": f"<object data='{OTHER}/object' type='image/png'></object>",
    "embed": f"<embed src='{OTHER}/embed' type='image/png'>",
    "video": f"<video src='{OTHER}/video' autoplay></video>",
    "poster": f"<video poster='{OTHER}/poster' width='9' height='9'></video>",
    "drawing": f"<svg><image href='{OTHER}/drawing' width='9' height='9'/></svg>",
    "base": f"<base href='{OTHER}/'><img src='base'>",
}
# What it does when somebody clicks.
AT_A_CLICK = {
    "click": "<b id='click' onclick=\"ran.push('click')\">c</b>",
    "address": "<a id='address' href=\"javascript:ran.push('address')\">a</a>",
    "ping": f"<a id='ping' href='#there' ping='{OTHER}/ping'>p</a>",
    "form": f"<form action='{OTHER}/form'><button id='form'>f</button></form>",
}
META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
HASHES = re.compile(r" 'sha256-[\w+/=]+'")


def in_page(html: str) -> str:
    """The policy that a page carries in itself."""
    (policy,) = META.findall(html)
    return str(policy.replace("&#39;", "'").replace("&#x27;", "'"))


# By the name in SECURITY.md: as a header and as a page says it.
SITE = Policy().directives()
SITE_IN_PAGE = Policy().directives(framed=False)
ONE_FILE = in_page(document("t", "en", "", script="1"))
POLICIES = {"site": SITE, "site, in the page": SITE_IN_PAGE, "one file": ONE_FILE, "served desk": SERVED}


@dataclass
class Tried:
    """What was done on a page in spite of its policy."""

    ran: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)


def try_all(browser: Browser, policy: str, is_header: bool) -> Tried:
    """Open the page with everything on it, and click at what can be clicked."""
    tried = Tried()
    head = (
        "" if is_header or not policy else f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    )
    # The page itself may know what ran: this script is put in by the browser, whatever the policy says.
    body = "".join([*AT_A_CLICK.values(), *BY_ITSELF.values()])
    html = f"<!doctype html><html><head><meta charset='utf-8'>{head}<title>t</title></head><body>{body}</body></html>"

    def answer(route: Route) -> None:
        if route.request.url == PAGE:
            sent = {"Content-Security-Policy": policy} if is_header and policy else {}
            route.fulfill(status=200, content_type="text/html; charset=utf-8", headers=sent, body=html)
            return
        if route.request.url.startswith(OTHER):
            tried.asked.add(route.request.url.removeprefix(f"{OTHER}/").rstrip("?"))
        route.abort()

    for clicked in (None, *AT_A_CLICK):
        context = browser.new_context()
        context.add_init_script("if (self === top) window.ran = []")
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(PAGE, wait_until="load")
        if clicked:
            page.locator(f"#{clicked}").click(no_wait_after=True)
        page.wait_for_timeout(200)
        if clicked != "form" or page.url == PAGE:
            tried.ran.update(page.evaluate("window.ran || []"))
        context.close()
    return tried


def test_without_a_policy_each_of_them_does_something(browser: Browser) -> None:
    tried = try_all(browser, "", is_header=True)
    assert sorted({*BY_ITSELF, *AT_A_CLICK} - tried.ran - tried.asked) == []


@pytest.mark.parametrize("name", POLICIES)
def test_with_a_policy_none_of_them_does_anything(name: str, browser: Browser) -> None:
    tried = try_all(browser, POLICIES[name], is_header=name in ("site", "served desk"))
    assert (tried.ran, tried.asked) == (set(), set())


def test_the_security_page_quotes_the_policies() -> None:
    said = (Path(__file__).parents[2] / "SECURITY.md").read_text("utf-8")
    assert f"a page with {len(BY_ITSELF) + len(AT_A_CLICK)} ways" in said.replace("\n", " ")
    assert f"{len(BY_ITSELF) + len(AT_A_CLICK)} ways × {len(POLICIES)}" in said
    quoted = re.findall(r"^    (default-src .+)$", said, re.MULTILINE)
    assert quoted == [
        SITE.replace("script-src 'self'", "script-src 'self' HASHES").replace(
            "style-src 'self'", "style-src 'self' HASHES"
        ),
        HASHES.sub(" HASHES", ONE_FILE),
        SERVED,
    ]
