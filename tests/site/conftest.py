"""One built site for all tests, served on this machine, and one real browser that looks at it."""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from site_tools import Site, serve

from duizhao.base.lock import locked
from duizhao.site.build.publish import build_site

ROOT = Path(__file__).parents[2]
# Seconds that a process waits for another one to build the site, on a machine that does much else.
LONGEST_BUILD = 900.0


@pytest.fixture(scope="session")
def root() -> Path:
    """The project."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as it is published, built once for all processes of a test run, at an address of this one's own.
    Nothing may be written there."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # The processes have a folder each, side by side in the one of the run.
        shared = shared.parent
    place = shared / "built-site"
    place.mkdir(exist_ok=True)
    folder, told = place / "site", place / "result.pickle"
    with locked(place, longest_wait=LONGEST_BUILD):
        if not told.is_file():
            built = build_site(ROOT, folder)
            assert built.published, built.report
            told.write_bytes(pickle.dumps(built))
        result = pickle.loads(told.read_bytes())
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
    # It stays open, so that the tabs of the tests need no process of their own: see BROWSER_FLAGS.
    context.new_page().goto(f"{site.address}/404.html")
    yield context
    context.close()


@pytest.fixture
def reader(context: BrowserContext) -> Iterator[Page]:
    """An empty tab."""
    page = context.new_page()
    yield page
    page.close()
