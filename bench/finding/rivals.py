"""The searches that are compared: how each is built, asked, and what it sends over the wire."""

import gzip
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright
from tests.browser_tools import BROWSER_FLAGS, find_browser
from tests.site.search_tools import Query, ask, key_of
from tests.site.site_tools import PREFIX, serve

from duizhao.site.build.publish import build_site

FIRST = 3
# What a search needs that a page without one does not.
PARTS = re.compile(r"/search/|/workers/|/pagefind/|/javascripts/(search|vendor)")
PACKED = (".wasm", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")
LIBRARY = ("docs", "theme", "memory", "source", "scripts")
OWN_SEARCH = "      search: true\n"
# How Material's search was set up here before it was replaced, with its two mends in material.js.
MATERIAL = r"""  - search:
      lang: [en, zh]
      pipeline: []
      separator: '[\s\u200b\u3000\-、，。；：？！（）“”《》…·]+|(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])'
"""


@dataclass(frozen=True)
class Rival:
    """A search: how its site is built in a folder, and how the page that is open is asked."""

    name: str
    build: Callable[[Path, Path], Path]
    ask: Callable[[Page, str], list[str]]
    needs: str = ""

    def is_there(self) -> bool:
        """True where what it needs is installed."""
        return not self.needs or importlib.util.find_spec(self.needs) is not None


@dataclass(frozen=True)
class Measured:
    """What came of one: by set the queries that it answered, what each found first, bytes of a first search."""

    name: str
    right: dict[str, set[Query]]
    found: dict[Query, list[str]]
    bytes: dict[str, int]


def measure(rival: Rival, root: Path, folder: Path, sets: dict[str, list[Query]]) -> Measured:
    """Build, serve and ask. Raises AssertionError where the site does not build."""
    site = rival.build(root, folder)
    found: dict[Query, list[str]] = {}
    sizes: dict[str, int] = {}
    with serve(site) as address, _browser() as browser:
        for language, prefix in PREFIX.items():
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            answers: list[Response] = []
            page.on("response", lambda answer, kept=answers: kept.append(answer))
            page.goto(address + prefix)
            for query in (one for asked in sets.values() for one in asked if one.language == language):
                addresses = rival.ask(page, query.words)
                # A page counts once, however many of its sections are listed.
                found[query] = list(dict.fromkeys(map(key_of, addresses[:FIRST])))
                if page.locator("[data-search-absent]").is_visible():
                    found[query].append("-")
                sizes.setdefault(language, sum(map(_wire, filter(_is_part, answers))))
            page.close()
    right = {name: {one for one in asked if one.right & set(found[one])} for name, asked in sets.items()}
    return Measured(rival.name, right, found, sizes)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=find_browser(playwright.chromium.executable_path), args=BROWSER_FLAGS
        )


def _is_part(response: Response) -> bool:
    return bool(PARTS.search(response.url)) and response.ok


def _wire(response: Response) -> int:
    """Its size as most servers send it: packed, unless it is packed already."""
    body = response.body()
    return len(body) if response.url.split("?")[0].endswith(PACKED) else len(gzip.compress(body, 9, mtime=0))


def _build_ours(root: Path, folder: Path) -> Path:
    result = build_site(root, folder / "site")
    assert result.published, result.report
    return folder / "site"


def _copy(root: Path, folder: Path) -> Path:
    library = folder / "library"
    for name in LIBRARY:
        shutil.copytree(root / name, library / name)
    for file in (*root.glob("*.toml"), *root.glob("*.csv"), root / "mkdocs.yml"):
        shutil.copy(file, library)
    return library


def _build_without_words(root: Path, folder: Path) -> Path:
    library = _copy(root, folder)
    (library / "search.toml").unlink()
    return _build_ours(library, folder)


def _build_material(root: Path, folder: Path) -> Path:
    library = _copy(root, folder)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert settings.count(OWN_SEARCH) == 1
    settings = settings.replace(OWN_SEARCH, "      search: false\n").replace(
        "plugins:\n", "plugins:\n" + MATERIAL
    )
    settings = settings.replace(
        "      fallback_to_default: false\n",
        "      fallback_to_default: false\n      reconfigure_search: false\n",
    )
    (library / "mkdocs.yml").write_text(settings, "utf-8")
    shutil.copy(Path(__file__).with_name("material.js"), library / "theme/javascripts/search.js")
    return _build_ours(library, folder)


def _ask_material(page: Page, words: str) -> list[str]:
    box = page.locator(".md-search__input")
    box.click()
    box.fill("")
    box.press_sequentially(words)
    # Each key starts a search of its own: the list is done when it stays as it is.
    before, still = "", 0
    for _ in range(100):
        now = page.locator(".md-search-result").inner_html()
        still = still + 1 if now == before else 0
        if still == 4:
            break
        before = now
        page.wait_for_timeout(80)
    links = page.locator(".md-search-result__item > .md-search-result__link")
    return links.evaluate_all("links => links.map(link => link.href.slice(location.origin.length))")


def _build_pagefind(root: Path, folder: Path) -> Path:
    site = _build_ours(root, folder)
    for name in ("contribute", "zh/contribute", "desk"):
        shutil.rmtree(site / name, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "article"]
    subprocess.run(command, check=True, capture_output=True)
    return site


def _ask_pagefind(page: Page, words: str) -> list[str]:
    return page.evaluate(
        """async words => {
          const pagefind = await import("/pagefind/pagefind.js")
          const { results } = await pagefind.search(words)
          const first = await Promise.all(results.slice(0, 3).map(one => one.data()))
          return first.map(one => one.url)
        }""",
        words,
    )


RIVALS = (
    Rival("our own, in parts", _build_ours, ask),
    Rival("the same without search.toml", _build_without_words, ask),
    Rival("Material's search", _build_material, _ask_material),
    Rival("Pagefind extended", _build_pagefind, _ask_pagefind, needs="pagefind"),
)
