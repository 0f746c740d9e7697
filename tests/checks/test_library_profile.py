"""What a library is about where it does not say: software, if a third of its pages show code in both languages."""

from pathlib import Path

import pytest

from duizhao.checks.check_library import examine
from duizhao.checks.library_profile import profile_of
from duizhao.checks.workspace import Workspace

EN = "# Rest\n\nDo not take the tablets.\n"
ZH = "# 休息\n\n请服用这些药片。\n"
CODE = "\n```sh\nrun\n```\n"
DRAWING = "\n```mermaid\na --> b\n```\n"


def library(folder: Path, pages: list[str], settings: str = "") -> Workspace:
    """A library of pages that end with these texts."""
    (folder / "duizhao.toml").write_text(settings, encoding="utf-8")
    for number, end in enumerate(pages):
        for language, text in (("en", EN), ("zh", ZH)):
            page = folder / "docs" / language / f"page{number}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text + end, encoding="utf-8")
    return Workspace.read(folder)


def confidences(workspace: Workspace) -> dict[str, str]:
    return {one.page: one.confidence for one in examine(workspace).judged.live}


def test_pages_without_code_are_about_software_where_a_third_shows_code(tmp_path: Path) -> None:
    assert set(confidences(library(tmp_path, [CODE, "", ""])).values()) == {"possible"}


def test_one_page_with_code_does_not_speak_for_the_others(tmp_path: Path) -> None:
    found = confidences(library(tmp_path, [CODE, "", "", ""]))
    assert found == {"page0": "possible", "page1": "sure", "page2": "sure", "page3": "sure"}


def test_what_was_found_before_is_judged_anew_when_the_share_changes(tmp_path: Path) -> None:
    assert confidences(library(tmp_path, ["", "", ""]))["page2"] == "sure"
    assert confidences(library(tmp_path, [CODE, "", ""]))["page2"] == "possible"


def test_a_library_that_says_what_it_is_about_is_believed(tmp_path: Path) -> None:
    workspace = library(tmp_path, [CODE, CODE, ""], '[check]\nprofile = "health"\n')
    assert set(confidences(workspace).values()) == {"sure"}


@pytest.mark.parametrize(
    ("end", "about"),
    [
        (CODE, "software"),
        ("\n~~~\nrun\n~~~\n", "software"),
        (DRAWING, "general"),
        (DRAWING + CODE, "software"),
        ("\nRun `this`.\n", "general"),
    ],
)
def test_a_drawing_is_no_code(tmp_path: Path, end: str, about: str) -> None:
    assert profile_of(library(tmp_path, [end]).library.pairs, "general") == about
