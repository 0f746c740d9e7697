"""`search.toml` of this library: every entry leads somewhere, and none is there twice."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from search_tools import WrittenIndex
from site_tools import PREFIX, Site


@pytest.fixture(scope="module")
def entries(root: Path) -> dict:
    return tomllib.loads((root / "search.toml").read_text("utf-8"))


def searched(site: Site, language: str) -> list[str]:
    """The text of every section that the search knows."""
    pages = WrittenIndex.of_site(site.folder, language).sections()
    return [" ".join(section).lower() for page in pages for section in page]


@pytest.mark.parametrize("language", PREFIX)
def test_every_entry_leads_to_words_that_stand_on_a_page(site: Site, entries: dict, language: str) -> None:
    texts = searched(site, language)
    urgent = [one[f"means_{language}"] for one in entries["emergency"] if f"means_{language}" in one]
    means = [one["means"] for one in entries[language]] + urgent
    assert len(means) > 90
    # One of its words may be for a page that is still to be written.
    assert [
        words for words in means if not any(word.lower() in text for word in words for text in texts)
    ] == []


@pytest.mark.parametrize("language", PREFIX)
def test_no_word_is_typed_twice(entries: dict, language: str) -> None:
    typed = Counter(word.lower() for one in entries[language] for word in one["typed"])
    assert [word for word, count in typed.items() if count > 1] == []


@pytest.mark.parametrize("language", PREFIX)
def test_words_stand_below_their_own_language(entries: dict, language: str) -> None:
    han = re.compile(r"[\u4e00-\u9fff]")
    for one in entries[language]:
        assert all(bool(han.search(word)) == (language == "zh") for word in (*one["typed"], *one["means"]))


def test_every_weighed_page_exists(root: Path, entries: dict) -> None:
    assert all((root / f"docs/en/{key}.md").is_file() for key in entries["pages"])
