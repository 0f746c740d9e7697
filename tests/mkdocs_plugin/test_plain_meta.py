"""A title is text: what would be a script in it runs on no page."""

from pathlib import Path

import pytest
from plugin_tools import SmallLibrary

from duizhao.base.bilingual import LANGUAGES
from duizhao.library.settings import GeneratedPages
from duizhao.library.terms.term_base import Term
from duizhao.mkdocs_plugin.plain_meta import make_plain
from duizhao.site.generated.glossary_page import glossary_page

SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dose", "Dose"),
        ("Doses < 5 mg & > 1 mg", "Doses < 5 mg & > 1 mg"),
        (f"</title>{SCRIPT}", "&lt;/title>&lt;script>alert(1)&lt;/script>"),
        ("<!-- a", "&lt;!-- a"),
    ],
)
def test_what_would_be_a_tag_is_shown(written: str, shown: str) -> None:
    meta: dict[str, object] = {"title": written, "year": 2026}
    make_plain(meta)
    assert meta == {"title": shown, "year": 2026}


def test_no_page_of_a_site_runs_what_stands_in_a_title(tmp_path: Path) -> None:
    library = SmallLibrary(tmp_path)
    library.configure()
    for name in ("index.md", "dose.md"):
        for language in ("en", "zh"):
            head = f'---\ntitle: "</title>{SCRIPT}"\ndescription: "\\">{SCRIPT}"\n---\n'
            library.write(f"{language}/{name}", head + "# Dose {#dose}\n\nTake 5 mg.\n")
    assert library.build().published
    pages = [path for path in (tmp_path / "site").rglob("*.html") if SCRIPT in path.read_text("utf-8")]
    assert pages == []


def test_no_page_runs_what_stands_in_a_term() -> None:
    term = Term(
        id="T1",
        en=(f"fever{SCRIPT}",),
        zh=(f"发烧{SCRIPT}",),
        plain_en=f"Hot.{SCRIPT}",
        plain_zh=f"发热。{SCRIPT}",
    )
    for language in LANGUAGES:
        assert "<script" not in glossary_page([term], GeneratedPages(), language)
