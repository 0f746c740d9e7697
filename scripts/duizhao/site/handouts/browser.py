"""Which browser is used, and how it is started: for the handouts, and for the tests."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@contextmanager
def open_browser() -> Iterator["Browser"]:
    """A browser without a window, until the block ends. Raises CannotRun where there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as fault:
        install = install_command("handouts")
        raise CannotRun(
            f"Playwright is not installed. Run: {install}", f"没有安装 Playwright。请运行：{install}"
        ) from fault
    with sync_playwright() as playwright:
        path = find_browser(playwright.chromium.executable_path)
        if path is None:
            raise CannotRun(
                "There is no browser to print with. Install Chromium (on Debian or Ubuntu: sudo apt-get install -y "
                "chromium fonts-noto-cjk), or run: python -m playwright install --with-deps chromium.",
                "没有可用于打印的浏览器。请安装 Chromium（Debian 或 Ubuntu：sudo apt-get install -y "
                "chromium fonts-noto-cjk），或运行：python -m playwright install --with-deps chromium。",
            )
        try:
            browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        except Error as fault:
            raise CannotRun(
                f"{path}: this browser does not start: {fault.message.splitlines()[0]}",
                f"{path}：浏览器无法启动：{fault.message.splitlines()[0]}",
            ) from fault
        try:
            yield browser
        finally:
            browser.close()
