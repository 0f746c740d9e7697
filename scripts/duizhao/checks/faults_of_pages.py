"""What the rules say of two pages that answer each other, or of one pair of texts."""

from collections.abc import Iterable, Iterator, Sequence

from duizhao.align.align import BlockPair
from duizhao.checks.as_written import as_written
from duizhao.checks.kept_block_faults import KeptBlockFaults
from duizhao.checks.rule import BlockRule, Fault, Knowledge, PageRule, Rule
from duizhao.library.pages import PagePair
from duizhao.text.markdown.gap_notes import has_gap
from duizhao.text.reading import read


def faults_of(
    pair: PagePair,
    blocks: tuple[BlockPair, ...],
    knowledge: Knowledge,
    rules: Sequence[Rule],
    kept: KeptBlockFaults | None = None,
) -> Iterator[tuple[Rule, Fault]]:
    """What the rules about pages and about blocks say of `pair`, which has both sides, with its block pairs: both as they are
    compared, and told as they are written. What is `kept` of a block pair is not looked for again."""
    for rule, fault in _faults_of(pair, blocks, knowledge, rules, kept):
        if not _is_at_gap(fault):
            yield rule, as_written(fault, pair.zh, knowledge.terms)


def lone_faults(pair: PagePair, knowledge: Knowledge, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Fault]]:
    """What the rules that look at a page by itself say of the only side that `pair` has."""
    page = pair.en or pair.zh
    assert page
    for rule in rules:
        found: Iterable[Fault] = ()
        if isinstance(rule, PageRule) and rule.alone:
            found = rule.alone(page, knowledge)
        elif isinstance(rule, BlockRule) and rule.alone:
            sides = (BlockPair(one, None) if pair.en else BlockPair(None, one) for one in page.blocks)
            found = (fault for side in sides for fault in rule.check(side, knowledge))
        for fault in found:
            yield rule, as_written(fault, pair.zh, knowledge.terms)


def _faults_of(
    pair: PagePair,
    blocks: tuple[BlockPair, ...],
    knowledge: Knowledge,
    rules: Sequence[Rule],
    kept: KeptBlockFaults | None,
) -> Iterator[tuple[Rule, Fault]]:
    assert pair.en and pair.zh
    unlike = tuple(block_pair for block_pair in blocks if not _is_no_text(block_pair))
    for rule in rules:
        if isinstance(rule, PageRule):
            asked = unlike if rule.compares_words else blocks
            for fault in rule.check(pair.en, pair.zh, asked, knowledge):
                yield rule, fault
    # All rules look at one block pair before the next: what they read of it is read once.
    of_blocks = [rule for rule in rules if isinstance(rule, BlockRule)]

    def look(block_pair: BlockPair) -> Iterator[tuple[BlockRule, Fault]]:
        is_same = _is_no_text(block_pair)
        for rule in of_blocks:
            if not (is_same and rule.compares_words):
                for fault in rule.check(block_pair, knowledge):
                    yield rule, fault

    for block_pair in blocks:
        yield from kept.of(block_pair, knowledge, of_blocks, look) if kept else look(block_pair)


def _is_no_text(pair: BlockPair) -> bool:
    """True for a pair that has nothing to compare: one text on both sides, or a note that one side is not yet translated."""
    return says_the_same(pair) or any(
        block is not None and has_gap(block.as_written) for block in (pair.en, pair.zh)
    )


def _is_at_gap(fault: Fault) -> bool:
    """True for a fault of a block that only says that it is not yet translated."""
    return any(spot is not None and has_gap(spot.block.as_written) for spot in (fault.at, fault.compare))


def says_the_same(pair: BlockPair) -> bool:
    """True where a reader sees one and the same text on both sides: code, numbers, names, or prose that nobody has
    translated."""
    if pair.en is None or pair.zh is None:
        return False
    return pair.en.text == pair.zh.text or read(pair.en.text).text == read(pair.zh.text).text
