"""Links and prose inside a block."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.markdown.inline import links, plain, prose

LINKS = [
    ("[a](b.md)", ["b.md"]),
    ("[a](b.md#c){ .source } 和 [d](e.md \"title\")", ["b.md#c", "e.md"]),
    ("[a](<b c.md>)", ["b c.md"]),
    ("![a](b.png)", ["b.png"]),
    ("[![a](b.png)](c.md)", ["c.md", "b.png"]),
    ("[a [b] c](d.md)", ["d.md"]),
    ("[a](https://example.org/x_(y))", ["https://example.org/x_(y)"]),
    ("<https://example.org/a> <mailto:a@example.org>", ["https://example.org/a", "mailto:a@example.org"]),
    ("见 https://example.org/a。", ["https://example.org/a"]),
    ("See https://example.org/a.", ["https://example.org/a"]),
    ("`[a](b.md)` ``[`](c)``", []),
    ("[a] (b) [c]", []),
]  # fmt: skip
PLAIN = [
    ("**Ketamine** is a *medicine*.", "Ketamine is a medicine."),
    ("See [the page](a.md){ .b }.", "See the page ."),
    ("It helps.[^1]", "It helps."),
    ("Run `code` now", "Run now"),
    ('<span lang="zh">速开朗</span> is a name', "is a name"),
    ("| a | b |", "a b"),
    ("2 * 3 * 4", "2 * 3 * 4"),
]


@pytest.mark.parametrize(("text", "targets"), LINKS)
def test_links(text: str, targets: list[str]) -> None:
    assert [link.target for link in links(text)] == targets


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_words_of_a_foreign_span_can_be_kept() -> None:
    text = '<span lang="en">40 minutes</span>'
    assert prose(text).strip() == ""
    assert prose(text, keep_foreign=True).strip() == "40 minutes"
    assert prose(text, keep_foreign=True).index("40") == text.index("40")


TAGS = ["https://", '<span lang="en">', "</span>", "[a](b)", "<!--", "-->", "{: #x }"]
MARKED = st.lists(st.sampled_from([*"ab 1[](){}<>`*_!\"'#./:\n氯胺，", *TAGS]), max_size=30).map("".join)


@given(MARKED | st.text(max_size=40))
def test_prose_keeps_every_offset(text: str) -> None:
    for masked in (prose(text), prose(text, keep_foreign=True)):
        assert len(masked) == len(text)
        assert all(
            new in (old, " ") and (old != "\n" or new == "\n") for old, new in zip(text, masked, strict=True)
        )


@given(MARKED)
def test_links_lie_in_the_text(text: str) -> None:
    for link in links(text):
        assert 0 <= link.start < link.end <= len(text)


HARD = [
    mark * 10_000 for mark in ("[", "[a](", "`", "<", "<!--", "{", "{#a ", "https://", "![", "[^", "[a](b")
] + ['<span lang="en">' * 2_000]


@pytest.mark.parametrize("text", HARD, ids=lambda text: text[:16])
def test_hard_text_is_read_in_time(text: str) -> None:
    started = time.process_time()
    prose(text)
    links(text)
    assert time.process_time() - started < 5
