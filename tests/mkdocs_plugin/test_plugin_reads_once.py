"""The parts of the plugin share one workspace a build, and tell alike what they cannot read."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from plugin_tools import SmallLibrary

from call_counts import Calls, counted, once
from duizhao.base.bilingual import LANGUAGES, Language

TERMS = """\
id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note
T1,heart attack,,,心肌梗死,心脏病发作,,,everywhere,An illness.,一种疾病。,
"""


def small(root: Path, settings: str) -> SmallLibrary:
    library = SmallLibrary(root)
    library.configure(settings)
    config = root / "mkdocs.yml"
    # With this style, terms are explained: that part aligns the pages, too.
    config.write_text(config.read_text("utf-8") + "extra_css: [stylesheets/terms.css]\n", "utf-8")
    (root / "terms.csv").write_text(TERMS, encoding="utf-8")
    for name in ("index", "other"):
        library.write(
            f"en/{name}.md", f"# Start {{#{name}}}\n\nA heart attack is an illness.\n\nRest well.\n"
        )
        library.write(f"zh/{name}.md", f"# 开始 {{#{name}}}\n\n心肌梗死是一种疾病。\n\n好好休息。\n")
    library.write("stylesheets/terms.css", "")
    return library


def built(root: Path) -> Calls:
    """What a build in this process read and aligned."""
    with counted() as calls:
        build(load_config(str(root / "mkdocs.yml")))
    return calls


def test_one_build_reads_and_aligns_each_thing_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small(tmp_path, "check: true, search: true")
    library.approve()
    # Approved and changed: the states of the page need its alignment.
    library.change("en/index.md", "Rest well.", "Rest well.\n\nSleep.")
    monkeypatch.chdir(tmp_path)
    calls = built(tmp_path)
    assert len(calls.pages) == 4 and once(calls.pages)
    # Both pairs of pages, and the texts of both as a reader sees them, for the bilingual view.
    assert len(calls.aligned) == 4 and once(calls.aligned)
    assert once(calls.terms) and once(calls.settings)


def test_the_next_build_reads_what_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small(tmp_path, "check: true")
    monkeypatch.chdir(tmp_path)
    built(tmp_path)
    library.change("zh/other.md", "好好休息。", "好好休息两天。")
    calls = built(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in calls.pages} == {"docs/zh/other.md"}
    assert once(calls.pages) and not calls.terms
    assert "好好休息两天" in library.html("zh/other")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["duizhao.toml", "terms.csv", "search.toml"])
def test_what_cannot_be_read_stops_the_build_in_the_language_of_the_messages(
    name: str, language: Language, tmp_path: Path
) -> None:
    library = small(
        tmp_path, f"check: false, notices: false, desk: false, search: true, language: {language}"
    )
    (tmp_path / name).write_text("wrong = [\n", encoding="utf-8")
    result = library.build()
    assert not result.published
    (told,) = [line for line in result.report.splitlines() if name in line]
    assert told.isascii() == (language == "en")
    assert "Traceback" not in result.report
