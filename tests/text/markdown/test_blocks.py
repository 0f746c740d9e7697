"""How a page is read: every construct of MkDocs, where each block stands, and hard texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.markdown.blocks import Block, read_blocks

# A page, and its blocks as `line:column kind words`, with what they stand in in brackets.
PAGES = {
    "front matter": (
        '---\ntitle: title\ndescription: "What can happen"\nreviewed_by: ""\n---\nText\n',
        ["2:8 meta title", "3:15 meta What can happen", "6:1 paragraph Text"],
    ),
    "front matter without a page": ("---\ntitle: A\n---\n", ["2:8 meta A"]),
    "a line across is no front matter": (
        "Text\n\n---\n\nmore: text\n",
        ["1:1 paragraph Text", "5:1 paragraph more: text"],
    ),
    "headings": (
        "# One {#one}\n\n## Two ##\n\nThree\n=====\n\nFour\n----\n",
        ["1:3 heading One {#one}", "3:4 heading Two", "5:1 heading Three", "8:1 heading Four"],
    ),
    "a paragraph of two lines": ("one\n  two\n", ["1:1 paragraph one\n  two"]),
    "lists": (
        "- one\n- two\n    - nested\n\n    more\n\n1. 1\n10. ten\n",
        [
            "1:3 item one (list)",
            "2:3 item two (list)",
            "3:7 item nested (list, list)",
            "5:5 paragraph more (list)",
            "7:4 item 1 (steps)",
            "8:5 item ten (steps)",
        ],
    ),
    "tasks": ("- [ ] do\n- [x] done\n", ["1:3 item [ ] do (list)", "2:3 item [x] done (list)"]),
    "quotes": (
        "> one\n> two\n>\n> - item\n",
        ["1:3 paragraph one\ntwo (quote)", "4:5 item item (quote, list)"],
    ),
    "admonitions": (
        '!!! note "note"\n\n    one\n\n??? tip "Fold"\n\n    two\n\n???+ tip "Open"\n\n    - three\n',
        [
            "1:11 title note (admonition:note)",
            "3:5 paragraph one (admonition:note)",
            "5:10 title Fold (admonition:tip)",
            "7:5 paragraph two (admonition:tip)",
            "9:11 title Open (admonition:tip)",
            "11:7 item three (admonition:tip, list)",
        ],
    ),
    "a heading in an admonition": (
        '!!! note "A"\n\n    ### B {#b}\n',
        ["1:11 title A (admonition:note)", "3:9 heading B {#b} (admonition:note)"],
    ),
    "content tabs": (
        '=== "One"\n\n    one\n\n=== "Two"\n\n    ```sh\n    two\n    ```\n',
        ["1:6 title One (tab)", "3:5 paragraph one (tab)", "5:6 title Two (tab)", "8:5 code two\n (tab)"],
    ),
    "tables": (
        "| a | b |\n|---|:-:|\n| c \\| d | `e` |\n\nText\n",
        ["1:1 row | a | b |", "3:1 row | c \\| d | `e` |", "5:1 paragraph Text"],
    ),
    "definitions": (
        "Term\n:   One\n\n    two\n",
        ["1:1 term Term", "2:5 definition One", "4:5 paragraph two"],
    ),
    "fences": ("```py title=\"a\"\na\n\nb\n```\n\n~~~\nc\n~~~\n", ["2:1 code a\n\nb\n", "8:1 code c\n"]),
    "code in a list": ("- one\n\n    ```\n    a\n    ```\n", ["1:3 item one (list)", "4:5 code a\n (list)"]),
    "HTML": (
        "<div markdown>\none\n</div>\n\nText\n",
        ["2:1 paragraph one", "5:1 paragraph Text"],
    ),
    "a comment is for editors": ("<!-- one\n\ntwo -->\n\nText\n", ["5:1 paragraph Text"]),
    "snippets": ('--8<-- "en/x.md"\n\nText\n', ['1:1 snippet --8<-- "en/x.md"', "3:1 paragraph Text"]),
    "an attribute list below": ("Text\n{: .a #b }\n", ["1:1 paragraph Text\n{: .a #b }"]),
    "footnotes and abbreviations": (
        "One.[^1]\n\n[^1]: Two\n\n*[FDA]: Three\n",
        ["1:1 paragraph One.[^1]", "3:1 paragraph [^1]: Two"],
    ),
    "an abbreviation that stands on the page": (
        "The FDA.\n\n*[FDA]: Three\n",
        ["1:1 paragraph The FDA.", "3:1 paragraph *[FDA]: Three"],
    ),
    "a text that is hidden as a whole": (
        "- one\n- <span hidden>two</span>\n\n<template><p>three</p></template>\n\n~~four~~ ![](a.png)\n",
        ["1:3 item one (list)", "6:1 paragraph ~~four~~ ![](a.png)"],
    ),
    "texts in attributes": (
        '<Card caption="One" size="2" says={"three words here"}>\n\nText\n\n</Card>\n\n<section aria-label="Two">\nEnd\n</section>\n',
        ["1:16 title One", "1:37 title three words here", "3:1 paragraph Text", "7:22 title Two", "8:1 paragraph End"],
    ),
    "link definitions are no block": (
        "[a]: https://example.org\n[b]:\n  c.md 'C'\n\nText [a]\n",
        ["5:1 paragraph Text [a]"],
    ),
    "MkDocs blocks": (
        "/// note | Title\n\none\n\n//// tip\n    open: true\n\ntwo\n\n////\n\n///\n\nthree\n",
        [
            "1:12 title Title (admonition:note)",
            "3:1 paragraph one (admonition:note)",
            "8:1 paragraph two (admonition:note, admonition:tip)",
            "14:1 paragraph three",
        ],
    ),
    "VitePress containers": (
        "::: warning Title {#a}\none\n:::\n\n:::: tip\n::: danger\ntwo\n:::\n::::\n",
        [
            "1:13 title Title (admonition:warning)",
            "2:1 paragraph one (admonition:warning)",
            "7:1 paragraph two (admonition:tip, admonition:danger)",
        ],
    ),
    "a container in a list": (
        "- one\n  :::tip\n  two\n  :::\n",
        ["1:3 item one (list)", "3:3 paragraph two (list, admonition:tip)"],
    ),
    "a fence in a container": ("::: tip\n```\n:::\n```\n:::\n", ["3:1 code :::\n (admonition:tip)"]),
    "a container that is never closed": (
        "::: tip\none\n\n# two\n",
        ["2:1 paragraph one (admonition:tip)", "4:3 heading two (admonition:tip)"],
    ),
    "Hugo shortcodes": (
        '{{% alert title="T" color="warning" %}}\none\n{{% /alert %}}\n\n{{< include "a/b.md" >}}\n\n'
        '{{% option x %}}\ntwo\n{{% /option %}}\n',
        [
            "1:18 title T (admonition:warning)",
            "2:1 paragraph one (admonition:warning)",
            '5:1 snippet {{< include "a/b.md" >}}',
            "8:1 paragraph two",
        ],
    ),
    "GitHub alerts": (
        "> [!NOTE]\n> one\n\n> [!TIP] Title\n>\n> two\n",
        ["2:3 paragraph one (admonition:note)", "4:10 title Title (admonition:tip)",
         "6:3 paragraph two (admonition:tip)"],
    ),
    "files taken in": (
        "{* ../a.py hl[1] *}\n\n<<< @/b.js\n\n--8<--\nc.md\n--8<--\n",
        ["1:1 snippet {* ../a.py hl[1] *}", "3:1 snippet <<< @/b.js", "5:1 snippet --8<--\nc.md\n--8<--"],
    ),
    "formulae and templates": (
        "$$\nx^2\n$$\n\n{{ name }}\n",
        ["1:1 paragraph $$\nx^2\n$$", "5:1 paragraph {{ name }}"],
    ),
    "nothing": ("", []),
    "blanks": (" \n\t\n\n", []),
}  # fmt: skip


def told(block: Block) -> str:
    line, column = block.position(0)
    within = f" ({', '.join(block.within)})" if block.within else ""
    return f"{line}:{column} {block.kind} {block.text}{within}"


@pytest.mark.parametrize(("page", "blocks"), PAGES.values(), ids=PAGES.keys())
def test_page(page: str, blocks: list[str]) -> None:
    assert [told(block) for block in read_blocks(page).blocks] == blocks


@pytest.mark.parametrize("page", [page for page, _blocks in PAGES.values()], ids=PAGES.keys())
def test_every_character_is_found_at_its_position(page: str) -> None:
    source = page.split("\n")
    for block in read_blocks(page).blocks:
        for offset, character in enumerate(block.text):
            line, column = block.position(offset)
            assert character == "\n" or source[line - 1][column - 1] == character


def test_levels_and_anchors() -> None:
    page = "# A {#a}\n\n### B {: #b .x }\n\nC\n===\n\n!!! note\n\n    #### D\n\n> ## E {#e}\n"
    headings = [block for block in read_blocks(page).blocks if block.kind == "heading"]
    assert [(block.level, block.anchor) for block in headings] == [
        (1, "a"),
        (3, "b"),
        (1, ""),
        (4, ""),
        (2, "e"),
    ]


@pytest.mark.parametrize("name", PAGES)
def test_number_is_the_place_in_the_page(name: str) -> None:
    page, blocks = PAGES[name]
    assert [block.number for block in read_blocks(page).blocks] == list(range(len(blocks)))


def test_section_is_the_heading_above() -> None:
    blocks = read_blocks("one\n\n# A {#a}\n\ntwo\n\n## B\n\n- three\n").blocks
    assert [(block.text, block.section) for block in blocks if block.kind != "heading"] == [
        ("one", ""),
        ("two", "a"),
        ("three", "B"),
    ]


@pytest.mark.parametrize(
    ("front_matter", "fault"),
    [
        ("title: a: b", "mapping values are not allowed"),
        ("- one", "not a list of `name: value` lines"),
        ("title: [", "expected"),
        ("date: 2026-99-99", "month must be in 1..12"),
    ],
)
def test_front_matter_that_cannot_be_read(front_matter: str, fault: str) -> None:
    assert fault in read_blocks(f"---\n{front_matter}\n---\nText\n").fault


HARD = {
    "NUL bytes": "a\0b\n\n# c\0 {#d}\n\n- \0\n",
    "unbalanced table": "| a | b |\n|---|---|\n| c |\n| d | e | f | g |\n|\n||||\n",
    "deep quotes": ">" * 20_000 + " x",
    "deep lists": "".join("  " * depth + "- x\n" for depth in range(300)),
    "deep boxes": "".join("    " * depth + "!!! note\n\n" for depth in range(150)),
    "deep tabs": "".join("    " * depth + '=== "t"\n\n' for depth in range(150)),
    "open fence": "```\n" + "x\n" * 1000,
    "open front matter": "---\ntitle: a\n" + "x\n" * 1000,
    "open brackets": "[" * 50_000,
    "open comment": "<!-- " * 20_000,
    "backticks": "`" * 100_000,
    "many definitions": "t\n:   d\n\n" * 3000,
    "many rows": "| a | b |\n|---|---|\n" + "| c | d |\n" * 10_000,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_text_is_read_in_time(text: str) -> None:
    started = time.process_time()
    blocks = read_blocks(text).blocks
    for block in blocks[:100]:
        block.position(len(block.text))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "unit", ["word ** [ ( ` < 氯胺酮 ", "one line, [x](y)\n"], ids=["one line", "many lines"]
)
def test_time_grows_with_length(unit: str) -> None:
    """1 MB takes about four times as long as 256 kB; a square law would take sixteen times."""
    small, large = (_best_time(unit * (size // len(unit.encode()))) for size in (2**18, 2**20))
    assert large < 10 * small + 0.05


def _best_time(text: str) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        assert len(read_blocks(text).blocks) == 1
        times.append(time.process_time() - started)
    return min(times)


LINE = st.sampled_from(
    ["", "text", "# h {#a}", "- item", "    - nested", "> quote", '!!! note "t"', "    body", '=== "t"',
     "| a | b |", "|---|---|", "```", ":   d", "<div>", "---", "title: x", "===", "1. one", '--8<-- "x"',
     "\t- tab", "{: #b }"]
)  # fmt: skip


@given(st.lists(LINE, max_size=12))
def test_every_position_is_in_the_file(lines: list[str]) -> None:
    page = "\n".join(lines)
    for block in read_blocks(page).blocks:
        for offset in range(len(block.text) + 1):
            line, column = block.position(offset)
            assert 1 <= line <= len(lines) + 1 and column >= 1


def test_a_lone_return_ends_a_line() -> None:
    text = "Text\rmore\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    blocks = read_blocks(text).blocks
    assert [block.line for block in blocks] == [1, 4, 6]
    assert blocks[-1].text.strip("| ").startswith("1")
