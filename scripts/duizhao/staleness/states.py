"""The state of every block pair of a page: what was approved, held against the two pages as they are.

| state | what happened |
|---|---|
| approved | both sides are as they were approved |
| minor | only spacing, punctuation, emphasis, the address of a link or the level of a heading changed |
| moved | as approved, but it stands elsewhere in one language |
| en-changed, zh-changed | one side says something else: the other is stale |
| both-changed | both say something else, and nobody has approved that |
| new | nobody has approved this pair |
| missing-en, missing-zh | one language has it, the other does not (any more) |
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from duizhao.bilingual import LANGUAGES, Language, other
from duizhao.comparison.align import align
from duizhao.library import PagePair
from duizhao.markdown.blocks import Block
from duizhao.memory.entry import Entry
from duizhao.memory.essence import essence
from duizhao.safety import Safety
from duizhao.staleness.match import Approved, find
from duizhao.staleness.order import in_every_longest_rising
from duizhao.terms import TermBase

State = Literal[
    "approved",
    "minor",
    "moved",
    "en-changed",
    "zh-changed",
    "both-changed",
    "new",
    "missing-en",
    "missing-zh",
]
# As they are told: what a reader may be misled by first.
STATES: tuple[State, ...] = (
    "en-changed",
    "zh-changed",
    "both-changed",
    "missing-en",
    "missing-zh",
    "new",
    "moved",
    "minor",
    "approved",
)
# Nobody has to do anything about these.
IN_STEP: frozenset[State] = frozenset({"approved", "minor", "moved"})
PARAGRAPHS = "\n\n"
Change = Literal["same", "minor", "changed", "gone", "none"]


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a pair: the text that was approved (empty where none was) and its blocks now (none where it is
    gone or was never there). `change` is what became of it; `none` where nothing was approved."""

    approved: str = ""
    blocks: tuple[Block, ...] = ()
    change: Change = "none"

    @property
    def text(self) -> str:
        """The text as it is now; several blocks with an empty line between them."""
        return PARAGRAPHS.join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class BlockState:
    """One block pair of a page and its state. `before` is, for a pair that one side lacks, the last block of that side
    above the place where it belongs; None at the top of the page."""

    state: State
    en: Side
    zh: Side
    entry: Entry | None = None
    safety: bool = False
    before: Block | None = None

    def side(self, language: Language) -> Side:
        """The side in `language`."""
        return self.en if language == "en" else self.zh

    @property
    def first(self) -> Block:
        """The block that the pair is known by: the English one where there is one."""
        return (self.en.blocks or self.zh.blocks)[0]

    @property
    def section(self) -> str:
        """The heading that the pair stands below; a heading stands below itself."""
        block = self.first
        return (block.anchor or block.text) if block.kind == "heading" else block.section

    @property
    def stale(self) -> tuple[Language, ...]:
        """The languages whose reader may be misled: the text they read may be outdated, or is not there."""
        match self.state:
            case "en-changed":
                return ("zh",)
            case "zh-changed":
                return ("en",)
            case "both-changed":
                return LANGUAGES
            case "missing-en" | "missing-zh":
                lacking: Language = "en" if self.state == "missing-en" else "zh"
                # What one language deleted, the other still says.
                return (other(lacking),) if self.side(lacking).change == "gone" else (lacking,)
            case _:
                return ()


@dataclass(frozen=True, slots=True)
class PageState:
    """The block pairs of a page in reading order, and the approved pairs that neither side has any more."""

    key: str
    pair: PagePair
    blocks: tuple[BlockState, ...]
    dropped: tuple[Entry, ...] = ()

    @property
    def waiting(self) -> tuple[BlockState, ...]:
        """Those that wait for a person, safety blocks first."""
        found = [block for block in self.blocks if block.state not in IN_STEP]
        return tuple(sorted(found, key=lambda block: not block.safety))


def page_state(
    pair: PagePair, entries: Sequence[Entry], safety: Safety, terms: TermBase | None = None
) -> PageState:
    """The state of each block pair of `pair`, from the approved pairs of its page in the order of the page.

    `safety` says which blocks are safety blocks; the names of `terms` help to pair blocks that nobody has approved.
    """
    blocks = {language: page.blocks if (page := pair.side(language)) else () for language in LANGUAGES}
    found = {
        language: _sides(entries, language, blocks[language])
        if blocks[language]
        else _gone(entries, language)
        for language in LANGUAGES
    }
    work = _Work(entries, found, blocks)
    work.pair_the_rest(terms)
    states = [
        replace(state, safety=_is_grave(state, pair, safety))
        for state in _in_reading_order(work.states(), blocks)
    ]
    dropped = tuple(
        entry
        for entry, en, zh in zip(entries, found["en"], found["zh"], strict=True)
        if not (en.blocks or zh.blocks)
    )
    return PageState(pair.key, pair, tuple(states), dropped)


