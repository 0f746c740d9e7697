"""The texts to translate of a page, from the state of its block pairs."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.memory.exchange.protect import PlaceholderNames, Protected, name_both, protect
from duizhao.memory.exchange.translation_unit import TranslationUnit, UnitId, UnitState, digest, short_section
from duizhao.memory.states.pair_state import IN_STEP, BlockState, PageState, PairSide
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import NO_REFERENCES, plain

# They are not translated, or not as a text.
NOT_EXPORTED = frozenset({"code", "html", "snippet"})
WAITING_NOTES = {
    "gone": Bilingual(
        "The translation of this text was deleted. Translate it only if it should be there again.",
        "译文已被删除。只有需要恢复时才翻译。",
    ),
    "new": Bilingual("Nobody has approved this pair yet.", "这一对内容尚未经人工确认。"),
    "both-changed": Bilingual(
        "Both languages changed since this pair was approved.", "确认之后，两种语言都改动过。"
    ),
    "source": Bilingual(
        "The source changed since this pair was approved: update the translation.",
        "确认之后原文有改动，请更新译文。",
    ),
    "target": Bilingual(
        "The translation changed since this pair was approved: look whether the source has to follow.",
        "确认之后译文有改动，请核对原文是否也要修改。",
    ),
}


@dataclass(frozen=True, slots=True)
class TranslatablePair:
    """A block pair that can be translated: its state, its id, and the placeholders of both sides."""

    id: UnitId
    state: BlockState
    names: PlaceholderNames

    @property
    def source(self) -> PairSide:
        """The side that is translated from."""
        return self.state.side(other(self.id.to))

    @property
    def target(self) -> PairSide:
        """The side that is translated into."""
        return self.state.side(self.id.to)

    @property
    def may_lack(self) -> bool:
        """True where the translation may lack what it lacked before: nobody changed the source since."""
        return self.state.state in IN_STEP or self.state.state == "new"


def jobs(page: PageState, to: Language) -> tuple[TranslatablePair, ...]:
    """What of `page` can be translated into `to`, in reading order: all that the other language says, but for code and
    the like."""
    states = [state for state in page.blocks if _is_exported(state.side(other(to)))]
    texts = [_digests(state, to) for state in states]
    totals = Counter(texts)
    seen: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, str, str]] = Counter()
    found = []
    for state, both in zip(states, texts, strict=True):
        seen[both] += 1
        first = state.side(other(to)).blocks[0]
        section = short_section(_section(first))
        places[section, first.kind, both[0]] += 1
        place = places[section, first.kind, both[0]]
        identity = UnitId(page.key, section, to, first.kind, *both, seen[both], totals[both], place)
        source, target = (_protected(state.side(language)) for language in (other(to), to))
        found.append(TranslatablePair(identity, state, name_both(source, target)))
    return tuple(found)


def units(page: PageState, to: Language, root: Path, only_waiting: bool = False) -> Iterator[TranslationUnit]:
    """The units of `page` for a translator into `to`; with `only_waiting` those alone that a person has to see.

    Their paths are told from the folder `root`.
    """
    headings = _headings(page)
    source_page = page.pair.side(other(to))
    path = Path(os.path.relpath(source_page.path, root)).as_posix() if source_page else ""
    for job in jobs(page, to):
        state = job.state
        if only_waiting and state.state in IN_STEP:
            continue
        first = job.source.blocks[0]
        approved = job.source.approved
        changed = bool(approved) and job.source.change == "changed"
        yield TranslationUnit(
            job.id,
            job.names.source,
            job.names.target,
            _unit_state(state, job.target),
            tuple(_notes(page, job, first, headings)),
            path,
            first.line,
            _previous(approved, first) if changed else "",
        )


def without_source(page: PageState, to: Language) -> int:
    """How many block pairs of `page` only the language `to` has: there is nothing to translate from."""
    return sum(not state.side(other(to)).blocks and _is_exported(state.side(to)) for state in page.blocks)


def references(blocks: Sequence[Block]) -> Mapping[str, str]:
    """The link definitions that blocks of a page can use."""
    return blocks[0].references if blocks else NO_REFERENCES


def unit_state(job: TranslatablePair) -> UnitState:
    """What an export says of the translation of `job` as it is now."""
    return _unit_state(job.state, job.target)


def _section(block: Block) -> str:
    """The heading that a block stands below in its own language: what the other one calls it may change. A heading stands
    below itself."""
    return (block.anchor or block.text) if block.kind == "heading" else block.section


def _is_exported(side: PairSide) -> bool:
    return bool(side.blocks) and not any(block.kind in NOT_EXPORTED for block in side.blocks)


def _digests(state: BlockState, to: Language) -> tuple[str, str]:
    return digest(state.side(other(to)).text), digest(state.side(to).text)


def _protected(side: PairSide) -> Protected:
    return protect([block.text for block in side.blocks], references(side.blocks))


def _previous(approved: str, first: Block) -> str:
    found = protect([approved], first.references)
    return name_both(found, Protected((), ())).source


def _unit_state(state: BlockState, target: PairSide) -> UnitState:
    if not target.blocks:
        return "empty"
    return "review" if state.waits else "final"


def _headings(page: PageState) -> dict[str, str]:
    return {
        block.anchor or block.text: plain(block.text)
        for side in (page.pair.zh, page.pair.en)
        if side
        for block in side.blocks
        if block.kind == "heading"
    }


def _notes(page: PageState, job: TranslatablePair, first: Block, headings: dict[str, str]) -> Iterator[str]:
    heading = headings.get(job.state.section, job.state.section)
    yield f"Page 页面: {page.key}" + (f" · Heading 标题: {heading}" if heading else "")
    boxes = [name.partition(":")[2] for name in first.within if name.startswith("admonition:")]
    yield f"Kind 类型: {first.kind}" + (f" in {boxes[-1]}" if boxes else "")
    if job.state.safety:
        yield (
            "SAFETY 安全内容: a dose, a contraindication, a warning or an emergency. A second person checks this text. "
            "涉及剂量、禁忌证、警告或急救，须由第二个人核对。"
        )
    if waiting := waiting_note(job):
        yield f"{waiting.en} {waiting.zh}"


def waiting_note(job: TranslatablePair) -> Bilingual | None:
    """What a translator is told of a pair that waits; None where nobody has to be told anything."""
    to = job.id.to
    match job.state.state:
        case "new" | "both-changed" as state:
            return WAITING_NOTES[state]
        case "en-changed" | "zh-changed" as state:
            return WAITING_NOTES["target" if state == f"{to}-changed" else "source"]
        case "missing-en" | "missing-zh" if job.target.change == "gone":
            return WAITING_NOTES["gone"]
        case _:
            return None
