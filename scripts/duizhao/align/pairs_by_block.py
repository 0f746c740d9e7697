"""The block pair that a block of a page belongs to."""

from collections.abc import Mapping, Sequence

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Language
from duizhao.text.markdown.blocks import Block

# By the language of a block and its number in its page.
PairsByBlock = Mapping[tuple[Language, int], BlockPair]


def by_block(pairs: Sequence[BlockPair]) -> PairsByBlock:
    """The block pair of every block of a page pair."""
    found: dict[tuple[Language, int], BlockPair] = {}
    for pair in pairs:
        if pair.en is not None:
            found["en", pair.en.number] = pair
        if pair.zh is not None:
            found["zh", pair.zh.number] = pair
    return found


def pair_of(pairs: PairsByBlock, language: Language, block: Block) -> BlockPair | None:
    """The pair that has `block` as its side in `language`. None for a paragraph that the aligner joined with others:
    the side of that pair is the joined block."""
    pair = pairs.get((language, block.number))
    return pair if pair and (pair.en if language == "en" else pair.zh) == block else None
