"""A page as a flat list of blocks, each with its kind, its place in the page and its inline Markdown.

Parsing is markdown-it-py (CommonMark) with the MkDocs extensions that mdit-py-plugins knows: front matter,
admonitions, definition lists. Content tabs, the boxes of other tools and snippets are added here; a footnote
is read as a paragraph, and link definitions belong to no block: they are what `Block.references` looks up.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
# So many levels deep a page is read, where a list inside another takes two. What stands deeper is not read.
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

    `number` is its place among the blocks of its page, from 0: by language and number a block of a page pair is
    known. Whoever makes a page's blocks gives each its own; a block that joins several bears the number of the
    first. It says where a block stands and not what it says, so that equal blocks may differ in it.
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
    number: int = field(default=0, repr=False, compare=False, hash=False)

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
    blocks.extend(_walk(tokens, source, references, len(blocks)))
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
    number = 0
    for name in READ_META:
        value = meta.get(name)
        if not isinstance(value, str) or not value.strip():
            continue
        for row, line in enumerate(source, start=1):
            if line.startswith(f"{name}:"):
                column = max(line.rfind(value), 0)
                yield Block("meta", value, row, name=name, columns=(column,), number=number)
                number += 1
                break


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
# What is taken as it is written, line by line.
VERBATIM = frozenset({"snippet", "fence", "code_block", "html_block"})


class _TokenWalk:
    """Where the walk through a page's tokens has come to, and what the next text will be."""

    def __init__(self, source: list[str], references: dict[str, str], number: int) -> None:
        self.source = source
        self.references = references
        # Of the next block.
        self.number = number
        self.within: list[str] = []
        self.containers: list[int] = []
        self.boxes: list[int] = []
        self.opened = 0
        self.section = ""
        # The first paragraph of an item or definition bears its name; those after it are paragraphs.
        self.first: Kind = "paragraph"
        self.kind: Kind = "paragraph"
        self.level = 0
        self.may_be_alert = False

    def cross(self, token: Token, container: str, is_open: bool) -> None:
        """Go into a container, or out of the innermost one."""
        name = CONTAINERS[container]
        if is_open:
            self._enter(f"admonition:{token.meta['tag'].lower()}" if name == "admonition" else name)
        else:
            self._leave(bool(name))
        self.may_be_alert = token.type == "blockquote_open"
        if container == "list_item":
            self.first = "item" if is_open else "paragraph"

    def _enter(self, name: str) -> None:
        """A name says what stands in the container stands within."""
        self.opened += 1
        self.containers.append(self.opened)
        if name:
            self.within.append(name)
        if name.startswith("admonition:"):
            self.boxes.append(self.opened)

    def _leave(self, named: bool) -> None:
        number = self.containers.pop()
        if self.boxes[-1:] == [number]:
            self.boxes.pop()
        if named:
            self.within.pop()

    def expect(self, token: Token) -> None:
        """Take in what a token says about the text that follows it."""
        match token.type:
            case "heading_open":
                self.kind, self.level = "heading", int(token.tag.removeprefix("h"))
            case "dd_open":
                self.first = "definition"
            case "dd_close":
                self.first = "paragraph"
            case "paragraph_open":
                self.kind = self.first
            case "admonition_title_open" | "tab_title_open" | "box_title_open":
                self.kind = "title"
            case "dt_open":
                self.kind = "term"
            case "th_open" | "td_open":
                self.kind = "row"

    def row(self, token: Token) -> Block:
        """A table row, as it is written."""
        assert token.map
        text = self.source[token.map[0]].strip()
        return self._block("row", text, token.map[0], level=len(cells(text)))

    def verbatim(self, token: Token) -> Iterator[Block]:
        """The block of code, HTML or a snippet: none for a note among editors, which no reader sees."""
        assert token.map
        row, text = token.map[0], token.content
        match token.type:
            case "snippet":
                yield self._block("snippet", text, row, name=token.info)
                return
            case "html_block":
                if COMMENT.fullmatch(text):
                    return
                yield self._block("html", text, row, name=token.info.strip())
            case "fence":
                # The text of a fence begins below the fence.
                yield self._block("code", text, row + 1, name=token.info.strip())
            case "code_block":
                yield self._block("code", text, row, name=token.info.strip())
        self.kind = "paragraph"

    def inline(self, token: Token) -> Iterator[Block]:
        """The blocks of a text: mostly one; of a box of GitHub's its title too, of link definitions none."""
        if not token.map or self.kind == "row":
            return
        text, row = token.content, token.map[0]
        if self.may_be_alert and (alert := ALERT.match(text)):
            yield from self._alert(alert, row)
            text, row = text[alert.end() + 1 :], row + 1
        elif self.kind == "paragraph" and (defined := definitions(text)) is not None:
            for label, target in defined.items():
                self.references.setdefault(label, target)
            text = ""
        self.may_be_alert = False
        if text and self.kind == "heading":
            yield self._heading(text, row)
        elif text:
            yield self._paragraph(text, row)
        self.first = self.kind = "paragraph"

    def _alert(self, alert: re.Match[str], row: int) -> Iterator[Block]:
        """Make a box of the quotation that begins with `alert`: its title, if it has one."""
        self.within[-1] = f"admonition:{alert['name'].lower()}"
        self.boxes.append(self.containers[-1])
        if alert["title"].strip():
            yield self._block("title", alert["title"].strip(), row)
        self.kind = "paragraph"

    def _heading(self, text: str, row: int) -> Block:
        block = self._block("heading", text, row, level=self.level, anchor=explicit_anchor(text))
        self.section = block.anchor or block.text
        return block

    def _paragraph(self, text: str, row: int) -> Block:
        """A text of the kind that is expected; a paragraph may be a snippet."""
        if self.kind == "paragraph" and (found := SNIPPET.match(text) or SNIPPETS.match(text)):
            return self._block("snippet", text, row, name=" ".join(found["name"].split()))
        return self._block(self.kind, text, row)

    def _block(
        self, kind: Kind, text: str, row: int, *, level: int = 0, name: str = "", anchor: str = ""
    ) -> Block:
        """The next block of the page, with `text` that begins on line `row`, from 0."""
        source = self.source
        # The text of a fence that the page ends with has no line of its own.
        row = min(row, len(source) - 1)
        # From the right: the marks before a text may hold the same characters (`1. 1`, `!!! note "note"`).
        columns = tuple(
            max(source[row + extra].rfind(line), 0) if row + extra < len(source) else 0
            for extra, line in enumerate(text.split("\n"))
        )
        self.number += 1
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
            self.number - 1,
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


def _walk(tokens: list[Token], source: list[str], references: dict[str, str], number: int) -> Iterator[Block]:
    """The blocks of a page below its front matter, numbered from `number`; fills `references`."""
    walk = _TokenWalk(source, references, number)
    for token in tokens:
        container, _, side = token.type.rpartition("_")
        if container in CONTAINERS and side in ("open", "close"):
            walk.cross(token, container, side == "open")
        elif token.type == "inline":
            yield from walk.inline(token)
        elif token.type == "tr_open":
            yield walk.row(token)
        elif token.type in VERBATIM:
            yield from walk.verbatim(token)
        else:
            walk.expect(token)
