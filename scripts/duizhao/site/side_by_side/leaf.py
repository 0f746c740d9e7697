"""A page as its leaf blocks: what is shown beside the other language, and the boxes that it stands in."""

from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

Kind = Literal["heading", "title", "term", "definition", "item", "paragraph", "row", "code", "html"]


@dataclass(frozen=True, slots=True, eq=False)
class ContainerLeaf:
    """An element that holds blocks, such as a list or an admonition. Each box is itself alone."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class CellLeaf:
    """A cell of a table row: `inner` is an element of no meaning that holds what stands in the cell."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    inner: HtmlElement


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A block that is not cut any further.

    `tag` and `attributes` are those of its own element, the tag empty for text that stands in a box as it is. `inner` is
    an element of no meaning that holds what stands inside. `path` are its boxes, outermost first. A row has `cells`.
    `notes` are what stands behind it and answers nothing: notices, bare anchors, what a button opens.
    """

    kind: Kind
    tag: str
    attributes: tuple[tuple[str, str], ...]
    inner: HtmlElement
    path: tuple[ContainerLeaf, ...]
    cells: tuple[CellLeaf, ...] = ()
    notes: tuple[HtmlElement, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its own element, else empty."""
        return dict(self.attributes).get("id", "")

    @property
    def parts(self) -> tuple[HtmlElement, ...]:
        """Every element that holds some of its text, or of what stands behind it."""
        return (*self.texts, *self.notes)

    @property
    def texts(self) -> tuple[HtmlElement, ...]:
        """Every element that holds some of its text."""
        return tuple(cell.inner for cell in self.cells) or (self.inner,)


def words(element: HtmlElement) -> str:
    """The text of an element, white space folded."""
    return " ".join(element.text_content().split())
