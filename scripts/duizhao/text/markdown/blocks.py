"""A page as a flat list of blocks, each with its kind, its place in the page and its inline Markdown.

Parsing is markdown-it-py (CommonMark) with the MkDocs extensions that mdit-py-plugins knows: front matter,
admonitions, definition lists. Content tabs, the boxes of other tools and snippets are added here; a footnote
is read as a paragraph, and link definitions belong to no block: they are what `Block.references` looks up.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from duizhao.text.markdown.boxes import boxes_plugin
from duizhao.text.markdown.brackets import definitions
from duizhao.text.markdown.heading_anchors import explicit_anchor
from duizhao.text.markdown.tabs import tabs_plugin

Kind = Literal[
    "meta", "heading", "paragraph", "item", "row", "title", "term", "definition", "code", "html", "snippet"
]
# Front matter that a reader sees; the rest is bookkeeping.
READ_META = ("title", "description")
COMMENT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)
# Of levels; a list takes two. What stands deeper is not read.
DEEPEST = 100
SNIPPET = re.compile(r"^-+8<-+\s+(?P<quote>[\"'])(?P<name>[^\"']+)(?P=quote)\s*$")
# The form of several lines: the marks alone, the files between them.
SNIPPETS = re.compile(r"^-+8<-+[ \t]*\n(?P<name>(?:[^\n]*\n){1,100}?)-+8<-+[ \t]*$")
# GitHub's boxes: a quotation that begins with [!NOTE].
ALERT = re.compile(r"\[!(?P<name>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\n]*)")
CELL_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page.

    `text` is its inline Markdown with the line ends of the file; `line` the line it starts on, from 1.
    `within` names what it stands in, outermost first (`admonition:warning`, `list`, `steps`, `quote`, `tab`).
    `section` is the anchor, else the text, of the heading above it. `references` are the link definitions of
    the page. `containers` numbers the lists, items, tables and boxes it stands in, outermost first, each with
    a number of its own; `box` is the number of the innermost box.
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
    references: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False, hash=False)
    containers: tuple[int, ...] = field(default=(), repr=False, compare=False, hash=False)
    box: int = field(default=0, repr=False, compare=False, hash=False)

    @property
    def shape(self) -> tuple[str, int, tuple[str, ...]]:
        """What must be equal in the other language for two blocks to be the same kind of thing."""
        return (self.kind, self.level, self.surroundings)

    @property
    def surroundings(self) -> tuple[str, ...]:
        """`within`, but for the type of a box: a warning that became a note is still the same box."""
        if not self.within or not any(":" in name for name in self.within):
            return self.within
        return tuple(name.partition(":")[0] for name in self.within)

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
    parser.use(front_matter_plugin).use(admon_plugin).use(tabs_plugin).use(boxes_plugin)
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
    references: dict[str, str] = {}
    blocks.extend(_walk(tokens, source, references))
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


class _Walk:
    """Where the walk through a page's tokens has come to."""

    def __init__(self, source: list[str], references: dict[str, str]) -> None:
        self.source = source
        self.references = references
        self.within: list[str] = []
        self.containers: list[int] = []
        self.boxes: list[int] = []
        self.opened = 0
        self.section = ""

    def enter(self, name: str = "") -> None:
        """Go into a container; a name says what stands in it stands within."""
        self.opened += 1
        self.containers.append(self.opened)
        if name:
            self.within.append(name)
        if name.startswith("admonition:"):
            self.boxes.append(self.opened)

    def leave(self, named: bool = True) -> None:
        """Go out of the innermost container."""
        number = self.containers.pop()
        if self.boxes[-1:] == [number]:
            self.boxes.pop()
        if named:
            self.within.pop()

    def block(self, kind: Kind, text: str, row: int) -> Block:
        """The block with `text` that begins on line `row`, from 0."""
        source = self.source
        # The text of a fence that the page ends with has no line of its own.
        row = min(row, len(source) - 1)
        # From the right: the marks before a text may hold the same characters (`1. 1`, `!!! note "note"`).
        columns = tuple(
            max(source[row + extra].rfind(line), 0) if row + extra < len(source) else 0
            for extra, line in enumerate(text.split("\n"))
        )
        level = 0
        anchor = ""
        name = ""
        if kind == "heading":
            anchor = explicit_anchor(text)
        elif kind == "row":
            level = len(cells(text))
        elif kind == "paragraph" and (found := SNIPPET.match(text) or SNIPPETS.match(text)):
            kind, name = "snippet", " ".join(found["name"].split())
        return Block(
            kind,
            text,
            row + 1,
            level,
            name,
            anchor,
            tuple(self.within),
            self.section,
            columns,
            self.references,
            tuple(self.containers),
            self.boxes[-1] if self.boxes else 0,
        )


