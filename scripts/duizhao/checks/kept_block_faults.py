"""What rules said of a block pair, kept by its content, for whoever looks at one page again and again while somebody writes in it.

Rules about one block pair see nothing else of their page. So where both texts, what they stand in and what the rules may ask are as
before, what was said is said again, wherever the pair stands now.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from duizhao.align.align import BlockPair
from duizhao.checks.rule import BlockRule, Fault, Knowledge, Spot
from duizhao.text.markdown.block import Block

Said = tuple[tuple[BlockRule, Fault], ...]
Look = Callable[[BlockPair], Iterable[tuple[BlockRule, Fault]]]


@dataclass(frozen=True, slots=True)
class _Kept:
    pair: BlockPair
    said: Said


@dataclass(slots=True)
class KeptBlockFaults:
    """What was said at the last look at a page, and what is said at this one: nothing older is held."""

    before: "Mapping[Hashable, _Kept]" = field(default_factory=dict)
    knowledge: Knowledge | None = None
    now: "dict[Hashable, _Kept]" = field(default_factory=dict)

    @classmethod
    def after(cls, earlier: "KeptBlockFaults | None", knowledge: Knowledge) -> "KeptBlockFaults":
        """What a look begins with that knows what the `earlier` one said; with nothing where rules may now ask something else."""
        if earlier is None or earlier.knowledge is None or not _is_same(earlier.knowledge, knowledge):
            return cls(knowledge=knowledge)
        return cls(earlier.now, knowledge)

    def of(self, pair: BlockPair, knowledge: Knowledge, rules: Sequence[BlockRule], look: Look) -> Said:
        """What the `rules` say of `pair`: as before where its content was there before, else what `look` finds. Each fault stands at
        the blocks of `pair` itself."""
        key = (knowledge.profile, tuple(rule.id for rule in rules), *map(_content, _blocks(pair)))
        known = self.now.get(key) or self.before.get(key)
        kept = (known and _moved(known, pair)) or _Kept(pair, tuple(look(pair)))
        self.now[key] = kept
        return kept.said


def _is_same(one: Knowledge, other: Knowledge) -> bool:
    """True where rules may ask the same; terms and safety are the same values where their files are."""
    return (
        one.terms is other.terms
        and one.safety is other.safety
        and (one.targets, one.profile, one.chinese, one.is_guarded)
        == (other.targets, other.profile, other.chinese, other.is_guarded)
    )


def _blocks(pair: BlockPair) -> tuple[Block | None, ...]:
    return (pair.en, pair.zh, *pair.before)


def _content(block: Block | None) -> Hashable:
    """All of a block but its place in the page."""
    if block is None:
        return None
    return (
        *(block.kind, block.text, block.level, block.name, block.anchor, block.within, block.section),
        *(block.columns, block.head, block.ordinal, block.containers, block.box, block.written),
        tuple(block.references.items()),
    )


def _moved(kept: _Kept, pair: BlockPair) -> _Kept | None:
    """What was said of the kept pair, at the blocks of `pair`; None where something was said of a block that is neither."""
    if [*map(_place, _blocks(kept.pair))] == [*map(_place, _blocks(pair))]:
        return kept
    said = []
    for rule, fault in kept.said:
        at, compare = _at(fault.at, kept.pair, pair), _at(fault.compare, kept.pair, pair)
        if (at is None) != (fault.at is None) or (compare is None) != (fault.compare is None):
            return None
        said.append((rule, replace(fault, at=at, compare=compare)))
    return _Kept(pair, tuple(said))


def _place(block: Block | None) -> tuple[int, int] | None:
    return (block.line, block.number) if block else None


def _at(spot: Spot | None, old: BlockPair, new: BlockPair) -> Spot | None:
    """The spot in the block of `new` that stands where its block stood in `old`."""
    if spot is None:
        return None
    for before, after in zip(_blocks(old), _blocks(new), strict=True):
        if spot.block is before and after is not None:
            return replace(spot, block=after)
    return None
