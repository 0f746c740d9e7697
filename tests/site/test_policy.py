"""The strict policy: what the site sends along, and that the site works under it, in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from search_tools import ask
from site_tools import PATHS, HostHandler, Site, serve

from duizhao.site.build.host_headers import for_nginx, headers_of
from duizhao.site.build.policy import Policy, with_policy

# Said before anything else runs on a page, so that no violation is missed.
LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", event =>
  window.violations.push([event.violatedDirective, event.blockedURI, event.sample, event.sourceFile].join(" ")));
"""
OTHER_PAGES = [
    "/contribute/rules/",
    "/contribute/rules/missing-block/",
    "/desk/",
    "/desk/zh.html",
    "/404.html",
]


@contextmanager
def served_with_headers(folder: Path) -> Iterator[str]:
    """The site, with the headers that its `_headers` file gives for every page."""
    sent = headers_of(folder)

    class Handler(HostHandler):
        def end_headers(self) -> None:
            for name, value in sent.items():
                self.send_header(name, value)
            super().end_headers()

    with serve(folder, Handler) as address:
        yield address


@pytest.fixture(scope="module")
def strict(browser: Browser, site: Site) -> Iterator[Page]:
    """A tab on the site with all of its headers; the address is in `strict.address`."""
    with served_with_headers(site.folder) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.address = address  # type: ignore[attr-defined]
        yield page
        context.close()


def violations(page: Page) -> list[str]:
    return page.evaluate("window.violations")


def test_every_page_keeps_to_the_policy(strict: Page) -> None:
    found = {}
    for path in [path for _, path in PATHS] + OTHER_PAGES:
        strict.goto(strict.address + path)
        if said := violations(strict):
            found[path] = said
    assert found == {}


def test_the_colours_can_be_changed_and_are_kept(strict: Page) -> None:
    strict.goto(strict.address + "/")
    for _ in range(2):
        strict.locator("form[data-md-component=palette] label:visible").click()
    assert strict.locator("body").get_attribute("data-md-color-scheme") == "slate"
    strict.goto(strict.address + "/zh/sources/")
    assert strict.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert violations(strict) == []


def test_the_search_answers(strict: Page) -> None:
    strict.goto(strict.address + "/zh/")
    assert any("#blood-pressure" in address for address in ask(strict, "血压"))
    assert violations(strict) == []


def test_a_script_that_somebody_put_in_does_not_run(strict: Page) -> None:
    strict.goto(strict.address + "/")
    strict.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
        }"""
    )
    assert strict.evaluate("window.ran") is None
    # The browser tells it with the next turn of its loop.
    told = """async () => {
      for (let turn = 0; turn < 500 && !window.violations.length; turn++) {
        await new Promise(done => setTimeout(done, 10))
      }
      return window.violations.length
    }"""
    assert strict.evaluate(told) > 0


def test_the_policy_leaves_nothing_open(site: Site) -> None:
    policy = headers_of(site.folder)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert "frame-ancestors 'none'" in policy


def test_every_host_is_told_the_same(site: Site) -> None:
    headers = headers_of(site.folder)
    netlify, nginx = (site.folder / "_headers").read_text("utf-8"), for_nginx(headers)
    for name, value in headers.items():
        assert f"  {name}: {value}\n" in netlify
        assert nginx.count(f'add_header {name} "{value}" always;') == 2


def test_a_page_that_lies_on_a_disk_carries_no_policy(site: Site) -> None:
    assert "Content-Security-Policy" not in site.html("/")


@pytest.mark.parametrize(
    "kind",
    ["", ' type="module"', " type=module", ' type="text/javascript"', " TYPE='Application/JavaScript' async"],
)
def test_every_script_that_a_browser_runs_is_named_by_its_hash(kind: str) -> None:
    policy = Policy.of([f"<script{kind}>run()</script>"])
    # printf 'run()' | openssl dgst -sha256 -binary | base64
    assert policy.scripts == ("'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='",)


def test_data_and_files_need_no_hash() -> None:
    page = '<script type="application/ld+json">{}</script><script src="a.js"></script><!-- <script>x</script> -->'
    assert Policy.of([page]) == Policy()


def test_a_policy_in_a_page_stands_before_everything_that_it_judges() -> None:
    page = '<html><head><meta charset="utf-8"><script>run()</script></head></html>'
    given = with_policy(page)
    assert given.index("Content-Security-Policy") < given.index("<script>")
    assert "'sha256-" in given and "frame-ancestors" not in given
    assert with_policy(given) == given
