"""The desk as a file on a disk, and a real browser that opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_tools import CALM, DOSE, address, edited, state
from playwright.sync_api import Browser, BrowserContext, Page

from duizhao.base.bilingual import LANGUAGES, other
from duizhao.site.desk import desk_page


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a desk in both languages, `desk.en.html` and `desk.zh.html`: six blocks of two pages wait,
    one of them a safety block. `calm.en.html` is a desk on which nothing waits."""
    now = edited(
        DOSE,
        ("en", "28 mg", "56 mg"),
        ("zh", "请喝水。", "请多喝温水，并且不要饮酒。"),
        ("en", "Rest after the session.\n\n", ""),
    )
    long = "pneumonoultramicroscopicsilicovolcanoconiosis" * 3
    new = {
        "en": f"# Travel {{#travel}}\n\nSee [{long}](https://example.org/{long}).\n\n```\n{long}\n```\n",
        "zh": f"# 出行 {{#travel}}\n\n请看[{long}](https://example.org/{long})。\n\n```\n{long}\n```\n",
    }
    pages = [state("dose", now, DOSE), state("who", CALM, CALM), state("travel", new)]
    folder = tmp_path_factory.mktemp("desk")
    for language in LANGUAGES:
        there = f"desk.{other(language)}.html"
        html = desk_page(pages, language, address, other_desk=there, library="Sleep", made="2026-11-25")
        (folder / f"desk.{language}.html").write_text(html, encoding="utf-8")
    calm = desk_page([state("who", CALM, CALM)], "en", address)
    (folder / "calm.en.html").write_text(calm, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def desktop(browser: Browser, desks: Path) -> Iterator[BrowserContext]:
    """A browser with a desk open, so that the tabs of the tests need no process of their own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.new_page().goto((desks / "calm.en.html").as_uri())
    yield context
    context.close()


@pytest.fixture
def editor(desktop: BrowserContext) -> Iterator[Page]:
    """An empty tab that complains at the end of anything a page asked for or grumbled about."""
    page = desktop.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith("file:") else complaints.append(request.url),
    )
    yield page
    page.close()
    assert complaints == []
