"""The words of a line with marks under them, in terminal columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.checks.reports.excerpt import UNSEEN, display_width, excerpt, pad

# line, column, words: what is printed.
ROWS = {
    "English": ("Stay 2 hours.", 6, "2 hours", "Stay 2 hours.", "     ^^^^^^^"),
    "Chinese is twice as wide": ("停留 20 分钟。", 4, "20 分钟", "停留 20 分钟。", "     ^^^^^^^"),
    "full-width digits too": ("约２０人", 2, "２０", "约２０人", "  ^^^^"),
    "a tab becomes four spaces": ("a\tb", 3, "b", "a    b", "     ^"),
    "the indent goes": ("        - 药", 11, "药", "- 药", "  ^^"),
    "a combining mark takes nothing": ("cafe\u0301 药", 6, "", "cafe\u0301 药", ""),
    "no words, no marks": ("停留", 1, "", "停留", ""),
    "words that go on below": ("停留 40", 4, "40\n分钟", "停留 40", "     ^^"),
    "a column beyond the line": ("药", 9, "x", "药", ""),
    "hidden characters are shown": ("酮\u200b胺", 1, "酮\u200b胺", f"酮{UNSEEN}胺", "^^^^^"),
}


@pytest.mark.parametrize(("line", "column", "words", "shown", "marks"), ROWS.values(), ids=ROWS.keys())
def test_row(line: str, column: int, words: str, shown: str, marks: str) -> None:
    found = excerpt(line, column, words)
    assert (found.line, found.marks) == (shown, marks)


def test_a_long_line_is_cut_around_the_words() -> None:
    found = excerpt("前" * 100 + "错字" + "后" * 100, 101, "错字", width=20)
    assert found.line == "…前前错字后后后后后…"
    assert found.marks == "     ^^^^"


def test_words_at_the_start_leave_the_room_to_what_follows() -> None:
    assert excerpt("错字" + "后" * 100, 1, "错字", width=20).line == "错字后后后后后后后…"


def test_words_at_the_end_leave_the_room_to_what_stands_before() -> None:
    assert excerpt("前" * 100 + "错字", 101, "错字", width=20).line == "…前前前前前前前错字"


@given(
    st.text(st.sampled_from("ab 氯胺酮，\t１e\u0301\u200b"), max_size=60),
    st.integers(1, 61),
    st.integers(0, 40),
    st.integers(12, 50),
)
def test_marks_stand_under_the_words_within_the_width(
    line: str, column: int, length: int, width: int
) -> None:
    words = line[column - 1 : column - 1 + length]
    found = excerpt(line, column, words, width)
    assert display_width(found.line) <= width
    assert len(found.marks) <= display_width(found.line)


def test_pad_counts_terminal_columns() -> None:
    assert [display_width(pad(text, 8)) for text in ("", "ab", "药", "２a")] == [8, 8, 8, 8]
