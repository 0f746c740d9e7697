"""From the tokens of a page to its blocks: what each text is, and what it stands in."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from duizhao.text.markdown.block import UNSURE, Block, Kind
from duizhao.text.markdown.brackets import definition_titles, definitions, fold_label
from duizhao.text.markdown.heading_anchors import explicit_anchor
from duizhao.text.markdown.html_elements import SHOWN, Event, OpenElements
from duizhao.text.markdown.table_cells import cells
from duizhao.text.reading import Reading, read
from duizhao.text.reading.attribute_texts import shortcode_texts

SNIPPET = re.compile(r"^-+8<-+\s+(?P<quote>[\"'])(?P<name>[^\"']+)(?P=quote)\s*$")
# The form of several lines: the marks alone, the files between them.
SNIPPETS = re.compile(r"^-+8<-+[ \t]*\n(?P<name>(?:[^\n]*\n){1,100}?)-+8<-+[ \t]*$")
# What the letters of an abbreviation mean, shown where they stand on the page.
ABBREVIATIONS = re.compile(r"(?:\*\[[^\]\n]{1,80}\]:[^\n]*(?:\n|$))+")
ABBREVIATION = re.compile(r"^\*\[(?P<name>[^\]\n]{1,80})\]:[^\n]*", re.MULTILINE)
LABEL = re.compile(r"\[([^\[\]]{1,300})\]")
# GitHub's boxes: a quotation that begins with [!NOTE].
ALERT = re.compile(r"\[!(?P<name>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\n]*)")
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
LISTS = frozenset(("list", "steps"))
# What is taken as it is written, line by line.
VERBATIM = frozenset({"snippet", "fence", "code_block"})


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
        self.elements = OpenElements()
        # The first row of each table, by the table's number.
        self.heads: dict[int, str] = {}
        # Of each list that is open, the number of its next item, -1 where its items have none; and that of the last item.
        self.next_numbers: list[int] = []
        self.ordinal = -1
        # Without the meanings of abbreviations, once one of them is asked for.
        self.page: str | None = None
        self.labels: Counter[str] | None = None

    def cross(self, token: Token, container: str, is_open: bool) -> None:
        """Go into a container, or out of the innermost one."""
        name = CONTAINERS[container]
        if is_open:
            self.elements.enter_markdown()
            start = token.attrGet("start") if container == "ordered_list" else None
            self._enter(
                f"admonition:{token.meta['tag'].lower()}" if name == "admonition" else name,
                1 if start is None else int(start),
            )
            if container == "list_item":
                self._count()
        else:
            for event in self.elements.leave_markdown():
                self.follow(event)
            self._leave(bool(name))
        self.may_be_alert = token.type == "blockquote_open"
        if container == "list_item":
            self.first = "item" if is_open else "paragraph"

    def _head(self, row: str) -> str:
        """The first row of the table in which `row` stands; empty where that is `row` itself."""
        table = self.containers[-1] if self.containers else 0
        if table in self.heads:
            return self.heads[table]
        self.heads[table] = row
        return ""

    def _count(self, written: int = -1) -> None:
        """An item begins, with the number that is written at it or the next one of its list."""
        self.ordinal = -1
        if self.next_numbers and self.next_numbers[-1] >= 0:
            self.ordinal = self.next_numbers[-1] if written < 0 else written
            self.next_numbers[-1] = self.ordinal + 1

    def _enter(self, name: str, first: int = 1) -> None:
        """A name says what stands in the container stands within. The items of a numbered list begin with `first`."""
        if name in LISTS:
            self.next_numbers.append(first if name == "steps" else -1)
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
        if named and self.within.pop() in LISTS:
            self.next_numbers.pop()

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
        """The block of code or a snippet."""
        assert token.map
        row, text = token.map[0], token.content
        match token.type:
            case "snippet":
                yield self._block("snippet", text, row, name=token.info)
                for said in shortcode_texts(text):
                    line = row + text.count("\n", 0, said.start)
                    yield self._block("title", text[said.start : said.end], line, name=said.name + UNSURE)
                return
            case "fence":
                # The text of a fence begins below the fence.
                yield self._block("code", text, row + 1, name=token.info.strip())
            case "code_block":
                yield self._block("code", text, row, name=token.info.strip())
        self.kind = "paragraph"

    def html(self, token: Token) -> Iterator[Block]:
        """The blocks of a piece of HTML: its texts, in the elements that they stand in."""
        assert token.map
        top = token.map[0]
        lines = token.content.split("\n")
        margins = [_margin(self.source[top + row : top + row + 1], line) for row, line in enumerate(lines)]
        for event in self.elements.read(token.content):
            if event.what != "text":
                self.follow(event)
                continue
            row = token.content.count("\n", 0, event.start)
            column = event.start - (token.content.rfind("\n", 0, event.start) + 1)
            words = token.content[event.start : event.end].split("\n")
            columns = [margins[row] + column, *margins[row + 1 : row + len(words)]]
            if event.kind != "code":
                # The lines of HTML are indented as its author likes.
                indents = [0, *(len(line) - len(line.lstrip()) for line in words[1:])]
                columns = [column + indent for column, indent in zip(columns, indents, strict=True)]
                words = [line[indent:] for line, indent in zip(words, indents, strict=True)]
            yield self._of_html(event, "\n".join(words), top + row, tuple(columns))
        self.kind = "paragraph"

    def _of_html(self, event: Event, text: str, row: int, columns: tuple[int, ...]) -> Block:
        kind: Kind = event.kind or self.first  # type: ignore[assignment]
        if kind not in ("title", "html"):
            self.first = "paragraph"
        level = len(cells(text)) if kind == "row" else event.level
        block = replace(
            self._block(kind, text, row, level=level, name=event.name, anchor=event.anchor), columns=columns
        )
        if kind == "heading":
            self.section = block.anchor or block.text
        return block

    def follow(self, event: Event) -> None:
        """Go into or out of an element, or take in what it says about the text that follows."""
        if event.what == "enter":
            self._enter(event.name, event.level)
            if event.kind == "item":
                self._count(event.level)
        elif event.what == "leave":
            self._leave(bool(event.name))
        else:
            self.first = event.kind  # type: ignore[assignment]

    def inline(self, token: Token) -> Iterator[Block]:
        """The blocks of a text: mostly one; of a box of GitHub's its title too, of link definitions none."""
        if not token.map or self.kind == "row":
            return
        yield from self._inline(token.content, token.map[0])
        for event in self.elements.closed_in(token.content):
            self.follow(event)

    def _inline(self, text: str, row: int) -> Iterator[Block]:
        if self.may_be_alert and (alert := ALERT.match(text)):
            yield from self._alert(alert, row)
            text, row = text[alert.end() + 1 :], row + 1
        elif self.kind == "paragraph" and (defined := definitions(text)) is not None:
            for label, target in defined.items():
                self.references.setdefault(label, target)
            yield from self._titles(text, row)
            text = ""
        elif text and (self._is_unused(text) or shows_nothing(text)):
            text = ""
        self.may_be_alert = False
        if text and self.kind == "heading":
            yield self._heading(text, row)
        elif text:
            yield self._paragraph(text, row)
        self.first = self.kind = "paragraph"

    def _titles(self, text: str, row: int) -> Iterator[Block]:
        """The titles of link definitions: what is shown at each link that is given by its label."""
        for label, start, end in definition_titles(text):
            if self._labels()[label] > 1:
                line = row + text.count("\n", 0, start)
                yield self._block("title", text[start:end], line, name=f"link {label}{UNSURE}")

    def _labels(self) -> Counter[str]:
        """How often each text in square brackets stands on the page."""
        if self.labels is None:
            self.labels = Counter(map(fold_label, LABEL.findall("\n".join(self.source))))
        return self.labels

    def _page(self) -> str:
        if self.page is None:
            self.page = ABBREVIATION.sub("", "\n".join(self.source))
        return self.page

    def _is_unused(self, text: str) -> bool:
        """True for the meanings of abbreviations none of which stands on the page."""
        if not text.startswith("*[") or not ABBREVIATIONS.fullmatch(text):
            return False
        page = self._page()
        return not any(
            name in page and re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", page)
            for name in ABBREVIATION.findall(text)
        )

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
            self._head(text) if kind == "row" else "",
            self.ordinal if kind == "item" else -1,
            tuple(self.containers),
            self.boxes[-1] if self.boxes else 0,
            self.number - 1,
        )


