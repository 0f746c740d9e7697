"""The translation desk of a built site: there, for editors alone, and every link of it leads somewhere."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from plugin_tools import SmallLibrary

from duizhao.site.build.check_links import check_links

PAGE = {
    "en": "# Dose {#dose}\n\nTake 5 mg.\n\n## After {#after}\n\nRest at home.\n",
    "zh": "# 用量 {#dose}\n\n服用 5 mg。\n\n## 之后 {#after}\n\n请在家休息。\n",
}

INDEX = {"en": "# Home {#home}\n\nRead [this](dose.md).\n", "zh": "# 首页 {#home}\n\n请读[这里](dose.md)。\n"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which the English changed after it was approved, built."""
    library = SmallLibrary(tmp_path_factory.mktemp("desk"))
    for language, text in PAGE.items():
        library.write(f"{language}/dose.md", text)
        library.write(f"{language}/index.md", INDEX[language])
    library.configure()
    library.approve()
    library.change("en/dose.md", "at home", "in bed")
    result = library.build()
    assert result.published, result.report
    return library.root / "site"


def test_it_shows_what_waits_in_both_languages(site: Path) -> None:
    for name, title in (("index.html", "Translation desk"), ("zh.html", "译文工作台")):
        html = (site / "desk" / name).read_text("utf-8")
        assert title in html
        assert "duizhao approve dose#after" in html


def test_every_link_of_it_leads_somewhere(site: Path) -> None:
    assert check_links(site) == ()


def test_no_reader_is_led_to_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.parent.name != "desk":
            assert not re.search(r"href=\"[^\"]*desk/", path.read_text("utf-8")), path
    found = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert not [one for one in found if "desk" in one["location"]]
    assert "desk" not in (site / "sitemap.xml").read_text("utf-8")
    assert 'name="robots" content="noindex"' in (site / "desk/index.html").read_text("utf-8")


@pytest.mark.browser
def test_from_a_disk_an_editor_gets_to_the_block_and_back(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "desk/index.html").as_uri())
    page.get_by_role("link", name=re.compile("Chinese")).last.click()
    expect(page.locator("#after")).to_be_visible()
    assert page.url.endswith("zh/dose/index.html#after")
    page.close()
