"""Private and light: what a browser asks for when a page is opened, and how much of it there is."""

import gzip

import pytest
from playwright.sync_api import Browser, Request
from site_tools import PATHS, Site

pytestmark = pytest.mark.browser

# What a first page may weigh over the wire, packed, without the index of the search.
FIRST_PAGE = 150_000
OTHER_PAGES = [("en", "/contribute/rules/missing-block/"), ("en", "/desk/"), ("zh", "/desk/zh.html")]


@pytest.mark.parametrize(("language", "path"), PATHS + OTHER_PAGES)
def test_a_page_asks_nobody_else_and_for_nothing_that_is_not_there(
    site: Site, browser: Browser, language: str, path: str
) -> None:
    # Each page as the first one that a reader opens: nothing is kept from before.
    context = browser.new_context(locale=language)
    try:
        page = context.new_page()
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))
        page.goto(site.address + path, wait_until="networkidle")
        answers = {
            request.url: request.response() for request in asked if not request.url.startswith("data:")
        }
        assert [url for url in answers if not url.startswith((site.address + "/", "blob:"))] == []
        assert [url for url, answer in answers.items() if answer is None or answer.status != 200] == []
        assert context.cookies() == []
        weight = sum(
            len(gzip.compress(answer.body())) for url, answer in answers.items() if "/search" not in url
        )
        assert 10_000 < weight <= FIRST_PAGE, {url: len(a.body()) for url, a in answers.items()}
    finally:
        context.close()
