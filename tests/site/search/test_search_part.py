"""The index in a built site: only where it is asked for, without what editors keep out, and the same every time."""

from pathlib import Path

import pytest

from duizhao.site.build.publish import build_site

CONFIG = """\
site_name: Test
theme: {name: material, font: false}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {locale: zh, name: 中文, build: true}
        - {locale: en, name: English, default: true, build: true}
  - duizhao: {%s}
"""
ONE_LANGUAGE = """\
site_name: Test
theme: {name: material, font: false}
plugins: [duizhao: {check: false, search: true}]
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two page pairs, one of them for editors."""
    for language, word in (("en", "fever"), ("zh", "发烧")):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"# {word} {{#home}}\n", encoding="utf-8")
        (folder / "rules.md").write_text(
            f"---\nsearch:\n  exclude: true\n---\n# {word} 2 {{#rules}}\n", encoding="utf-8"
        )
    return tmp_path


def built(library: Path, config: str) -> Path:
    (library / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = build_site(library, library / "site")
    assert result.published, result.report
    return library / "site"


def test_each_language_has_an_index_of_its_own_without_the_pages_kept_out(library: Path) -> None:
    site = built(library, CONFIG % "search: true")
    for language, own, other in (("en", "fever", "发烧"), ("zh", "发烧", "fever")):
        script = (site / "search" / f"{language}.js").read_text("utf-8")
        assert own in script and other not in script
        assert "rules" not in script


def test_the_same_library_gives_the_same_bytes(library: Path) -> None:
    first = {
        path.name: path.read_bytes()
        for path in (built(library, CONFIG % "search: true") / "search").iterdir()
    }
    again = {
        path.name: path.read_bytes()
        for path in (built(library, CONFIG % "search: true") / "search").iterdir()
    }
    assert first == again and set(first) == {"en.js", "zh.js"}


def test_a_site_that_does_not_ask_has_no_index(library: Path) -> None:
    assert not (built(library, CONFIG % "check: true") / "search").exists()


def test_a_borrowed_page_is_not_found_as_one_of_its_reader(library: Path) -> None:
    (library / "docs/en/only.md").write_text("# cough\n", encoding="utf-8")
    site = built(library, CONFIG % "search: true, allow_missing: true")
    assert "cough" in (site / "search/en.js").read_text("utf-8")
    assert "cough" not in (site / "search/zh.js").read_text("utf-8")


def test_a_site_in_one_language_without_static_i18n_has_one_index(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Fever\n\nHot.\n", encoding="utf-8")
    assert "Hot." in (built(tmp_path, ONE_LANGUAGE) / "search/en.js").read_text("utf-8")


def test_a_fault_in_search_toml_stops_the_build_and_is_named(library: Path) -> None:
    (library / "search.toml").write_text("[[fr]]\n", encoding="utf-8")
    (library / "mkdocs.yml").write_text(CONFIG % "search: true", encoding="utf-8")
    result = build_site(library, library / "site")
    assert not result.published and "search.toml" in result.report
