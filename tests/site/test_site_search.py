"""Search: what stands on a page can be found. The truth is read from the built pages."""

import re

import pytest
from playwright.sync_api import Page, expect
from site_tools import PATHS, PREFIX, Site

pytestmark = pytest.mark.browser

CHINESE = ["氯胺酮", "禁忌证", "副作用", "血压", "艾司氯胺酮", "不能", "孕", "医疗团队"]


def search(reader: Page, address: str, words: str, typed: bool = True) -> list[str]:
    """The paths of the pages found, best first, when `words` are put into the search box at `address`."""
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.goto(address)
    box = reader.locator(".md-search__input")
    box.click()
    # Typed text comes with released keys, pasted text without.
    box.press_sequentially(words) if typed else box.fill(words)
    meta = reader.locator(".md-search-result__meta")
    expect(meta).to_have_text(re.compile(r"\d"), timeout=20_000)
    pages = reader.locator(".md-search-result__item")
    # Below a page stand the sections of it that were found.
    results = reader.locator(".md-search-result__item > .md-search-result__link")
    # Every key starts a search of its own, and further results are drawn when the reader scrolls to the end of the list:
    # the list is whole when as many stand there as are told, and stays so.
    still = 0
    for _ in range(200):
        told = int(re.search(r"\d+", meta.inner_text())[0])
        still = still + 1 if pages.count() == told else 0
        if still == 3:
            break
        reader.locator(".md-search__scrollwrap").evaluate("list => list.scrollTo(0, list.scrollHeight)")
        reader.wait_for_timeout(100)
    assert still == 3, "the list of results never came to rest"
    origin = re.match(r"https?://[^/]+", address)[0]
    links = results.evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(origin).split("#")[0].split("?")[0] for link in links]


def holding(site: Site, words: str, language: str) -> set[str]:
    """The pages in `language` whose text holds `words`."""
    return {path for spoken, path in PATHS if spoken == language and words in site.article(path).lower()}


@pytest.mark.parametrize("words", CHINESE)
def test_every_chinese_page_that_holds_a_word_is_found(site: Site, reader: Page, words: str) -> None:
    truth = holding(site, words, "zh")
    assert truth, f"no page holds {words}: choose another word for this test"
    found = search(reader, site.address + PREFIX["zh"], words)
    assert truth <= set(found)
    assert found[0] in truth


def test_pasted_words_are_searched_too(site: Site, reader: Page) -> None:
    found = search(reader, site.address + PREFIX["zh"], "氯胺酮", typed=False)
    assert holding(site, "氯胺酮", "zh") <= set(found)


def test_a_chinese_question_finds_something(site: Site, reader: Page) -> None:
    found = search(reader, site.address + PREFIX["zh"], "氯胺酮会升高血压吗")
    assert PREFIX["zh"] + "side-effects/" in found


def test_every_english_page_that_holds_ketamine_is_found(site: Site, reader: Page) -> None:
    found = search(reader, site.address + PREFIX["en"], "ketamine")
    assert holding(site, "ketamine", "en") <= set(found)
