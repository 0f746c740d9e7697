"""Which block pairs of a page wait because one of their languages changed alone, and why it is known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from duizhao.align.alignments import Alignments
from duizhao.align.pairs_by_block import PairsByBlock, by_block
from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import PagePair
from duizhao.memory.entry import Entry
from duizhao.memory.stale.earlier_library import EarlierLibrary
from duizhao.memory.stale.pages_in_step import PagesInStep
from duizhao.memory.states import BlockState, PageState, PairSide, State, page_state
from duizhao.memory.states.approval import approve
from duizhao.memory.states.library_states import is_remembered
from duizhao.memory.states.moved_below import CHANGED
from duizhao.memory.states.pair_state import IN_STEP
from duizhao.memory.store import page_entries


@dataclass(frozen=True, slots=True)
class ChangedPair:
    """A block pair of `page` that changed. `known_by` is what remembers the text before: the memory of approvals, or a
    revision."""

    page: PageState
    state: BlockState
    known_by: Literal["memory", "revision"]

    @property
    def changed(self) -> Language | None:
        """The language that changed alone; None where both did, or where one lacks the block."""
        return {"en-changed": "en", "zh-changed": "zh"}.get(self.state.state)  # type: ignore[return-value]

    @property
    def stale(self) -> Language | None:
        """The language whose text did not change with the other."""
        return other(self.changed) if self.changed else None


def changed_pairs(
    workspace: Workspace,
    pair: PagePair,
    earlier: EarlierLibrary | None = None,
    remembered: bool = True,
    in_step: PagesInStep | None = None,
) -> Iterator[ChangedPair]:
    """The block pairs of `pair` that one side changed in since they were approved, and, where the library is known as it
    was `earlier`, all that changed since then and that nobody has approved as they are now.

    Without `remembered`, no memory is asked. What is known to be `in_step` is not looked at again.

    Raises CannotRun where the memory cannot be read.
    """
    if in_step and in_step.has(pair):
        return
    entries = _entries(workspace, pair) if remembered else ()
    before = earlier and earlier.pairs.get(pair.key)
    # Only what is known of is parsed. Of a page that could not be read, the check tells.
    if not (entries or before) or any(page.fault for page in (pair.en, pair.zh) if page):
        return
    safety, alignments = workspace.knowledge.safety, workspace.alignments
    by_memory = page_state(pair, entries, safety, alignments) if entries else None
    if in_step and by_memory and not by_memory.waiting:
        in_step.keep(pair)
    told: set[tuple[Language, int]] = set()
    for state in _answered(by_memory, workspace) if by_memory else ():
        found = ChangedPair(by_memory, state, "memory") if by_memory else None
        if found and found.changed:
            told |= _blocks(state)
            yield found
        elif state.state in IN_STEP:
            # A person has approved it, or only its punctuation changed.
            told |= _blocks(state)
    if not before or any(page.fault for page in (before.en, before.zh) if page):
        return
    if not (before.en and before.zh and pair.en and pair.zh):
        return
    by_revision = _as_approved(workspace, before, pair)
    for state in _answered(by_revision, workspace):
        blocks = _blocks(state)
        if state.state not in IN_STEP and state.entry is not None and not blocks <= told:
            yield ChangedPair(by_revision, state, "revision")


def _entries(workspace: Workspace, pair: PagePair) -> tuple[Entry, ...]:
    """What the memory has of a page."""
    settings = workspace.settings
    return page_entries(settings.memory, pair.key) if is_remembered(pair.key, settings) else ()


def _as_approved(workspace: Workspace, before: PagePair, now: PagePair) -> PageState:
    """What became of the pairs of `before`, as if a person had approved each of them."""
    terms, safety = workspace.knowledge.terms, workspace.knowledge.safety
    then = page_state(before, (), safety, Alignments(terms))
    entries = approve(then, (), lambda _state: True, "", "")
    return page_state(now, entries, safety, workspace.alignments)


def _answered(page: PageState, workspace: Workspace) -> Iterator[BlockState]:
    """The states of a page. Where one language lacks a block, though a text there answers what the other still has, that text
    was written anew, and is too unlike what stood there before to be found again: it changed. No rule says that a block is
    missing then."""
    lacking: dict[State, Language] = {"missing-en": "en", "missing-zh": "zh"}
    answers: PairsByBlock | None = None
    for state in page.blocks:
        language = lacking.get(state.state)
        if state.entry is None or language is None:
            yield state
            continue
        if answers is None:
            answers = by_block(workspace.alignments.of(page.pair))
        there = state.side(other(language))
        pair = answers.get((other(language), there.blocks[0].number))
        anew = pair.block(language) if pair else None
        if anew is None:
            yield state
            continue
        side = PairSide(state.side(language).approved, (anew,), "changed")
        name: State = "both-changed" if there.change == "changed" else CHANGED[language]
        changed = replace(state, state=name, before=None)
        yield replace(changed, en=side) if language == "en" else replace(changed, zh=side)


def _blocks(state: BlockState) -> set[tuple[Language, int]]:
    return {(language, block.number) for language in LANGUAGES for block in state.side(language).blocks}
