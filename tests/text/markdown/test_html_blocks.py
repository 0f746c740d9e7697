"""HTML is content: its texts are blocks as those of Markdown are, at their places, and can be changed alone."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.markdown.block import Block
from duizhao.text.markdown.blocks import read_blocks
from duizhao.text.markdown.edit import delete_block, insert_block, replace_block
from duizhao.text.markdown.table_cells import cells
from html_pages import html_pages

# A page, and its blocks as `line:column kind words`, with what they stand in in brackets.
PAGES = {
    "a table": (
        "<table>\n  <tr><th>a</th><td>b</td></tr>\n  <tr>\n    <td colspan=2>c</td>\n  </tr>\n</table>\n",
        ["2:7 row2 <th>a</th><td>b</td>", "4:5 row1 <td colspan=2>c</td>"],
    ),
    "a table with an empty line": (
        "<table>\n  <tr><td>a</td></tr>\n\n    <tr><td>b</td></tr>\n</table>\n",
        ["2:7 row1 <td>a</td>", "4:9 row1 <td>b</td>"],
    ),
    "a cell that is commented out": (
        "<table><tr>\n<!-- <td>a</td> -->\n<td>b</td>\n</tr></table>\n",
        ["3:1 row1 <td>b</td>"],
    ),
    "lists": (
        "<ul>\n<li>a\n<li>b<ol><li>c</li></ol></li>\n</ul>\n",
        ["2:5 item a (list)", "3:5 item b (list)", "3:14 item c (list, steps)"],
    ),
    "an item of two paragraphs": (
        "<ul><li><p>a</p><p>b</p></li></ul>\n",
        ["1:12 item a (list)", "1:20 paragraph b (list)"],
    ),
    "details around Markdown": (
        "<details>\n<summary>a</summary>\n\nb\n\n- c\n\n</details>\n\nd\n",
        [
            "2:10 title a (admonition:details)",
            "4:1 paragraph b (admonition:details)",
            "6:3 item c (admonition:details, list)",
            "10:1 paragraph d",
        ],
    ),
    "details that end in a paragraph": (
        "<details>\n<summary>a</summary>\n\n`</details>` b</details>\n\nc\n",
        ["2:10 title a (admonition:details)", "4:1 paragraph `</details>` b</details> (admonition:details)", "6:1 paragraph c"],
    ),
    "paragraphs": ("<p>a\n   b</p>c\n", ["1:4 paragraph a\nb", "2:9 paragraph c"]),
    "definitions": (
        "<dl><dt>a</dt><dd>b<p>c</dd></dl>\n",
        ["1:9 term a", "1:19 definition b", "1:23 paragraph c"],
    ),
    "a heading": ('<h2 class="x" id="y">a</h2>\nb\n', ["1:22 heading2 a", "2:1 paragraph b"]),
    "a figure in md_in_html": (
        "<figure markdown>\n  ![a](b.png)\n  <figcaption>c</figcaption>\n</figure>\n",
        ["2:3 paragraph ![a](b.png)", "3:15 paragraph c"],
    ),
    "details in md_in_html": (
        '<details markdown="1">\n<summary>a</summary>\n- b\n\n    <p>c</p>\n</details>\n- d\n',
        [
            "2:10 title a (admonition:details)",
            "3:3 item b (admonition:details, list)",
            "5:8 paragraph c (admonition:details, list)",
            "7:3 item d (list)",
        ],
    ),
    "a quotation": ("<blockquote>\na\n</blockquote>\nb\n", ["2:1 paragraph a (quote)", "4:1 paragraph b"]),
    "a component": (
        "<Note title=\"a\">\n- b\n- c\n</Note>\n\nd\n",
        ["1:14 title a", "2:3 item b (list)", "3:3 item c (list)", "6:1 paragraph d"],
    ),
    "tabs of MDX": (
        "<Tabs>\n  <TabItem\n    label=\"a\">\n\n    b\n\n  </TabItem>\n</Tabs>\n\n    c\n",
        ["3:12 title a (tab)", "5:5 paragraph b (tab)", "10:5 code c\n"],
    ),
    "a component that shows a terminal": (
        "<TerminalBlock>\n\nnpm install\n\n</TerminalBlock>\n",
        ["3:1 code npm install\n"],
    ),
    "an element of Vue": ("<my-box>\na\n</my-box>\n", ["2:1 paragraph a"]),
    "in a list and in a quotation": (
        "- <div>\n  a\n  </div>\n\n> <p>b\n> c</p>\n",
        ["2:3 item a (list)", "5:6 paragraph b\nc (quote)"],
    ),
    "what no reader sees": (
        "<div hidden>\n\na\n\n</div>\n<p style='display:none'>b</p>\n<template>\n\nc\n\n</template>\n"
        "<script>\nd\n\ne</script>\n<!-- f -->\n",
        [],
    ),
    "a picture": ("<svg>\n<title>a</title><text>b</text>\n</svg>\n", ["2:8 paragraph a"]),
    "without a word": ("<hr>\n<a id='x'></a>\n\n<p><img src='a.png'></p>\n", ["4:4 html <img src='a.png'>"]),
    "a quotation of another language": (
        "<blockquote lang='zh'>甲,乙</blockquote>\n",
        ["1:1 html <blockquote lang='zh'>甲,乙</blockquote>"],
    ),
    "code": (
        '<pre><code class="language-sh">a\n\n b\n</code></pre>\nc\n',
        ["1:32 code a\n\n b\n", "5:1 paragraph c"],
    ),
    "indented code": ("a\n\n    b\n\n     c\n\nd\n", ["1:1 paragraph a", "3:5 code b\n\n c\n", "7:1 paragraph d"]),
    "a footnote goes on indented": (
        "[^1]: a\n\n    b\n\n        c\n\nd\n",
        ["1:1 paragraph [^1]: a", "3:5 paragraph b", "5:9 code c\n", "7:1 paragraph d"],
    ),
    "MDX": (
        "import A from 'a';\n\nexport const b = () => {\n\n  return 1\n}\n\nimport a letter from home\n",
        [
            "1:1 code import A from 'a';\n",
            "3:1 code export const b = () => {\n\n  return 1\n}\n",
            "8:1 paragraph import a letter from home",
        ],
    ),
    "TOML": (
        '+++\ntitle = "a"\n[menu]\ndescription = "b"\n+++\n\nc\n',
        ["2:10 meta a", "7:1 paragraph c"],
    ),
    "shortcodes around code": (
        "{{<mermaid>}}\ngraph a\n{{</mermaid>}}\n\n{{% code lang=\"sh\" %}}\nb\n{{% /code %}}\n",
        ["2:1 code graph a\n", "6:1 code b\n"],
    ),
}  # fmt: skip
HTML_PAGES = [page for pair in html_pages() for page in pair]
SCRAPS = st.lists(
    st.sampled_from(
        [
            "a",
            "甲",
            "\n",
            "\n\n",
            "<p>",
            "</p>",
            "<li>",
            "<ul>",
            "</ul>",
            "<div>",
            "</div>",
            "<td>",
            "<tr>",
            "<table>",
            "</table>",
            "<details>",
            "</details>",
            "<summary>",
            "<b>",
            "</b>",
            "<br>",
            "<Note>",
            "</Note>",
            "<div",
            "markdown>",
            "<!--",
            "-->",
            "-",
            ">",
            "#",
            "",
            "",
            "",
            "",
            "",
            "`",
            "*",
            "&amp;",
            "</",
            "<",
            "5",
        ]
    ),
    max_size=25,
)


def told(block: Block) -> str:
    line, column = block.position(0)
    within = f" ({', '.join(block.within)})" if block.within else ""
    return f"{line}:{column} {block.kind}{block.level or ''} {block.text}{within}"


@pytest.mark.parametrize(("page", "blocks"), PAGES.values(), ids=PAGES.keys())
def test_page(page: str, blocks: list[str]) -> None:
    assert [told(block) for block in read_blocks(page).blocks] == blocks


def test_an_html_list_answers_a_list_of_markdown() -> None:
    html = read_blocks("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n").blocks
    markdown = read_blocks("- a\n- b\n").blocks
    assert [(one.shape, one.text) for one in html] == [(one.shape, one.text) for one in markdown]
    assert [one.containers for one in html] == [one.containers for one in markdown]


def test_an_html_table_answers_a_table_of_markdown() -> None:
    html = read_blocks("<table><tr><th>a</th><th>b</th></tr><tr><td>c<td>d</table>\n").blocks
    markdown = read_blocks("| a | b |\n|---|---|\n| c | d |\n").blocks
    assert [one.shape for one in html] == [one.shape for one in markdown]
    assert [cells(one.text) for one in html] == [["a", "b"], ["c", "d"]]


def test_cells() -> None:
    assert cells("<td>a | b</td><th rowspan=2>c<table><tr><td>d</td></tr></table></th>") == [
        "a | b",
        "c<table><tr><td>d</td></tr></table>",
    ]
    assert cells("| a \\| b | <td> |") == [" a \\| b ", " <td> "]


@given(SCRAPS)
def test_places_point_at_the_characters(scraps: list[str]) -> None:
    page = " ".join(scraps).replace(" \n ", "\n")
    lines = page.split("\n")
    for block in read_blocks(page).blocks:
        if block.kind == "meta":
            continue
        for offset, character in enumerate(block.text):
            if not character.isspace():
                line, column = block.position(offset)
                assert lines[line - 1][column - 1] == character, (page, block, offset)


class Words(HTMLParser):
    """What a browser shows of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data.split()


