"""What an engine for one language is told: the settings of each language, whole, with paths that do not depend on where it runs."""

from pathlib import Path

import pytest
import yaml

from duizhao.base.errors import CannotRun
from duizhao.library.site_yaml import read_site_yaml, write_site_yaml
from duizhao.site.passes.language_site import merged, site_settings

SITE = """\
site_name: A site
site_url: !ENV [NOBODY_SET_THIS, ""]
theme:
  name: material
  custom_dir: look
  palette:
    - scheme: default
      toggle: {icon: material/sun, name: Light}
    - scheme: slate
      toggle: {icon: material/moon, name: Dark}
nav: [index.md, {More: [a/b.md, https://a.example/]}]
exclude_docs: /*/includes/
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: zh
          name: 中文
          site_name: 网站
          nav_translations: {More: 更多}
          theme: {palette: [{toggle: {name: 浅色}}, {toggle: {name: 深色}}]}
        - {locale: en, name: English, default: true}
  - duizhao: {search: true}
markdown_extensions:
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
  - pymdownx.snippets: {base_path: [!relative $config_dir/docs]}
"""


@pytest.fixture
def told(tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "mkdocs.yml"
    path.write_text(SITE, encoding="utf-8")
    return read_site_yaml(path)


def test_the_default_language_stands_at_the_root(told: dict[str, object], tmp_path: Path) -> None:
    settings = site_settings(told, tmp_path)
    assert [(one.locale, one.below) for one in settings.languages] == [("en", ""), ("zh", "zh/")]
    assert settings.site_url == ""
    assert settings.snippet_bases == (tmp_path / "docs",)


def test_each_language_is_told_all_of_its_own(told: dict[str, object], tmp_path: Path) -> None:
    en, zh = (one.settings for one in site_settings(told, tmp_path).languages)
    assert (en["site_name"], zh["site_name"]) == ("A site", "网站")
    toggles = [one["toggle"] for one in zh["theme"]["palette"]]
    assert toggles == [{"icon": "material/sun", "name": "浅色"}, {"icon": "material/moon", "name": "深色"}]
    assert [one["toggle"]["name"] for one in en["theme"]["palette"]] == ["Light", "Dark"]
    assert zh["nav"] == ["zh/index.md", {"更多": ["zh/a/b.md", "https://a.example/"]}]
    assert zh["theme"]["custom_dir"] == str(tmp_path / "look")
    assert [one["link"] for one in zh["extra"]["alternate"]] == ["zh/", "."]


def test_what_only_an_engine_understands_comes_through_as_it_was(
    told: dict[str, object], tmp_path: Path
) -> None:
    path = tmp_path / "out.yml"
    write_site_yaml(path, dict(site_settings(told, tmp_path).default.settings))
    node = yaml.compose(path.read_text("utf-8"))
    assert "!!python/object/apply:pymdownx.slugs.slugify" in path.read_text("utf-8")
    assert str(tmp_path / "docs") in path.read_text("utf-8")
    assert isinstance(node, yaml.MappingNode)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("docs_structure: folder", "docs_structure: suffix", "docs_structure"),
        ("  - i18n:", "  - tags\n  - i18n:", "tags"),
        ("site_name: A site", "site_name: A site\nhooks: [a.py]", "hooks"),
        ("locale: zh", "locale: fr", "English and Chinese"),
    ],
)
def test_a_site_that_this_cannot_build_is_told_of(old: str, new: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(SITE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CannotRun) as fault:
        site_settings(read_site_yaml(path), tmp_path)
    assert words in fault.value.message.en and "--engine mkdocs" in fault.value.message.zh


def test_tables_are_merged_in_depth_and_other_values_replaced() -> None:
    assert merged({"a": {"b": 1, "c": [1, 2]}}, {"a": {"c": [3]}}) == {"a": {"b": 1, "c": [3]}}
    assert merged([{"a": 1}, {"b": 2}], [{"a": 3}]) == [{"a": 3}, {"b": 2}]
    assert merged([{"a": 1}], [{"b": 2}, {"c": 3}]) == [{"a": 1, "b": 2}, {"c": 3}]


@pytest.mark.parametrize(
    "text",
    ["a: [", "a: " + "[" * 1200, f"a: {'9' * 6000}", "a: 2026-02-30", "a: &a [*b]"],
    ids=["open", "deep", "long number", "no day", "no such anchor"],
)
def test_what_is_no_yaml_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(CannotRun, match="this is no YAML"):
        read_site_yaml(path)
