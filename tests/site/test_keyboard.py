"""Whoever has no mouse reaches everything with the keyboard, and always sees where they are."""

import re

import pytest
from playwright.sync_api import Page, expect
from site_tools import PREFIX, Site

pytestmark = pytest.mark.browser

# What a reader must be able to reach, in the order in which it comes.
REACHED = {
    "skip link": ".md-skip",
    "search": "[data-search-open]",
    "language switch": "[data-language-switch]",
    "bilingual view": "[data-keep-place]",
    "term": "button.gloss",
    "source": ".sources-line a",
    "emergency help": "#emergency ~ * a, #emergency a",
}
MOST = 400
# Whether the focused element is seen to have the focus: an outline or a shadow that it has only then.
SEEN = """() => {
  const one = document.activeElement
  const look = element => {
    const style = getComputedStyle(element)
    const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.opacity].join()
  }
  const focused = look(one)
  const box = one.getBoundingClientRect()
  const onScreen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
  one.blur()
  const plain = look(one)
  one.focus({ focusVisible: true, preventScroll: true })
  return onScreen && focused !== plain
}"""


def tab_to(reader: Page, selector: str) -> None:
    """Press Tab until the focus is on an element that matches."""
    for _ in range(MOST):
        reader.keyboard.press("Tab")
        if reader.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key never comes to {selector}")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_tab_key_comes_to_everything_and_the_focus_is_seen(
    site: Site, reader: Page, language: str, width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(site.address + PREFIX[language] + "side-effects/")
    missing, unseen = dict(REACHED), []
    for _ in range(MOST):
        reader.keyboard.press("Tab")
        if reader.evaluate("document.activeElement === document.body"):
            break
        for name, selector in list(missing.items()):
            if reader.evaluate("selector => document.activeElement.matches(selector)", selector):
                del missing[name]
                if not reader.evaluate(SEEN):
                    unseen.append(name)
    assert missing == {} or list(missing) == ["emergency help"]
    assert unseen == []


def test_the_skip_link_leads_to_the_text(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/side-effects/")
    tab_to(reader, ".md-skip")
    reader.keyboard.press("Enter")
    # The next thing that is reached stands in the text, not in the menu.
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.closest('article') !== null")


def test_the_search_opens_answers_closes_and_gives_the_focus_back(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/zh/side-effects/")
    tab_to(reader, "[data-search-open]")
    reader.keyboard.press("Enter")
    reader.keyboard.insert_text("血压")
    expect(reader.locator(".search__list a").first).to_be_visible()
    reader.keyboard.press("Escape")
    expect(reader.locator("[data-search]")).not_to_be_visible()
    assert reader.evaluate("document.activeElement.matches('[data-search-open]')")


def test_a_term_is_explained_and_closed(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/side-effects/")
    tab_to(reader, "button.gloss")
    reader.keyboard.press("Enter")
    expect(reader.locator(":popover-open")).to_be_visible()
    reader.keyboard.press("Escape")
    expect(reader.locator(":popover-open")).to_have_count(0)
    assert reader.evaluate("document.activeElement.matches('button.gloss')")


def test_both_languages_and_the_other_one_are_a_key_away(site: Site, reader: Page) -> None:
    reader.goto(site.address + "/side-effects/")
    tab_to(reader, "[data-language-switch]")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/zh/side-effects/**")
    tab_to(reader, "[data-keep-place]")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/zh/side-effects/both/**")
    expect(reader.locator("h1")).to_have_text(re.compile("副作用.*Side effects", re.S))
