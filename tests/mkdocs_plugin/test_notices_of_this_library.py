"""The notices of this very library: none while nothing changes, and in a real browser where something did."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from plugin_tools import SmallLibrary
from site_tools import serve

from duizhao.site.build.check_links import check_links
from duizhao.site.build.publish import build_site

ROOT = Path(__file__).parents[2]
PARTS = ("docs", "theme", "source", "memory", "mkdocs.yml", "duizhao.toml", "terms.csv", "topics.toml")
PARTS += ("phrases.toml", "safety.toml", "waivers.toml")
PAGES = {"en": "/side-effects/", "zh": "/zh/side-effects/"}
# Every kind of place on the page about side effects, on either side.
CHANGES = (
    ("zh", "当天消退。", "通常当天消退，少数会持续更久。"),
    ("zh", "| 头晕 | 29 |", "| 头晕 | 31 |"),
    ("en", "When doctors used a checklist, more", "When doctors asked with a checklist, many more"),
    ("en", "## Blood pressure {", "## Blood pressure and heart {"),
    ("zh", '黑框警告"\n', '黑框警告（新版）"\n'),
    ("en", "- Esketamine nasal spray can slow your breathing too. [S01](sources.md#s01){ .source }\n", ""),
    ("zh", "24 岁以上：没有增多，反而减少", "24 岁以上：没有增多，反而略减"),
    ("en", "Over 24: fewer cases", "Over 24 years: somewhat fewer cases"),
    (
        "zh",
        "## 血压 {#blood-pressure}\n",
        "## 血压 {#blood-pressure}\n\n每次用药前后都要测量血压，结果记录在病历中。\n",
    ),
)
WIDTHS = (1280, 360)


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> SmallLibrary:
    """A copy of this library in which every pair is approved as it stands. What its rules find is not looked at."""
    library = SmallLibrary(tmp_path_factory.mktemp("this"))
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, library.root / name)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, library.root / name)
    shutil.rmtree(library.root / "memory/pages", ignore_errors=True)
    config = (library.root / "mkdocs.yml").read_text(encoding="utf-8")
    assert config.count("  - duizhao:\n") == 1
    config = config.replace("  - duizhao:\n", "  - duizhao:\n      check: false\n")
    (library.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return library


@pytest.fixture(scope="module")
def unchanged(approved: SmallLibrary, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site built before anybody approved anything, and the one built after."""
    before, after = (tmp_path_factory.mktemp("sites") / name for name in ("before", "after"))
    assert build_site(approved.root, before).published
    approved.approve()
    assert build_site(approved.root, after).published
    return before, after


@pytest.fixture(scope="module")
def library(approved: SmallLibrary, unchanged: tuple[Path, Path]) -> SmallLibrary:
    """The library with changes on either side of one page and in one included page, built."""
    for language, old, new in CHANGES:
        approved.change(f"{language}/side-effects.md", old, new)
    approved.change("en/includes/emergency.md", "- chest pain or", "- chest pain, a racing heart or")
    result = approved.build()
    assert (result.published, result.report) == (True, "")
    return approved


@pytest.fixture(scope="module")
def address(library: SmallLibrary) -> Iterator[str]:
    with serve(library.root / "site") as address:
        yield address


@pytest.fixture(params=[(width, scheme) for width in WIDTHS for scheme in ("light", "dark")], ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab on a screen and on a phone, light and dark."""
    width, scheme = request.param
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 740}, color_scheme=scheme
    )
    yield context.new_page()
    context.close()


DESK = {"desk/index.html", "desk/zh.html"}


def html_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_while_nothing_changes_no_page_does(unchanged: tuple[Path, Path]) -> None:
    before, after = map(html_of, unchanged)
    assert len(before) > 20
    # The desk is there before anybody approved something, and says so.
    assert set(after) == set(before) >= DESK
    assert {path for path, html in before.items() if html != after[path]} == DESK
    assert not any(b'class="notice' in html for html in after.values())


def test_every_link_of_the_notices_leads_somewhere(library: SmallLibrary) -> None:
    assert check_links(library.root / "site") == ()


@pytest.mark.browser
@pytest.mark.parametrize("language", PAGES)
def test_a_reader_sees_the_notices(address: str, reader: Page, language: str) -> None:
    said: list[str] = []
    reader.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    reader.on("pageerror", lambda error: said.append(str(error)))
    reader.goto(address + PAGES[language], wait_until="networkidle")
    notices = reader.get_by_role("note")
    assert notices.count() == {"en": 5, "zh": 5}[language]
    for notice in notices.all():
        expect(notice).to_be_visible()
        assert notice.evaluate("note => note.closest('[lang]').lang") == language
        box = notice.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= reader.viewport_size["width"]
    across = "zh" if language == "en" else "en"
    assert {quote.get_attribute("lang") for quote in reader.locator(".notice__current").all()} == {across}
    assert said == []
    width = reader.viewport_size["width"]
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("language", PAGES)
def test_its_colours_can_be_read(address: str, reader: Page, language: str) -> None:
    reader.goto(address + PAGES[language])
    for part in (".notice", ".notice__head", ".notice__link", ".notice__label", ".notice__current"):
        ratios = reader.locator(part).evaluate_all(f"parts => parts.map({CONTRAST})")
        assert ratios and min(ratios) >= 4.5, (part, ratios)


@pytest.mark.browser
def test_a_link_leads_to_the_block_and_the_language_switch_back(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 740})
    reader = context.new_page()
    reader.goto(address + PAGES["en"])
    links = reader.locator(".notice__link")
    for number in range(links.count()):
        reader.goto(address + PAGES["en"])
        link = links.nth(number)
        anchor = link.evaluate("link => link.hash")
        link.click()
        expect(reader).to_have_url(address + PAGES["zh"] + anchor)
        expect(
            reader.locator(anchor).locator("xpath=ancestor-or-self::*[normalize-space()][1]")
        ).to_be_in_viewport()
        covered = reader.locator(anchor).evaluate(
            "spot => spot.getBoundingClientRect().top < document.querySelector('.md-header').offsetHeight"
        )
        assert not covered, anchor
        reader.locator(".language-switch").click()
        expect(reader).to_have_url(address + PAGES["en"] + anchor)
        expect(
            reader.locator(anchor).locator("xpath=ancestor-or-self::*[normalize-space()][1]")
        ).to_be_in_viewport()
    context.close()


@pytest.mark.browser
def test_a_notice_is_printed(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 794, "height": 1123})
    reader = context.new_page()
    reader.goto(address + PAGES["zh"])
    reader.emulate_media(media="print")
    for notice in reader.get_by_role("note").all():
        expect(notice).to_be_visible()
        assert notice.evaluate("note => getComputedStyle(note).color") == "rgb(0, 0, 0)"
        assert notice.evaluate("note => getComputedStyle(note).borderLeftWidth") != "0px"
    context.close()


# The ratio of WCAG between the colour of an element's words and what lies behind them.
CONTRAST = """part => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const layers = []
  for (let at = part; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor)
  const paint = colours => {
    canvas.fillStyle = "#fff"
    canvas.fillRect(0, 0, 1, 1)
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1) }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(
      one => (one /= 255) <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = paint(layers), words = paint([...layers, getComputedStyle(part).color])
  return (Math.max(behind, words) + 0.05) / (Math.min(behind, words) + 0.05)
}"""
