"""Markdown behind placeholders, and what a translator may do to them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.memory.exchange.protect import PlaceholderNames, added, faults, name_both, protect, restore
from duizhao.text.markdown.blocks import read_blocks

DOCS = Path(__file__).parents[3] / "docs"


def names(source: str, target: str = "") -> PlaceholderNames:
    return name_both(protect([source]), protect([target] if target else []))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [b](c) d", "a <a1>b</a1> d"),
        ("[S1](s.md#1){ .source } x", "<a1>S1</a1> x"),
        ("[**b** c](d)", "<a1><b1>b</b1> c</a1>"),
        ("**[b](c)**", "<b1><a1>b</a1></b1>"),
        ("*a **b** c*", "<b1>a <b2>b</b2> c</b1>"),
        ("***a***", "<b1>a</b1>"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*a\*", r"\*a\*"),
        ("`**a**` b", "<x1/> b"),
        ("![alt](p.png) ![](q.png)", "<i1>alt</i1> <x1/>"),
        ("<https://a.org> https://b.org/c.", "<x1/> <x2/>."),
        ("# A {#id}", "# A <x1/>"),
        ('<span lang="en">x</span>', "<x1/>x<x2/>"),
        ("note[^1] <!-- n -->", "note<x1/> <x2/>"),
        ("<a1>x</a1> <x1/> <b9/>", "<x1/>x<x2/> <x3/> <x4/>"),
        ("~~gone~~ x", "<b1>gone</b1> x"),
        ("[no link] here", "[no link] here"),
        ("[a](<b c.md>)", "<a1>a</a1>"),
        ("| **a** | b |", "| <b1>a</b1> | b |"),
    ],
)
def test_what_becomes_a_placeholder(text: str, shown: str) -> None:
    found = names(text)
    assert found.source == shown
    assert restore(shown, found) == text


def test_labels_of_links_count_only_where_they_are_defined() -> None:
    text = "[a][l], [l], [m]"
    assert name_both(protect([text], {"l": "t"}), protect([])).source == "<a1>a</a1>, <x1/>, [m]"
    assert names(text).source == text


def test_what_both_languages_have_has_one_number() -> None:
    found = names("[a](x) `c` [b](y) **d**", "**丁** [乙](y) `e` `c` [甲](x)")
    assert found.source == "<a1>a</a1> <x1/> <a2>b</a2> <b1>d</b1>"
    assert found.target == "<b1>丁</b1> <a2>乙</a2> <x2/> <x1/> <a1>甲</a1>"
    assert restore(found.target, found) == "**丁** [乙](y) `e` `c` [甲](x)"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_block_of_the_library_comes_back_as_it_was(language: str) -> None:
    for path in sorted((DOCS / language).rglob("*.md")):
        for block in read_blocks(path.read_text("utf-8")).blocks:
            found = protect([block.text], block.references)
            both = name_both(found, found)
            assert restore(both.target, both) == block.text
            assert faults(both.target, both, may_lack=False) == ()
            assert added(both.target, [block.text], both, block.references) == ()


MARKDOWN = some.lists(
    some.sampled_from(
        ["a", "药", " ", "\n", "*", "**", "_", "`", "[", "]", "](", "(u)", "](u)", "![", "{ .s }", "<", ">", "<a1>",
         "</a1>", "<x1/>", "<b1/>", "\\", "~~", "|", "https://x.org", "[^1]", "<!--", "-->", "{", "}", "5", "\0"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(MARKDOWN, MARKDOWN)
def test_any_text_comes_back_as_it_was(source: str, target: str) -> None:
    found = name_both(protect([source]), protect([target]))
    assert restore(found.target, found) == target
    assert faults(found.target, found, may_lack=True) == ()
    assert added(found.target, [target], found, {}) == ()
    same = name_both(protect([source]), protect([source]))
    assert restore(same.source, same) == source
    assert faults(same.source, same, may_lack=False) == ()


BOTH = names("[a](x) **b** `c`", "[甲](x) **乙** `c`")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<a1>甲</a1> <b1>乙</b1>", "<x1/> is missing"),
        ("<b1>乙</b1> <x1/>", "<a1>…</a1> is missing"),
        ("<a1>甲 <b1>乙</b1> <x1/>", "</a1> is missing"),
        ("甲</a1> <b1>乙</b1> <x1/>", "</a1> is wrongly nested"),
        ("<a1>甲 <b1>乙</a1></b1> <x1/>", "</a1> is wrongly nested"),
        ("<a1>甲</a1> <b1>乙</b1> <x1/> <x1/>", "<x1/> stands twice"),
        ("<a1>甲</a1> <a1>甲</a1> <b1>乙</b1> <x1/>", "<a1> stands twice"),
        ("<a1>甲</a1> <b1>乙</b1> <x1/> <x7/>", "<x7/> was added"),
        ("<a1/>甲 <b1>乙</b1> <x1/>", "<a1/> has to be written <a1>…</a1>"),
        ("<a1>甲</a1> <b1>乙</b1> <x1>", "<x1> has to be written <x1/>"),
    ],
)
def test_a_broken_placeholder_is_told(text: str, told: str) -> None:
    assert told in next(fault.en for fault in faults(text, BOTH, False))


def test_what_the_translation_lacked_before_it_may_lack() -> None:
    both = names("**a** [b](c)", "甲 [乙](c)")
    assert faults("甲 <a1>乙</a1>", both, may_lack=True) == ()
    assert faults("甲 <a1>乙</a1>", both, may_lack=False)
    assert faults("甲", both, may_lack=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "<a1>甲</a1> <b1>乙</b1> <x1/> [x](http://evil.example)",
            "Markdown was added: […](http://evil.example)",
        ),
        ("<a1>甲</a1> <b1>乙</b1> <x1/> <script>", "Markdown was added: <script>"),
        ("<a1>甲</a1> <b1>乙</b1> <x1/> **丙**", "Markdown was added: **…**"),
        ("<a1>甲</a1> <b1> 乙 </b1> <x1/>", "**…** would be read as ordinary text"),
    ],
)
def test_markdown_that_no_placeholder_stands_for_is_told(text: str, told: str) -> None:
    assert faults(text, BOTH, False) == ()
    assert told in next(fault.en for fault in added(text, [restore(text, BOTH)], BOTH, {}))
