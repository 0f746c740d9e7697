"""One built site for all tests, served on this machine, and one real browser that looks at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from site_tools import Site, serve

from duizhao.site.build.publish import build_site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as it is published, built once, at an address of its own."""
    folder = tmp_path_factory.mktemp("site") / "site"
    result = build_site(ROOT, folder)
    assert result.published, result.report
    with serve(folder) as address:
        yield Site(folder, address, result)


@pytest.fixture(scope="session")
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A reader's browser that is let to no other host. What it asked of others is in `context.strangers`."""
    context = browser.new_context()
    strangers: list[str] = []

    def gate(route: Route) -> None:
        if route.request.url.startswith((site.address, "data:", "blob:")):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    context.strangers = strangers  # type: ignore[attr-defined]
    yield context
    context.close()


@pytest.fixture
def reader(context: BrowserContext) -> Iterator[Page]:
    """An empty tab."""
    page = context.new_page()
    yield page
    page.close()
