"""One block of a page is changed, or one is added; every other block and every other byte stays."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.errors import CannotRun
from duizhao.text.markdown.blocks import Block, read_blocks
from duizhao.text.markdown.edit import insert_block, replace_block

DOCS = Path(__file__).parents[3] / "docs"
PAGES = sorted(path for language in ("en", "zh") for path in (DOCS / language).rglob("*.md"))
ADDED = ' 新 "x": y'
# Of the blocks of a page, one in so many is changed, always the same ones: all of them would take minutes.
EVERY = 4


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(text).blocks


def block(text: str, words: str) -> Block:
    (found,) = [block for block in blocks(text) if words in f"{block.text}\n"][:1]
    return found


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def other_text(block: Block) -> str:
    """Another text that may stand where `block` does."""
    match block.kind:
        case "heading":
            return f"新 {block.text}"
        case "row":
            return block.text.replace("|", "| 新", 1)
        case "code" | "html":
            return f"{block.text}{block.text}"
        case _:
            return block.text + ADDED


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_every_block_of_the_library(path: Path) -> None:
    page = path.read_text("utf-8")
    before = blocks(page)
    assert before
    expected = [one.text for one in before]
    for one in before:
        assert replace_block(page, one, one.text) == page
    # From the end, so that what stands above is where it was; each change is made in the page that the last one left.
    for number, one in reversed(list(enumerate(before))):
        if one.kind in ("snippet", "html") or number % EVERY:
            continue
        expected[number] = other_text(one)
        changed = replace_block(page, one, expected[number])
        # Not only as blocks: no other line is another one.
        lines, were = changed.split("\n"), page.split("\n")
        top, bottom = one.line - 1, len(were) - one.line - one.text.count("\n")
        assert lines[:top] == were[:top]
        assert lines[len(lines) - bottom :] == were[len(were) - bottom :]
        page = changed
    assert texts(page) == expected


PAGE = """---
title: "A: b"
description: Words # for search engines
topic: x
---

# Title {#title}

First line
second line

- one
  goes on
- two

> quoted
> on two lines

!!! warning "Do not"

    Body.

| a | b |
|---|---|
| 1 | 2 |

1. step

   more of it

Term
:   Definition

