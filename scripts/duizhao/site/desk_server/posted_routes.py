"""What scripts of the desk ask for, and what is done: each from the values that were sent to an answer."""

from collections.abc import Callable, Mapping
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.base.errors import CannotRun
from duizhao.library.pages import Page, PagePair, with_text
from duizhao.memory.approvals.uncommitted_work import uncommitted_work
from duizhao.memory.states.pair_state import BlockState
from duizhao.memory.status.page_look import PageLook, look_at_texts, pair_digest, text_digest, with_texts
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.conflict_html import conflict
from duizhao.site.desk_server.desk_changes import (
    ChangedMeanwhile,
    ThreeTexts,
    approve_shown,
    find_block,
    let_stand,
    look_again,
    mend,
    nearest,
    said_of,
    save_block,
    save_page,
)
from duizhao.site.desk_server.desk_frame import DeskTeller
from duizhao.site.desk_server.desk_request import DeskAnswer, json_answer
from duizhao.site.desk_server.desk_state import DeskState
from duizhao.site.desk_server.findings_html import findings_list
from duizhao.site.desk_server.page_html import blocks_main, texts_main
from duizhao.site.desk_server.posted_values import (
    LONGEST_LINE,
    BadRequest,
    key_in,
    side_in,
    signer_in,
    text_in,
    where_in,
)
from duizhao.site.desk_server.suggestions_html import helps
from duizhao.text.html.element import element

CONFLICT, CANNOT = 409, 422


