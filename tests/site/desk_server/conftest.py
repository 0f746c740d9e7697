"""A library that a person approved, a visitor of its desk, and the desk at an address of its own for a real browser."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served_tools import Visitor, write_library

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.site.desk_server.serve_desk import OpenDesk, open_desk

# Milliseconds that a busy machine may take; what is expected is there much sooner.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of two pages, as a person approved it."""
    return write_library(tmp_path)


@pytest.fixture
def visitor(root: Path) -> Visitor:
    """An English editor at the desk of the library."""
    return Visitor(root)


@contextmanager
def served(root: Path, language: Language = "en") -> Iterator[OpenDesk]:
    with open_desk(Workspace.read(root), language, port=0) as desk:
        thread = threading.Thread(target=desk.server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield desk
        finally:
            desk.server.shutdown()
            thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[..., OpenDesk]]:
    """Open the desk of a library at a free port until the test ends."""
    with ExitStack() as opened:
        yield lambda root, language="en": opened.enter_context(served(root, language))


@pytest.fixture(scope="module")
def chair(browser: Browser) -> Iterator[BrowserContext]:
    """A browser for the editors of a module."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def editor(chair: BrowserContext) -> Iterator[Page]:
    """An empty tab that complains at the end of anything a page grumbled about, or asked another host for."""
    page = chair.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    # A refused request is told in the console too, and is what some tests are about.
    page.on("console", lambda told: None if "status of 4" in told.text else complaints.append(told.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("http://127.0.0.1:", "data:")) else complaints.append(asked.url)
        ),
    )
    yield page
    page.close()
    assert complaints == []
