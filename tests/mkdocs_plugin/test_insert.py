"""Where the tokens go, for every kind of block: ‹ is an anchor, › a notice."""

from itertools import pairwise

import markdown
import pytest
from plugin_tools import parse

from duizhao.site.notices.fill_notices import fill
from duizhao.site.notices.insert_tokens import insert, token
from duizhao.site.notices.notice_spot import Notice, NoticeMark
from duizhao.text.markdown.blocks import Block, read_blocks

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.blocks.admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
OPTIONS = {"pymdownx.tabbed": {"alternate_style": True}}


def marks_at(block: Block, number: int = 0) -> list[NoticeMark]:
    anchor = f"text-{number:010x}"
    return [
        NoticeMark(block, "start", anchor),
        NoticeMark(block, "end", notice=Notice("other-changed", "en", block.kind, anchor)),
    ]


def shown(text: str, words: str) -> str:
    """`text` with the tokens at the block that begins with `words`."""
    block = next(block for block in read_blocks(text).blocks if block.text.startswith(words))
    anchor, notice = marks_at(block)
    lines = insert(text.split("\n"), (anchor, notice))
    return "\n".join(lines).replace(token(anchor), "‹").replace(token(notice), "›")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Take one.\nThen rest.\n", "Take", "‹Take one.\nThen rest. ›\n"),
        ("Take _one_\n", "Take", "‹Take _one_ ›\n"),
        ("*Take* one.  \n{: .dose }\n", "*Take", "‹*Take* one. ›  \n{: .dose }\n"),
        ("[S1](s.md){ .source }\n", "[S1", "‹[S1](s.md){ .source } ›\n"),
        ("[^1]: A note.\n", "[^1]", "[^1]: A note. ‹ ›\n"),
        ("*[* is a mark.\n", "*[*", "*[* is a mark. ‹ ›\n"),
        ("[ ] to do\n", "[ ]", "[ ] to do ‹ ›\n"),
        ("- one\n    - two\n", "one", "- ‹one ›\n    - two\n"),
        ("- one\n    - two\n", "two", "- one\n    - ‹two ›\n"),
        ("1. one\n\n    more\n", "more", "1. one\n\n    ‹more ›\n"),
        ("> quoted\n> words\n", "quoted", "> ‹quoted\n> words ›\n"),
        ("Term\n:   what it is\n", "Term", "‹Term ›\n:   what it is\n"),
        ("Term\n:   what it is\n", "what", "Term\n:   ‹what it is ›\n"),
        ("| a | b |\n| - | - |\n| 1 | 2 |\n", "| 1", "| a | b |\n| - | - |\n| ‹1 | 2 › |\n"),
        ("| a | b |\n| - | - |\n| 1 | 2 { .x } |\n", "| 1", "| a | b |\n| - | - |\n| ‹1 | 2 › { .x } |\n"),
        ("a | b\n--- | ---\n1 | 2\n", "1", "a | b\n--- | ---\n‹1 | 2 ›\n"),
        ("## Dose {#dose}\nTake one.\n", "Dose", "## Dose {#dose}\n\n‹ ›\n\nTake one.\n"),
        ("Dose\n----\n\nTake one.\n", "Dose", "Dose\n----\n\n‹ ›\n\n\nTake one.\n"),
        ("> ## Dose\n> Take one.\n", "Dose", "> ## Dose\n>\n> ‹ ›\n>\n> Take one.\n"),
        ("- ## Dose\n", "Dose", "- ## Dose\n\n    ‹ ›\n\n"),
        ("<p>Take one.</p>\n", "Take", "<p>‹Take one. ›</p>\n"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n", "two", "<ul>\n<li>one</li>\n<li>‹two ›</li>\n</ul>\n"),
        (
            "<table>\n<tr>\n  <td>1</td>\n  <td> 2 </td>\n</tr>\n</table>\n",
            "<td>1",
            "<table>\n<tr>\n  <td>‹1</td>\n  <td> 2 › </td>\n</tr>\n</table>\n",
        ),
        ("Do:\n\n    run\n\nText.\n", "run", "Do:\n\n    run\n\n‹ ›\n\n\nText.\n"),
        ("- one\n\n        run\nText.\n", "  run", "- one\n\n        run\n\n    ‹ ›\n\nText.\n"),
        ("```sh\nrun\n```\nText.\n", "run", "```sh\nrun\n```\n\n‹ ›\n\nText.\n"),
        ("- one\n\n    ```\n    run\n    ```\n", "run", "- one\n\n    ```\n    run\n    ```\n\n    ‹ ›\n\n"),
        ("<div>raw</div>\n\nText.\n", "raw", "<div>‹raw ›</div>\n\nText.\n"),
        ('!!! note "Mind"\n\n    Body.\n', "Mind", '!!! note "Mind"\n\n    ‹ ›\n\n\n    Body.\n'),
        ('!!! note "Mind"\n\n    Body.\n', "Body", '!!! note "Mind"\n\n    ‹Body. ›\n'),
        ('???+ note "Mind"\n    Body.\n', "Mind", '???+ note "Mind"\n\n    ‹ ›\n\n    Body.\n'),
        ('Text.\n\n??? note "Mind"\n    Body.\n', "Mind", 'Text.\n\n\n‹ ›\n\n??? note "Mind"\n    Body.\n'),
        ('=== "Tab"\n\n    Body.\n', "Tab", '=== "Tab"\n\n    ‹ ›\n\n\n    Body.\n'),
        ("/// note | Mind\nBody.\n///\n", "Mind", "/// note | Mind\n\n‹ ›\n\nBody.\n///\n"),
        ('Text\n--8<-- "x.md"\n', "Text", '‹Text ›\n--8<-- "x.md"\n'),
        ('--8<-- "x.md"\n\nText\n', "--8<", '--8<-- "x.md"\n\n‹ ›\n\n\nText\n'),
    ],
)
def test_the_tokens_stand_at_the_block(text: str, words: str, expected: str) -> None:
    assert shown(text, words) == expected


