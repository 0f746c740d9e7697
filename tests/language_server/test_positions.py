"""Editors count in units of UTF-16 (or as was agreed): what is counted there and back is the same place."""

import pytest
from editor_client import applied
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from duizhao.checks.finding import Place
from duizhao.language_server.positions import BYTES, EditorText, Units, as_page_text

TEXTS = st.text(st.sampled_from("a好😀𝒳é\u0301\u2028\x0b\n "), max_size=40)


@pytest.mark.parametrize("units", BYTES)
@given(text=TEXTS, line=st.integers(1, 5), column=st.integers(1, 12))
def test_a_place_is_the_same_there_and_back(units: Units, text: str, line: int, column: int) -> None:
    page = EditorText(text, units)
    if line <= len(page.lines) and column <= len(page.lines[line - 1]) + 1:
        assert page.place(page.position(line, column)) == (line, column)


@given(text=TEXTS, line=st.integers(0, 50), character=st.integers(0, 50))
def test_any_position_is_a_place_in_the_text(text: str, line: int, character: int) -> None:
    page = EditorText(text)
    row, column = page.place(Position(line, character))
    assert 1 <= row <= len(page.lines) and 1 <= column <= len(page.lines[row - 1]) + 1


@given(before=TEXTS, after=TEXTS)
def test_an_edit_makes_the_one_text_of_the_other(before: str, after: str) -> None:
    edits = EditorText(before).edits_to(after)
    assert applied(before, edits) == after and len(edits) == (before != after)


def test_an_edit_touches_the_lines_that_change_alone() -> None:
    (edit,) = EditorText("一\n二\n三\n四\n").edits_to("一\n2\n三\n四\n")
    assert (edit.range.start, edit.range.end, edit.new_text) == (Position(1, 0), Position(2, 0), "2\n")


@pytest.mark.parametrize(("units", "start", "end"), [("utf-8", 6, 9), ("utf-16", 4, 5), ("utf-32", 3, 4)])
def test_the_words_of_a_place_stand_behind_a_smiley(units: Units, start: int, end: int) -> None:
    found = EditorText("😀 a好b", units).span(Place("p", 1, 4, "zh", "好"))
    assert (found.start.character, found.end.character) == (start, end)


def test_words_that_go_on_in_a_quote_end_where_they_end() -> None:
    found = EditorText("> 好的\n> 明天").span(Place("p", 1, 4, "zh", "的\n明"))
    assert (found.start, found.end) == (Position(0, 3), Position(1, 3))


def test_what_an_editor_sends_is_read_as_a_file_is() -> None:
    assert as_page_text("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
    # An editor may send half of a sign while a person writes it.
    assert as_page_text("5\ud83d mg😀") == "5\ufffd mg😀"
