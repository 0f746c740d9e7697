"""A reader's phone: the real dialog of the site in a slow browser on a slow network."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Browser, Page, Response, sync_playwright
from tests.browser_tools import BROWSER_FLAGS, find_browser
from tests.site.site_tools import PREFIX, HostHandler, serve

SLOWER = 4
BITS_A_SECOND = {"down": 1_600_000, "up": 750_000}
KEYS = 150
# When the text of the box changed last, when the results of the latest query came, when their lines did.
WATCH = """() => {
  const dialog = document.querySelector("[data-search]")
  const box = dialog.querySelector("[data-search-box]")
  globalThis.seen = {}
  addEventListener("input", () => { seen = { asked: performance.now() } }, true)
  new MutationObserver(() => {
    const { found, asked } = dialog.dataset
    if (found === box.value) seen.found ??= performance.now()
    if (asked === box.value) seen.read ??= performance.now()
  }).observe(dialog, { attributes: true })
}"""
IS_READY = "() => globalThis.duizhaoSearch?.data && duizhaoSearch.find && performance.now()"
IS_READ = "() => seen.read && [seen.found - seen.asked, seen.read - seen.asked]"


class PackingHandler(HostHandler):
    """Sends everything packed, over connections that stay open, as real hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file, or the page for missing ones."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            return self.send_error(404)
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass(frozen=True)
class Waited:
    """One first search: bytes as they are sent and unpacked, and milliseconds."""

    HEAD: ClassVar = (
        "first search", "requests", "bytes, packed", "bytes", "opened, ms", "results, ms", "lines, ms", "next search, ms",
    )  # fmt: skip

    name: str
    requests: int
    packed: int
    bytes: int
    opened: float
    found: float
    read: float
    again: float

    def row(self) -> tuple[str, ...]:
        """Its cells."""
        times = (self.opened, self.found, self.read, self.again)
        return (
            self.name,
            str(self.requests),
            f"{self.packed:,}",
            f"{self.bytes:,}",
            *(f"{one:.0f}" for one in times),
        )


def waits(site: Path, asked: dict[str, str], latency: int) -> Iterator[Waited]:
    """A first search a language, typed and at once, each by a reader who never searched before; then another one."""
    with serve(site, PackingHandler) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(playwright.chromium.executable_path), args=BROWSER_FLAGS
        )
        for language, words in asked.items():
            for way in ("typed", "at once"):
                yield _waited(browser, address + PREFIX[language], f"{language}, {way}", words, latency)
        browser.close()


def _waited(browser: Browser, url: str, name: str, words: str, latency: int) -> Waited:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    _slow(page, latency)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.evaluate(WATCH)
    begun = page.evaluate("() => performance.now()")
    page.locator("[data-search-open]").click()
    opened = page.wait_for_function(IS_READY).json_value() - begun
    found, read = _asked(page, words, typed=name.endswith("typed"))
    page.wait_for_load_state("networkidle")
    bodies = [answer.body() for answer in answers if answer.ok]
    page.locator("[data-search-box]").fill("")
    again, _ = _asked(page, "headache" if name.startswith("en") else "头痛", typed=True)
    context.close()
    packed = sum(len(gzip.compress(body, 6, mtime=0)) for body in bodies)
    return Waited(name, len(bodies), packed, sum(map(len, bodies)), opened, found, read, again)


def _asked(page: Page, words: str, *, typed: bool) -> tuple[float, float]:
    if typed:
        page.locator("[data-search-box]").press_sequentially(words, delay=KEYS)
    else:
        page.keyboard.insert_text(words)
    found, read = page.wait_for_function(IS_READ, timeout=120_000).json_value()
    return found, read


def _slow(page: Page, latency: int) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    speed = {f"{way}loadThroughput": bits / 8 for way, bits in BITS_A_SECOND.items()}
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
