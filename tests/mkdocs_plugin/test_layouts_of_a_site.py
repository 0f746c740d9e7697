"""The plugin with both structures of static-i18n, and with themes that are not Material."""

from pathlib import Path

import pytest
from plugin_tools import SmallLibrary

EN = "# Dose\n\nTake 5 mg once a day.\n"
ZH = "# 剂量\n\n每天一次，每次 5 mg。\n"
CONFIG = """\
site_name: Test
theme: {{name: {theme}, font: false, highlightjs: false}}
plugins:
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, name: English, default: true, build: true}}
        - {{locale: zh, name: 中文, build: true}}
  - duizhao: {{notices: true, search: true, check: {check}}}
"""
NAMES = {
    "folder": ("en/index.md", "zh/index.md"),
    "suffix": ("index.en.md", "index.zh.md"),
    "suffix of one": ("index.md", "index.zh.md"),
}


def small(
    root: Path, structure: str, theme: str = "mkdocs", zh: str = ZH, check: str = "true"
) -> SmallLibrary:
    library = SmallLibrary(root)
    for name, text in zip(NAMES[structure], (EN, zh), strict=True):
        library.write(name, text)
    text = CONFIG.format(theme=theme, structure=structure.split()[0], check=check)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return library


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("structure", NAMES)
def test_a_site_is_built_with_each_page_in_its_language(tmp_path: Path, structure: str, theme: str) -> None:
    library = small(tmp_path, structure, theme)
    done = library.build()
    assert done.published, done
    for folder, own, foreign in (("site", "Take 5 mg", "每次"), ("site/zh", "每次 5 mg", "Take")):
        # A number and its unit stay on one line.
        html = (tmp_path / folder / "index.html").read_text("utf-8").replace("\xa0", " ")
        assert own in html and foreign not in html
    assert "Dose" in (tmp_path / "site/search/en.js").read_text("utf-8")
    assert "剂量" in (tmp_path / "site/search/zh.js").read_text("utf-8")


@pytest.mark.parametrize("structure", NAMES)
def test_a_fault_stops_a_strict_build(tmp_path: Path, structure: str) -> None:
    assert not small(tmp_path, structure, zh=ZH.replace("5", "50")).build().published


@pytest.mark.parametrize("structure", ["folder", "suffix"])
def test_a_page_that_one_language_lacks_is_told_without_a_check(tmp_path: Path, structure: str) -> None:
    library = small(tmp_path, structure, check="false")
    library.write(NAMES[structure][1].replace("index", "other"), ZH)
    assert not library.build().published


@pytest.mark.parametrize("structure", NAMES)
def test_the_desk_leads_to_the_pages(tmp_path: Path, structure: str) -> None:
    library = small(tmp_path, structure)
    library.approve()
    library.change(NAMES[structure][1], "每天一次", "每天早上一次")
    assert library.build().published
    assert 'href="../index.html' in (tmp_path / "site/desk/index.html").read_text("utf-8")
