"""What a person at the desk changes: texts, waivers, approvals. Each is bound to the texts that the person saw."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.finding import Finding
from duizhao.checks.fix import fix_page
from duizhao.checks.waivers import is_said, waive
from duizhao.library.approval_settings import Person
from duizhao.library.pages import page_of
from duizhao.library.write_page import PageChanged, write_page
from duizhao.memory.approvals.approve_pairs import approve_pairs
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.status.page_look import PageLook, finding_name, look, pair_digest, text_digest, with_texts
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_state import DeskState, Signer
from duizhao.text.html.element import UNSEEN
from duizhao.text.markdown.edit import delete_block, replace_block


@dataclass(frozen=True, slots=True)
class ThreeTexts:
    """Two people changed the same text: what both began from, what one typed here, and what stands in the file by now (None
    where it is gone)."""

    base: str
    yours: str
    theirs: str | None


class ChangedMeanwhile(Exception):
    """What a change was made from is not there any more; `texts` are the three, where a text was to be written."""

    def __init__(self, texts: ThreeTexts | None = None) -> None:
        super().__init__("the text changed meanwhile")
        self.texts = texts


def find_block(page: PageState, where: Mapping[str, Any], side: Language | None) -> BlockState | None:
    """The block pair that was shown as `where` says, though others may have moved it meanwhile; None where the text of
    `side`, or of either side where that is None, is another one by now."""
    if side is None:
        same = [state for state in page.blocks if pair_digest(state) == where.get("pair")]
    else:
        # What a side lacks is known by what the other side says.
        lacks = where.get(side) == text_digest("")
        same = [
            state
            for state in page.blocks
            if text_digest(state.side(side).text) == where.get(side)
            and (not lacks or pair_digest(state) == where.get("pair"))
        ]
    exact = [one for one in same if pair_digest(one) == where.get("pair")]
    if exact or side is None:
        # Equal texts may stand below several headings: of those the nearest is meant.
        number = where.get("number")
        near = number if isinstance(number, int) else 0
        return min(exact or same, key=lambda one: abs((one.number or 0) - near), default=None)
    # The other side changed meanwhile. Which of equal texts is meant nobody can tell then, unless it stands where it stood.
    return next((one for one in same if one.number == where.get("number")), None)


def save_block(
    state: DeskState, page: PageState, where: Mapping[str, Any], side: Language, base: str, text: str
) -> None:
    """Write one side of a block pair. Raises ChangedMeanwhile where it is another one by now, and CannotRun where the text cannot
    stand there."""
    before = page.pair.side(side)
    after = _with_block(page, where, side, text)
    if after is None:
        raise ChangedMeanwhile(ThreeTexts(base, text, nearest(page, side, base)))
    try:
        write_page(state.workspace.settings, page.key, side, before.text if before else None, after)
    except PageChanged as fault:
        raise ChangedMeanwhile(ThreeTexts(base, text, fault.theirs)) from fault


def _with_block(page: PageState, where: Mapping[str, Any], side: Language, text: str) -> str | None:
    """The whole text of a side with `text` in the place of the block that was shown; None where that is not there any more."""
    pair_block = find_block(page, where, side)
    if pair_block is not None:
        _require_shown(pair_block.side(side).text)
        after = with_texts(page, pair_block, {side: text}).side(side)
        return after.text if after else None
    # What somebody put beside it may have joined its pair: the block itself is still the same.
    now = page.pair.side(side)
    there = {
        block.number
        for one in page.blocks
        for block in one.side(side).blocks
        if one.number == where.get("number")
    }
    same = [
        block
        for block in (now.blocks if now else ())
        if text_digest(block.text) == where.get(side) and block.number in there
    ]
    if now is None or len(same) != 1:
        return None
    _require_shown(same[0].text)
    return replace_block(now.text, same[0], text) if text.strip() else delete_block(now.text, same[0])


def _require_shown(text: str) -> None:
    """Raise CannotRun where a browser would not give back what it was given."""
    if UNSEEN.search(text):
        raise CannotRun(served_texts.CONTROL.en, served_texts.CONTROL.zh)


def save_page(state: DeskState, page: PageState, shown: str, side: Language, base: str, text: str) -> None:
    """Write the whole text of a side, or make the page. `shown` names the text that was edited. Raises ChangedMeanwhile where the
    file holds another one by now, and CannotRun where it cannot be written."""
    now = page.pair.side(side)
    before = now.text if now else None
    if text_digest(before) != shown:
        raise ChangedMeanwhile(ThreeTexts(base, text, before))
    if before is not None and UNSEEN.search(before) and not UNSEEN.search(text):
        raise CannotRun(served_texts.CONTROL.en, served_texts.CONTROL.zh)
    # A page that nobody can read is not made: it could not be shown any more.
    page_of(text, state.workspace.settings.page_path(page.key, side), page.key, side)
    try:
        write_page(state.workspace.settings, page.key, side, before, text)
    except PageChanged as fault:
        raise ChangedMeanwhile(ThreeTexts(base, text, fault.theirs)) from fault


def nearest(page: PageState, side: Language, text: str) -> str | None:
    """The text of `side` that is most like `text`: what became of it, as far as can be told. None where nothing is."""
    texts = [state.side(side).text for state in page.blocks if state.side(side).blocks]
    rated = [(fuzz.ratio(one, text), one) for one in texts]
    score, found = max(rated, key=lambda one: one[0], default=(0.0, ""))
    return found if score >= served_texts.LEAST_LIKE else None


def mend(state: DeskState, page: PageState, shown: str) -> None:
    """Mend spacing and punctuation of the Chinese page, as `duizhao check --fix` does. Raises ChangedMeanwhile, CannotRun."""
    now = page.pair.zh
    if now is None or text_digest(now.text) != shown:
        raise ChangedMeanwhile
    try:
        write_page(state.workspace.settings, page.key, "zh", now.text, fix_page(now.text))
    except PageChanged as fault:
        raise ChangedMeanwhile from fault


def let_stand(state: DeskState, seen: PageLook, name: str, reason: str, signer: Signer) -> None:
    """Waive the finding of that name. Raises ChangedMeanwhile where the texts changed and it is not there any more, and CannotRun
    where the reason or the person is not said."""
    finding = next((one for one in seen.live if finding_name(one) == name), None)
    if finding is None:
        raise ChangedMeanwhile
    _require_name(signer)
    if not is_said(reason):
        raise CannotRun(served_texts.NO_REASON.en, served_texts.NO_REASON.zh)
    waive(state.workspace.settings.waivers, finding, reason.strip(), signer.by)


@dataclass(frozen=True, slots=True)
class DeskApproval:
    """How many pairs were approved, and what stands in the way of the others."""

    approved: int
    refused: tuple[tuple[BlockState, Finding], ...] = ()
    halves: int = 0
    early: tuple[Bilingual, ...] = ()


def approve_shown(
    state: DeskState, page: PageState, pairs: Collection[str], signer: Signer, whole: bool
) -> DeskApproval:
    """Approve the pairs of these names: those that were shown. Every rule looks at the page first, those about the whole
    library too, as for `duizhao approve`. With `whole`, what neither language has any more is forgotten.

    Raises ChangedMeanwhile where a pair is another one by now, and CannotRun where it is not said who approves.
    """
    _require_name(signer)
    meant = [one for one in page.blocks if pair_digest(one) in pairs]
    if not meant or {pair_digest(one) for one in meant} != set(pairs):
        raise ChangedMeanwhile
    done = approve_pairs(
        state.workspace,
        [(page, meant)],
        Person(signer.by, signer.role),
        drop=lambda _key, _entry: whole,
    )
    return DeskApproval(
        done.approved,
        tuple((one, finding) for _page, one, finding in done.refused),
        len(done.halves),
        tuple(why for _page, _one, why in done.early),
    )


def _require_name(signer: Signer) -> None:
    if not is_said(signer.by):
        raise CannotRun(served_texts.NO_NAME.en, served_texts.NO_NAME.zh)


def look_again(state: DeskState, key: str) -> PageLook:
    """The page as it is after a change, or after somebody else's. Raises CannotRun."""
    return look(state.renew(), key, state.profile)


def said_of(result: DeskApproval) -> Bilingual:
    """What became of an approval, in a sentence."""
    left = bool(result.halves or result.refused or result.early)
    parts = [served_texts.approved(result.approved)] if result.approved or not left else []
    if result.halves:
        parts.append(served_texts.halves(result.halves))
    parts += dict.fromkeys(result.early)
    for one, finding in result.refused:
        parts.append(served_texts.refused(one.first.text[:40], finding.message))
    return Bilingual(" ".join(part.en for part in parts), "".join(part.zh for part in parts))
