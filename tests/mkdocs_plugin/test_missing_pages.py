"""A page that one language lacks: the build stops, or the reader is told and nobody is promised a translation."""

from pathlib import Path

import pytest
from plugin_tools import Element, SmallLibrary

THEMES = {"of the project": Path(__file__).parents[2] / "theme", "Material alone": None}
ALLOWED = "check: {check}, allow_missing: true"


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    """A pair of pages, and a page in English alone."""
    library = SmallLibrary(tmp_path)
    library.write("en/index.md", "# Home {#home}\n\n[Only](only.md)\n")
    library.write("zh/index.md", "# 首页 {#home}\n\n[只有英文](only.md)\n")
    library.write("en/only.md", "---\ntitle: Only\n---\n\n# Only {#only}\n\nTake one. [Home](index.md)\n")
    return library


@pytest.mark.parametrize("check", ["true", "false"])
@pytest.mark.parametrize("fallback", ["true", "false"])
def test_it_stops_the_build_unless_it_is_allowed(library: SmallLibrary, fallback: str, check: str) -> None:
    library.write("zh/index.md", "# 首页 {#home}\n\n[只有英文](index.md)\n")
    library.configure(f"check: {check}", fallback)
    result = library.build()
    assert not result.published
    assert "only.md" in result.report and "[missing-page]" in result.report
    assert not (library.root / "site").exists()


def test_the_setting_alone_borrows_nothing(library: SmallLibrary) -> None:
    library.write("zh/index.md", "# 首页 {#home}\n\n[首页](index.md)\n")
    library.configure(ALLOWED.format(check="false"))
    assert library.build().report == ""
    assert not (library.root / "site/zh/only").exists()
    # The Chinese home page is no translation of it, whatever Material says.
    assert alternates(library.page("only")) == {"en"}


@pytest.mark.parametrize("check", ["true", "false"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_borrowed_page_says_so(library: SmallLibrary, theme: str, check: str) -> None:
    library.configure(ALLOWED.format(check=check), "true", THEMES[theme])
    result = library.build()
    assert (result.published, result.report) == (True, "")

    page = library.page("zh/only")
    (notice,) = page.all("div", "notice--borrowed")
    assert notice.language == "zh" and "本页还没有中文版" in notice.text
    (text,) = page.all("div", "borrowed")
    assert text.language == "en" and "Take one." in text.text
    (title,) = page.all("h1", id="only")
    assert title.language == "en"
    assert all(aside.language == "zh" for aside in page.all("aside", "review"))
    assert '<meta name="robots" content="noindex">' in library.html("zh/only")
    assert "还没有中文版" not in library.searched()
    assert "borrowed" not in library.html("only") and "noindex" not in library.html("only")


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_claims_that_it_is_translated(library: SmallLibrary, theme: str) -> None:
    library.configure(ALLOWED.format(check="false"), "true", THEMES[theme])
    library.build()
    borrowed, real, twin = (library.page(path) for path in ("zh/only", "only", "zh"))
    assert alternates(borrowed) == set()
    assert "canonical" not in library.html("zh/only")
    assert "zh" not in alternates(real)
    assert promised(borrowed) <= {"en"} and promised(real) <= {"en"}
    # The reader still gets from one to the other.
    assert any(link.attributes.get("href", "").endswith("../only/") for link in borrowed.all("a"))
    assert any("zh/only/" in link.attributes.get("href", "") for link in real.all("a"))
    # A page that is there in both languages says so.
    assert {"en", "zh"} <= alternates(twin)
    sitemap = (library.root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "https://host.example/only/" in sitemap and "https://host.example/zh/" in sitemap
    assert "zh/only" not in sitemap


def test_a_page_that_english_lacks_claims_no_english_one(library: SmallLibrary) -> None:
    (library.root / "docs/en/only.md").rename(library.root / "docs/zh/only.md")
    library.write("en/index.md", "# Home {#home}\n\n[Home](index.md)\n")
    library.configure(ALLOWED.format(check="false"), "true")
    assert library.build().report == ""
    assert alternates(library.page("zh/only")) == {"zh"}
    assert not (library.root / "site/only").exists()


def alternates(page: Element) -> set[str]:
    """The languages that the head of `page` promises."""
    return {
        # Whether the script is named with it (zh-Hans) is the theme's affair.
        link.attributes["hreflang"].split("-")[0]
        for link in page.all("link")
        if "alternate" in link.attributes.get("rel", "") and "hreflang" in link.attributes
    } - {"x"}


def promised(page: Element) -> set[str]:
    """The languages that the links of `page` to this very page promise."""
    return {
        link.attributes["hreflang"]
        for link in page.all("a")
        if "only" in link.attributes.get("href", "") and "hreflang" in link.attributes
    } | {
        link.attributes["hreflang"]
        for link in page.all("a")
        if link.attributes.get("href") == "./" and "hreflang" in link.attributes
    }
