"""Which texts of a page are the drafts of a machine that a person put there."""

from collections.abc import Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.entry import Entry
from duizhao.memory.states.approval import context_of
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.store import TAKEN, change_page, moment, page_entries


def taken_drafts(memory: Path, page: PageState) -> tuple[Entry, ...]:
    """The drafts that stand on `page` and were not approved yet. Raises CannotRun as `page_entries` does."""
    return page_entries(memory, page.key, TAKEN)


def drafted_by(state: BlockState, taken: Sequence[Entry]) -> str:
    """The program that wrote the draft of a pair, also where a person has edited it since; empty where none did."""
    return next((one.by for one in taken if _is_of(one, state)), "")


def remember_drafts(memory: Path, before: PageState, after: PageState, program: str) -> int:
    """Keep that what `after` says and `before` did not say is the draft of a machine, until it is approved: how many pairs. Raises
    CannotRun as `change_page` does."""
    new = [
        Entry(
            state.en.text,
            state.zh.text,
            context_of(after.key, state),
            by=program,
            on=moment(),
            kind=state.first.kind,
        )
        for state in after.blocks
        if any(state.side(one).text not in _texts(before, one) for one in LANGUAGES)
        and all(state.side(one).blocks for one in LANGUAGES)
    ]
    if new:
        change_page(memory, after.key, lambda held: [*held, *new], TAKEN)
    return len(new)


def _texts(page: PageState, language: Language) -> frozenset[str]:
    return frozenset(state.side(language).text for state in page.blocks)


def forget_approved(memory: Path, page: PageState, approved: Sequence[BlockState]) -> None:
    """The memory has the drafts of these pairs as texts of people now. Raises CannotRun as `change_page` does."""
    if any(_is_of(one, state) for one in taken_drafts(memory, page) for state in approved):
        change_page(
            memory,
            page.key,
            lambda held: [one for one in held if not any(_is_of(one, state) for state in approved)],
            TAKEN,
        )


def _is_of(draft: Entry, state: BlockState) -> bool:
    same = draft.en == state.en.text or draft.zh == state.zh.text
    return same and draft.section == state.section