def cells(row: str) -> list[str]:
    """The cells of a table row as they are written, outer borders or none."""
    row = row.strip()
    parts = CELL_BORDER.split(row)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    if len(parts) > 1 and not parts[0].strip():
        del parts[0]
    return parts


CONTAINERS = {
    "bullet_list": "list",
    "ordered_list": "steps",
    "blockquote": "quote",
    "admonition": "admonition",
    "tab": "tab",
    "list_item": "",
    "dl": "",
    "table": "",
}


def _walk(tokens: list[Token], source: list[str], references: dict[str, str]) -> Iterator[Block]:
    walk = _Walk(source, references)
    # The first paragraph of an item or definition bears its name; those after it are paragraphs.
    first: Kind = "paragraph"
    kind: Kind = "paragraph"
    level = 0
    may_be_alert = False
    for token in tokens:
        container, _, side = token.type.rpartition("_")
        if container in CONTAINERS and side in ("open", "close"):
            name = CONTAINERS[container]
            if side == "open":
                walk.enter(f"admonition:{token.meta['tag'].lower()}" if name == "admonition" else name)
            else:
                walk.leave(bool(name))
            may_be_alert = token.type == "blockquote_open"
            if container == "list_item":
                first = "item" if side == "open" else "paragraph"
            continue
        match token.type:
            case "heading_open":
                kind, level = "heading", int(token.tag.removeprefix("h"))
            case "dd_open":
                first = "definition"
            case "dd_close":
                first = "paragraph"
            case "paragraph_open":
                kind = first
            case "admonition_title_open" | "tab_title_open" | "box_title_open":
                kind = "title"
            case "dt_open":
                kind = "term"
            case "tr_open":
                assert token.map
                yield walk.block("row", source[token.map[0]].strip(), token.map[0])
            case "th_open" | "td_open":
                kind = "row"
            case "html_block" if COMMENT.fullmatch(token.content):
                # A note among editors: no reader sees it.
                continue
            case "snippet":
                assert token.map
                yield replace(walk.block("snippet", token.content, token.map[0]), name=token.info)
            case "fence" | "code_block" | "html_block":
                assert token.map
                # The text of a fence begins below the fence.
                row = token.map[0] + (token.type == "fence")
                kind = "html" if token.type == "html_block" else "code"
                yield replace(walk.block(kind, token.content, row), name=token.info.strip())
                kind = "paragraph"
            case "inline" if token.map and kind != "row":
                text, row = token.content, token.map[0]
                if may_be_alert and (alert := ALERT.match(text)):
                    walk.within[-1] = f"admonition:{alert['name'].lower()}"
                    walk.boxes.append(walk.containers[-1])
                    if alert["title"].strip():
                        yield walk.block("title", alert["title"].strip(), row)
                    text, row = text[alert.end() + 1 :], row + 1
                    kind = "paragraph"
                elif kind == "paragraph" and (defined := definitions(text)) is not None:
                    for label, target in defined.items():
                        references.setdefault(label, target)
                    text = ""
                may_be_alert = False
                if text:
                    block = walk.block(kind, text, row)
                    if kind == "heading":
                        block = replace(block, level=level)
                        walk.section = block.anchor or block.text
                    yield block
                first = kind = "paragraph"
