"""What the tests of the plugin share. The tools that look at a built site are those of tests/site."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from site_tools import BROWSER_FLAGS, find_browser


# Of a module, not of the session: there may be one such browser at a time, and tests/site has its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser. Without one the tests fail: a skipped test proves nothing."""
    with sync_playwright() as playwright:
        executable = find_browser(playwright.chromium.executable_path)
        if executable is None:
            pytest.fail("No browser. Run: .venv/bin/python -m playwright install --with-deps chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_FLAGS)
        yield browser
        browser.close()
