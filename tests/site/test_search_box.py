"""The search box: reached by every way of writing, heard and seen by everyone, and help first for who needs it."""

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from search_tools import ask
from site_tools import PREFIX, Site

pytestmark = pytest.mark.browser

BOX = "[data-search-box]"
LINKS = ".search__list a"
URGENT = "[data-search-urgent]"
EMERGENCIES = {
    "en": ["suicide", "i want to die", "chest pian", "cant breath"],
    "zh": ["自杀", "我不想活了", "胸口疼", "喘不上气"],
}


@pytest.fixture
def opened(site: Site, reader: Page):
    """A page with the search open."""

    def opened(path: str) -> Page:
        reader.goto(site.address + path)
        reader.locator("[data-search-open]").click()
        return reader

    return opened


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(site: Site, reader: Page, key: str) -> None:
    reader.goto(site.address + "/sessions/")
    before = reader.locator("article a").first
    before.focus()
    reader.keyboard.press(key)
    expect(reader.locator(BOX)).to_be_focused()
    expect(reader.locator(BOX)).to_have_value("")
    reader.keyboard.press("Escape")
    expect(reader.locator("[data-search]")).not_to_be_visible()
    expect(before).to_be_focused()


def test_the_single_keys_can_be_turned_off_and_stay_off(opened, reader: Page) -> None:
    opened("/")
    reader.locator("[data-search-shortcut]").uncheck()
    reader.reload()
    reader.keyboard.press("s")
    expect(reader.locator("[data-search]")).not_to_be_visible()
    reader.evaluate("localStorage.clear()")


def test_arrows_go_through_the_results_and_enter_opens_one(opened, site: Site, reader: Page) -> None:
    opened("/")
    ask(reader, "pregnant")
    first, second = reader.locator(LINKS).nth(0), reader.locator(LINKS).nth(1)
    reader.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    reader.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    reader.keyboard.press("ArrowUp")
    reader.keyboard.press("ArrowUp")
    expect(reader.locator(BOX)).to_be_focused()
    reader.keyboard.press("Enter")
    expect(first).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(site.address + "/contraindications/#pregnancy")


def test_text_that_comes_without_keys_is_searched(opened, reader: Page) -> None:
    opened(PREFIX["zh"])
    reader.keyboard.insert_text("怀孕")
    expect(reader.locator(LINKS).first).to_contain_text("怀孕和哺乳")


def test_letters_of_a_chinese_word_in_the_making_are_no_question(opened, reader: Page) -> None:
    opened(PREFIX["zh"])
    keyboard = reader.context.new_cdp_session(reader)
    keyboard.send("Input.imeSetComposition", {"text": "huaiyun", "selectionStart": 7, "selectionEnd": 7})
    expect(reader.locator(BOX)).to_have_value("huaiyun")
    reader.wait_for_timeout(400)
    assert reader.locator("[data-search]").get_attribute("data-asked") in (None, "")
    keyboard.send("Input.insertText", {"text": "怀孕"})
    expect(reader.locator(LINKS).first).to_contain_text("怀孕和哺乳")


@pytest.mark.parametrize(
    ("language", "words", "told"), [("en", "bladder", r"^\d+ results$"), ("zh", "膀胱", r"^\d+ 条结果$")]
)
def test_the_count_is_announced(opened, reader: Page, language: str, words: str, told: str) -> None:
    opened(PREFIX[language])
    ask(reader, words)
    status = reader.locator("[data-search-status]")
    expect(status).to_have_text(re.compile(told))
    assert int(re.search(r"\d+", status.inner_text())[0]) == reader.locator(LINKS).count()


def test_a_result_names_its_page_and_section_and_marks_the_words(opened, reader: Page) -> None:
    opened("/")
    ask(reader, "bladder ulcers")
    result = reader.locator(".search__result", has_text="Bladder").first
    expect(result.locator("a")).to_have_text(re.compile(r"Side effects\s+Bladder"))
    marked = result.locator("mark").all_inner_texts()
    assert {"bladder", "ulcers"} <= {word for mark in marked for word in mark.lower().split()}
    assert "S02" not in result.inner_text(), "the mark of a source is no text"


def test_a_chinese_name_on_an_english_page_says_its_language(opened, reader: Page) -> None:
    opened("/")
    ask(reader, "trade name spravato")
    expect(reader.locator(".search__excerpt [lang=zh]").first).to_have_text(re.compile("速开朗"))


@pytest.mark.parametrize(
    ("language", "nothing", "help"),
    [("en", "No page has an answer", "care team"), ("zh", "没有找到相关内容", "医护人员")],
)
def test_it_says_plainly_when_nothing_is_found(
    opened, reader: Page, language: str, nothing: str, help: str
) -> None:
    opened(PREFIX[language])
    ask(reader, "qqqq")
    told = reader.locator("[data-search-none]")
    expect(told).to_contain_text(nothing)
    expect(told).to_contain_text(help)
    expect(reader.locator("[data-search-status]")).to_contain_text(nothing)
    told.locator("a").first.click()
    expect(reader.locator("#pages")).to_be_in_viewport()


