"""What a block of a page is: a text of a kind, and its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal[
    "meta", "heading", "paragraph", "item", "row", "title", "term", "definition", "code", "html", "snippet"
]
# Behind the name of a title: it may be a text in one language and none in the other.
UNSURE = "?"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page.

    `text` is its inline Markdown with the line ends of the file; `line` the line it starts on, from 1.
    `within` names what it stands in, outermost first (`admonition:warning`, `list`, `steps`, `quote`, `tab`).
    `section` is the anchor, else the text, of the heading above it. `references` are the link definitions of
    the page. `ordinal` is the number that a reader sees before an item of a numbered list, -1 where he sees none;
    `head` is the first row of the table that a row stands in, empty for that row itself. `containers` numbers the lists, items, tables and boxes it stands in, outermost first, each with
    a number of its own; `box` is the number of the innermost box.

    `number` is its place among the blocks of its page, from 0: by language and number a block of a page pair is
    known. Whoever makes a page's blocks gives each its own; a block that joins several bears the number of the
    first. It says where a block stands and not what it says, so that equal blocks may differ in it.

    `written` is the text as it stands in the page where `text` is what it is compared as: characters for characters.
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
    head: str = field(default="", repr=False, compare=False, hash=False)
    ordinal: int = field(default=-1, repr=False, compare=False, hash=False)
    containers: tuple[int, ...] = field(default=(), repr=False, compare=False, hash=False)
    box: int = field(default=0, repr=False, compare=False, hash=False)
    number: int = field(default=0, repr=False, compare=False, hash=False)
    written: str | None = field(default=None, repr=False, compare=False, hash=False)

    @property
    def as_written(self) -> str:
        """The text as a person wrote it and is shown it, each character at the offset that it has in `text`."""
        return self.text if self.written is None else self.written

    def compared_as(self, text: str) -> "Block":
        """The block with another text of the same length for comparing."""
        return self if text == self.text else replace(self, text=text, written=self.as_written)

    @property
    def is_attribute(self) -> bool:
        """True for a text that stands in the attribute of a tag, in a shortcode or in the definition of a link: its `name` says
        in which."""
        return self.kind == "title" and self.name != ""

    @property
    def may_be_none(self) -> bool:
        """True for a text in an attribute that may be none: under a name that nobody knows, a sentence is one and a word is not."""
        return self.is_attribute and self.name.endswith(UNSURE)

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
