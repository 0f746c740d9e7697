"""The alignment of each page pair of a library, made once: rules, states and glosses ask for the same one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duizhao.align.align import BlockPair, align_blocks
from duizhao.library.pages import Page, PagePair
from duizhao.library.terms.term_base import TermBase
from duizhao.text.markdown.blocks import Block


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The two pages that were aligned, and what answers what in them."""

    en: Page
    zh: Page
    blocks: tuple[BlockPair, ...]


class Alignments:
    """Which blocks answer each other, by page pair. The names of `terms` help to tell.

    A pair is aligned when it is first asked about, and again only where one of its pages is another one by then. `known`
    is what `kept` gave of alignments with the same terms.
    """

    def __init__(self, terms: TermBase | None = None, known: Mapping[str, _Aligned] | None = None) -> None:
        self._terms = terms or TermBase()
        self._aligned = dict(known or {})

    @property
    def terms(self) -> TermBase:
        """The terms whose names help to tell which blocks answer each other."""
        return self._terms

    @property
    def kept(self) -> Mapping[str, _Aligned]:
        """What was aligned, by the key of the pair."""
        return self._aligned

    def of(self, pair: PagePair) -> tuple[BlockPair, ...]:
        """The block pairs of `pair`, in the order of the English page; none where a language lacks the page."""
        if pair.en is None or pair.zh is None:
            return ()
        compared = pair.compared
        if compared.zh is not pair.zh:
            return _as_in(pair, self.of(compared))
        known = self._aligned.get(pair.key)
        # The blocks of an alignment are those of its pages: with equal pages, they would be other blocks.
        if known is None or known.en is not pair.en or known.zh is not pair.zh:
            blocks = align_blocks(pair.en.blocks, pair.zh.blocks, self._terms)
            known = self._aligned[pair.key] = _Aligned(pair.en, pair.zh, blocks)
        return known.blocks


def _as_in(pair: PagePair, blocks: tuple[BlockPair, ...]) -> tuple[BlockPair, ...]:
    """The block pairs of `pair.compared` with the blocks of `pair`; of joined blocks, with their texts as they are written."""

    def written(block: Block | None) -> Block | None:
        if block is None or block.written is None:
            return block
        assert pair.zh
        own = pair.zh.blocks[block.number]
        return own if own.text == block.written else replace(block, text=block.written, written=None)

    return tuple(
        BlockPair(one.en, written(one.zh), (one.before[0], written(one.before[1]))) for one in blocks
    )
