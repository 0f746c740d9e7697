"""Which leaf block stands beside which: the engine's own aligner, asked about the text that a reader sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from duizhao.align.align import align_blocks
from duizhao.library.terms.term_base import TermBase
from duizhao.site.side_by_side.leaf import ContainerLeaf, Leaf
from duizhao.text.markdown.blocks import Block

SURROUNDINGS = {"ul": "list", "ol": "steps", "blockquote": "quote", "details": "admonition"}


# The numbers of the English and of the Chinese leaves that stand side by side, from 0.
Pairing = tuple[tuple[range, range], ...]


@dataclass(frozen=True, slots=True)
class LeafPair:
    """What stands side by side: mostly one block of each language; none where a language lacks it, several where one
    paragraph is answered by two."""

    en: tuple[Leaf, ...]
    zh: tuple[Leaf, ...]


def pair_up(en: Sequence[Leaf], zh: Sequence[Leaf], terms: TermBase | None = None) -> Pairing:
    """Every leaf of both pages once, in the order of the English page."""
    numbers: dict[ContainerLeaf, int] = {}
    pairs = align_blocks(_blocks(en, numbers), _blocks(zh, numbers), terms)
    return tuple((_lines(pair.en), _lines(pair.zh)) for pair in pairs)


def paired(pairing: Pairing, en: Sequence[Leaf], zh: Sequence[Leaf]) -> tuple[LeafPair, ...]:
    """The leaves as they stand side by side."""
    return tuple(LeafPair(tuple(en[i] for i in left), tuple(zh[i] for i in right)) for left, right in pairing)


def _lines(block: Block | None) -> range:
    """The numbers of the leaves of a block: as many as it has lines, for each was given one."""
    return range(0) if block is None else range(block.line - 1, block.line + block.text.count("\n"))


def _blocks(leaves: Sequence[Leaf], numbers: dict[ContainerLeaf, int]) -> list[Block]:
    """The leaves as the aligner knows blocks."""
    blocks = []
    section = ""
    for line, leaf in enumerate(leaves, start=1):
        level = 0
        if leaf.kind == "heading":
            level = int(leaf.tag[1])
        elif leaf.kind == "row":
            level = len(leaf.cells)
        blocks.append(
            Block(
                leaf.kind,
                text_of(leaf),
                line,
                level,
                anchor=leaf.anchor if leaf.kind == "heading" else "",
                within=tuple(filter(None, map(_surrounding, leaf.path))),
                section=section,
                containers=tuple(numbers.setdefault(box, len(numbers) + 1) for box in leaf.path),
                number=line - 1,
            )
        )
        if leaf.kind == "heading":
            section = leaf.anchor or blocks[-1].text
    return blocks


def text_of(leaf: Leaf) -> str:
    """The text of a leaf in one line of Markdown, as far as the aligner looks at it."""
    if leaf.kind == "row":
        return "| " + " | ".join(_one_line(cell.inner) for cell in leaf.cells) + " |"
    return _one_line(leaf.inner)


def _one_line(element: HtmlElement) -> str:
    return " ".join(_markdown(element).split())


def _markdown(element: HtmlElement) -> str:
    text = (element.text or "") + "".join(_markdown(child) + (child.tail or "") for child in element)
    match element.tag:
        case "a" if element.get("href"):
            return f"[{text}]({element.get('href')})"
        case "img":
            return f"![{element.get('alt', '')}]({element.get('src', '')})"
        case "code" if "`" not in text:
            return f"`{text}`"
    return text


def _surrounding(box: ContainerLeaf) -> str:
    if "admonition" in dict(box.attributes).get("class", "").split():
        return "admonition"
    return SURROUNDINGS.get(box.tag, "")
