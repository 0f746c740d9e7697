"""What a block says, as plain text: for a reader who compares it with the other language.

Unlike `plain` in `text.markdown.inline` nothing that a reader sees may get lost here: code, addresses and words of another
language stay, and so does a star or an underscore between two digits.
"""

import html
import re

from duizhao.memory.essence import EMPHASIS, without_comments
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.brackets import brackets
from duizhao.text.markdown.inline import ATTRIBUTES, CODE, FOOTNOTE, TAG
from duizhao.text.markdown.table_cells import cells

# What is struck out does not hold any more.
STRUCK = re.compile(
    r"<(?P<tag>del|s|strike)\b[^<>]{0,300}>(?:(?!</(?P=tag)).){0,3000}</(?P=tag)>", re.S | re.I
)
RAISED = re.compile(r"<sup\b[^<>]{0,300}>", re.I)
AUTOLINK = re.compile(r"<((?:https?://|mailto:|tel:)[^<>\s]{1,2000})>")
# The tag of a source, such as `[S01](sources.md#s01){ .source }`: a number that leads nowhere from here.
SOURCE = re.compile(r"\{:?[^{}\n]{0,300}\.source\b[^{}\n]{0,300}\}")
# A sign that a backslash makes an ordinary one.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# From here on, one sign stands for one text that is kept as it is.
FIRST_HELD = 0xF0000
CELL_GAP = " · "


def plain_text(block: Block) -> str:
    """The words of `block`, white space folded. A snippet has none of its own."""
    if block.kind == "snippet":
        return ""
    if block.kind == "code":
        return _folded(block.text)
    if block.kind == "row":
        return CELL_GAP.join(filter(None, map(_words, cells(block.text))))
    return _words(block.text)


def _words(text: str) -> str:
    held: list[str] = []

    def hold(words: str) -> str:
        held.append(words)
        return chr(FIRST_HELD + len(held) - 1)

    text = CODE.sub(lambda match: hold(match.group().strip("`").strip()), text)
    text = ESCAPED.sub(lambda match: hold(match[1]), without_comments(text))
    text = AUTOLINK.sub(
        lambda match: hold(match[1].partition(":")[2] if "mailto" in match[1] else match[1]), text
    )
    text = _without_targets(text)
    text = ATTRIBUTES.sub("", FOOTNOTE.sub("", text))
    text = RAISED.sub("^", STRUCK.sub(" ", text))
    text = TAG.sub(lambda match: " " if match.group().lower().startswith("<br") else "", text)
    text = html.unescape(EMPHASIS.sub("", text))
    for number, words in enumerate(held):
        text = text.replace(chr(FIRST_HELD + number), words)
    return _folded(text)


def _without_targets(text: str) -> str:
    """`text` with the words of its links and pictures, without their addresses and without the tags of sources."""
    cuts: list[tuple[int, int]] = []
    for bracket in brackets(text):
        if bracket.target is None and bracket.end <= bracket.text_end + 1:
            continue
        source = SOURCE.match(text, bracket.end)
        if source:
            cuts.append((bracket.start, source.end()))
        else:
            cuts += [(bracket.start, bracket.text_start), (bracket.text_end, bracket.end)]
    parts: list[str] = []
    position = 0
    for start, end in sorted(cuts):
        if end > position:
            parts.append(text[position : max(start, position)])
            position = end
    return "".join([*parts, text[position:]])


def _folded(text: str) -> str:
    return " ".join(text.split())
