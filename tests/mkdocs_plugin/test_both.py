"""The bilingual view in libraries that are not like ours."""

from pathlib import Path

import pytest
from plugin_tools import Element, SmallLibrary, approve_all, parse

EN = "---\ntitle: Dose\n---\n\n# Dose {#start}\n\nTake 5 mg once a day.\n\nDo not drive for 24 hours.\n"
ZH = "---\ntitle: 剂量\n---\n\n# 剂量 {#start}\n\n每天一次，每次 5 mg。\n\n24 小时内不要开车。\n"


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    """Two pages in the plain theme, the second one with sources."""
    library = SmallLibrary(tmp_path)
    library.configure()
    for name in ("index.md", "dose.md"):
        library.write(f"en/{name}", EN)
        library.write(f"zh/{name}", ZH)
    return library


def test_the_plain_theme_gets_views_with_their_look(library: SmallLibrary) -> None:
    assert library.build().published
    for path in ("both", "dose/both", "zh/both", "zh/dose/both"):
        view = library.page(path)
        assert view.all("title")[0].text.count("剂量") == 1
        pairs = [pair.text for pair in view.all(name="pair") if "section" not in pair.above]
        # The language of the reader who opens the view comes first.
        first, second = (0, 1) if not path.startswith("zh") else (1, 0)
        assert pairs == [
            (said[first] + gap + said[second])
            for gap, said in (
                (" ", ("Dose", "剂量")),
                ("", ("Take 5 mg once a day.", "每天一次，每次 5 mg。")),
                ("", ("Do not drive for 24 hours.", "24 小时内不要开车。")),
            )
        ]
        (look,) = [link for link in view.all("link") if "side-by-side" in link.attributes.get("href", "")]
        assert (library.root / "site" / path / look.attributes["href"]).resolve().is_file()
    (button,) = library.page("zh/dose").all(name="side-by-side-link")
    assert button.all("a")[0].attributes["href"] == "both/index.html"


def test_the_address_of_the_page_is_the_one_that_is_known(library: SmallLibrary) -> None:
    assert library.build().published
    assert '<link rel="canonical" href="https://host.example/zh/dose/">' in library.html("zh/dose/both")
    assert "/both" not in (library.root / "site/sitemap.xml").read_text("utf-8")


def test_what_a_reader_is_told_stands_in_the_view(library: SmallLibrary) -> None:
    library.approve()
    library.change("en/dose.md", "24 hours", "48 hours")
    assert library.build().published
    (notice,) = library.page("zh/dose").all(name="notice")
    (shown,) = library.page("dose/both").all(name="notice")
    assert notice.text == shown.text
    assert shown.language == "zh"
    # Both blocks stand there: the link need not leave the page.
    assert all(link.attributes["href"].startswith("#") for link in shown.all("a"))


def test_a_page_that_one_language_lacks_has_no_view(library: SmallLibrary) -> None:
    (library.root / "docs/zh/dose.md").unlink()
    library.configure("check: false, allow_missing: true", fallback="true")
    assert library.build().published
    assert (library.root / "site/both/index.html").is_file()
    for path in ("dose", "zh/dose"):
        assert not (library.root / "site" / path / "both").exists()
        assert not library.page(path).all(name="side-by-side-link")


def test_a_page_that_stands_where_the_view_would_is_left_alone(library: SmallLibrary) -> None:
    for language, text in (("en", EN), ("zh", ZH)):
        library.write(f"{language}/dose/both.md", text)
    assert library.build().published
    assert not library.page("dose").all(name="side-by-side-link")
    assert not library.page("dose/both").all(name="pair")
    assert library.page("dose/both/both").all(name="pair")


def test_a_site_in_one_language_or_without_languages_builds_as_before(library: SmallLibrary) -> None:
    config = library.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("        - {locale: zh, name: 中文, build: true}\n", ""), "utf-8")
    assert library.build().published
    assert not list((library.root / "site").rglob("both"))
    start, end = text.index("  - i18n:"), text.index("  - duizhao")
    config.write_text(text[:start] + text[end:], "utf-8")
    assert library.build().published
    assert not list((library.root / "site").rglob("both"))


def test_a_site_without_folders_for_pages_has_views_too(library: SmallLibrary) -> None:
    config = library.root / "mkdocs.yml"
    config.write_text("use_directory_urls: false\n" + config.read_text("utf-8"), "utf-8")
    assert library.build().published
    assert library.page("dose/both").all(name="pair")
    (button,) = [
        link for link in library_page(library, "dose.html").all("a") if "both" in link.attributes["href"]
    ]
    assert button.attributes["href"] == "dose/both/index.html"
    back = library.page("zh/dose/both").all("a", **{"data-single": ""})
    assert [link.attributes["href"] for link in back] == ["../../dose.html", "../../../dose.html"]


def library_page(library: SmallLibrary, name: str) -> Element:
    """A page by the name of its file."""
    return parse((library.root / "site" / name).read_text("utf-8"))


def test_the_sources_of_a_page_stand_at_its_end_for_paper_alone(library: SmallLibrary) -> None:
    for language, text in (("en", "Label, 2019."), ("zh", "说明书，2019 年。")):
        library.write(
            f"{language}/sources.md",
            f"# S {{#s}}\n\n- **S2** B\n  {{: #s2 }}\n- **S1** {text}\n  {{: #s1 }}\n",
        )
        cited = "[S1](sources.md#s1){ .source } [S2](sources.md#s2){ .source } [S1](sources.md#s1){ .source }"
        library.write(f"{language}/dose.md", (EN if language == "en" else ZH) + f"\n{cited}\n")
    assert library.build().published
    (sheet,) = library.page("dose").all(name="sheet")
    assert "hidden" in sheet.attributes
    assert [item.text for item in sheet.all("li")] == ["S2 B", "S1 Label, 2019."]
    assert "https://host.example/dose/" in sheet.text
    assert "Sources of this page" not in library.searched()
    (both,) = library.page("zh/dose/both").all(name="sheet")
    assert [item.text for item in both.all("li")] == [
        "S2 B S2 B".replace("B S2", "BS2"),
        "S1 说明书，2019 年。S1 Label, 2019.",
    ]


def test_approving_is_needed_for_no_view(library: SmallLibrary) -> None:
    assert library.build().published
    before = library.html("dose/both")
    approve_all(library.root)
    assert library.build().published
    assert library.html("dose/both") == before
