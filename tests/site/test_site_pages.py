"""What every page owes its reader, looked at in a real browser."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from site_tools import PATHS, PREFIX, Site

from duizhao.base.bilingual import LANGUAGES
from duizhao.checks.rule import all_rules

pytestmark = pytest.mark.browser

UNREVIEWED = {"en": "Draft: not yet checked by a clinician", "zh": "本页为试用稿，尚未经医生审核"}
CHECKED = {"en": "Sources checked", "zh": "资料核对日期"}
NOT_ADVICE = {"en": "does not replace", "zh": "不能代替"}
NUMBERS = ("911", "999", "120")


def test_the_strict_build_is_clean(site: Site) -> None:
    assert site.result.report == ""
    # The pages for editors, one a rule, a list of them and the checklist, and the translation desk are built too.
    for_editors = len(LANGUAGES) * (len(all_rules()) + 2)
    desk = len(LANGUAGES)
    views = len(PATHS)
    assert site.result.pages == len(PATHS) + views + for_editors + desk


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_a_page_gives_its_reader_what_it_owes(
    site: Site, context: BrowserContext, reader: Page, language: str, path: str
) -> None:
    reader.set_viewport_size({"width": 360, "height": 740})
    assert reader.goto(site.address + path).status == 200
    assert reader.locator("html").get_attribute("lang") == language
    assert reader.locator("article h1").count() == 1

    strip = "".join(reader.locator(".emergency-strip").all_inner_texts())
    assert all(number in strip for number in NUMBERS)
    # Who reads it on a telephone calls with one touch.
    called = reader.locator(".emergency-strip a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert {"tel:911", "tel:999", "tel:120", "tel:988", "sms:988", "tel:12356"} < set(called)
    reader.locator(".emergency-strip__more").click()
    expect(reader.locator("#emergency")).to_be_in_viewport()

    article = reader.locator("article").inner_text()
    assert NOT_ADVICE[language] in article
    review = reader.locator("article .review").inner_text()
    assert CHECKED[language] in review
    if reader.locator(".review--open").count():
        assert UNREVIEWED[language] in review

    other, key = ("zh", path[1:]) if language == "en" else ("en", path.removeprefix(PREFIX["zh"]))
    twin = reader.locator(".language-switch").evaluate("link => link.href")
    assert twin == site.address + PREFIX[other] + key

    assert context.strangers == [], "a page asked another host for something"
    wide = reader.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360, f"{path} is {wide} pixels wide on a phone of 360"


def test_the_language_switch_leads_to_the_twin_and_back(site: Site, reader: Page) -> None:
    reader.goto(site.address + PREFIX["en"] + "benefits/")
    reader.locator(".language-switch").click()
    expect(reader).to_have_url(site.address + PREFIX["zh"] + "benefits/")
    reader.locator(".language-switch").click()
    expect(reader).to_have_url(site.address + PREFIX["en"] + "benefits/")


def test_the_language_switch_keeps_the_heading(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/side-effects/#serious")
    reader.locator(".language-switch").click()
    expect(reader).to_have_url(site.address + "/zh/side-effects/#serious")
    expect(reader.locator("#serious")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/no-such-page/", "/zh/no-such-page/"])
def test_a_missing_page_is_told_in_both_languages(site: Site, reader: Page, path: str) -> None:
    assert reader.goto(site.address + path).status == 404
    assert reader.locator("html").get_attribute("lang") == "en"
    text = reader.locator("body").inner_text()
    assert "Page not found" in text and "找不到页面" in text
    homes = reader.locator("article a").evaluate_all("links => links.map(link => link.href)")
    assert homes == [site.address + "/", site.address + "/zh/"]
    switch = reader.locator(".language-switch").evaluate("link => link.href")
    assert switch == site.address + PREFIX["zh"]
    assert all(reader.locator(f".emergency-strip:lang({language})").first.is_visible() for language in PREFIX)


def test_no_page_has_an_error_in_the_console(site: Site, reader: Page) -> None:
    said: list[str] = []
    reader.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    reader.on("pageerror", lambda error: said.append(str(error)))
    for path in ("/", "/zh/", "/zh/sources/"):
        reader.goto(site.address + path, wait_until="networkidle")
    assert said == []


def test_the_search_dialog_has_a_name(site: Site, reader: Page) -> None:
    for language, name in (("en", "Search this site"), ("zh", "搜索本站")):
        reader.goto(site.address + PREFIX[language])
        reader.get_by_role("button", name=name).click()
        expect(reader.get_by_role("dialog", name=name)).to_be_visible()
