"""Terms explained where they first stand, and the two glossaries: in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from site_tools import PREFIX, Site

from browser_tools import CONTRAST
from duizhao.base.bilingual import LANGUAGES

pytestmark = pytest.mark.browser

PAGE = "benefits/"
TERM = {"en": ("placebo", "A treatment that looks real"), "zh": ("安慰剂", "看起来像真药")}
IN_GLOSSARY = {"en": "In the glossary", "zh": "在术语表中查看"}
WITHOUT_TEXT = re.compile(r"<(script|style|pre|code)\b.*?</\1>|<[^<>]*>", re.DOTALL)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def benefits(site: Site, reader: Page, language: str) -> Page:
    reader.goto(site.address + PREFIX[language] + PAGE)
    return reader


def opened(page: Page) -> Page:
    """The definition that is open."""
    return page.locator(".definition:popover-open")


def test_a_term_opens_its_definition_by_mouse_and_closes(benefits: Page, language: str) -> None:
    words, definition = TERM[language]
    term = benefits.get_by_role("button", name=words, exact=True)
    expect(opened(benefits)).to_have_count(0)
    term.click()
    expect(opened(benefits)).to_contain_text(definition)
    expect(opened(benefits)).to_be_in_viewport()
    opened(benefits).get_by_role("button").click()
    expect(opened(benefits)).to_have_count(0)


def test_a_term_opens_by_keyboard_and_esc_closes_it(benefits: Page, language: str) -> None:
    term = benefits.get_by_role("button", name=TERM[language][0], exact=True)
    term.focus()
    assert term.evaluate("button => button.matches(':focus-visible')")
    benefits.keyboard.press("Enter")
    expect(opened(benefits)).to_be_visible()
    # The link to the glossary comes next, wherever in the page the definition stands.
    benefits.keyboard.press("Tab")
    expect(opened(benefits).get_by_role("link")).to_be_focused()
    benefits.keyboard.press("Escape")
    expect(opened(benefits)).to_have_count(0)
    expect(term).to_be_focused()


def test_a_screen_reader_says_the_definition_with_the_term(benefits: Page, language: str) -> None:
    words, definition = TERM[language]
    term = benefits.get_by_role("button", name=words, exact=True)
    expect(term).to_have_accessible_description(re.compile(definition))


def test_the_definition_leads_to_its_entry_in_the_glossary(site: Site, benefits: Page, language: str) -> None:
    benefits.get_by_role("button", name=TERM[language][0], exact=True).click()
    opened(benefits).get_by_role("link", name=IN_GLOSSARY[language]).click()
    expect(benefits).to_have_url(f"{site.address}{PREFIX[language]}glossary/#placebo")
    expect(benefits.locator("#placebo")).to_be_in_viewport()


def test_it_works_by_touch_and_without_programs(site: Site, browser: Browser, language: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, java_script_enabled=False
    )
    try:
        page = context.new_page()
        page.goto(site.address + PREFIX[language] + PAGE)
        page.get_by_role("button", name=TERM[language][0], exact=True).tap()
        expect(opened(page)).to_be_in_viewport()
        expect(opened(page)).to_contain_text(TERM[language][1])
    finally:
        context.close()


def test_definitions_are_neither_copied_nor_printed_nor_searched(
    site: Site, benefits: Page, language: str
) -> None:
    definition = TERM[language][1]
    shown = benefits.evaluate(
        "() => { getSelection().selectAllChildren(document.body); return `${getSelection()}` }"
    )
    assert TERM[language][0] in shown and definition not in shown
    benefits.emulate_media(media="print")
    assert definition not in benefits.locator("article").inner_text()
    assert "dotted" not in benefits.locator(".gloss").first.evaluate(
        "e => getComputedStyle(e).textDecorationLine"
    )
    # What indexes the built page, or reads its text, is told to leave definitions out.
    for attribute, value in (("data-pagefind-ignore", "all"), ("data-search-exclude", "true")):
        expect(benefits.locator(".definition").first).to_have_attribute(attribute, value)


def test_the_marks_are_calm_and_large_enough(benefits: Page) -> None:
    assert 3 <= benefits.locator(".gloss").count() <= 15
    assert benefits.locator("p:has(.gloss + .gloss), .admonition.danger .gloss, h2 .gloss").count() == 0
    for term in benefits.locator(".gloss").all():
        box = term.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_open_definition_has_no_barrier(
    site: Site, browser: Browser, language: str, scheme: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(site.address + PREFIX[language] + PAGE)
        page.get_by_role("button", name=TERM[language][0], exact=True).click()
        found = Axe().run(page, context="article").response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
        lowest = [one for one in page.evaluate(CONTRAST) if one[2].startswith(("gloss", "definition"))][:1]
        assert lowest == [] or lowest[0][0] >= 4.5
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()


def test_each_glossary_leads_to_the_same_entry_of_the_other(site: Site, reader: Page) -> None:
    reader.goto(f"{site.address}{PREFIX['en']}glossary/")
    reader.locator("#placebo a[hreflang=zh]").click()
    expect(reader).to_have_url(f"{site.address}{PREFIX['zh']}glossary/#placebo")
    expect(reader.locator("#placebo")).to_contain_text("看起来像真药")
    reader.locator("#placebo a[hreflang=en]").click()
    expect(reader).to_have_url(f"{site.address}{PREFIX['en']}glossary/#placebo")


def test_a_chinese_name_is_found_by_pinyin(site: Site, reader: Page, language: str) -> None:
    reader.goto(f"{site.address}{PREFIX[language]}glossary/#by-pinyin")
    letters = reader.locator("#by-pinyin + ul > li > strong").all_inner_texts()
    assert letters == sorted(letters) and len(letters) > 15
    # 重 of 重症 would be Z, of 重复 C: 癫, which stands in no simple table, is found under D.
    line = reader.locator("#by-pinyin + ul > li", has=reader.locator("strong", has_text=re.compile("^D$")))
    line.get_by_role("link", name="癫痫发作").click()
    expect(reader.locator("#seizure")).to_be_in_viewport()


def test_no_rests_of_markdown_and_no_comment_forms_are_left(site: Site) -> None:
    pages = [
        path for path in site.folder.rglob("index.html") if "how-this-text-was-edited" not in path.as_posix()
    ]
    assert len(pages) > 20
    for path in pages:
        article = re.search(r"<article\b.*?</article>", path.read_text("utf-8"), re.DOTALL)
        text = WITHOUT_TEXT.sub("", article[0]) if article else ""
        assert not re.search(r"\*\*|(?<![\w&#])##|\]\(|Leave a Reply|发表评论", text), path
        assert not re.search(
            r"<h[1-6][^>]*>(?:<a class=\"headerlink\".*?</a>)?\s*</h[1-6]>", article[0] if article else ""
        ), path