def approved_parts(text: str, kind: str) -> tuple[str, ...]:
    """The texts of the blocks of one side of an approved pair."""
    return tuple(text.split(PARAGRAPHS)) if kind not in ("code", "html", "snippet") else (text,)


def _sides(entries: Sequence[Entry], language: Language, blocks: Sequence[Block]) -> list[Side]:
    parts: list[Approved] = []
    owners: list[int] = []
    for number, entry in enumerate(entries):
        kind = entry.kind or "paragraph"
        for part in approved_parts(entry.side(language), kind):
            parts.append(Approved(part, kind, entry.section, essence(part, kind)))  # type: ignore[arg-type]
            owners.append(number)
    kept: list[list[Block]] = [[] for _ in entries]
    changed = [False] * len(entries)
    forms = forms_of(blocks)
    for found, owner in zip(find(parts, blocks), owners, strict=True):
        if found.block is None:
            changed[owner] = True
        else:
            kept[owner].append(blocks[found.block])
            changed[owner] |= found.changed
    for number, (entry, now) in enumerate(zip(entries, kept, strict=True)):
        # A warning that became a note says something else. Nothing is known of a pair that was written by hand.
        if entry.kind not in ("", "heading") and now and forms.get(id(now[0]), "") != entry.form(language):
            changed[number] = True
    return [
        _side(entry, language, tuple(now), was_changed)
        for entry, now, was_changed in zip(entries, kept, changed, strict=True)
    ]


def forms_of(blocks: Sequence[Block]) -> dict[int, str]:
    """What blocks are beside their text, by the identity of the block: the level of a heading, and the type of a box at
    the first block below its title, because a title may stand in one language alone. Others have none."""
    forms: dict[int, str] = {}
    titles: dict[int, Block] = {}
    seen: set[int] = set()
    for block in blocks:
        if block.kind == "heading":
            forms[id(block)] = str(block.level)
        elif block.box and block.box not in seen:
            if block.kind == "title":
                titles[block.box] = block
                continue
            seen.add(block.box)
            forms[id(block)] = _box_type(block)
    # A box of a title alone.
    forms |= {id(title): _box_type(title) for box, title in titles.items() if box not in seen}
    return forms


def _box_type(block: Block) -> str:
    boxes = [name for name in block.within if name.startswith("admonition:")]
    return boxes[-1].removeprefix("admonition:") if boxes else ""


def _gone(entries: Sequence[Entry], language: Language) -> list[Side]:
    return [Side(entry.side(language), (), "gone") for entry in entries]


def _side(entry: Entry, language: Language, blocks: tuple[Block, ...], changed: bool) -> Side:
    approved = entry.side(language)
    side = Side(approved, blocks, "changed")
    if not blocks:
        return replace(side, change="gone")
    if changed:
        return side
    # A heading that went up or down a level still says the same.
    level = str(blocks[0].level) if entry.kind == "heading" else ""
    same = _folded(side.text) == _folded(approved) and level in ("", entry.form(language))
    return replace(side, change="same" if same else "minor")


def _folded(text: str) -> str:
    return " ".join(text.split())


