"""What a reader does with a page: finds the way about it, sends somebody one section, has it read aloud, works through it
on paper; and that a dark room stays dark."""

import pytest
from playwright.sync_api import Browser, Page, expect
from site_tools import PREFIX, Site

pytestmark = pytest.mark.browser

# Every colour that lay behind the page, from its first frame on.
GROUNDS = """
window.grounds = new Set()
const look = () => {
  if (document.body) {
    const [page, body] = [document.documentElement, document.body].map(one => getComputedStyle(one).backgroundColor)
    window.grounds.add(body === "rgba(0, 0, 0, 0)" ? page : body)
  }
  requestAnimationFrame(look)
}
look()
"""
DARK = "rgb(30, 37, 41)"


@pytest.mark.parametrize("path", ["/zh/", "/side-effects/"])
def test_no_white_page_comes_before_a_dark_one(site: Site, browser: Browser, path: str) -> None:
    context = browser.new_context(color_scheme="dark")
    context.add_init_script(GROUNDS)
    page = context.new_page()
    page.goto(site.address + path, wait_until="networkidle")
    assert page.evaluate("[...window.grounds]") == [DARK]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == DARK
    context.close()


@pytest.mark.parametrize("language", PREFIX)
def test_on_a_telephone_the_colours_are_chosen_and_kept_without_a_flash(
    site: Site, browser: Browser, language: str
) -> None:
    context = browser.new_context(color_scheme="light", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site.address + PREFIX[language])
    # From what the device likes to light, and from there to dark.
    for _ in range(2):
        page.locator('form[data-md-component="palette"] label:visible').click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.add_init_script(GROUNDS)
    page.goto(f"{site.address}{PREFIX[language]}side-effects/", wait_until="networkidle")
    assert page.evaluate("[...window.grounds]") == [DARK]
    # Nothing of the header is cut off by what was put there.
    title = page.locator(".md-header__topic").first
    assert title.evaluate(
        "one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 1"
    )
    context.close()


def test_without_programs_the_page_is_light_and_in_its_own_colours(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(site.address + "/")
    colours = "one => getComputedStyle(one).backgroundColor"
    assert page.locator(".md-header").evaluate(colours) == "rgb(11, 79, 108)"
    assert page.locator("body").evaluate(colours) == "rgb(255, 255, 255)"
    # Without programs there is no search, and nothing that looks like one.
    expect(page.locator(".home-search")).to_be_hidden()
    context.close()


def test_on_a_telephone_the_sections_of_a_page_are_listed_below_its_title(site: Site, reader: Page) -> None:
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(site.address + "/zh/side-effects/")
    contents = reader.locator("details.on-this-page")
    expect(contents.locator("a").first).to_be_hidden()
    contents.locator("summary").click()
    contents.get_by_role("link", name="血压").click()
    expect(reader.locator("#blood-pressure")).to_be_in_viewport()


def test_the_link_to_a_section_is_copied(site: Site, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.address + "/side-effects/")
    page.get_by_role("button", name="Copy the link to this section: Blood pressure").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.address}/side-effects/#blood-pressure"
    expect(page.get_by_role("heading", name="Blood pressure", exact=True)).to_be_visible()
    context.close()


def test_a_page_is_read_aloud_by_a_voice_of_the_device_alone(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    # This machine has no voice: one is put in its place, which says what it was given.
    context.add_init_script(
        """const told = window.told = []
        const voices = [{ lang: "en-GB", localService: false }, { lang: "en-US", localService: true }]
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
        Object.defineProperty(window, "speechSynthesis", { value: {
          getVoices: () => window.silent ? voices.slice(0, 1) : voices, cancel() {}, addEventListener() {},
          speak(said) { told.push([said.text, said.voice.lang]); if (told.length < 6) said.onend() },
        } })"""
    )
    page = context.new_page()
    page.goto(site.address + "/side-effects/")
    page.get_by_role("button", name="Read aloud").click()
    told = page.evaluate("window.told")
    assert told[0] == ["Side effects", "en-US"] and told[1][0] == "Main message"
    assert told[2][0].startswith("Most effects start within minutes") and "S01" not in told[2][0]
    page.get_by_role("button", name="Stop reading").click()
    expect(page.locator(".being-read")).to_have_count(0)
    # A voice that sends the text elsewhere is none.
    context.add_init_script("window.silent = true")
    page.goto(site.address + "/side-effects/")
    expect(page.locator(".read-aloud")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("prefix", PREFIX.values())
def test_a_checklist_has_boxes_to_tick_on_paper_and_lines_to_write_on(
    site: Site, reader: Page, prefix: str
) -> None:
    reader.goto(f"{site.address}{prefix}sessions/")
    expect(reader.locator(".fields")).to_be_hidden()
    reader.emulate_media(media="print")
    assert reader.locator(".fields li").count() == 4 and reader.locator(".fields").is_visible()
    drawn = """(all, part) => all.map(one => getComputedStyle(one, part)).map(style => [style.content, style.borderBottomStyle])"""
    boxes = reader.locator(".ticks-point").evaluate_all(drawn, "::before")
    assert len(boxes) > 10 and {tuple(box) for box in boxes} == {('""', "solid")}
    lines = reader.locator(".ask-point").evaluate_all(drawn, "::after")
    assert len(lines) > 5 and {tuple(line) for line in lines} == {('""', "solid")}
    # What one does in an emergency is no task to tick off.
    assert reader.locator("#emergency ~ ul .ticks-point, .danger .ticks-point").count() == 0
