"""What a reader needs in order to trust a page: which country a rule belongs to, and how the text was edited."""

import re
from pathlib import Path

import pytest
import yaml
from site_tools import PATHS, PREFIX, Site

PLACE = re.compile(r'href="[^"#]*#(s\d+b?)">S\d+b?(?: <span class="source__place">([^<]+)</span>)?</a>')


def places(root: Path, language: str) -> dict[str, str]:
    return yaml.safe_load((root / "docs" / language / "sources.md").read_text("utf-8").split("---")[1])[
        "places"
    ]


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_every_mark_of_a_label_names_its_country(site: Site, root: Path, language: str, path: str) -> None:
    said = places(root, language)
    for source, place in PLACE.findall(site.html(path)):
        assert place == said.get(source, "")


def test_both_languages_name_the_same_sources_and_as_many_countries(root: Path) -> None:
    en, zh = places(root, "en"), places(root, "zh")
    assert en.keys() == zh.keys()
    assert (
        len(set(zip(en.values(), zh.values(), strict=True))) == len(set(en.values())) == len(set(zh.values()))
    )


@pytest.mark.parametrize(("language", "path"), PATHS)
def test_a_page_says_that_it_is_a_draft_once_and_leads_to_who_made_it(
    site: Site, language: str, path: str
) -> None:
    html = site.html(path)
    assert html.count('class="review review--open"') == 1
    # Below the main message, where there is one.
    if (message := html.find('<div class="admonition abstract"')) >= 0 and path not in PREFIX.values():
        assert message < html.index('class="review review--open"') < html.index("<h2 ")
    more = re.search(r'<p class="review__more">.*?</p>', html, re.DOTALL)
    assert more and f'{PREFIX[language].lstrip("/")}about/"' in more[0]
    # Nobody has named an address for mistakes, so none is shown.
    assert more[0].count("<a ") == 1 and "mailto:" not in html
    assert {"en": "No publisher is named yet", "zh": "尚未确定发布单位"}[language] in html


@pytest.mark.parametrize("prefix", PREFIX.values())
def test_how_the_text_was_edited_is_out_of_the_readers_way(site: Site, prefix: str) -> None:
    menu = site.html(prefix).partition("md-nav--primary")[2].partition("<article")[0]
    assert "glossary/" in menu and "how-this-text" not in menu
    for path in ("how-this-text-was-edited/", "contribute/rules/"):
        assert '<meta name="robots" content="noindex">' in site.html(prefix + path)
    assert 'name="robots"' not in site.html(prefix + "side-effects/")
