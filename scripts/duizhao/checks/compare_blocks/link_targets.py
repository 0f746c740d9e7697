"""The links of two blocks that answer each other, paired by where they lead, whatever their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duizhao.align.link_addresses import Address, read_address, same_page
from duizhao.base.bilingual import Language
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.heading_anchors import same_anchor, slug
from duizhao.text.markdown.inline import Link, links


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A link and its address taken apart."""

    link: Link
    address: Address


@dataclass(frozen=True, slots=True)
class Headings:
    """The places of a page that an anchor can lead to: the number of the heading by anchor, and which are
    written."""

    places: dict[str, int]
    written: frozenset[str]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Headings":
        """The anchors of a page's headings, also those a site tool makes out of the words."""
        places: dict[str, int] = {}
        number = 0
        for block in blocks:
            if block.kind == "heading":
                for anchor in (block.anchor, slug(block.text)):
                    if anchor:
                        places.setdefault(anchor, number)
                number += 1
        return cls(places, frozenset(block.anchor for block in blocks if block.anchor))

    def find(self, anchor: str) -> int | None:
        """The number of the heading that `anchor` leads to."""
        if anchor in self.places:
            return self.places[anchor]
        return next((number for known, number in self.places.items() if same_anchor(known, anchor)), None)


@dataclass(frozen=True, slots=True)
class Unlike:
    """What two blocks do not share: links of one side alone, and pairs of links that lead to different
    places."""

    only: dict[Language, list[Link]]
    changed: list[tuple[Link, Link]]


MOST_UNEQUAL = 100
Paired = Callable[[str, str], bool]


def targets(block: Block, images: bool) -> list[LinkTarget]:
    """The links of a block, or its images. An anchor that is its own (`[#](#here)`) counts like others."""
    return [
        LinkTarget(link, read_address(link.target))
        for link in links(block.text, block.references)
        if link.is_image == images
    ]


def unlike(en: Sequence[LinkTarget], zh: Sequence[LinkTarget], same_place: Paired) -> Unlike:
    """Compare the links of two blocks. `same_place` says of two anchors of one page whether they are one
    heading."""
    left_en, left_zh = _unequal(en, zh)
    for fits in (
        lambda a, b: (
            a.address.base == b.address.base
            and a.address.scheme == b.address.scheme
            and a.address.anchor == b.address.anchor
        ),
        lambda a, b: same_page(a.address, b.address) and _same_anchor(a.address, b.address, same_place),
    ):
        left_zh = _take(left_en, left_zh, fits)
    changed = []
    # What is left on both sides was most likely changed: the same page with another anchor first, then in
    # order.
    for fits in (
        lambda a, b: same_page(a.address, b.address),
        lambda a, b: a.link.text == b.link.text,
        lambda _a, _b: True,
    ):
        found: list[tuple[LinkTarget, LinkTarget]] = []
        left_zh = _take(left_en, left_zh, fits, found)
        changed += [(a.link, b.link) for a, b in found]
    return Unlike({"en": [t.link for t in left_en], "zh": [t.link for t in left_zh]}, changed)


def _unequal(en: Sequence[LinkTarget], zh: Sequence[LinkTarget]) -> tuple[list[LinkTarget], list[LinkTarget]]:
    """What is left of both sides without the links that lead to the same place as they are written. More than
    can be looked at one by one is cut: a text with so many different links is no translation."""
    waiting: dict[Address, list[int]] = {}
    for index, target in reversed(list(enumerate(zh))):
        waiting.setdefault(target.address, []).append(index)
    left_en, taken = [], set()
    for target in en:
        same = waiting.get(target.address)
        if same:
            taken.add(same.pop())
        else:
            left_en.append(target)
    left_zh = [target for index, target in enumerate(zh) if index not in taken]
    return left_en[:MOST_UNEQUAL], left_zh[:MOST_UNEQUAL]


def _take(
    en: list[LinkTarget],
    zh: list[LinkTarget],
    fits: Callable[[LinkTarget, LinkTarget], bool],
    found: list[tuple[LinkTarget, LinkTarget]] | None = None,
) -> list[LinkTarget]:
    """Take pairs that fit out of `en`, in order, and give what is left of `zh`."""
    if not en or not zh:
        return zh
    left = list(zh)
    for target in list(en):
        twin = next((other for other in left if fits(target, other)), None)
        if twin is not None:
            en.remove(target)
            left.remove(twin)
            if found is not None:
                found.append((target, twin))
    return left


def _same_anchor(en: Address, zh: Address, same_place: Paired) -> bool:
    """Whether two anchors of one page in two languages may be the same place."""
    if en.anchor == zh.anchor or (en.anchor and zh.anchor and same_anchor(en.anchor, zh.anchor)):
        return True
    if not en.host and not en.place and not zh.place:
        return same_place(en.anchor, zh.anchor)
    # An anchor made out of Chinese words leads to a heading that has none of its own; the link check says
    # whether it is there. Another language's site has its own anchors.
    if not en.anchor.isascii() or not zh.anchor.isascii():
        return True
    return bool(en.host) and en.language != zh.language
