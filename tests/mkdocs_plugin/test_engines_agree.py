"""Every engine that runs our plugin makes the same site: headings, ids, links, languages, translations, notices, policy."""

import re
from pathlib import Path

import pytest
from plugin_tools import SmallLibrary

from duizhao.site.build.engines import Engine
from duizhao.site.build.publish import build_site

# The one thing in which they may differ: each says its own name, for no reader.
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    """Pages with what an engine can get wrong: a notice, a borrowed page, anchors, a box, a table, a footnote."""
    library = SmallLibrary(tmp_path)
    library.configure("check: false, allow_missing: true, search: true", fallback="true")
    texts = {
        "en": ("Dose", "Take 5 mg[^1].", "Do not drive.", "Label"),
        "zh": ("剂量", "服用 5 mg[^1]。", "不要开车。", "说明书"),
    }
    for language, (title, dose, ban, label) in texts.items():
        box = f'!!! warning "{title}"\n\n    {ban}\n'
        table = f"| {title} | mg |\n|---|---|\n| A | 5 |\n"
        text = f"# {title} {{#dose}}\n\n{dose}\n\n## {title} 2 {{#more}}\n\n{box}\n{table}\n[^1]: {label}\n"
        library.write(f"{language}/dose/one.md", text)
        library.write(f"{language}/index.md", f"# {title} 0 {{#start}}\n\n[{title}](dose/one.md#more)\n")
    library.approve()
    library.change("en/dose/one.md", "Do not drive.", "Do not drive today.")
    library.write("en/lone.md", "# Lone {#lone}\n\nOnly here.\n")
    return library


def built(library: SmallLibrary, engine: Engine) -> dict[str, bytes]:
    """Every file of the site as `engine` makes it, by its path."""
    site = library.root / engine
    result = build_site(library.root, site, engine)
    assert result.published, result.report
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_the_site_is_the_same_with_every_engine(library: SmallLibrary) -> None:
    # Zensical runs no plugin: `python -m bench.engine_canary` compares its sites.
    others: tuple[Engine, ...] = ("properdocs",)
    expected = built(library, "mkdocs")
    page = expected["zh/dose/one/index.html"].decode()
    assert 'class="notice' in page and "Content-Security-Policy" in page and 'hreflang="en"' in page
    assert b"notice--borrowed" in expected["zh/lone/index.html"]
    for engine in others:
        site = built(library, engine)
        assert site.keys() == expected.keys()
        differ = [
            path
            for path, text in site.items()
            if GENERATOR.sub(b"", text) != GENERATOR.sub(b"", expected[path])
        ]
        assert [path for path in differ if path.endswith((".html", ".js", ".xml", "_headers"))] == []