def test_the_other_language_can_be_asked_the_same(opened, site: Site, reader: Page) -> None:
    opened("/sessions/")
    ask(reader, "qqqq")
    reader.locator("[data-search-other] a").click()
    expect(reader).to_have_url(re.compile("/zh/sessions/#search="))
    expect(reader.locator(BOX)).to_have_value("qqqq")


@pytest.mark.parametrize(
    ("language", "words"), [(language, words) for language in EMERGENCIES for words in EMERGENCIES[language]]
)
def test_words_of_an_emergency_show_the_numbers_before_all_results(
    opened, reader: Page, language: str, words: str
) -> None:
    opened(PREFIX[language])
    ask(reader, words)
    urgent = reader.locator(URGENT)
    expect(urgent).to_be_visible()
    assert urgent.get_attribute("role") == "alert"
    assert all(number in urgent.inner_text() for number in ("911", "999", "120"))
    if reader.locator(LINKS).count():
        assert urgent.bounding_box()["y"] < reader.locator(LINKS).first.bounding_box()["y"]
    # Whoever reads it on a telephone calls with one touch.
    called = urgent.locator("a[href^='tel:'], a[href^='sms:']").evaluate_all(
        "all => all.map(one => one.href)"
    )
    assert {"tel:911", "tel:999", "tel:120"} <= set(called)
    urgent.locator("a:not([href^='tel:'], [href^='sms:'])").click()
    expect(reader.locator("#emergency")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "side effects"), ("zh", "副作用"), ("en", "blood pressure")]
)
def test_other_words_show_no_alarm(opened, reader: Page, language: str, words: str) -> None:
    opened(PREFIX[language])
    ask(reader, words)
    expect(reader.locator(URGENT)).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "how much does it cost", "gives no prices"),
        ("zh", "锂盐", "没有收录"),
        ("zh", "附近哪里能打", "医院名单"),
    ],
)
def test_it_says_what_the_site_does_not_cover_and_what_to_do(
    opened, reader: Page, language: str, words: str, told: str
) -> None:
    opened(PREFIX[language])
    ask(reader, words)
    expect(reader.locator("[data-search-absent]")).to_contain_text(told)
    expect(reader.locator("[data-search-status]")).to_contain_text(told)
    ask(reader, {"en": "side effects", "zh": "副作用"}[language])
    expect(reader.locator("[data-search-absent]")).to_be_hidden()


@pytest.mark.parametrize(("language", "words"), [("en", "passing urine often"), ("zh", "打完多久能开车")])
def test_a_result_opens_at_the_line_that_answers(opened, reader: Page, language: str, words: str) -> None:
    opened(PREFIX[language])
    ask(reader, words)
    link = reader.locator(LINKS + "[href*=':~:text=']").first
    says = unquote(link.get_attribute("href").split(":~:text=")[1])
    link.click()
    reader.wait_for_load_state()
    # A picture may say it in words too; the browser opens these, and stops at the first place.
    places = reader.locator("article").get_by_text(says)
    in_sight = """all => all.some((one) => {
        const box = one.getBoundingClientRect();
        return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    })"""
    seen = False
    for _ in range(100):
        seen = places.evaluate_all(in_sight)
        if seen:
            break
        reader.wait_for_timeout(100)
    assert seen, says


def test_the_numbers_are_those_of_the_pages(root: Path) -> None:
    data = tomllib.loads((root / "search.toml").read_text("utf-8"))
    for language in PREFIX:
        page = (root / f"docs/{language}/includes/emergency.md").read_text("utf-8")
        for emergency in data["emergency"]:
            numbers = re.findall(r"\d{3,}", emergency[f"say_{language}"])
            assert len(numbers) >= 3
            assert set(numbers) <= set(re.findall(r"\d{3,}", page))


@pytest.mark.parametrize("path", PREFIX.values())
def test_it_fits_a_phone(site: Site, reader: Page, path: str) -> None:
    reader.set_viewport_size({"width": 360, "height": 640})
    reader.goto(site.address + path)
    ask(reader, "ketamine blood pressure")
    assert reader.evaluate("document.querySelector('[data-search-results]').scrollWidth") <= 360
    reader.set_viewport_size({"width": 320, "height": 480})
    for part in (BOX, "[data-search-close]"):
        edge = reader.locator(part).bounding_box()
        assert edge["x"] >= 0 and edge["x"] + edge["width"] <= 320 and edge["height"] >= 24
