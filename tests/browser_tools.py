"""Which browser the tests use, and how it is started."""

import shutil
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser(own: str) -> str | None:
    """A browser of this machine, else Playwright's `own` if it was installed."""
    here = next(filter(None, map(shutil.which, BROWSERS)), None)
    return here or (own if Path(own).exists() else None)
