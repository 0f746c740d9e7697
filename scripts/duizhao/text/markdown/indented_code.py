"""Indented code for markdown-it-py, where it is code: not below a footnote, whose text goes on indented, and not inside
the components of MDX, which has no such code.

The rule of CommonMark is left out: with it, markdown-it takes every indented line of HTML for code too.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from duizhao.text.markdown.components import is_in_component
from duizhao.text.markdown.html_elements import BLOCKS
from duizhao.text.markdown.html_tags import tags
from duizhao.text.reading.inline_html import VOID

INDENT = 4
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]:")


def indented_code_plugin(parser: MarkdownIt) -> None:
    """Add indented code to `parser`: tokens code_block."""
    parser.block.ruler.before("table", "indented_code", _indented_code)


def _indented_code(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    if state.sCount[start] - state.blkIndent < INDENT or is_in_component(state):
        return False
    if state.src.startswith("<", state.bMarks[start] + state.tShift[start]) and _is_in_html(state):
        return False
    last = start + 1
    behind = last
    while behind < end and (state.isEmpty(behind) or state.sCount[behind] - state.blkIndent >= INDENT):
        behind += 1
        if not state.isEmpty(behind - 1):
            last = behind
    if _is_below_footnote(state):
        old_indent, old_max = state.blkIndent, state.lineMax
        state.blkIndent, state.lineMax = old_indent + INDENT, last
        state.md.block.tokenize(state, start, last)
        state.blkIndent, state.lineMax = old_indent, old_max
        state.env["footnote"] = len(state.tokens)
    else:
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(start, last, INDENT + state.blkIndent, False) + "\n"
        token.map = [start, last]
    state.line = last
    return True


def _is_below_footnote(state: StateBlock) -> bool:
    tokens = state.tokens
    if state.env.get("footnote") == len(tokens):
        return True
    return (
        len(tokens) > 1
        and tokens[-1].type == "paragraph_close"
        and FOOTNOTE.match(tokens[-2].content) is not None
    )


def _is_in_html(state: StateBlock) -> bool:
    """True where an element that was opened above has no end tag yet; each piece of HTML is counted once."""
    seen, depth = state.env.get("html_depth", (0, 0))
    for token in state.tokens[seen:]:
        if token.type == "html_block":
            for tag in tags(token.content):
                name = tag["name"].lower()
                if name in BLOCKS and name not in VOID and not tag["attributes"].endswith("/"):
                    depth = max(depth + (-1 if tag["close"] else 1), 0)
    state.env["html_depth"] = (len(state.tokens), depth)
    return bool(depth > 0)
