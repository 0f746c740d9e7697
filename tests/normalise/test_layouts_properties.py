"""Whatever a text holds: every character in one piece, the source rebuilt from its pieces, nothing added by a second
time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normalise_tools import as_source

from duizhao.normalise.account import add_up, uncovered
from duizhao.normalise.cut import INVISIBLE, LINE_ENDS, SPACES
from duizhao.normalise.edits import undo
from duizhao.normalise.layouts.arrange import arranged
from duizhao.normalise.piece import Piece
from duizhao.normalise.placement import place
from duizhao.normalise.run import SourceKnowledge, understand
from duizhao.normalise.watched_phrases import Phrases

# Parts that layouts look at, put together in any way.
PARTS = [
    "English:", "**中文：**", "中文", "English", "# ", "## ", "- ", "1. ", "> ", "| ", " | ", "|---|---|", "**", "`a b`",
    " / ", " - ", "（", "）", " (", ") ", "What is it? ", "这是什么？", "a dose", "剂量", "fever ", "发烧", "。", ". ", "2.5 ",
    "  \n", "\\\n", "\n", "\n\n", "\r\n", "\u3000", "\u200b", "<<<<<<< a", "=======", ">>>>>>> b", "```\n", "{#a}", "é", "𠮷", "❤️",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=30).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
)
BLANK = SPACES + INVISIBLE + LINE_ENDS


def fits(text: str, pieces: tuple[Piece, ...]) -> bool:
    """True where undoing the edits of every piece gives the source, with only blanks between the pieces."""
    rebuilt = ""
    for piece in pieces:
        rebuilt += text[len(rebuilt) : piece.start] + undo(piece.text, piece.edits)
        assert len(rebuilt) == piece.end
    return rebuilt + text[len(rebuilt) :] == text


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_every_character_is_in_one_piece_and_the_source_can_be_rebuilt(text: str) -> None:
    pieces = arranged(text, Phrases()).pieces
    assert list(uncovered(as_source(text), pieces)) == []
    assert fits(text, pieces)
    assert all(text.count("\n", 0, piece.start) <= piece.line - 1 for piece in pieces if "\r" not in text)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_the_placement_rebuilds_the_source_and_its_sum_holds(text: str, tools: SourceKnowledge) -> None:
    source = as_source(text)
    pieces = understand(source, tools, None)
    placement = place(source, pieces, {}, None)
    assert add_up(source, placement).holds
    rebuilt = ""
    for record in placement.records:
        rebuilt += text[len(rebuilt) : record.piece.start] + record.text
    between = text[len(rebuilt) :]
    assert rebuilt + between == text and not between.strip(BLANK)
    assert fits(text, pieces)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_twins_know_each_other(text: str) -> None:
    pieces = arranged(text, Phrases()).pieces
    by_start = {piece.start: piece for piece in pieces}
    assert len(by_start) == len(pieces)
    for piece in pieces:
        assert piece.twin is None or by_start[piece.twin].twin == piece.start


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_a_second_time_adds_nothing(text: str, tools: SourceKnowledge) -> None:
    source = as_source(text)
    once = place(source, understand(source, tools, None), {}, None)
    pieces = understand(source, tools, once)
    assert place(source, pieces, {}, once) == once
    assert [piece.text for piece in pieces] == [record.piece.text for record in once.records]


@pytest.mark.parametrize("text", ["", "\n", "|", "**", "中", "a", "\u200b", "/", "（）", "English:", "```"])
def test_the_smallest_texts(text: str) -> None:
    assert fits(text, arranged(text, Phrases()).pieces)
