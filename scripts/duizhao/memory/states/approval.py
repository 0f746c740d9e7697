"""What the memory holds of a page after a person approved some of its block pairs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.approval_settings import LAST, ApprovalStep
from duizhao.memory.entry import BOTH, Entry, Signature
from duizhao.memory.states.block_shape import forms_of
from duizhao.memory.states.moved_below import section_of
from duizhao.memory.states.pair_state import IN_STEP, BlockState, PageState
from duizhao.memory.states.step_reached import is_before


def approvable(state: BlockState) -> bool:
    """True where both languages have the block: half a pair cannot be approved."""
    return bool(state.en.blocks and state.zh.blocks)


def approve(
    page: PageState,
    before: Sequence[Entry],
    chosen: Callable[[BlockState], bool],
    by: str,
    on: str,
    drop: Callable[[Entry], bool] = lambda entry: False,
    step: ApprovalStep = LAST,
    role: str = "",
    qualification: str = "",
    draft: Callable[[BlockState], str] = lambda state: "",
) -> tuple[Entry, ...]:
    """The entries of `page` in the order of the page, the `chosen` pairs as they are now, approved by `by` on `on`; with
    another `step`, brought as far as that. `draft` names the program that wrote the draft of a pair.

    The others stay as they are in `before`, the list that `page` was made from; so do the pairs that neither side has
    any more, unless `drop` says otherwise. A pair that says the same and has come as far keeps who signed it and when.
    """
    signature = Signature(by, on, step, role, qualification)
    after: list[Entry] = []
    forms = {language: forms_of(side.blocks) for language in LANGUAGES if (side := page.pair.side(language))}
    for state in page.blocks:
        if chosen(state) and approvable(state):
            after.append(_entry(state, page.key, signature, draft(state), forms))
        elif state.entry:
            after.append(state.entry)
    # Pairs that are on no page any more stay behind the one that they stood behind.
    here = {state.entry_number for state in page.blocks}
    for number, entry in enumerate(before):
        if number in here or drop(entry):
            continue
        above = before[number - 1] if number else None
        place = next((place + 1 for place, other in enumerate(after) if _same(other, above)), 0)
        after.insert(place, entry)
    return tuple(after)


def context_of(key: str, state: BlockState) -> str:
    """Where a block pair of the page `key` stands, as the memory writes it."""
    en, zh = (section_of(state, language) if state.side(language).blocks else "" for language in LANGUAGES)
    en, zh = en or zh, zh or en
    return f"{key}#{en}" + (f"{BOTH}{zh}" if zh != en else "") if en else key


def _same(one: Entry, other: Entry | None) -> bool:
    return other is not None and (one.en == other.en or one.zh == other.zh) and one.section == other.section


def _entry(
    state: BlockState,
    key: str,
    signature: Signature,
    draft: str,
    forms: Mapping[Language, Mapping[int, str]],
) -> Entry:
    en, zh = (forms[language].get(state.side(language).blocks[0].number, "") for language in LANGUAGES)
    old = state.entry
    # Nobody is asked about the pair again as long as its sides stand apart.
    apart = state.apart or bool(old and old.apart and state.state == "moved")
    entry = Entry(
        state.en.text,
        state.zh.text,
        context_of(key, state),
        kind=state.first.kind,
        forms=(en, zh),
        apart=apart,
        draft=draft,
    )
    if old is None or state.state not in IN_STEP:
        return _signed(entry, (), signature)
    entry = replace(entry, path=old.path, draft=old.draft or draft)
    if is_before(state.step, signature.step):
        # What was done before it stays; what comes after it has to be done again.
        below = tuple(one for one in old.signatures if one.by and is_before(one.step, signature.step))
        return replace(_signed(entry, below, signature), path="")
    # Nobody was asked about a comma or a link.
    return _signed(replace(entry, draft=old.draft), old.earlier, old.signatures[-1])


def _signed(entry: Entry, earlier: tuple[Signature, ...], last: Signature) -> Entry:
    return replace(
        entry,
        by=last.by,
        on=last.on,
        step=last.step,
        role=last.role,
        qualification=last.qualification,
        more=last.more,
        earlier=earlier,
    )
