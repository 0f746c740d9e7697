"""Content tabs (`=== "Title"` with an indented body) for markdown-it-py, which has no plugin for them."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

TAB = re.compile(r'===[!+]{0,2}\s+"(?P<title>[^"]*)"\s*$')
INDENT = 4


def tabs_plugin(parser: MarkdownIt) -> None:
    """Add content tabs to `parser`: tokens tab_open, tab_title_open, inline, tab_title_close, …,
    tab_close."""
    parser.block.ruler.before("fence", "tab", _tab, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _tab(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("===", start):
        return False
    found = TAB.match(state.src[start : state.eMarks[start_line]])
    if not found:
        return False
    if silent:
        return True
    old_indent, old_max, old_parent = state.blkIndent, state.lineMax, state.parentType
    indent = state.sCount[start_line] + INDENT
    last = start_line + 1
    while last < end_line and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    state.push("tab_open", "div", 1).map = [start_line, last]
    state.push("tab_title_open", "p", 1).map = [start_line, start_line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = found["title"], [start_line, start_line + 1], []
    state.push("tab_title_close", "p", -1)
    state.blkIndent, state.lineMax = indent, last
    state.md.block.tokenize(state, start_line + 1, last)
    state.blkIndent, state.lineMax, state.parentType = old_indent, old_max, old_parent
    state.push("tab_close", "div", -1)
    state.line = last
    return True
