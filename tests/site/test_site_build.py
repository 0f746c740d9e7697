"""Building: a site is published whole or not at all."""

import shutil
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.site.build.publish import build_site

CONFIG = """\
site_name: Test
theme: {name: material, font: false}
validation: {links: {anchors: warn}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: zh, name: 中文, build: true}
        - {locale: en, name: English, default: true, build: true}
  - duizhao:
      check: %s
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library of two page pairs."""
    for language, word in (("en", "Ketamine"), ("zh", "氯胺酮")):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"# {word} {{#home}}\n", encoding="utf-8")
        (folder / "dose.md").write_text(f"# {word} 2 {{#dose}}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG % "true", encoding="utf-8")
    return tmp_path


def published(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_a_good_build_is_published_and_leaves_nothing_else(library: Path) -> None:
    before = {path.name for path in library.iterdir()}
    result = build_site(library, library / "site")
    assert (result.published, result.pages, result.report) == (True, 10, "")
    assert {path.name for path in library.iterdir()} == before | {"site"}


def test_a_new_build_replaces_the_old_one(library: Path) -> None:
    build_site(library, library / "site")
    for language in ("en", "zh"):
        (library / "docs" / language / "dose.md").unlink()
    assert build_site(library, library / "site").pages == 6
    assert not (library / "site" / "dose").exists()


def test_a_failed_build_leaves_the_old_site_untouched(library: Path) -> None:
    build_site(library, library / "site")
    before = published(library / "site")
    for language, word in (("en", "gone"), ("zh", "没有了")):
        text = f"# Ketamine 2 {{#dose}}\n\n[{word}](gone.md)\n"
        (library / "docs" / language / "dose.md").write_text(text, encoding="utf-8")
    result = build_site(library, library / "site")
    assert not result.published
    assert "gone.md" in result.report
    assert published(library / "site") == before
    assert not list(library.glob(".site-*"))


@pytest.mark.parametrize("check", ["true", "false"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_that_one_language_lacks_fails_the_build(library: Path, language: str, check: str) -> None:
    (library / "mkdocs.yml").write_text(CONFIG % check, encoding="utf-8")
    (library / "docs" / language / "dose.md").unlink()
    result = build_site(library, library / "site")
    assert not result.published
    assert "dose.md" in result.report and "missing-page" in result.report
    assert not (library / "site").exists()


def test_a_finding_of_a_rule_fails_the_build_and_names_the_place_once(library: Path) -> None:
    (library / "docs/zh/dose.md").write_text("# 氯胺酮 3 {#dose}\n", encoding="utf-8")
    result = build_site(library, library / "site")
    assert not result.published
    assert result.report.count("docs/zh/dose.md:1:") == 1
    assert "[different-numbers]" in result.report


def test_a_fault_in_the_configuration_is_reported(library: Path) -> None:
    (library / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    result = build_site(library, library / "site")
    assert not result.published
    assert "mkdocs.yml" in result.report


def test_a_folder_that_is_no_site_is_not_replaced(library: Path) -> None:
    with pytest.raises(CannotRun, match="not a built site"):
        build_site(library, library / "docs")
    assert (library / "docs/en/index.md").is_file()


def test_without_a_configuration_there_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"mkdocs\.yml"):
        build_site(tmp_path, tmp_path / "site")


def test_nothing_but_the_plugin_imports_mkdocs(root: Path) -> None:
    package = root / "scripts" / "duizhao"
    importing = {
        path.relative_to(package).parts[0]
        for path in package.rglob("*.py")
        if "import mkdocs" in (text := path.read_text(encoding="utf-8")) or "from mkdocs" in text
    }
    assert importing == {"mkdocs_plugin"}


def test_what_is_for_developers_is_not_published(root: Path, tmp_path: Path) -> None:
    for name in ("docs", "theme", "source"):
        shutil.copytree(root / name, tmp_path / name)
    for name in ("mkdocs.yml", "duizhao.toml", "terms.csv", "topics.toml", "phrases.toml"):
        if (root / name).is_file():
            shutil.copy(root / name, tmp_path / name)
    (tmp_path / "docs/decisions").mkdir(exist_ok=True)
    (tmp_path / "docs/decisions/secret.md").write_text("# Why\n", encoding="utf-8")
    (tmp_path / "docs/notes.md").write_text("# Notes\n", encoding="utf-8")
    result = build_site(tmp_path, tmp_path / "site")
    assert result.published, result.report
    names = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    assert not [name for name in names if "secret" in name or "notes" in name or "includes" in name]
