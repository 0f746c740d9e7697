"""What has to be told on each side of a page, from the state of its block pairs."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.base.bilingual import Language, other
from duizhao.memory.states import BlockState, PageState
from duizhao.site.notices.notice_spot import Notice, NoticeMark, Reason
from duizhao.site.notices.plain_text import plain_text
from duizhao.text.markdown.blocks import Block

ANCHOR = "text-"
DIGITS = 10
LONGEST_ABOUT = 90


def page_marks(page: PageState, language: Language) -> tuple[NoticeMark, ...]:
    """The marks on the page in `language`, in reading order.

    Each place where a reader of either language may be misled bears the same anchor on both pages, so that each leads
    to the other. A page that one language lacks altogether has none: it is told as a whole.
    """
    if not (page.pair.en and page.pair.zh):
        return ()
    return tuple(
        mark
        for states, anchor in _places(page)
        for mark in (
            _lacking(states, anchor, language)
            if not states[0].side(language).blocks
            else _standing(states, anchor, language)
        )
    )


def _places(page: PageState) -> Iterator[tuple[list[BlockState], str]]:
    """The stale states and their anchors; those that belong at one place of the side that lacks them are together."""
    groups: list[list[BlockState]] = []
    last: BlockState | None = None
    for state in page.blocks:
        if state.stale and not _is_unseen(state):
            if last is not None and groups and last is groups[-1][-1] and _together(last, state):
                groups[-1].append(state)
            else:
                groups.append([state])
        last = state
    seen: Counter[str] = Counter()
    for states in groups:
        digest = _digest(page.key, states[0])
        seen[digest] += 1
        yield states, f"{ANCHOR}{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else "")


def _is_unseen(state: BlockState) -> bool:
    """True for front matter that stands nowhere on the page."""
    return state.first.kind == "meta" and state.first.name != "title"


def _together(one: BlockState, next_one: BlockState) -> bool:
    """True where one notice tells of both: neither was approved, and the same language lacks both at one place."""
    return (
        one.state == next_one.state
        and one.state in ("missing-en", "missing-zh")
        and one.before is next_one.before
        and one.stale == next_one.stale
        and _lacks(one)
        and _lacks(next_one)
    )


def _lacks(state: BlockState) -> bool:
    """True where the language that is told is the one that lacks the block."""
    return all(not state.side(language).blocks for language in state.stale)


def _digest(key: str, state: BlockState) -> str:
    """The same as long as the approved texts are, else as long as the texts themselves are."""
    texts = (state.entry.en, state.entry.zh) if state.entry else (state.en.text, state.zh.text)
    told = "\0".join((key, state.section if not state.entry else state.entry.section, *texts))
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def _standing(states: Sequence[BlockState], anchor: str, language: Language) -> Iterator[NoticeMark]:
    """The marks at blocks that the page has."""
    blocks = states[0].side(language).blocks
    yield NoticeMark(_seen(blocks[0]), "start", anchor)
    if language in states[0].stale:
        reason = _reason(states[0], language)
        notice = _notice(states, reason, anchor, language)
        yield NoticeMark(_seen(blocks[-1]), "end", notice=notice)


def _lacking(states: Sequence[BlockState], anchor: str, language: Language) -> Iterator[NoticeMark]:
    """The mark at the place of blocks that the page lacks."""
    above = states[0].before
    told = language in states[0].stale
    notice = _notice(states, "lacking", anchor, language) if told else None
    yield NoticeMark(_seen(above), "end", anchor, notice)


def _seen(block: Block | None) -> Block | None:
    """The block, unless it is front matter: what belongs there stands at the top of the page."""
    return None if block is None or block.kind == "meta" else block


def _reason(state: BlockState, language: Language) -> Reason:
    if state.state == "both-changed":
        return "both-changed"
    return "other-changed" if state.side(other(language)).blocks else "gone"


def _notice(states: Sequence[BlockState], reason: Reason, anchor: str, language: Language) -> Notice:
    across = [block for state in states for block in state.side(other(language)).blocks]
    own = states[0].side(language).blocks
    notice = Notice(reason, language, states[0].first.kind, anchor, len(across) if not own else 1)
    if any(state.safety for state in states):
        notice = replace(notice, safety=True, current=tuple(filter(None, map(plain_text, across))))
    return replace(notice, about=_shortened(plain_text(own[0]))) if own else notice


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_ABOUT else text[: LONGEST_ABOUT - 1].rstrip() + "…"
