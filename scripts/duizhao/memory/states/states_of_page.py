"""The state of a page: what was approved of it, held against the two pages as they are."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import LANGUAGES
from duizhao.library.approval_settings import ApprovalSettings
from duizhao.library.pages import PagePair
from duizhao.library.safety import Safety
from duizhao.memory.entry import Entry
from duizhao.memory.states.moved_below import below_another
from duizhao.memory.states.pair_state import IN_STEP, BlockState, PageState
from duizhao.memory.states.reading_order import in_reading_order
from duizhao.memory.states.sides import sides
from duizhao.memory.states.step_reached import step_reached
from duizhao.memory.states.unapproved_pairs import Pairing

ONE_STEP = ApprovalSettings()


def page_state(
    pair: PagePair,
    entries: Sequence[Entry],
    safety: Safety,
    alignments: Alignments | None = None,
    policy: ApprovalSettings = ONE_STEP,
) -> PageState:
    """The state of each block pair of `pair`, from the approved pairs of its page in the order of the page.

    `safety` says which blocks are safety blocks; `alignments` pair the blocks that nobody has approved; `policy` says which
    steps lead to an approval.
    """
    blocks = {language: page.blocks if (page := pair.side(language)) else () for language in LANGUAGES}
    found = {language: sides(entries, language, blocks[language]) for language in LANGUAGES}
    pairing = Pairing(entries, found, blocks)
    pairing.pair_the_rest(lambda: (alignments or Alignments()).of(pair))
    states = [
        _with_step(replace(state, number=number, safety=_is_grave(state, pair, safety)), policy)
        for number, state in enumerate(below_another(in_reading_order(pairing.states()), entries, blocks))
    ]
    dropped = tuple(
        entry
        for entry, en, zh in zip(entries, found["en"], found["zh"], strict=True)
        if not (en.blocks or zh.blocks)
    )
    return PageState(pair.key, pair, tuple(states), dropped, policy)


def _with_step(state: BlockState, policy: ApprovalSettings) -> BlockState:
    """`state` with the step it has reached: what changed since is a draft again."""
    if state.entry is None or state.state not in IN_STEP:
        return state
    return replace(state, step=step_reached(state.entry, policy, state.safety))


def _is_grave(state: BlockState, pair: PagePair, safety: Safety) -> bool:
    return any(
        safety.covers(block, str(page.meta.get("topic") or ""))
        for language in LANGUAGES
        if (page := pair.side(language))
        for block in state.side(language).blocks
    )
