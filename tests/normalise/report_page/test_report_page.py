"""The report on a source in a real browser, opened as a file, without a server, a network or a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser_tools import CONTRAST

pytestmark = pytest.mark.browser
NAMES = ("text", "text.zh")


def open_report(page: Page, folder: Path, name: str = "text", fragment: str = "") -> None:
    page.goto(f"{(folder / f'{name}.html').as_uri()}{fragment}")


def test_every_piece_stands_beside_its_two_pages(reader: Page, reports: Path) -> None:
    open_report(reader, reports)
    rows = reader.locator(".row")
    expect(rows).to_have_count(7)
    expect(rows.nth(0).locator(".cell--received .text")).to_have_text("The Cuff <script>alert(1)</script>")
    expect(rows.nth(1)).to_contain_text("In no page")
    bad = rows.nth(3).locator(".cell--received .text")
    expect(bad.locator("del")).to_contain_text("responds")
    expect(bad.locator("ins")).to_contain_text("responded")
    expect(rows.nth(4).locator(".language")).to_have_text("Chinese")
    expect(rows.nth(4).locator(".cell--gap .text--gap")).to_have_attribute("lang", "zh")
    expect(rows.nth(4).locator(".cell--received ins")).to_have_count(2)
    expect(rows.nth(2).locator("mark")).to_have_text("miracle")
    one, other = (rows.nth(2).locator(".cell").nth(index).bounding_box() for index in (0, 1))
    assert one and other and one["y"] == other["y"] and one["x"] < other["x"]


def test_what_needs_a_person_is_listed_with_a_link_to_it(reader: Page, reports: Path) -> None:
    open_report(reader, reports)
    panel = reader.locator(".attention")
    for name in ("Two versions", "Not yet translated", "Wording to judge", "Not simply kept", "Repairs"):
        expect(panel.get_by_text(name).first).to_be_visible()
    expect(panel).to_contain_text("to <b>sleep</b>")
    panel.locator("li", has_text="promises a cure").locator("a").click()
    expect(reader.locator(".row:target")).to_contain_text("miracle")
    expect(reader.locator(".row:target")).to_be_in_viewport()
    for link in reader.locator("a[href$='.md'], a[href$='.txt'], a[href$='.html']").all():
        assert (reports / (link.get_attribute("href") or "")).is_file()


def test_the_other_language_is_one_link_away(reader: Page, reports: Path) -> None:
    open_report(reader, reports)
    reader.locator(".switch").click()
    expect(reader.get_by_role("heading", name="text.txt 的整理结果")).to_be_visible()
    expect(reader.locator(".attention")).to_contain_text("承诺治愈")
    assert not reader.locator("body").inner_text().count("Not yet translated")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(reader: Page, reports: Path, width: int, name: str) -> None:
    reader.set_viewport_size({"width": width, "height": 740})
    open_report(reader, reports, name)
    reader.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_text_stands_out(reader: Page, reports: Path, name: str, scheme: str) -> None:
    reader.emulate_media(color_scheme=scheme)
    open_report(reader, reports, name)
    reader.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    contrasts = reader.evaluate(CONTRAST)
    assert len(contrasts) > 30
    assert contrasts[0][0] >= 4.5, contrasts[:5]


def test_the_keyboard_reaches_everything_and_shows_where_it_is(reader: Page, reports: Path) -> None:
    open_report(reader, reports)
    reader.keyboard.press("Tab")
    expect(reader.locator(".skip")).to_be_focused()
    seen = set()
    for _ in range(40):
        reader.keyboard.press("Tab")
        seen.add(reader.evaluate("document.activeElement.tagName"))
        if seen & {"BODY"}:
            # Behind the last of them.
            break
        assert reader.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert {"A", "SUMMARY"} <= seen


def test_no_script_and_nothing_from_elsewhere(reports: Path) -> None:
    for name in NAMES:
        text = (reports / f"{name}.html").read_text("utf-8")
        assert "<script" not in text and "default-src" in text
        assert "&lt;script&gt;" in text