```sh
run
```
"""


@pytest.mark.parametrize(
    ("words", "new", "there"),
    [
        ("A: b", "C: d", 'title: "C: d"\n'),
        ("Words", "No: words", 'description: "No: words" # for search engines\n'),
        ("Words", "Say \"x\" 'y'", "description: Say \"x\" 'y' # for search engines\n"),
        ("Title", "题目 {#title}", "# 题目 {#title}\n"),
        ("First", "一行", "\n一行\n\n- one"),
        ("First", "一\n二\n三", "\n一\n二\n三\n\n- one"),
        ("one\n", "一", "- 一\n- two"),
        ("two\n", "二\n三", "- 二\n  三\n\n>"),
        ("quoted", "引\n用\n文", "> 引\n> 用\n> 文\n"),
        ("Do not", "不要", '!!! warning "不要"\n'),
        ("Body", "正\n文", "    正\n    文\n"),
        ("| 1", "| 3 | 4 |", "|---|---|\n| 3 | 4 |\n"),
        ("step", "第一步", "1. 第一步\n\n   more"),
        ("Definition", "定\n义", ":   定\n  义\n"),
        ("run", "stop\n", "```sh\nstop\n```"),
    ],
)
def test_a_block_is_replaced(words: str, new: str, there: str) -> None:
    changed = replace_block(PAGE, block(PAGE, words), new)
    assert there in changed
    assert len(blocks(changed)) == len(blocks(PAGE))


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("First", "one\n\ntwo"),
        ("First", "# not a heading"),
        ("First", "- not an item"),
        ("First", "<!-- swallows"),
        ("First", "```"),
        ("First", "text\n---"),
        ("First", ""),
        ("First", "[a]: https://example.org"),
        ("| 1", "| 1 | 2 | 3 |"),
        ("| 1", "| 1 |\n| 2 |"),
        ("Title", "two\nlines"),
        ("Do not", 'x\n"y'),
        ("run", "```\nout\n"),
    ],
)
def test_what_would_damage_the_page_is_refused(words: str, new: str) -> None:
    with pytest.raises(CannotRun):
        replace_block(PAGE, block(PAGE, words), new)


def test_a_page_that_changed_meanwhile_is_refused() -> None:
    one = block(PAGE, "First")
    with pytest.raises(CannotRun, match="changed meanwhile"):
        replace_block(PAGE.replace("First", "Other"), one, "new")


@given(some.sampled_from(blocks(PAGE)), some.text(max_size=30))
def test_whatever_is_written_only_its_block_changes(one: Block, new: str) -> None:
    number = blocks(PAGE).index(one)
    try:
        changed = replace_block(PAGE, one, new)
    except CannotRun:
        return
    after = blocks(changed)
    assert len(after) == len(blocks(PAGE))
    assert [b.text for n, b in enumerate(after) if n != number] == [
        b.text for n, b in enumerate(blocks(PAGE)) if n != number
    ]
    assert after[number].kind == one.kind


# Inserting.


def without(page: str, one: Block) -> str | None:
    """The page as it was before somebody wrote `one`; None where that is not clear."""
    lines = page.split("\n")
    start, end = one.line - 1, one.line + one.text.count("\n")
    if one.kind not in ("row", "item") and start and not lines[start - 1].strip() and not lines[end].strip():
        start -= 1
    cut = "\n".join([*lines[:start], *lines[end:]])
    return cut if len(blocks(cut)) == len(blocks(page)) - 1 else None


# A paragraph of a list inside a `<div markdown>` comes back with an empty line behind it.
IN_CARDS = pytest.param("index", marks=pytest.mark.xfail(strict=True, reason="a list inside of HTML"))


@pytest.mark.parametrize("name", ["administration", "side-effects", IN_CARDS, "sources"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_block_that_was_taken_out_is_put_back(name: str, language: str) -> None:
    page = (DOCS / language / f"{name}.md").read_text("utf-8")
    tried = 0
    for number, one in enumerate(blocks(page)):
        if number % EVERY or one.kind in ("meta", "title", "code", "html", "snippet"):
            continue
        cut = without(page, one)
        if cut is None:
            continue
        tried += 1
        above: Sequence[Block] = [block for block in blocks(cut)[:number] if block.kind != "meta"]
        put = insert_block(cut, above[-1] if above else None, page, one, one.text)
        assert texts(put) == texts(page)
        assert [line for line in put.split("\n") if line] == [line for line in page.split("\n") if line]
    assert tried > 5


@pytest.mark.parametrize(
    ("page", "after", "like_page", "like", "there"),
    [
        ("# 标题\n", "标题", "# T\n\nWords.\n", "Words.", "# 标题\n\n新\n"),
        ("# 标题\n\n后文\n", "标题", "# T\n\nWords.\n", "Words.", "# 标题\n\n新\n\n后文\n"),
        ("后文\n", None, "# T\n\nW\n", "T", "# 新\n\n后文\n"),
        ("- 一\n- 三\n", "一", "* one\n* two\n", "two", "- 一\n- 新\n- 三\n"),
        ("1. 一\n2. 三\n", "一", "1. one\n2. two\n", "two", "1. 一\n2. 新\n3. 三\n"),
        ("1. 一\n1. 三\n", "一", "1. one\n1. two\n", "two", "1. 一\n1. 新\n1. 三\n"),
        ("9. 一\n10. 三\n\n    续\n", "一", "1. one\n2. two\n", "two", "9. 一\n10. 新\n11. 三\n\n    续\n"),
        ("文\n\n- 二\n", "文", "T\n\n- one\n", "one", "文\n\n- 新\n- 二\n"),
        ("- 一\n", "一", "- one\n    - deep\n", "deep", "- 一\n    - 新\n"),
        ("文\n", "文", "T\n\n> quoted\n", "quoted", "文\n\n> 新\n"),
        ("文\n", "文", 'T\n\n!!! note ""\n    Body\n', "Body", '文\n\n!!! note ""\n    新\n'),
        ("文\n", "文", "T\n\n!!! note\n    Body\n", "Note", '文\n\n!!! note "新"\n'),
        ("!!! tip\n", "Tip", "!!! tip\n    Body\n", "Body", "!!! tip\n\n    新\n"),
        ('!!! note "注"\n', "注", '!!! note "N"\n\n    Body\n', "Body", '!!! note "注"\n\n    新\n'),
        ("文\n", "文", 'T\n\n!!! note "N"\n\n    Body\n', "N", '文\n\n!!! note "新"\n'),
        (
            "| 甲 | 乙 |\n|---|---|\n",
            "甲",
            "| a | b |\n|---|---|\n| 1 | 2 |\n",
            "| 1",
            "|---|---|\n| 新 | 2 |\n",
        ),
        ("```\n码\n```\n", "码", "```\nx\n```\n\nWords.\n", "Words.", "```\n码\n```\n\n新\n"),
    ],
)
def test_a_block_is_inserted(page: str, after: str | None, like_page: str, like: str, there: str) -> None:
    model = block(like_page, like)
    new = model.text.replace("1", "新") if model.kind == "row" else "新"
    put = insert_block(page, block(page, after) if after else None, like_page, model, new)
    assert there in put
    assert len(blocks(put)) == len(blocks(page)) + 1


def test_a_front_matter_value_is_inserted() -> None:
    page = "---\ntopic: x\n---\n\n# 标题\n"
    like = "---\ntitle: T\n---\n\n# T\n"
    put = insert_block(page, None, like, blocks(like)[0], "药: 名")
    assert put == '---\ntitle: "药: 名"\ntopic: x\n---\n\n# 标题\n'
    assert insert_block("文\n", None, like, blocks(like)[0], "名") == "---\ntitle: 名\n---\n\n文\n"


def test_what_cannot_be_inserted_is_refused() -> None:
    like = "T\n\n/// note | N\nBody\n///\n"
    with pytest.raises(CannotRun):
        insert_block("文\n", block("文\n", "文"), like, block(like, "Body"), "新")
