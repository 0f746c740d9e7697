"""Terms explained on a small site: with notices, with another theme, with a glossary or without."""

from pathlib import Path

import pytest
from plugin_tools import SmallLibrary

THEME = Path(__file__).parents[2] / "theme"
TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    "T1,opioid,,,阿片类药物,,,,here,A strong pain medicine.,强效止痛药。,\n"
)


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    library = SmallLibrary(tmp_path)
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    library.write("en/index.md", "# Pain {#pain}\n\nAn opioid may help.\n\nTake 2 tablets.\n")
    library.write("zh/index.md", "# 疼痛 {#pain}\n\n阿片类药物可能有用。\n\n服 2 片。\n")
    return library


def with_our_theme(library: SmallLibrary) -> None:
    library.configure(theme=THEME)
    config = library.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert text.count("stylesheets/notices.css") == 1
    config.write_text(
        text.replace("stylesheets/notices.css", "stylesheets/notices.css, stylesheets/terms.css"), "utf-8"
    )


def build(library: SmallLibrary) -> None:
    result = library.build()
    assert result.published, result.report


def test_a_term_is_explained_in_both_languages(library: SmallLibrary) -> None:
    with_our_theme(library)
    build(library)
    for path, words, definition in (
        ("", "opioid", "A strong pain medicine."),
        ("zh", "阿片类药物", "强效止痛药。"),
    ):
        page = library.page(path)
        (button,) = page.all("button", "gloss")
        (popover,) = page.all("div", "definition")
        assert button.text == words and definition in popover.text
        assert button.attributes["popovertarget"] == popover.attributes["id"]
        # The library has no glossary: nothing leads there.
        assert popover.all("a") == []
        assert "p" not in popover.above
    assert "strong pain" not in library.searched() and "强效止痛药" not in library.searched()


def test_the_definition_leads_to_the_glossary_where_there_is_one(library: SmallLibrary) -> None:
    library.write(
        "en/glossary.md",
        '# Glossary {#g}\n\n- **opioid** (<span lang="zh-Hans">阿片类药物</span>): A medicine.\n    {: #opioid }\n',
    )
    library.write(
        "zh/glossary.md",
        '# 术语表 {#g}\n\n- **阿片类药物**（<span lang="en">opioid</span>）：药。\n    {: #opioid }\n',
    )
    with_our_theme(library)
    build(library)
    for path, address in (("", "glossary/#opioid"), ("zh", "glossary/#opioid")):
        (link,) = library.page(path).all("div", "definition")[0].all("a")
        assert link.attributes["href"] == address
    (entry,) = library.page("glossary").all("li", id="opioid")
    (across,) = entry.all("a")
    assert across.attributes["href"] == "../zh/glossary/#opioid"
    assert across.attributes["hreflang"] == "zh"


def test_another_theme_shows_plain_text(library: SmallLibrary) -> None:
    library.configure()
    build(library)
    page = library.page("")
    assert page.all("button", "gloss") == [] and page.all("div", "definition") == []
    assert "An opioid may help." in page.text


def test_a_block_with_a_notice_is_explained_too(library: SmallLibrary) -> None:
    with_our_theme(library)
    library.approve()
    library.change("zh/index.md", "可能有用", "可能完全没有用")
    build(library)
    page = library.page("")
    (notice,) = page.all("", "notice")
    assert "may be out of date" in notice.text
    (button,) = page.all("button", "gloss")
    assert button.text == "opioid" and button not in list(notice.inner())


def test_a_page_that_one_language_lacks_is_left_alone(library: SmallLibrary) -> None:
    library.write("en/alone.md", "# Alone {#alone}\n\nAn opioid.\n")
    with_our_theme(library)
    config = library.root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8")
        .replace("duizhao: {check: false", "duizhao: {check: false, allow_missing: true")
        .replace("fallback_to_default: false", "fallback_to_default: true"),
        "utf-8",
    )
    build(library)
    assert library.page("alone").all("button", "gloss") == []
