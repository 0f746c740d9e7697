"""Drafts by a program for what one language lacks: marked, looked at by the rules, kept, and shown to no reader."""

import sys
from pathlib import Path

import pytest

from duizhao.cli.main import main
from duizhao.cli.starter import start_library
from duizhao.site.notices.preview_notice import preview_notice, without_machine_drafts
from duizhao.text.markdown.gap_notes import count_gaps

PROGRAM = """\
import json, sys
for line in sys.stdin:
    one = json.loads(line)
    assert one["from"] == "en" and one["to"] == "zh"
    text = {"Take 5 mg.": "服用 50 毫克。", "Sit down. --> <b>": "请坐下。--> <b>"}.get(one["text"])
    if text:
        print(json.dumps({"id": one["id"], "text": text}))
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new library with a text in English alone, and a program that translates some of it."""
    start_library(tmp_path)
    (tmp_path / "source/text.txt").write_text(
        "Take 5 mg.\n\nSit down. --> <b>\n\nWait outside, please.\n", "utf-8"
    )
    (tmp_path / "translate.py").write_text(PROGRAM, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _page(library: Path) -> str:
    return (library / "build/normalised/zh/overview.md").read_text("utf-8")


def test_a_draft_is_a_comment_behind_its_gap_with_what_the_rules_say(library: Path) -> None:
    main(["normalise", "--draft-with", f"{sys.executable} translate.py"])
    page = _page(library)
    assert count_gaps(page) == 3 and page.count("机器译稿，未经确认") == 2
    (told,) = (line for line in page.splitlines() if "：服用 50 毫克。！" in line)
    assert "“5 mg”" in told and "“50 毫克”" in told
    # Nothing in it ends the comment.
    assert "请坐下。––› ‹b›" in page
    # It is asked about once, and stays.
    main(["normalise"])
    assert _page(library) == page
    assert "服用 50 毫克" in (library / "build/normalised/text.html").read_text("utf-8")


def test_no_reader_sees_it_and_a_page_with_gaps_says_so(library: Path) -> None:
    main(["normalise", "--draft-with", f"{sys.executable} translate.py"])
    shown = without_machine_drafts(_page(library))
    assert "服用 50 毫克" not in shown and "Take 5 mg." in shown
    assert "尚未翻译" in preview_notice("zh", 3, is_preview=False)
    assert preview_notice("en", 0, is_preview=False) == ""


def test_a_program_that_fails_leaves_everything_as_it_was(library: Path) -> None:
    main(["normalise"])
    before = _page(library)
    assert main(["normalise", "--draft-with", f"{sys.executable} -c exit(3)"]) == 2
    assert _page(library) == before
