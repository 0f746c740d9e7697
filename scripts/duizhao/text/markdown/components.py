"""Elements whose content is Markdown without an empty line between, for markdown-it-py: the components of MDX and Vue
(`<Note>`, `<my-note>`), and HTML with the attribute `markdown` (Python-Markdown's md_in_html).

Also the lines of MDX that are no text: `import … from …` and `export …`.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from duizhao.text.markdown.html_elements import BLOCKS, COMPONENT
from duizhao.text.markdown.html_tags import tags
from duizhao.text.reading.inline_html import TAG, VOID

MARKDOWN = re.compile(r"(?<![\w-])markdown(?:\s*=\s*[\"']?(?:1|block|span|)[\"']?)?(?=\s|$)")
IMPORT = re.compile(
    r"import\s++(?:[\w*{][^;\"']{0,2000}?(?<=\s)from\s++)?[\"'][^\"'\n]+[\"'](?:\s*+(?:;[ \t]*+(?:\n|\Z)|\Z)|\s*\n)"
)
EXPORT = re.compile(
    r"export\s++(?:(?:const|let|var)\s++[\w{\[]|(?:async\s++)?function\b|class\s++\w|\{|\*|type\s++\w++\s*+=|interface\s++\w++\s*+\{"
    r"|default\s++(?:(?:async\s++)?function\b|class\b|[({\[]|\w++(?:\s*+;)?[^\S\n]*+$))",
    re.MULTILINE,
)
# Components that show what a machine says or is told.
CODE = frozenset(
    ("terminal", "terminalblock", "console", "consoleblock", "code", "codeblock", "codesnippet", "shell", "shellblock",
     "command", "commandline")
)  # fmt: skip
# What the block of an import or export is called: nobody sees it, and the other page may need fewer or more.
MODULE_LINES = "mdx module"
# Of a tag or of an import, in characters.
LONGEST = 3000


def components_plugin(parser: MarkdownIt) -> None:
    """Add them to `parser`: tokens html_block that hold tags alone, and code_block."""
    parser.block.ruler.before(
        "html_block", "component", _component, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.before("table", "mdx", _mdx)


def is_in_component(state: StateBlock) -> bool:
    """True between the opening and the closing line of a component."""
    return bool(state.env.get("components"))


def _component(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", at):
        return False
    text = state.src[at : min(at + LONGEST, state.eMarks[end - 1])].partition("\n\n")[0]
    first = TAG.match(text)
    if first is None:
        return False
    # Elements that are open and hold Markdown, and those inside them that an empty line cut in two.
    opened: list[str] = state.env.setdefault("holds_markdown", [])
    name = first["name"].lower()
    lines = 1
    if COMPONENT.match(first["name"]) and (found := _tags_alone(text)) is not None:
        lines, depth = found
        if silent:
            # As in CommonMark, only an end tag ends a paragraph without an empty line.
            return bool(first["close"])
        if name in CODE and not first["close"] and _code(state, start, start + lines, end, first["name"]):
            return True
        state.env["components"] = max(state.env.get("components", 0) + depth, 0)
    elif name not in BLOCKS or silent:
        return False
    elif opened:
        lines = _until_closed(text, opened)
    elif first["close"] or not MARKDOWN.search(first["attributes"]):
        return False
    else:
        line = text.partition("\n")[0]
        if first.end() > len(line):
            return False
        _until_closed(line, opened)
    last = min(start + lines, end)
    token = state.push("html_block", "", 0)
    token.map = [start, last]
    token.content = state.getLines(start, last, state.blkIndent, True)
    state.line = last
    return True


def _until_closed(text: str, opened: list[str]) -> int:
    """How many lines of `text` it takes until each element that begins there has ended, all where one does not; `opened`
    is left with what is open behind them."""
    outer, count = len(opened), 0
    for line in text.split("\n"):
        count += 1
        for tag in tags(line):
            name = tag["name"].lower()
            if name not in BLOCKS or name in VOID or tag["attributes"].endswith("/"):
                continue
            if not tag["close"]:
                opened.append(name)
            elif name in opened:
                del opened[len(opened) - 1 - opened[::-1].index(name) :]
        if len(opened) <= outer or MARKDOWN.search(line):
            break
    return count


def _code(state: StateBlock, start: int, top: int, end: int, name: str) -> bool:
    """What a component holds from line `top` on as code; False where it is not closed, or holds Markdown."""
    if name in state.env.setdefault("unclosed", set()):
        return False
    for last in range(top, end):
        line = state.src[state.bMarks[last] + state.tShift[last] : state.eMarks[last]].rstrip()
        if line.startswith(("```", "~~~")):
            return False
        if line == f"</{name}>":
            break
    else:
        state.env["unclosed"].add(name)
        return False
    behind = last + 1
    while top < last and state.isEmpty(top):
        top += 1
    while top < last and state.isEmpty(last - 1):
        last -= 1
    if top < last:
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(top, last, state.sCount[start], True)
        token.map = [top, last]
    state.line = behind
    return True


def _tags_alone(text: str) -> tuple[int, int] | None:
    """How many lines the tags of components take that stand alone on their lines, and by how many elements they go
    deeper; None where words stand beside them."""
    position = depth = 0
    while True:
        tag = TAG.match(text, position)
        if tag is None or COMPONENT.match(tag["name"]) is None:
            return None
        if not tag["attributes"].endswith("/"):
            depth += -1 if tag["close"] else 1
        position = tag.end()
        while text[position : position + 1] in (" ", "\t"):
            position += 1
        if position >= len(text) or text[position] == "\n":
            return text.count("\n", 0, position) + 1, depth


def _mdx(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    at = state.bMarks[start]
    if state.level or state.blkIndent or not state.src.startswith(("import", "export"), at):
        return False
    text = state.src[at : at + LONGEST]
    found = IMPORT.match(text)
    if not found and not EXPORT.match(text):
        return False
    last = start + (found.group().rstrip("\n").count("\n") + 1 if found else 1)
    while not found and last < end and not (state.isEmpty(last) and _is_whole(state, start, last)):
        last += 1
    token = state.push("code_block", "code", 0)
    token.content = state.getLines(start, last, 0, True)
    token.map, token.info = [start, last], MODULE_LINES
    state.line = last
    return True


def _is_whole(state: StateBlock, start: int, last: int) -> bool:
    """True where every bracket of the lines is closed: a function may hold an empty line."""
    text = state.src[state.bMarks[start] : state.eMarks[last - 1]]
    return all(text.count(opening) <= text.count(closing) for opening, closing in ("{}", "()", "[]"))