class _Work:
    """The pairs of a page while the blocks that nobody approved find their partners."""

    def __init__(
        self,
        entries: Sequence[Entry],
        found: Mapping[Language, list[Side]],
        blocks: Mapping[Language, Sequence[Block]],
    ) -> None:
        self.entries = entries
        self.found = found
        self.blocks = blocks
        # Which approved pair each block belongs to, by the line it starts on and its kind.
        self.owner: dict[Language, dict[int, int]] = {
            language: {
                id(block): number for number, side in enumerate(found[language]) for block in side.blocks
            }
            for language in LANGUAGES
        }
        self.new: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = []

    def pair_the_rest(self, terms: TermBase | None) -> None:
        """Find out which new English block answers which new Chinese one, or belongs to an approved pair."""
        fresh = {
            language: [block for block in self.blocks[language] if id(block) not in self.owner[language]]
            for language in LANGUAGES
        }
        if not (fresh["en"] or fresh["zh"]):
            return
        if not (self.blocks["en"] and self.blocks["zh"]):
            self.new = [((block,), ()) for block in fresh["en"]] + [((), (block,)) for block in fresh["zh"]]
            return
        for en, zh in _pairs(self.blocks["en"], self.blocks["zh"], terms):
            self._take(en, zh)

    def _take(self, en: tuple[Block, ...], zh: tuple[Block, ...]) -> None:
        """What to do with two groups of blocks that answer each other, some of them approved, some new."""
        both = {"en": en, "zh": zh}
        fresh = {
            language: tuple(block for block in both[language] if id(block) not in self.owner[language])
            for language in LANGUAGES
        }
        if not (fresh["en"] or fresh["zh"]):
            return
        owners = {
            self.owner[language][id(block)]
            for language in LANGUAGES
            for block in both[language]
            if id(block) in self.owner[language]
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
        here = {id(block) for block in both[language]}
        return any(id(block) in here for block in self.found[language][owner].blocks)

    def _give(self, language: Language, owner: int, blocks: tuple[Block, ...]) -> None:
        side = self.found[language][owner]
        together = sorted((*side.blocks, *blocks), key=lambda block: block.line)
        self.found[language][owner] = replace(side, blocks=tuple(together), change="changed")
        for block in blocks:
            self.owner[language][id(block)] = owner

    def states(self) -> Iterator[BlockState]:
        """Every pair, in no order."""
        for entry, en, zh in zip(self.entries, self.found["en"], self.found["zh"], strict=True):
            if en.blocks or zh.blocks:
                yield BlockState(_state(en, zh), en, zh, entry)
        for en, zh in self.new:
            yield BlockState(
                "new" if en and zh else ("missing-zh" if en else "missing-en"),
                Side(blocks=en),
                Side(blocks=zh),
            )


def _state(en: Side, zh: Side) -> State:
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
    en: Sequence[Block], zh: Sequence[Block], terms: TermBase | None
) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """What answers what, in blocks of the pages: where several were joined into one, all of them."""
    starts = {"en": _starts(en), "zh": _starts(zh)}
    for pair in align(en, zh, terms):
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


def _in_reading_order(
    states: Iterable[BlockState], blocks: Mapping[Language, Sequence[Block]]
) -> list[BlockState]:
    """In the order of the English page; what only the Chinese has stands below its neighbour there. Says which pairs
    were moved, and where those belong that one side lacks."""
    place = {
        language: {id(block): number for number, block in enumerate(blocks[language])}
        for language in LANGUAGES
    }

    def at(state: BlockState, language: Language) -> int:
        return place[language][id(state.side(language).blocks[0])]

    given = list(states)
    english = sorted((state for state in given if state.en.blocks), key=lambda state: at(state, "en"))
    ordered: list[BlockState] = []
    chinese_only = sorted(
        (state for state in given if not state.en.blocks), key=lambda state: at(state, "zh")
    )
    # Each of these goes behind the pair that holds the Chinese block above it.
    above: dict[int, list[BlockState]] = {}
    anchored = sorted((at(state, "zh"), number) for number, state in enumerate(english) if state.zh.blocks)
    following = 0
    last = -1
    for state in chinese_only:
        while following < len(anchored) and anchored[following][0] < at(state, "zh"):
            last = anchored[following][1]
            following += 1
        above.setdefault(last, []).append(state)
    ordered += above.get(-1, [])
    for number, state in enumerate(english):
        ordered += [state, *above.get(number, [])]
    return _with_neighbours(_say_moved(ordered, at))


def _say_moved(states: list[BlockState], at) -> list[BlockState]:
    places = [at(state, "zh") if state.en.blocks and state.zh.blocks else -1 for state in states]
    in_place = in_every_longest_rising(places)
    return [
        replace(state, state="moved")
        if places[number] >= 0 and number not in in_place and state.state in IN_STEP
        else state
        for number, state in enumerate(states)
    ]


def _with_neighbours(states: list[BlockState]) -> list[BlockState]:
    last: dict[Language, Block | None] = {"en": None, "zh": None}
    placed = []
    for state in states:
        lacking: Language | None = "en" if not state.en.blocks else "zh" if not state.zh.blocks else None
        placed.append(replace(state, before=last[lacking]) if lacking else state)
        for language in LANGUAGES:
            if state.side(language).blocks:
                last[language] = state.side(language).blocks[-1]
    return placed


def _is_grave(state: BlockState, pair: PagePair, safety: Safety) -> bool:
    return any(
        safety.covers(block, str(page.meta.get("topic") or ""))
        for language in LANGUAGES
        if (page := pair.side(language))
        for block in state.side(language).blocks
    )
