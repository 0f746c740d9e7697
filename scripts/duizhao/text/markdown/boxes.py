"""Boxes and containers that open and close with a line of their own, for markdown-it-py.

- `/// note | Title` … `///` (pymdownx.blocks, used by MkDocs and Zensical);
- `::: tip Title` … `:::` (VitePress, Docusaurus, and Pandoc's `::: {.note}`);
- `{{% alert title="Note" %}}` … `{{% /alert %}}` (a Hugo shortcode that has a closing line).

A line that stands for something elsewhere, such as `{{< include "x.md" >}}`, `{* x.py *}` and `<<< @/x.js`,
is a snippet.
"""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

OPEN = re.compile(r"(?P<fence>/{3,}+|:{3,}+)[ \t]*+\{?[ \t]*+\.?(?P<name>[A-Za-z][\w-]*+)\}?(?P<rest>.*+)$")
TITLE = re.compile(
    r"[ \t]*+\|?[ \t]*+"
    r"(?:\[(?P<bracketed>[^\]]*+)\]|\"(?P<quoted>[^\"]*+)\"|(?P<bare>[^{]*+))"
    r"[ \t]*+(?:\{[^}]*+\}[ \t]*+)?$"
)
SHORTCODE = re.compile(
    r"\{\{(?P<kind>[<%])-?[ \t]*+(?P<end>/?)[ \t]*+(?P<name>[\w./-]++)(?P<rest>[^{}]*?)"
    r"(?:(?P<self>/)|(?<![ \t]))[ \t]*+-?[>%]\}\}[ \t]*+$"
)
SHORTCODE_END = re.compile(r"\{\{[<%]-?\s{0,20}/\s{0,20}([\w./-]{1,100})\s{0,20}-?[>%]\}\}")
NAMED = re.compile(
    r"(?<!\w)(?P<name>\w++)\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>\S++))"
)
INCLUDE = re.compile(
    r"(?:\{\*[ \t]*+(?P<braced>(?:(?!\*\})\S)++)[^\n]*\*\}|<<<[ \t]*+(?P<angled>[^\s{]++)[^\n]*+)[ \t]*+$"
)
# Patterns look at shorter lines alone.
LONGEST_LINE = 2000
# Options of a block of pymdownx: `    open: true`.
OPTION = re.compile(r"[ \t]{4,}[\w-]+:(?:[ \t].*)?$")
# What a box is called that shows one of several texts.
TABS = frozenset({"tab", "tabs", "tabpane", "tab-set", "tab-item", "tabitem", "code-group"})
SHORTCODE_BOXES = frozenset(
    {
        "alert", "admonition", "callout", "notice", "note", "tip", "warning", "caution", "danger",
        "important", "info", "hint", "details", "expand", "pageinfo", "comment",
    }
)  # fmt: skip


