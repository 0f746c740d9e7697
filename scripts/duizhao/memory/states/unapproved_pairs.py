"""Which blocks that nobody approved answer each other, or belong to a pair that was approved."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.entry import Entry
from duizhao.memory.states.pair_state import BlockState, PairSide, State
from duizhao.text.markdown.blocks import Block


class Pairing:
    """The pairs of a page while the blocks that nobody approved find their partners."""

    def __init__(
        self,
        entries: Sequence[Entry],
        found: Mapping[Language, list[PairSide]],
        blocks: Mapping[Language, Sequence[Block]],
    ) -> None:
        self.entries = entries
        self.found = found
        self.blocks = blocks
        # Which approved pair each block belongs to, by the number of the block.
        self.owner: dict[Language, dict[int, int]] = {
            language: {
                block.number: number for number, side in enumerate(found[language]) for block in side.blocks
            }
            for language in LANGUAGES
        }
        self.new: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = []

    def pair_the_rest(self, aligned: Callable[[], Sequence[BlockPair]]) -> None:
        """Find out which new English block answers which new Chinese one, or belongs to an approved pair. `aligned` gives
        what answers what on the two pages; it is not asked where nothing is new."""
        fresh = {
            language: [block for block in self.blocks[language] if block.number not in self.owner[language]]
            for language in LANGUAGES
        }
        if not (fresh["en"] or fresh["zh"]):
            return
        if not (self.blocks["en"] and self.blocks["zh"]):
            self.new = [((block,), ()) for block in fresh["en"]] + [((), (block,)) for block in fresh["zh"]]
            return
        for en, zh in _pairs(self.blocks["en"], self.blocks["zh"], aligned()):
            self._take(en, zh)

    def _take(self, en: tuple[Block, ...], zh: tuple[Block, ...]) -> None:
        """What to do with two groups of blocks that answer each other, some of them approved, some new."""
        both: dict[Language, tuple[Block, ...]] = {"en": en, "zh": zh}
        fresh = {
            language: tuple(block for block in both[language] if block.number not in self.owner[language])
            for language in LANGUAGES
        }
        if not (fresh["en"] or fresh["zh"]):
            return
        owners = {
            self.owner[language][block.number]
            for language in LANGUAGES
            for block in both[language]
            if block.number in self.owner[language]
        }
        # A paragraph that was split, or one that was written anew, belongs to the pair that the rest of it is from.
        if len(owners) == 1:
            (owner,) = owners
            if all(
                not fresh[language]
                or not self.found[language][owner].blocks
                or self._split(language, owner, both)
                for language in LANGUAGES
            ):
                for language in LANGUAGES:
                    if fresh[language]:
                        self._give(language, owner, fresh[language])
                return
        if len(owners) == 0 and fresh["en"] and fresh["zh"]:
            self.new.append((fresh["en"], fresh["zh"]))
            return
        self.new += [((block,), ()) for block in fresh["en"]] + [((), (block,)) for block in fresh["zh"]]

    def _split(self, language: Language, owner: int, both: Mapping[Language, tuple[Block, ...]]) -> bool:
        """True where the new blocks of `language` stand together with those that the pair has already."""
        here = {block.number for block in both[language]}
        return any(block.number in here for block in self.found[language][owner].blocks)

    def _give(self, language: Language, owner: int, blocks: tuple[Block, ...]) -> None:
        side = self.found[language][owner]
        together = sorted((*side.blocks, *blocks), key=lambda block: block.line)
        self.found[language][owner] = replace(side, blocks=tuple(together), change="changed")
        for block in blocks:
            self.owner[language][block.number] = owner

    def states(self) -> Iterator[BlockState]:
        """The state of every pair, in no order."""
        sides = zip(self.entries, self.found["en"], self.found["zh"], strict=True)
        for number, (entry, en, zh) in enumerate(sides):
            if en.blocks or zh.blocks:
                yield BlockState(_state(en, zh), en, zh, entry, entry_number=number)
        for new_en, new_zh in self.new:
            yield BlockState(
                "new" if new_en and new_zh else ("missing-zh" if new_en else "missing-en"),
                PairSide(blocks=new_en),
                PairSide(blocks=new_zh),
            )


def _state(en: PairSide, zh: PairSide) -> State:
    if not en.blocks:
        return "missing-en"
    if not zh.blocks:
        return "missing-zh"
    match en.change == "changed", zh.change == "changed":
        case True, True:
            return "both-changed"
        case True, False:
            return "en-changed"
        case False, True:
            return "zh-changed"
        case _:
            return "minor" if "minor" in (en.change, zh.change) else "approved"


def _pairs(
    en: Sequence[Block], zh: Sequence[Block], aligned: Sequence[BlockPair]
) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """What answers what, in blocks of the pages: where several were joined into one, all of them."""
    starts = {"en": _starts(en), "zh": _starts(zh)}
    for pair in aligned:
        yield (
            tuple((pair.en and _parts(pair.en, starts["en"])) or ()),
            tuple((pair.zh and _parts(pair.zh, starts["zh"])) or ()),
        )


def _starts(blocks: Sequence[Block]) -> dict[int, list[Block]]:
    starts: dict[int, list[Block]] = {}
    for block in blocks:
        starts.setdefault(block.line, []).append(block)
    return starts


def _parts(block: Block, starts: Mapping[int, list[Block]]) -> Iterable[Block]:
    first = [
        one
        for one in starts.get(block.line, ())
        if block.text.startswith(one.text) and one.kind == block.kind
    ]
    yield first[0]
    if first[0].text != block.text:
        for line in range(block.line + 1, block.line + block.text.count("\n") + 1):
            yield from starts.get(line, ())
