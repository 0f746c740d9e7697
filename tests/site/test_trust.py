"""What a reader needs in order to trust a page: which country a rule belongs to, and how the text was edited."""

import re
from pathlib import Path

import pytest
import yaml
from site_tools import PATHS, Site

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
def test_a_page_leads_to_how_its_text_was_edited(site: Site, language: str, path: str) -> None:
    more = re.search(r'<p class="review__more">.*?</p>', site.html(path), re.DOTALL)
    if path.endswith("how-this-text-was-edited/"):
        assert more is None
        return
    assert more
    title = {"en": "How this text was edited", "zh": "这份文字是怎样编辑的"}[language]
    assert title in more[0] and "how-this-text-was-edited/" in more[0]
    # Nobody has named an address for mistakes, so none is shown.
    assert more[0].count("<a ") == 1 and "mailto:" not in site.html(path)