ELEMENT = st.deferred(
    lambda: st.builds(
        lambda name, inner, gap: f"<{name}>{gap}{inner}</{name}>",
        st.sampled_from(
            [
                "p",
                "div",
                "ul",
                "ol",
                "li",
                "table",
                "tr",
                "td",
                "th",
                "dl",
                "dt",
                "dd",
                "details",
                "summary",
                "section",
                "figure",
                "h2",
                "blockquote",
                "b",
                "a",
            ]
        ),
        st.lists(st.one_of(st.sampled_from(["wait", "等待", "5", "mg", "&lt;"]), ELEMENT), max_size=4).map(
            " ".join
        ),
        st.sampled_from(["", "\n", " "]),
    )
)


@given(st.lists(ELEMENT, min_size=1, max_size=4).map("\n".join))
def test_no_visible_word_is_lost(html: str) -> None:
    page = f"<div>\n{html}\n</div>\n"
    read = [word for block in read_blocks(page).blocks for word in Words(block.text).words]
    assert read == Words(page).words


def other_text(block: Block) -> str:
    """Another text that may stand where `block` does."""
    if block.kind == "row":
        return re.sub("(<t[dh][^>]*>)", r"\1新 ", block.text, count=1)
    if block.kind == "code":
        return block.text.replace("a", "新", 1)
    return f"新 {block.text}"


@pytest.mark.parametrize("page", HTML_PAGES)
def test_every_block_can_be_changed_alone(page: str) -> None:
    before = read_blocks(page).blocks
    for number, one in enumerate(before):
        assert replace_block(page, one, one.text) == page
        if one.kind == "html":
            continue
        new = other_text(one)
        changed = replace_block(page, one, new)
        after = read_blocks(changed).blocks
        assert [block.text for block in after] == [
            new if place == number else block.text for place, block in enumerate(before)
        ]
        assert replace_block(changed, after[number], one.text) == page


def test_a_block_that_was_deleted_is_put_back() -> None:
    tried = 0
    numbered = [(page, number) for page in HTML_PAGES for number in range(1, len(read_blocks(page).blocks))]
    for page, number in numbered:
        before = read_blocks(page).blocks
        one = before[number]
        if one.kind not in ("item", "row", "definition") or before[number - 1].shape != one.shape:
            continue
        tried += 1
        cut = delete_block(page, one)
        left = read_blocks(cut).blocks
        assert [block.text for block in left] == [block.text for block in before if block is not one]
        put = insert_block(cut, left[number - 1], page, one, one.text)
        assert [block.text for block in read_blocks(put).blocks] == [block.text for block in before]
    assert tried > 100
