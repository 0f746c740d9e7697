"""Our index of a library a hundred times as large, made from the lines of this one."""

import gzip
import json
import random
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser_tools import BROWSER_FLAGS, find_browser
from tests.site.site_tools import PREFIX, serve

from duizhao.site.build.publish import build_site

PAGES = 1000
SECTIONS = 7
SEED = 1
ASSIGNED = "duizhaoSearch.data="
SCRIPTS = (
    "vendor/minisearch", "vendor/stemmer", "search/tokens", "search/spelling", "search/question", "search/find",
)  # fmt: skip
ASKED = {"en": "high blood presure", "zh": "高血压 氯胺酮"}
TIMED = """async words => {
  const start = performance.now()
  const searched = await duizhaoSearch.find.indexOf(duizhaoSearch.data)
  const made = performance.now()
  duizhaoSearch.find.find(searched, words)
  return [made - start, performance.now() - made]
}"""


def growth(root: Path, folder: Path) -> tuple[list[str], list[list[str]]]:
    """A table: bytes of the index, time to read it in, time of a search, a language a row."""
    site = folder / "site"
    result = build_site(root, site)
    assert result.published, result.report
    rows = []
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(playwright.chromium.executable_path), args=BROWSER_FLAGS
        )
        for language, prefix in PREFIX.items():
            path = site / "search" / f"{language}.js"
            path.write_text(_grown(path.read_text("utf-8")), "utf-8")
            page = browser.new_page()
            page.goto(address + prefix)
            for script in SCRIPTS:
                page.add_script_tag(url=f"{address}/javascripts/{script}.js")
            page.add_script_tag(url=f"{address}/search/{language}.js")
            made, asked = page.evaluate(TIMED, ASKED[language])
            sent = len(gzip.compress(path.read_bytes(), 9))
            rows.append([language, f"{sent / 1024:.0f} KiB", f"{made / 1000:.1f} s", f"{asked:.0f} ms"])
            page.close()
        browser.close()
    return [f"{PAGES} pages", "index, packed", "read in", "one search"], rows


def _grown(script: str) -> str:
    before, _, text = script.partition(ASSIGNED)
    data = json.loads(text)
    chance = random.Random(SEED)
    pages = data["pages"]
    lines = [
        line for page in pages for section in page["sections"] for line in section[3].split("\n") if line
    ]
    data["pages"] = [_page(pages[number % len(pages)], number, lines, chance) for number in range(PAGES)]
    return before + ASSIGNED + json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: dict, number: int, lines: list[str], chance: random.Random) -> dict:
    sections = [
        [anchor, level, heading, "\n".join(chance.choices(lines, k=len(text.split("\n"))))]
        for anchor, level, heading, text in page["sections"][:SECTIONS]
    ]
    return {**page, "title": f"{page['title']} {number}", "sections": sections}
