"""An editor who never used a terminal, in a real browser: from one changed sentence to the approved pair."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from served_tools import Visitor, edit, page_file

from browser_tools import CONTRAST
from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.site.desk_server.serve_desk import OpenDesk

pytestmark = pytest.mark.browser
Serve = Callable[..., OpenDesk]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
PHONE, DESKTOP = 360, 1280
SAYS = {
    "en": {
        "differs": "The English says “28 mg”, the Chinese “56 毫克”.",
        "changed": "The Chinese changed; the English may be outdated",
        "edit en": "Edit the English",
        "edit zh": "Edit the Chinese",
        "save": "Save",
        "approve": "Approve: both say the same",
        "approved": "1 pair approved.",
        "conflict": "Somebody else changed this text meanwhile",
        "theirs": "What stands in the file by now",
    },
    "zh": {
        "differs": "英文是“28 mg”，中文是“56 毫克”",
        "changed": "中文有改动，英文可能已经过时",
        "edit en": "编辑英文",
        "edit zh": "编辑中文",
        "save": "保存",
        "approve": "确认：两边意思一致",
        "approved": "已确认 1 处。",
        "conflict": "这段文字在此期间被别人改动了",
        "theirs": "文件中的现有文字",
    },
}


def go(page: Page, desk: OpenDesk, path: str = "") -> None:
    page.goto(desk.address + path)
    expect(page.locator("html[data-ready]")).to_have_count(1)


def card(page: Page, words: str) -> Locator:
    return page.locator("[data-block]").filter(has_text=words).first


def field(one: Locator, side: Language) -> Locator:
    return one.locator(f"[data-side={side}] textarea")


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_changed_sentence_to_the_approved_pair(
    language: Language, root: Path, serve: Serve, editor: Page
) -> None:
    says = SAYS[language]
    go(editor, serve(root, language), f"{language}/")
    expect(editor.locator("html")).to_have_attribute("lang", language)
    editor.get_by_role("link", name="剂量").click()
    editor.wait_for_url("**/page?page=dose")
    expect(editor.locator("html[data-ready]")).to_have_count(1)

    dose = card(editor, "28 毫克")
    dose.get_by_role("button", name=says["edit zh"]).click()
    field(dose, "zh").fill("每次服用 56 毫克，每周两次。")
    # As one types, one is told what the English now says otherwise.
    expect(dose.get_by_text(says["differs"])).to_be_visible()
    dose.get_by_role("button", name=says["save"]).first.click()

    dose = card(editor, "56 毫克")
    expect(dose.get_by_role("heading", level=2)).to_contain_text(says["changed"])
    expect(dose.locator("ins")).to_contain_text("56")
    assert "56 毫克" in page_file(root, "dose", "zh").read_text("utf-8")

    dose.get_by_role("button", name=says["edit en"]).click()
    field(dose, "en").fill("Take 56 mg twice a week.")
    expect(dose.get_by_text(says["differs"])).to_have_count(0)
    editor.keyboard.press("Control+Enter")
    editor.locator("#by").fill("Dr Wu")
    card(editor, "56 毫克").get_by_role("button", name=says["approve"]).click()
    expect(editor.locator("#said")).to_have_text(says["approved"])
    assert Visitor(root).card("dose", "56 毫克")["state"] == "approved"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conflict_shows_three_texts_and_loses_none(
    language: Language, root: Path, serve: Serve, editor: Page
) -> None:
    says = SAYS[language]
    go(editor, serve(root, language), f"{language}/page?page=dose")
    one = card(editor, "请带上")
    one.get_by_role("button", name=says["edit zh"]).click()
    field(one, "zh").fill("请带上您的用药清单和病历。")
    edit(root, "dose", "zh", "请带上您的用药清单。", "请带上您的药盒。")
    editor.keyboard.press("Control+Enter")

    expect(editor.get_by_role("heading", name=says["conflict"])).to_be_focused()
    told = one.locator(".conflict")
    expect(told.get_by_role("heading", name=says["theirs"])).to_be_visible()
    for words in ("病历", "药盒"):
        expect(told).to_contain_text(words)
    expect(told.locator("details .text")).to_have_text("请带上您的用药清单。")
    assert "药盒" in page_file(root, "dose", "zh").read_text("utf-8")

    # What is typed in the face of both is saved over both.
    field(one, "zh").fill("请带上您的药盒和病历。")
    editor.keyboard.press("Control+Enter")
    expect(card(editor, "药盒和病历")).to_be_visible()
    assert "请带上您的药盒和病历。" in page_file(root, "dose", "zh").read_text("utf-8")


def test_a_text_that_is_not_saved_survives_a_reload_and_a_change_of_the_file(
    root: Path, serve: Serve, editor: Page
) -> None:
    go(editor, serve(root), "en/page?page=dose")
    one = card(editor, "Rest after")
    one.get_by_role("button", name="Edit the English").click()
    field(one, "en").fill("Rest for an hour after the treatment.")
    expect(one.locator("[data-side=en] .kept")).to_be_visible()

    # Above it, somebody puts in a paragraph: the text belongs to the same block all the same.
    edit(root, "dose", "en", "## At home", "Do not drive.\n\n## At home")
    editor.reload()
    one = card(editor, "Rest after")
    expect(field(one, "en")).to_have_value("Rest for an hour after the treatment.")

    edit(root, "dose", "en", "Rest after the treatment.", "Rest well after the treatment.")
    editor.reload()
    one = card(editor, "Rest well")
    expect(one.get_by_role("heading", name="Somebody else changed this text meanwhile")).to_be_visible()
    expect(field(one, "en")).to_have_value("Rest for an hour after the treatment.")


def test_a_whole_text_that_is_not_saved_survives_too(root: Path, serve: Serve, editor: Page) -> None:
    go(editor, serve(root), "en/text?page=who")
    editor.get_by_label("English text (Markdown)").fill("# Who we are {#who}\n\nMine.\n")
    editor.reload()
    expect(editor.get_by_label("English text (Markdown)")).to_have_value("# Who we are {#who}\n\nMine.\n")
    edit(root, "who", "en", "small", "large")
    editor.reload()
    told = editor.locator("[data-side=en] .conflict")
    expect(told).to_contain_text("large")
    expect(editor.get_by_label("English text (Markdown)")).to_have_value("# Who we are {#who}\n\nMine.\n")


def test_the_browser_undoes_what_was_typed_and_what_was_taken(root: Path, serve: Serve, editor: Page) -> None:
    edit(root, "dose", "en", "Ask the nurse.\n", "Ask the nurse.\n\nRest after a treatment.\n")
    go(editor, serve(root), "en/page?page=dose")
    one = card(editor, "Rest after a treatment")
    one.get_by_text("Terms and similar approved texts").click()
    one.get_by_role("button", name="Take this Chinese").click()
    expect(field(one, "zh")).to_have_value("治疗后请休息。")
    field(one, "zh").press("Control+z")
    expect(field(one, "zh")).to_have_value("")
    field(one, "zh").press("Control+y")
    field(one, "zh").press("Control+Enter")
    expect(card(editor, "Rest after a treatment").get_by_role("heading", level=2)).to_contain_text(
        "nobody has approved"
    )
    assert page_file(root, "dose", "zh").read_text("utf-8").count("治疗后请休息。") == 2


def test_everything_by_keyboard(root: Path, serve: Serve, editor: Page) -> None:
    edit(root, "dose", "zh", "治疗后请休息。", "治疗后请休息,不要开车。")
    go(editor, serve(root), "en/")
    editor.keyboard.press("j")
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/page?page=dose")
    expect(editor.locator("html[data-ready]")).to_have_count(1)
    editor.keyboard.press("f")
    expect(editor.locator("#said")).to_have_text("Spacing and punctuation were mended.")
    assert "治疗后请休息，不要开车。" in page_file(root, "dose", "zh").read_text("utf-8")

    editor.keyboard.press("v")
    editor.keyboard.press("j")
    one = card(editor, "不要开车")
    expect(one).to_be_focused()
    editor.keyboard.press("e")
    expect(field(one, "en")).to_be_focused()
    editor.keyboard.type("Do not drive. ")
    editor.keyboard.press("Escape")
    expect(one.get_by_role("button", name="Edit the English")).to_be_focused()
    editor.keyboard.press("e")
    expect(field(one, "en")).to_have_value("Do not drive. Rest after the treatment.")
    field(one, "en").fill("Rest after the treatment, and do not drive.")
    editor.keyboard.press("Control+Enter")
    expect(card(editor, "不要开车")).to_be_focused()
    # Without a name nothing is approved, and one is led to where it is asked for.
    editor.keyboard.press("a")
    expect(editor.locator("#by")).to_be_focused()
    editor.keyboard.type("Dr Wu")
    card(editor, "不要开车").focus()
    editor.keyboard.press("a")
    expect(editor.locator("#said")).to_have_text("1 pair approved.")
    editor.keyboard.press("?")
    expect(editor.get_by_role("dialog")).to_be_visible()
    editor.keyboard.press("Escape")
    editor.keyboard.press("/")
    expect(editor.locator("#find")).to_be_focused()
    editor.locator("#find").blur()
    editor.keyboard.press("u")
    expect(editor.get_by_role("link", name="The dose")).to_be_visible()


def test_the_whole_texts_are_edited_and_a_page_is_made(root: Path, serve: Serve, editor: Page) -> None:
    page_file(root, "who", "zh").unlink()
    go(editor, serve(root), "en/text?page=who")
    editor.get_by_label("Chinese text (Markdown)").fill("# 关于我们 {#who}\n\n我们有 7 间房。\n")
    editor.get_by_label("English text (Markdown)").fill("# Who we are {#who}\n\nWe have 8 rooms.\n")
    expect(editor.get_by_text("The English says “8”, the Chinese “7”.")).to_be_visible()
    for side in LANGUAGES:
        editor.locator(f"[data-side={side}]").get_by_role("button", name="Save").click()
        expect(editor.locator(f"[data-side={side}] .kept")).to_be_hidden()
    assert page_file(root, "who", "zh").read_text("utf-8") == "# 关于我们 {#who}\n\n我们有 7 间房。\n"
    assert "8 rooms" in page_file(root, "who", "en").read_text("utf-8")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_desk_is_accessible(width: int, colours: str, root: Path, serve: Serve, editor: Page) -> None:
    edit(root, "dose", "zh", "28 毫克", "56 毫克")
    edit(root, "dose", "en", "Ask the nurse.\n", "")
    editor.set_viewport_size({"width": width, "height": 900})
    editor.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    desk = serve(root)
    for language in LANGUAGES:
        for path in ("", "page?page=dose", "text?page=dose"):
            go(editor, desk, f"{language}/{path}")
            if path.startswith("page"):
                one = card(editor, "56 毫克")
                for side in ("en", "zh"):
                    one.locator(f"[data-side={side}] [data-do=edit]").click()
                one.locator("[data-do=helps] summary").click()
                expect(one.locator(".helps[data-there]")).to_have_count(1)
            found = Axe().run(editor, options=OPTIONS).response["violations"]
            told = [
                (one["id"], node["target"], node["failureSummary"]) for one in found for node in one["nodes"]
            ]
            assert told == [], (language, path)
            assert editor.evaluate("document.documentElement.scrollWidth") <= width, (language, path)
            assert editor.evaluate(CONTRAST)[0][0] >= 4.5
