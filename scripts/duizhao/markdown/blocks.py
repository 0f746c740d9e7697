"""A page as a flat list of blocks, each with its kind, its place in the page and its inline Markdown.

Parsing is markdown-it-py (CommonMark) with the MkDocs extensions that mdit-py-plugins knows: front matter,
admonitions, definition lists. Content tabs and snippets are recognised here; a footnote is read as a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from duizhao.markdown.tabs import tabs_plugin

Kind = Literal[
    "meta", "heading", "paragraph", "item", "row", "title", "term", "definition", "code", "html", "snippet"
]
# Front matter that a reader sees; the rest is bookkeeping.
READ_META = ("title", "description")
EXPLICIT_ANCHOR = re.compile(r"\{:?[^{}]*#([\w.:-]+)[^{}]*\}\s*$")
COMMENT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)
# Of levels; a list takes two. What stands deeper is not read.
DEEPEST = 100
SNIPPET = re.compile(r'^-+8<-+\s+"(?P<name>[^"]+)"\s*$')


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page.

    `text` is its inline Markdown with the line ends of the file; `line` the line it starts on, from 1.
    `within` names what it stands in, outermost first (`admonition:warning`, `list`, `steps`, `quote`, `tab`).
    `section` is the anchor, else the text, of the heading above it.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    name: str = ""
    anchor: str = ""
    within: tuple[str, ...] = ()
    section: str = ""
    columns: tuple[int, ...] = field(default=(0,), repr=False)

    @property
    def shape(self) -> tuple[str, int, tuple[str, ...]]:
        """What must be equal in the other language for two blocks to be the same kind of thing."""
        return (self.kind, self.level, self.within)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, in the file of the character at `offset` of `text`."""
        row = self.text.count("\n", 0, offset)
        column = offset - (self.text.rfind("\n", 0, offset) + 1)
        indent = self.columns[row] if row < len(self.columns) else 0
        return self.line + row, indent + column + 1


@dataclass(frozen=True, slots=True)
class Markdown:
    """A page's blocks and its front matter; `fault` says why the front matter could not be read."""

    blocks: tuple[Block, ...]
    meta: dict[str, object]
    fault: str = ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(["reference", "code"])
    parser.use(front_matter_plugin).use(admon_plugin).use(tabs_plugin)
    # Only the block structure is wanted: inline text is read where a rule needs it.
    parser.use(deflist_plugin).core.ruler.disable(["inline", "text_join"])
    return parser


def read_blocks(text: str) -> Markdown:
    """The blocks of a page in reading order, front matter first."""
    tokens = _parser().parse(text)
    source = text.split("\n")
    meta: dict[str, object] = {}
    fault = ""
    blocks: list[Block] = []
    if tokens and tokens[0].type == "front_matter":
        meta, fault = _read_meta(tokens[0].content)
        blocks.extend(_meta_blocks(meta, source))
    blocks.extend(_walk(tokens, source))
    return Markdown(tuple(blocks), meta, fault)


def _read_meta(content: str) -> tuple[dict[str, object], str]:
    try:
        meta = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError) as fault:
        return {}, str(fault).replace("\n", " ")
    if meta is None:
        return {}, ""
    if not isinstance(meta, dict):
        return {}, "front matter is not a list of `name: value` lines"
    return {str(name): value for name, value in meta.items()}, ""


def _meta_blocks(meta: dict[str, object], source: list[str]) -> Iterator[Block]:
    for name in READ_META:
        value = meta.get(name)
        if not isinstance(value, str) or not value.strip():
            continue
        for number, line in enumerate(source, start=1):
            if line.startswith(f"{name}:"):
                column = max(line.rfind(value), 0)
                yield Block("meta", value, number, name=name, columns=(column,))
                break


def _walk(tokens: list[Token], source: list[str]) -> Iterator[Block]:
    within: list[str] = []
    section = ""
    # The first paragraph of an item or definition bears its name; those after it are paragraphs.
    first: Kind = "paragraph"
    kind: Kind = "paragraph"
    level = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                kind, level = "heading", int(token.tag.removeprefix("h"))
            case "bullet_list_open":
                within.append("list")
            case "ordered_list_open":
                within.append("steps")
            case "blockquote_open":
                within.append("quote")
            case "admonition_open":
                within.append(f"admonition:{token.meta['tag']}")
            case "tab_open":
                within.append("tab")
            case (
                "bullet_list_close"
                | "ordered_list_close"
                | "blockquote_close"
                | "admonition_close"
                | "tab_close"
            ):
                within.pop()
            case "list_item_open":
                first = "item"
            case "dd_open":
                first = "definition"
            case "list_item_close" | "dd_close":
                first = "paragraph"
            case "paragraph_open":
                kind = first
            case "admonition_title_open" | "tab_title_open":
                kind = "title"
            case "dt_open":
                kind = "term"
            case "tr_open":
                assert token.map
                yield _block("row", source[token.map[0]].strip(), token.map[0], source, within, section)
            case "th_open" | "td_open":
                kind = "row"
            case "html_block" if COMMENT.fullmatch(token.content):
                # A note among editors: no reader sees it.
                continue
            case "fence" | "code_block" | "html_block":
                assert token.map
                # The text of a fence begins below the fence.
                row = token.map[0] + (token.type == "fence")
                kind = "html" if token.type == "html_block" else "code"
                block = _block(kind, token.content, row, source, within, section)
                yield replace(block, name=token.info.strip())
            case "inline" if token.map and kind != "row":
                block = _block(kind, token.content, token.map[0], source, within, section)
                if kind == "heading":
                    block = replace(block, level=level)
                    section = block.anchor or block.text
                first = kind = "paragraph"
                yield block


def _block(kind: Kind, text: str, row: int, source: list[str], within: list[str], section: str) -> Block:
    # From the right: the marks before a text may hold the same characters (`1. 1`, `!!! note "note"`).
    columns = tuple(
        max(source[row + extra].rfind(line), 0) if row + extra < len(source) else 0
        for extra, line in enumerate(text.split("\n"))
    )
    level = 0
    anchor = ""
    name = ""
    if kind == "heading":
        found = EXPLICIT_ANCHOR.search(text)
        anchor = found.group(1) if found else ""
    elif kind == "row":
        level = text.count("|") - text.count("\\|")
    elif kind == "paragraph" and (found := SNIPPET.match(text)):
        kind, name = "snippet", found["name"]
    return Block(kind, text, row + 1, level, name, anchor, tuple(within), section, columns)
