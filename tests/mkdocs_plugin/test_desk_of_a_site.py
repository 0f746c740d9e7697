"""The translation desk of a built site: there from the first build, and found by editors alone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from plugin_tools import Element, SmallLibrary, parse

from duizhao.cli.main import main
from duizhao.site.build.check_links import check_links

PAGE = {
    "en": "# Dose {#dose}\n\nTake 5 mg.\n\n## After {#after}\n\nRest at home.\n",
    "zh": "# 用量 {#dose}\n\n服用 5 mg。\n\n## 之后 {#after}\n\n请在家休息。\n",
}

REPOSITORY = "repo_url: https://host.example/care/docs\nedit_uri: edit/main/docs/\n"
INDEX = {"en": "# Home {#home}\n\nRead [this](dose.md).\n", "zh": "# 首页 {#home}\n\n请读[这里](dose.md)。\n"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which the English changed after it was approved, built."""
    library = SmallLibrary(tmp_path_factory.mktemp("desk"))
    for language, text in PAGE.items():
        library.write(f"{language}/dose.md", text)
        library.write(f"{language}/index.md", INDEX[language])
    library.configure(more=REPOSITORY)
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


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("index.html", "desk/index.html"),
        ("dose/index.html", "../desk/index.html"),
        ("dose/both/index.html", "../../desk/index.html"),
        ("zh/index.html", "../desk/zh.html"),
        ("zh/dose/index.html", "../../desk/zh.html"),
    ],
)
def test_every_page_has_a_small_way_to_it_in_its_footer(site: Path, page: str, href: str) -> None:
    (link,) = [
        one
        for one in parse((site / page).read_text("utf-8")).all("a")
        if re.search(r"(^|/)desk/", one.attributes.get("href", ""))
    ]
    assert link.attributes == {"href": href, "rel": "nofollow"}
    assert link.text in ("For editors 编辑人员", "编辑人员 For editors")
    assert "small" in link.above and "footer" in link.above
    # A screen reader says each half in its language.
    assert {part.language for part in link.all("span")} == ({"zh"} if "zh/" not in page else {"en"})


def test_no_search_leads_to_it(site: Path) -> None:
    found = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert not [one for one in found if "desk" in one["location"] or "For editors" in one["text"]]
    assert "desk" not in (site / "sitemap.xml").read_text("utf-8")
    assert 'name="robots" content="noindex"' in (site / "desk/index.html").read_text("utf-8")


def test_each_page_leads_to_where_the_repository_changes_it(site: Path) -> None:
    links = parse((site / "desk/index.html").read_text("utf-8")).all("a", rel="nofollow")
    there = {(link.text, link.attributes["href"]) for link in links}
    assert {
        ("Edit the English", "https://host.example/care/docs/edit/main/docs/en/dose.md"),
        ("Edit the Chinese", "https://host.example/care/docs/edit/main/docs/zh/dose.md"),
    } <= there


@pytest.fixture
def fresh(tmp_path: Path) -> SmallLibrary:
    """A library of two pages, one with a fault that stops no build; nobody approved anything."""
    library = SmallLibrary(tmp_path)
    for language, text in PAGE.items():
        library.write(f"{language}/dose.md", text.replace("5 mg", "50 mg") if language == "zh" else text)
        library.write(f"{language}/index.md", INDEX[language])
    (tmp_path / "duizhao.toml").write_text("[check]\nfail_on = []\n", "utf-8")
    return library


def desk_of(library: SmallLibrary) -> Element:
    result = library.build()
    assert result.published, result.report
    return parse((library.root / "site/desk/index.html").read_text("utf-8"))


def test_before_anybody_approved_it_names_pages_and_what_is_found(fresh: SmallLibrary) -> None:
    fresh.configure("check: true")
    desk = desk_of(fresh)
    (table,) = desk.all("table")
    rows = [row.text for row in table.all("tbody")[0].all("tr")]
    assert [row.startswith(title) for row, title in zip(rows, ("Dose", "Home"), strict=True)] == [True, True]
    assert "safety1" in rows[0] and "nothing" in rows[1]
    assert [one.text for one in desk.all("code")] == ["duizhao approve dose", "duizhao approve index"]
    # Not one of their blocks is shown as one that waits.
    assert not desk.all("article")
    assert "2 pages were never approved." in desk.text and "How to work with this page" in desk.text


def test_without_a_check_nothing_is_said_of_findings(fresh: SmallLibrary) -> None:
    fresh.configure("check: false")
    desk = desk_of(fresh)
    assert [one.text for one in desk.all("th", scope="col")] == ["Page", "To approve it"]


def test_of_a_page_that_somebody_began_to_approve_the_blocks_are_told(fresh: SmallLibrary) -> None:
    fresh.configure("check: false")
    assert main(["approve", "index", "--yes", "--by", "Li", "--root", str(fresh.root)]) == 0
    fresh.change("en/index.md", "Read", "Please read")
    desk = desk_of(fresh)
    assert len(desk.all("article")) == 1
    assert "1 page was never approved." in desk.text


def test_another_theme_has_the_way_too(fresh: SmallLibrary) -> None:
    fresh.configure("check: false")
    config = (
        (fresh.root / "mkdocs.yml")
        .read_text("utf-8")
        .replace("name: material\n  font: false", "name: mkdocs\n  highlightjs: false")
    )
    (fresh.root / "mkdocs.yml").write_text(config, "utf-8")
    desk_of(fresh)
    assert 'href="../desk/index.html" rel="nofollow"' in (fresh.root / "site/dose/index.html").read_text(
        "utf-8"
    )


def test_where_no_desk_is_wanted_no_page_leads_to_one(fresh: SmallLibrary) -> None:
    fresh.configure("check: false, desk: false")
    assert fresh.build().published
    assert not (fresh.root / "site/desk").exists()
    assert not any("desk/" in path.read_text("utf-8") for path in (fresh.root / "site").rglob("*.html"))


@pytest.mark.browser
def test_from_a_disk_an_editor_gets_to_the_block_and_back(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "desk/index.html").as_uri())
    page.get_by_role("link", name=re.compile("Chinese")).last.click()
    expect(page.locator("#after")).to_be_visible()
    assert page.url.endswith("zh/dose/index.html#after")
    page.close()