def _helps(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    state = teller.state
    page = state.page_now(key_in(values, state))
    block = find_block(page, where_in(values), None)
    if block is None:
        return json_answer({"said": teller.say(served_texts.CHANGED)}, CONFLICT)
    return json_answer({"html": helps(page, block, state.workspace, state.memory(), teller)})


def _look(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    """The findings in texts that are on no disk yet."""
    state = teller.state
    workspace = state.workspace
    given = values.get("texts")
    if not isinstance(given, dict):
        raise BadRequest
    texts = {one: text_in(given, one) for one in LANGUAGES if one in given}
    key, page = key_in(values, state), None
    pair = PagePair(key, workspace.page(key, "en"), workspace.page(key, "zh"))
    if values.get("where") is None:
        sides = {one: _typed(pair.side(one), key, one, texts.get(one), state) for one in LANGUAGES}
        seen = look_at_texts(workspace, PagePair(key, sides["en"], sides["zh"]), state.profile)
        return json_answer({"findings": findings_list(seen.live, teller, "typed", saved=False)})
    page = state.page_now(key)
    block = find_block(page, where_in(values), None)
    if block is None:
        return json_answer({"said": teller.say(served_texts.CHANGED)}, CONFLICT)
    try:
        typed = look_at_texts(workspace, with_texts(page, block, texts), state.profile)
    except CannotRun as fault:
        told = element("p", teller.say(fault.message), class_="found__none")
        return json_answer({"findings": told})
    number = _number_of(typed, block, texts)
    found = typed.found.get(number, ()) if number is not None else ()
    return json_answer({"findings": findings_list(found, teller, f"b{block.number}", saved=False)})


def _typed(page: Page | None, key: str, side: Language, text: str | None, state: DeskState) -> Page | None:
    if text is None:
        return page
    if page:
        return with_text(page, text)
    if not text:
        return None
    settings = state.workspace.settings
    return Page(key, side, settings.layout.path(key, side), text, chinese=settings.check.chinese)


def _number_of(typed: PageLook, block: BlockState, texts: Mapping[Language, str]) -> int | None:
    """The number of the block pair once it says what was typed."""
    wanted = {one: texts.get(one, block.side(one).text).strip() for one in LANGUAGES}
    fitting = [
        one.number
        for one in typed.page.blocks
        if one.number is not None and all(one.side(side).text.strip() == wanted[side] for side in LANGUAGES)
    ]
    near = block.number or 0
    return min(fitting, key=lambda number: abs(number - near), default=block.number)


def _save(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    state, side = teller.state, side_in(values)
    base, text = text_in(values, "base"), text_in(values, "text")
    page = state.page_now(key_in(values, state))
    try:
        save_block(state, page, where_in(values), side, base, text)
    except ChangedMeanwhile as changed:
        assert changed.texts
        return _conflict(changed.texts, side, page.key, where_in(values).get(other(side)), teller)
    return _done(page.key, teller, served_texts.SAVED)


def _save_page(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    state, side = teller.state, side_in(values)
    base, text, shown = (
        text_in(values, "base"),
        text_in(values, "text"),
        text_in(values, "shown", LONGEST_LINE),
    )
    page = state.page_now(key_in(values, state))
    try:
        save_page(state, page, shown, side, base, text)
    except ChangedMeanwhile as changed:
        assert changed.texts
        return _whole_conflict(changed.texts, side, teller)
    return _done(page.key, teller, served_texts.SAVED, whole=True)


def _three(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    """What became of a text that somebody had begun to edit, and that is not there any more."""
    state, side = teller.state, side_in(values)
    base, text = text_in(values, "base"), text_in(values, "text")
    page = state.page_now(key_in(values, state))
    if values.get("whole") is True:
        now = page.pair.side(side)
        return _whole_conflict(ThreeTexts(base, text, now.text if now else None), side, teller)
    texts = ThreeTexts(base, text, nearest(page, side, base))
    return _conflict(texts, side, page.key, values.get("other"), teller)


def _whole_conflict(texts: ThreeTexts, side: Language, teller: DeskTeller) -> DeskAnswer:
    told = {"conflict": conflict(texts, side, teller), "theirs": texts.theirs}
    return json_answer({**told, "digest": text_digest(texts.theirs)}, CONFLICT)


def _conflict(texts: ThreeTexts, side: Language, key: str, beside: object, teller: DeskTeller) -> DeskAnswer:
    """The three texts, and at which block the text stands by now, so that it can be written there knowingly: the one that has
    what stood `beside` it (by its digest) in the other language. A text that is only like it may be about somebody else."""
    state = teller.state
    state.renew()
    page = state.page_now(key)
    same = [
        one
        for one in page.blocks
        if one.side(side).blocks
        and one.side(other(side)).blocks
        and text_digest(one.side(other(side)).text) == beside
    ]
    block = same[0] if len(same) == 1 else None
    theirs = block.side(side).text if block else None
    texts = ThreeTexts(texts.base, texts.yours, theirs)
    told: dict[str, object] = {"conflict": conflict(texts, side, teller), "theirs": theirs}
    if block:
        told["block"] = {
            "number": block.number,
            "pair": pair_digest(block),
            "en": text_digest(block.en.text),
            "zh": text_digest(block.zh.text),
        }
    return json_answer(told, CONFLICT)


def _mend(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    state = teller.state
    page = state.page_now(key_in(values, state))
    try:
        mend(state, page, text_in(values, "shown", LONGEST_LINE))
    except ChangedMeanwhile:
        return _done(page.key, teller, served_texts.CHANGED, status=CONFLICT)
    return _done(page.key, teller, served_texts.FIXED)


def _waive(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    seen = look_again(teller.state, key_in(values, teller.state))
    name, reason = text_in(values, "finding", LONGEST_LINE), text_in(values, "reason", LONGEST_LINE)
    try:
        let_stand(teller.state, seen, name, reason, signer_in(values))
    except ChangedMeanwhile:
        return _done(seen.page.key, teller, served_texts.CHANGED, status=CONFLICT)
    return _done(seen.page.key, teller, served_texts.WAIVED_NOW)


def _approve(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    state = teller.state
    pairs = values.get("pairs")
    if not isinstance(pairs, list) or not all(isinstance(one, str) for one in pairs):
        raise BadRequest
    page = state.page_now(key_in(values, state))
    try:
        result = approve_shown(state, page, pairs, signer_in(values), values.get("whole") is True)
    except ChangedMeanwhile:
        return _done(page.key, teller, served_texts.CHANGED, status=CONFLICT)
    left = bool(result.refused or result.halves or result.early)
    return _done(page.key, teller, said_of(result), status=CANNOT if left else 200)


def _commit(values: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    work = uncommitted_work(teller.state.workspace.settings)
    if work is None or work.digest != text_in(values, "shown", LONGEST_LINE):
        return json_answer({"said": teller.say(served_texts.COMMIT_CHANGED)}, CONFLICT)
    work.commit()
    return json_answer({"said": teller.say(served_texts.COMMITTED)})


def _done(
    key: str, teller: DeskTeller, message: Bilingual, whole: bool = False, status: int = 200
) -> DeskAnswer:
    seen = look_again(teller.state, key)
    html = texts_main(seen, teller) if whole else blocks_main(seen, teller)
    return json_answer({"said": teller.say(message), "main": html}, status)


# Each by the name that a script of the desk asks for.
POSTED: Mapping[str, Callable[..., DeskAnswer]] = {
    "look": _look,
    "helps": _helps,
    "save": _save,
    "save-page": _save_page,
    "three": _three,
    "mend": _mend,
    "waive": _waive,
    "approve": _approve,
    "commit": _commit,
}
