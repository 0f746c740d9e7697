"""A page pair from two texts, its approval, and its states as short lines."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import Language, other
from duizhao.library.pages import Page, PagePair
from duizhao.library.safety import general
from duizhao.memory import Entry
from duizhao.memory.states import BlockState, PageState, page_state
from duizhao.memory.states.approval import approve

BY, ON = "Dr Li", "2026-11-25 14:03:22 UTC"
LATER = "2026-11-26 08:00:00 UTC"


def page(text: str | None, language: Language) -> Page | None:
    if text is None:
        return None
    return Page("page", language, Path(language, "page.md"), text)


def pair(en: str | None, zh: str | None) -> PagePair:
    return PagePair("page", page(en, "en"), page(zh, "zh"))


def states(en: str | None, zh: str | None, entries: Sequence[Entry] = ()) -> PageState:
    return page_state(pair(en, zh), entries, general())


def approved(
    en: str | None, zh: str | None, before: Sequence[Entry] = (), by: str = BY, on: str = ON
) -> tuple[Entry, ...]:
    """The entries after a person approved the whole page pair."""
    return approve(states(en, zh, before), before, lambda state: True, by, on, lambda entry: True)


def mirrored(entries: Sequence[Entry]) -> list[Entry]:
    """The same approvals with the languages swapped."""
    return [
        replace(entry, en=entry.zh, zh=entry.en, forms=(entry.forms[1], entry.forms[0])) for entry in entries
    ]


def mirror(state: str) -> str:
    """What a state is called with the languages swapped: en-changed is zh-changed."""
    for language in ("en", "zh"):
        if language in state:
            return state.replace(language, other(language))
    return state


def told(state: BlockState) -> str:
    """`en-changed Take 10 mg.`: the state and the first line of the block, the English one where there is one."""
    return f"{state.state} {state.first.text.splitlines()[0]}"


def stale(found: PageState) -> list[str]:
    """The block pairs that wait for a person, in the order of the page."""
    return [told(state) for state in found.blocks if state in found.waiting]
