"""The cases of `layouts-cases.md`: what a layout is called, and what it sets side by side."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from duizhao.normalise.console_report import report
from duizhao.normalise.layouts.all_pairs import stated
from duizhao.normalise.layouts.arrange import arranged
from duizhao.normalise.layouts.layout import LAYOUT_NAMES, say_layouts
from duizhao.normalise.piece import Piece
from duizhao.normalise.run import normalise_sources, write
from duizhao.normalise.watched_phrases import Phrases

CASES = Path(__file__).with_name("layouts-cases.md")
BLOCK = re.compile(r"^```(?P<name>text|layout|pairs)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `pairs` is None where it says nothing about them."""

    title: str
    text: str
    layout: str
    pairs: list[str] | None


def cases() -> list[Case]:
    """The cases of the file, in order. A heading of a source stands inside a block and starts none."""
    found = []
    whole = CASES.read_text("utf-8")
    blocks = [match.span() for match in BLOCK.finditer(whole)]
    starts = [
        match
        for match in re.finditer(r"^## (.+)\n", whole, re.MULTILINE)
        if not any(start < match.start() < end for start, end in blocks)
    ]
    ends = [*(match.start() for match in starts[1:]), len(whole)]
    for match, end in zip(starts, ends, strict=True):
        said = {block["name"]: block["text"] for block in BLOCK.finditer(whole, match.end(), end)}
        pairs = said["pairs"].splitlines() if "pairs" in said else None
        found.append(Case(match[1], said["text"], said["layout"].strip(), pairs))
    return found


ALL = cases()


def with_topics(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces as if all went to one page."""
    return [replace(piece, topic="any") for piece in pieces]


@pytest.mark.parametrize("case", ALL, ids=[case.title for case in ALL])
def test_case(case: Case) -> None:
    whole = arranged(case.text, Phrases())
    assert whole.layouts[0].name == case.layout, whole.layouts[0]
    if case.pairs is not None:
        pieces = with_topics(whole.pieces)
        told = [f"{pieces[both.en].text} = {pieces[both.zh].text}" for both in stated(pieces)]
        assert told == case.pairs


def test_every_layout_has_a_case() -> None:
    assert {case.layout for case in ALL} == set(LAYOUT_NAMES)


@pytest.mark.parametrize("case", ALL, ids=[case.title for case in ALL])
def test_a_layout_says_why_in_both_languages(case: Case) -> None:
    layouts = arranged(case.text, Phrases()).layouts
    assert all(one.why.en and one.why.zh and 0 <= one.confidence <= 1 for one in layouts)
    assert layouts[0].said.en in say_layouts(layouts).en
    assert layouts[0].said.zh in say_layouts(layouts).zh


def test_a_row_keeps_the_cells_of_both_languages() -> None:
    case = next(case for case in ALL if case.title == "a table with a column for each language")
    rows = [piece.text for piece in arranged(case.text, Phrases()).pieces]
    assert rows[:2] == ["| No. | Side effect | How often |", "| No. | 副作用 | How often |"]
    assert rows[2] == "| --- | --- | --- |"
    assert rows[3:5] == ["| 1 | sore arm | 10 % |", "| 1 | 胳膊酸痛 | 10 % |"]


def test_labels_are_left_out_with_a_reason(pieces_of) -> None:
    pieces = pieces_of("**English:**\nEat less salt.\n\n**中文：**\n少吃盐。\n")
    assert [piece.kind for piece in pieces] == ["label", "paragraph", "label", "paragraph"]
    assert [piece.topic == "" for piece in pieces] == [True, False, True, False]


BOTH = """\
# Flu vaccine / 流感疫苗

**English:**
Have it once a year, in autumn.

**中文：**
每年秋天接种一次。

| Side effect | 副作用 |
|---|---|
| sore arm | 胳膊酸痛 |
| fever | 发热 |

Ask for the 流感疫苗 at the desk.
"""


def test_a_source_is_paired_by_its_layout_and_the_report_names_it(tools, tmp_path: Path) -> None:
    path = tmp_path / "both.md"
    path.write_text(BOTH, "utf-8")
    (done,) = normalise_sources([path], tools)
    told = [(done.pieces[both.en].text, done.pieces[both.zh].text) for both in done.pairs]
    assert told == [
        ("Flu vaccine", "流感疫苗"),
        ("Have it once a year, in autumn.", "每年秋天接种一次。"),
        ("| Side effect |", "| 副作用 |"),
        ("| sore arm |", "| 胳膊酸痛 |"),
        ("| fever |", "| 发热 |"),
    ]
    assert done.sum.holds
    assert [record.fate.outcome for record in done.placement.records if record.piece.kind == "label"] == [
        "left out"
    ] * 2
    written = write([done], tools, tmp_path / "pages")
    for language, name in (("en", "  layout: language labels ("), ("zh", "  编排: 语言标签（")):
        assert name in report([done], written, tmp_path / "pages", language, details=False)
    (english,) = (tmp_path / "pages" / "en").glob("*.md")
    page = english.read_text("utf-8")
    assert "| Side effect |\n| --- |\n| sore arm |\n| fever |" in page
    assert 'Ask for the <span lang="zh-Hans">流感疫苗</span> at the desk.' in page
    (again,) = normalise_sources([path], tools)
    assert again.placement == done.placement
    assert not write([again], tools, tmp_path / "pages").written