def shows_nothing(text: str) -> bool:
    """True for a text of which a reader sees nothing: all of it stands in comments or in hidden elements."""
    if "<" not in text and "~~" not in text:
        return False
    reading = read(text)
    return not reading.text.strip() and bool(reading.of_kind("hidden")) and not SHOWN.search(_shown(reading))


def _shown(reading: Reading) -> str:
    """The source of a reading without what is hidden."""
    parts, position = [], 0
    for span in reading.of_kind("hidden"):
        parts.append(reading.source[position : span.source_start])
        position = max(position, span.source_end)
    return "".join([*parts, reading.source[position:]]).replace("![", "<img ")


def _margin(source: list[str], line: str) -> int:
    """In which column of its line in the page a line of HTML begins."""
    if not source:
        return 0
    whole = source[0].rstrip("\r")
    return len(whole) - len(line) if whole.endswith(line) else max(whole.rfind(line.strip()), 0)


def walk(tokens: list[Token], source: list[str], references: dict[str, str], number: int) -> Iterator[Block]:
    """The blocks of a page below its front matter, numbered from `number`; fills `references`."""
    at = _TokenWalk(source, references, number)
    for token in tokens:
        container, _, side = token.type.rpartition("_")
        if container in CONTAINERS and side in ("open", "close"):
            at.cross(token, container, side == "open")
        elif token.type == "html_block":
            yield from at.html(token)
        elif at.elements.is_hidden:
            if token.type == "inline":
                for event in at.elements.closed_in(token.content):
                    at.follow(event)
        elif token.type == "inline":
            yield from at.inline(token)
        elif token.type == "tr_open":
            yield at.row(token)
        elif token.type in VERBATIM:
            yield from at.verbatim(token)
        else:
            at.expect(token)