PAGE = """\
# Title {#title}

Some _emphasis_

- item **bold**
    - nested
        - deeper [S1](#title){ .source }

    a paragraph of the item

1. first
2. second

| head | other |
| --- | --- |
| 1 | 2 [S1](#title){ .source } |

!!! warning "Mind this"

    Words in a box.

    - a point in a box

        | in | box |
        | --- | --- |
        | x | y |

??? tip "Closed"

    Words in a closed box.

=== "First tab"

    Words in a tab.

=== "Second tab"

    1. a step in a tab

Term
:   Definition

> quoted words
>
> - a quoted point

```python
x = 1
```

/// note | A block
Words in a block.
///

<p>raw</p>

Last words[^1].

[^1]: The footnote.
"""
INSIDE = {
    "Some": "p",
    "item **": "li",
    "nested": "li",
    "deeper": "li",
    "second": "li",
    "| 1": "td",
    "Words in a box": "div",
    "a point in": "li",
    "| x": "td",
    "Words in a tab": "div",
    "a step": "li",
    "Term": "dt",
    "Definition": "dd",
    "quoted words": "blockquote",
    "a quoted": "li",
    "Words in a block": "div",
}


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS)


def test_a_page_with_tokens_everywhere_is_the_same_page() -> None:
    blocks = read_blocks(PAGE).blocks
    marks = [mark for number, block in enumerate(blocks) for mark in marks_at(block, number)]
    html = rendered("\n".join(insert(PAGE.split("\n"), marks)))
    done = fill(html, {mark.name: mark for mark in marks}, lambda mark, block: "")
    assert done.left == ()

    def words(html: str) -> str:
        # A paragraph more or less in a list item is no loss; neither is the empty row of a notice.
        for tag in ("<p>", "</p>", '<tr class="notice-row"><td colspan="2"></td></tr>'):
            html = html.replace(tag, "")
        return "".join(html.split())

    assert words(done.html) == words(rendered(PAGE))


@pytest.mark.parametrize("words", INSIDE)
def test_a_notice_stands_in_the_element_of_its_block(words: str) -> None:
    (block,) = (block for block in read_blocks(PAGE).blocks if block.text.startswith(words))
    marks = marks_at(block)
    html = rendered("\n".join(insert(PAGE.split("\n"), marks)))
    done = fill(html, {mark.name: mark for mark in marks}, lambda mark, _: f"<ins>{mark.place}</ins>")
    start, end = parse(done.html).all("ins")
    assert (start.text, end.text) == ("start", "end")
    assert INSIDE[words] in start.above and INSIDE[words] in end.above
    assert "a" not in end.above and "pre" not in end.above


def test_marks_at_one_place_keep_their_order() -> None:
    (block,) = read_blocks("Text.\n").blocks
    marks = [NoticeMark(block, "end", f"text-{number}") for number in range(4)]
    (line, _) = insert(["Text.", ""], marks)
    places = [line.index(token(mark)) for mark in marks]
    assert all(one < two for one, two in pairwise(places))


def test_as_many_lines_come_out_as_go_in() -> None:
    blocks = read_blocks(PAGE).blocks
    marks = [mark for number, block in enumerate(blocks) for mark in marks_at(block, number)]
    assert len(insert(PAGE.split("\n"), marks)) == len(PAGE.split("\n"))
