"""Blocks that were moved below another heading, or into another list, in one language.

"Take 2 mg" below "Adults" is another dose, and "drive" below "You must not:" is another rule, though no word changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.memory.entry import Entry
from duizhao.memory.states.pair_state import BlockState, State
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.heading_anchors import explicit_anchor
from duizhao.text.markdown.inline import plain

CHANGED: dict[Language, State] = {"en": "en-changed", "zh": "zh-changed"}
# What stands in a list or table is led in by what stands above it.
LED = frozenset({"item", "row", "definition"})
LEADS = frozenset({"heading", "paragraph", "title", "term"})


def below_another(
    states: Iterable[BlockState], entries: Sequence[Entry], blocks: Mapping[Language, Sequence[Block]]
) -> list[BlockState]:
    """The states, with those called changed that were moved below another heading or lead-in than the one they were
    approved below, though that one is still there. What went along with its heading stays `moved`.

    `entries` are the approved pairs in the order of the page, `blocks` those of both pages.
    """
    given = list(states)
    if not any(_may_be_elsewhere(state) for state in given):
        return given
    leads = _leads(entries)
    pages = {language: _Above.of(given, blocks[language], language) for language in LANGUAGES}
    return [
        _judged(state, leads, pages)
        if _may_be_elsewhere(state) and state.entry and not state.entry.apart
        else state
        for state in given
    ]


def _may_be_elsewhere(state: BlockState) -> bool:
    """True for a pair that was moved against the other language, and for one that stands below another heading in both."""
    entry = state.entry
    if entry is None or state.state == "moved":
        return state.state == "moved"
    return state.state == "approved" and all(
        state.side(one).blocks and section_of(state, one) != entry.section_in(one) for one in LANGUAGES
    )


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above what in one language: what approved headings are called now, by what they were called; the
    block that leads in each block, by its number; the blocks of each approved pair, by the number of the pair."""

    headings: Mapping[str, str]
    leads: Mapping[int, Block]
    blocks: Mapping[int, tuple[Block, ...]]

    @classmethod
    def of(cls, states: Sequence[BlockState], blocks: Sequence[Block], language: Language) -> "_Above":
        leads: dict[int, Block] = {}
        above: Block | None = None
        for block in blocks:
            if above:
                leads[block.number] = above
            if block.kind in LEADS:
                above = block
        headings = {
            explicit_anchor(side.approved) or side.approved: section_of(state, language)
            for state in states
            if (side := state.side(language)).blocks and side.approved and side.blocks[0].kind == "heading"
        }
        approved = {
            state.entry_number: state.side(language).blocks
            for state in states
            if state.entry_number is not None
        }
        return cls(headings, leads, approved)


def section_of(state: BlockState, language: Language) -> str:
    """The heading that a side stands below: its anchor, else its text; a heading stands below itself."""
    block = state.side(language).blocks[0]
    return (block.anchor or block.text) if block.kind == "heading" else block.section


# An approved pair with its number among those of its page.
_Numbered = tuple[int, Entry]


def _leads(entries: Sequence[Entry]) -> dict[int, _Numbered]:
    """What leads in each approved pair of a list or table, by the number of the pair."""
    leads: dict[int, _Numbered] = {}
    last: _Numbered | None = None
    for number, entry in enumerate(entries):
        if entry.kind in LEADS:
            last = number, entry
        elif entry.kind in LED and last:
            leads[number] = last
    return leads


def _judged(
    state: BlockState, leads: Mapping[int, _Numbered], pages: Mapping[Language, _Above]
) -> BlockState:
    for language in LANGUAGES:
        names = _heading_moved(state, pages[language], language) or _lead_moved(
            state, leads, pages[language], language
        )
        if names:
            before, now = (plain(name) for name in names)
            note = Bilingual(
                f"It stands below “{now}” now; it was approved below “{before}”.",
                f"现在位于“{now}”之下，确认时位于“{before}”之下。",
            )
            side = replace(state.side(language), change="changed", note=note)
            changed = replace(state, state=CHANGED[language], apart=True)
            return replace(changed, en=side) if language == "en" else replace(changed, zh=side)
    return state


def _heading_moved(state: BlockState, page: _Above, language: Language) -> tuple[str, str] | None:
    """The heading it was approved below and the one it stands below now, where they are two."""
    assert state.entry
    if state.side(language).blocks[0].kind == "heading":
        return None
    approved = state.entry.section_in(language)
    before = page.headings.get(approved)
    now = section_of(state, language)
    # Of two headings with one text either may be taken for the other; their anchors tell them apart.
    return None if before is None or now in (before, approved) else (before, now)


def _lead_moved(
    state: BlockState, leads: Mapping[int, _Numbered], page: _Above, language: Language
) -> tuple[str, str] | None:
    """The same for what leads in the list or table that it stands in."""
    led_by = leads.get(state.entry_number) if state.entry_number is not None else None
    if led_by is None or state.entry is None:
        return None
    number, lead = led_by
    if lead.section_in(language) != state.entry.section_in(language):
        # It was approved below another heading than in the other language: what led it in there is not known.
        return None
    before = page.blocks.get(number)
    now = page.leads.get(state.side(language).blocks[0].number)
    if not before or now is None or any(now.number == block.number for block in before):
        return None
    return before[0].text, now.text
