"""A title is text: what would be a script in it runs on no page."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from plugin_tools import SmallLibrary

from duizhao.base.bilingual import LANGUAGES
from duizhao.library.settings import GeneratedPages
from duizhao.library.terms.term_base import Term
from duizhao.mkdocs_plugin import DuizhaoPlugin
from duizhao.mkdocs_plugin.named_templates import leave_out_unknown
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
    meta: dict[str, object] = {"title": written, "year": 2026, "deep": [{written: (written,)}]}
    make_plain(meta)
    assert meta == {"title": shown, "year": 2026, "deep": [{shown: [shown]}]}


def test_a_value_that_holds_itself_is_left_out() -> None:
    deep: list[object] = ["a"]
    deep.append(deep)
    meta: dict[str, object] = {"title": deep, "year": 2026}
    make_plain(meta)
    assert meta == {"title": "", "year": 2026}


@pytest.mark.parametrize(
    ("front_matter", "left_out"),
    [
        ({"icon": "material/pill", "template": "404.html", "title": "A"}, set()),
        ({"icon": "nonsense/x"}, {"icon"}),
        ({"icon": ["material/pill"]}, {"icon"}),
        ({"icon": "../../main.html"}, {"icon"}),
        ({"icon": "a" * 5000, "template": "a\0b"}, {"icon", "template"}),
        ({"template": "../404.html"}, {"template"}),
        ({"template": {"a": "b"}}, {"template"}),
        ({"template": "", "icon": ""}, {"template"}),
    ],
)
def test_what_names_nothing_of_the_theme_is_told_and_left_out(
    front_matter: dict[str, object], left_out: set[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library = SmallLibrary(tmp_path)
    library.configure()
    library.write("en/a.md", "# A\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    page = Page(None, File("en/a.md", str(tmp_path), str(tmp_path), True), config)
    page.meta = dict(front_matter)
    leave_out_unknown(page, config)
    assert page.meta == {name: one for name, one in front_matter.items() if name not in left_out}
    assert len([one for one in caplog.records if one.levelname == "WARNING"]) == len(left_out)


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


def test_what_a_theme_cannot_use_ends_a_build_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    plugin = DuizhaoPlugin()
    plugin.load_config({})
    with pytest.raises(Abort):
        plugin.on_build_error(error=TypeError("argument of type 'int' is not iterable"))
    (told,) = caplog.records
    assert (
        "(TypeError: argument of type 'int' is not iterable)" in told.message
        and "Traceback" not in caplog.text
    )
    # What MkDocs tells itself is left to it.
    plugin.on_build_error(error=PluginError("told"))
    assert len(caplog.records) == 1