# What stands between the two lines of these is code.
SHORTCODE_CODE = frozenset(
    {
        "mermaid",
        "highlight",
        "code",
        "codeblock",
        "code-block",
        "plantuml",
        "goat",
        "katex",
        "math",
        "tex",
        "chem",
    }
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The first line of a box: what it is, its title and where that stands in the line."""

    kind: str
    title: str
    closing: re.Pattern[str]
    opening: re.Pattern[str] | None = None


def boxes_plugin(parser: MarkdownIt) -> None:
    """Add boxes to `parser`: tokens admonition_open (as those of `!!!`), box_title_open, inline, …, or
    snippet."""
    for name, rule in (("box", _box), ("shortcode", _shortcode), ("include", _include)):
        parser.block.ruler.before(
            "fence", name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
        )


def _line(state: StateBlock, line: int) -> str:
    """A line without its indent; nothing of one that is too long to open or close a box."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    return state.src[start:end] if end - start <= LONGEST_LINE else ""


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.src[
        state.bMarks[start] + state.tShift[start] : state.bMarks[start] + state.tShift[start] + 3
    ]
    if first not in ("///", ":::"):
        return False
    found = OPEN.match(_line(state, start))
    if not found:
        return False
    if silent:
        return True
    title = TITLE.match(found["rest"])
    words = (title["bracketed"] or title["quoted"] or title["bare"] or "").strip() if title else ""
    mark = re.escape(found["fence"][0])
    length = len(found["fence"])
    closing = re.compile(rf"{mark}{{{length}}}[ \t]*$")
    # VitePress closes a box inside a box of as many colons with the first line of colons, after counting.
    opening = re.compile(rf"{mark}{{{length}}}[ \t]*+\{{?[ \t]*+\.?[A-Za-z]")
    _contain(state, start, end, _Opening(found["name"].lower(), words, closing, opening))
    return True


def _shortcode(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("{{<", "{{%"), at):
        return False
    found = SHORTCODE.match(_line(state, start))
    if not found:
        return False
    if silent:
        return True
    name = found["name"].lower()
    if found["end"] or name in TABS:
        # The closing line of a box that is not one of ours, and the frame of tabs, hold no words.
        state.line = start + 1
        if name in TABS and not found["end"]:
            _snippet(state, start, "tab")
        return True
    named = {
        m["name"].lower(): m["double"] or m["single"] or m["bare"] or ""
        for m in NAMED.finditer(found["rest"])
    }
    if name in SHORTCODE_BOXES and not found["self"]:
        kind = named.get("type") or named.get("color") or ("note" if name == "alert" else name)
        closing = _closing_shortcode(found["name"])
        if name == "comment":
            kind = "comment"
        _contain(state, start, end, _Opening(kind.lower(), named.get("title", ""), closing))
        return True
    if name in SHORTCODE_CODE and not found["self"] and _code(state, start, end, found["name"]):
        return True
    if name in _closed(state):
        # A pair of lines around text, such as a tab or an option: the text counts, the lines do not.
        state.line = start + 1
        return True
    path = next((value for key, value in named.items() if key in ("file", "path", "src", "name", "id")), "")
    words = [word.strip("\"'") for word in NAMED.sub("", found["rest"]).split() if word.isascii()]
    _snippet(state, start, " ".join([found["name"], path or (words[0] if words else "")]).strip())
    state.line = start + 1
    return True


def _closing_shortcode(name: str) -> re.Pattern[str]:
    return re.compile(rf"\{{\{{[<%]-?[ \t]*/[ \t]*{re.escape(name)}[ \t]*-?[>%]\}}\}}[ \t]*$")


def _code(state: StateBlock, start: int, end: int, name: str) -> bool:
    """The lines between a pair of shortcodes as code; False where the pair is not closed."""
    last, is_closed = _closing_line(state, start, end, _Opening(name, "", _closing_shortcode(name)))
    if not is_closed:
        return False
    token = state.push("fence", "code", 0)
    token.content = state.getLines(start + 1, last, state.sCount[start], True)
    token.info, token.map = name.lower(), [start, last + 1]
    state.line = last + 1
    return True


def _closed(state: StateBlock) -> frozenset[str]:
    """The shortcodes that a page closes somewhere; looked for once a page."""
    if "closed" not in state.env:
        found = SHORTCODE_END.findall(state.src)
        state.env["closed"] = frozenset(name.lower() for name in found)
    closed: frozenset[str] = state.env["closed"]
    return closed


def _include(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("{*", "<<<"), at):
        return False
    found = INCLUDE.match(_line(state, start))
    if not found:
        return False
    if not silent:
        _snippet(state, start, found["braced"] or found["angled"])
        state.line = start + 1
    return True


def _snippet(state: StateBlock, line: int, name: str) -> None:
    token = state.push("snippet", "", 0)
    token.content, token.info, token.map = _line(state, line).rstrip(), name, [line, line + 1]


def _contain(state: StateBlock, start: int, end: int, opening: _Opening) -> None:
    last, closed = _closing_line(state, start, end, opening)
    if opening.kind == "comment":
        # What stands in a comment is for editors only.
        state.line = last + closed
        return
    is_tab = opening.kind in TABS
    kind = "tab" if is_tab else "admonition"
    token = state.push(f"{kind}_open", "div", 1)
    token.map, token.meta = [start, last], {"tag": opening.kind}
    if opening.title:
        state.push("box_title_open", "p", 1).map = [start, start + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = opening.title, [start, start + 1], []
        state.push("box_title_close", "p", -1)
    body = start + 1
    while body < last and OPTION.match(state.src[state.bMarks[body] : state.eMarks[body]]):
        body += 1
    old_max, old_parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, "container"
    state.md.block.tokenize(state, body, last)
    state.lineMax, state.parentType = old_max, old_parent
    state.push(f"{kind}_close", "div", -1)
    state.line = last + closed


def _closing_line(state: StateBlock, start: int, end: int, opening: _Opening) -> tuple[int, bool]:
    """The line that closes the box, else where its surroundings end; and whether it was closed."""
    indent = state.sCount[start]
    depth = 0
    fence = ""
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return line, False
        text = _line(state, line)
        if text.startswith(("```", "~~~")):
            run = text[: len(text) - len(text.lstrip(text[0]))]
            if not fence:
                fence = run
            elif run.startswith(fence) and not text.strip(text[0]).strip():
                fence = ""
        elif fence or state.sCount[line] > indent + 3:
            continue
        elif opening.closing.match(text):
            if not depth:
                return line, True
            depth -= 1
        elif opening.opening and opening.opening.match(text):
            depth += 1
    return end, False
