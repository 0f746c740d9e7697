"""The desk in a real browser, opened as a file, without a server and without a network."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_tools import CONTRAST
from duizhao.base.bilingual import LANGUAGES

pytestmark = pytest.mark.browser

ALL = 6


def shown(page: Page) -> list[str]:
    """What happened to each of the blocks that are shown."""
    return page.locator(".card:visible").evaluate_all("cards => cards.map((card) => card.dataset.state)")


def open_desk(page: Page, folder: Path, name: str = "desk.en", fragment: str = "") -> None:
    page.goto(f"{(folder / f'{name}.html').as_uri()}{fragment}")


def test_filters_by_mouse(editor: Page, desks: Path) -> None:
    open_desk(editor, desks)
    assert len(shown(editor)) == ALL
    status = editor.locator(".shown")
    expect(status).to_have_text(f"Showing {ALL} of {ALL}")
    expect(status).to_have_role("status")

    editor.get_by_role("checkbox", name="English changed").check()
    assert shown(editor) == ["en-changed"]
    expect(status).to_have_text(f"Showing 1 of {ALL}")
    editor.get_by_role("checkbox", name="New, not approved").check()
    assert shown(editor) == ["en-changed", "new", "new", "new"]
    editor.get_by_role("checkbox", name="Safety blocks only").check()
    assert shown(editor) == ["en-changed"]
    editor.get_by_role("button", name="Show everything").click()
    # The form is emptied first, and what is shown a moment later.
    expect(status).to_have_text(f"Showing {ALL} of {ALL}")
    assert len(shown(editor)) == ALL

    editor.locator("#behind-en").check()
    assert "en-changed" not in shown(editor) and "zh-changed" in shown(editor)
    editor.locator("#behind-zh").check()
    assert "en-changed" in shown(editor) and "zh-changed" not in shown(editor)
    editor.locator("#find").fill("TRAVEL")
    assert shown(editor) == ["new", "new", "new"]
    editor.locator("#find").fill("no such words")
    expect(editor.get_by_text("Nothing fits these filters.")).to_be_visible()
    assert not editor.locator(".page:visible").count()


def test_filters_by_keyboard(editor: Page, desks: Path) -> None:
    open_desk(editor, desks)
    editor.keyboard.press("Tab")
    expect(editor.locator(".skip")).to_be_focused()
    expect(editor.locator(".skip")).to_be_in_viewport()
    seen = []
    for _ in range(60):
        editor.keyboard.press("Tab")
        seen.append(editor.evaluate("document.activeElement.id"))
        # What has the keyboard can be seen to have it.
        assert editor.evaluate(
            """() => {
              let one = document.activeElement;
              if (one.matches(".choice input")) one = one.closest(".choice");
              return getComputedStyle(one).outlineStyle !== "none" && one.checkVisibility();
            }"""
        )
        if seen[-1] == "state-zh-changed":
            break
    assert seen[-1] == "state-zh-changed" and "find" in seen and "safety-only" in seen
    editor.keyboard.press("Space")
    assert shown(editor) == ["zh-changed"]
    editor.locator("#find").focus()
    editor.keyboard.type("温水")
    editor.keyboard.press("Enter")
    assert shown(editor) == ["zh-changed"]
    assert "state=zh-changed" in editor.evaluate("location.href")


def test_a_link_brings_the_filters_along(editor: Page, desks: Path) -> None:
    open_desk(editor, desks)
    editor.get_by_role("checkbox", name="Chinese changed").check()
    editor.locator("#behind-en").check()
    editor.locator("#find").fill("water 温水")
    link = editor.evaluate("location.href")
    editor.goto("about:blank")
    editor.goto(link)
    assert shown(editor) == ["zh-changed"]
    expect(editor.locator("#find")).to_have_value("water 温水")
    expect(editor.locator("#behind-en")).to_be_checked()

    editor.locator(".switch").click()
    assert editor.evaluate("location.pathname").endswith("desk.zh.html")
    assert shown(editor) == ["zh-changed"]
    editor.get_by_role("button", name="显示全部").click()
    expect(editor).to_have_url(re.compile(r"^[^#]*$"))
    assert len(shown(editor)) == ALL and "#" not in editor.evaluate("location.href")
    # Another address in the same tab is followed too.
    editor.evaluate("location.hash = 'state=new&safety=1'")
    expect(editor.locator(".none-shown, .card:visible")).not_to_have_count(0)
    expect(editor.locator("#state-new")).to_be_checked()


def test_a_link_to_a_page_shows_it_though_a_filter_hides_it(editor: Page, desks: Path) -> None:
    open_desk(editor, desks, fragment="#state=en-changed")
    expect(editor.locator("#page-travel")).to_be_hidden()
    editor.locator(".pages__title[href='#page-travel']").click()
    expect(editor.locator("#page-travel")).to_be_in_viewport()


def test_a_strange_address_shows_everything(editor: Page, desks: Path) -> None:
    for fragment in ("#state=&behind=fr", "#find=", "#nonsense", "#a=%E4%B8", "#=", "#page-%E0%A4%A"):
        editor.goto("about:blank")
        open_desk(editor, desks, fragment=fragment)
        assert len(shown(editor)) == ALL
        expect(editor.locator("#behind-either")).to_be_checked()


@pytest.mark.parametrize("clipboard", ["there", "refused", "gone"])
def test_the_command_can_be_copied(editor: Page, desks: Path, clipboard: str) -> None:
    script = {
        "there": "navigator.clipboard.writeText = async (text) => { window.copied = text; };",
        "refused": "navigator.clipboard.writeText = async () => { throw new Error('no'); };"
        "document.execCommand = () => { window.copied = String(getSelection()); return true; };",
        "gone": "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.execCommand = () => false;",
    }[clipboard]
    editor.add_init_script(script)
    open_desk(editor, desks)
    first = editor.locator(".card").first
    button = first.locator(".copy")
    expect(button).to_have_accessible_name("Copy the command: duizhao approve dose#dose")
    button.click()
    if clipboard == "gone":
        expect(button).to_have_text("Selected: press Ctrl+C or ⌘C")
        assert editor.evaluate("String(getSelection())") == "duizhao approve dose#dose"
    else:
        expect(button).to_have_text("Copied")
        assert editor.evaluate("window.copied") == "duizhao approve dose#dose"
    expect(editor.locator(".told")).not_to_be_empty()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(editor: Page, desks: Path, width: int, language: str) -> None:
    editor.set_viewport_size({"width": width, "height": 740})
    open_desk(editor, desks, f"desk.{language}")
    editor.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    editor.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert editor.evaluate("document.documentElement.scrollWidth") <= width
    sides = editor.locator(".card").first.locator(".side")
    one, other = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert one and other
    assert (one["y"] < other["y"]) if width < 700 else (one["y"] == other["y"])


def test_paper_has_every_block_and_no_filter(editor: Page, desks: Path) -> None:
    open_desk(editor, desks, fragment="#state=en-changed")
    editor.emulate_media(media="print")
    assert len(shown(editor)) == ALL
    for what in (".filters", ".copy", ".switch", ".in-step"):
        assert not editor.locator(what).locator("visible=true").count()
    editor.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert editor.locator(".card__approved[open]").count() == editor.locator(".card__approved").count() > 0
    editor.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert editor.locator(".card__approved[open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["desk.en", "desk.zh", "calm.en"])
def test_every_text_stands_out(editor: Page, desks: Path, name: str, scheme: str) -> None:
    editor.emulate_media(color_scheme=scheme)
    open_desk(editor, desks, name)
    editor.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    editor.add_style_tag(content=".card { content-visibility: visible !important }")
    contrasts = editor.evaluate(CONTRAST)
    assert len(contrasts) > 10
    assert contrasts[0][0] >= 4.5, contrasts[:5]
    ground = editor.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(243, 247, 248)") == (scheme == "light")


def test_it_can_be_read_without_scripts(browser: Browser, desks: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_desk(page, desks)
    assert page.locator(".card:visible").count() == ALL
    assert not page.locator(".filters:visible, .copy:visible, .none-shown:visible").count()
    page.locator(".card__approved summary").first.click()
    expect(page.locator(".card__approved .text").first).to_be_visible()
    expect(page.locator(".command code").first).to_have_text("duizhao approve dose#dose")
    context.close()


def test_a_calm_desk_has_nothing_to_filter(editor: Page, desks: Path) -> None:
    open_desk(editor, desks, "calm.en")
    expect(editor.get_by_role("heading", name="Everything is in step")).to_be_visible()
    assert not editor.locator(".filters").count()
    editor.locator(".in-step summary").click()
    expect(editor.get_by_text("We are a small team.")).to_be_visible()
