"""What waits, as findings: for the services that read those of the check."""

from collections.abc import Iterable, Iterator, Sequence

from duizhao.base.bilingual import Bilingual
from duizhao.base.files import shown_path
from duizhao.checks.changed_block import ChangedBlock
from duizhao.checks.finding import STALE_RULE, Bound, Finding, Place, Severity, Waiver
from duizhao.checks.looked import Looked
from duizhao.library.settings import Settings
from duizhao.memory.stale.stale_findings import block_of, marked_change, place_of
from duizhao.memory.states import BlockState, PageState, State
from duizhao.memory.status.approve_line import approve_command, due_step
from duizhao.memory.status.show_pair import DONE, REPAIR
from duizhao.memory.status.state_names import meaning_of
from duizhao.memory.status.status_line import PageLine

# What each state that waits is called as a rule. These are no rules: only the memory knows them.
RULES: dict[State, str] = {
    "en-changed": STALE_RULE,
    "zh-changed": STALE_RULE,
    "both-changed": STALE_RULE,
    "missing-en": "missing-translation",
    "missing-zh": "missing-translation",
    "new": "never-approved",
}
# Of a pair in which nothing changed: another step is asked for.
NEXT_STEP_RULE = "waits-for-approval"
LAPSED_RULE = "lapsed-waiver"
# A page, its state, and the block pairs of it that are told.
Told = Sequence[tuple[PageLine, PageState | None, Sequence[BlockState]]]


def waiting_findings(
    told: Told, lapsed: Iterable[Waiver], settings: Settings, named: bool
) -> tuple[Finding, ...]:
    """A finding for each block pair that waits and for each waiver that has lapsed. Pairs that nobody has approved are told
    one by one where their page was `named`: of a new library every block is one. Else their number is told."""
    found = [_finding(page, state) for page, state in _waiting(told, named)]
    if not named:
        found += [
            _never_approved(page, new)
            for _line, page, states in told
            if page and (new := [state for state in states if state.entry is None])
        ]
    return (*found, *(_lapsed(waiver, settings) for waiver in lapsed))


def waiting_looked(told: Told, named: bool) -> Looked:
    """What the status looked at, with the block pairs that wait."""
    compared = sum(None not in line.reviews.values() for line, _page, _states in told)
    changes: list[ChangedBlock] = [
        block_of(page, state, state.stale) for page, state in _waiting(told, named)
    ]
    return Looked([line.key for line, _page, _states in told], compared, changes=tuple(changes))


def _waiting(told: Told, named: bool) -> Iterator[tuple[PageState, BlockState]]:
    for _line, page, states in told:
        for state in states:
            if page and (named or state.entry is not None):
                yield page, state


def _finding(page: PageState, state: BlockState) -> Finding:
    en, zh = place_of(page, state, "en"), place_of(page, state, "zh")
    # It stands at the text that may be outdated; what changed is what it is compared with.
    place, compare = (en, zh) if state.stale == ("en",) else (zh, en)
    if place is None:
        place, compare = compare, None
    assert place
    changes = [marked_change(state, side) for side in ("en", "zh") if state.side(side).change == "changed"]
    means = meaning_of(page, state)
    quoted = "".join(f" “{change}”" for change in changes)
    told = Bilingual(means.en + quoted, means.zh + quoted.replace(" “", "“"))
    command = approve_command(f"{place.path}:{place.line}", due_step(page, state))
    done = DONE if state.en.blocks and state.zh.blocks else REPAIR
    fix = Bilingual(f"{done.en[0].upper()}{done.en[1:]}{command}", f"{done.zh}{command}")
    bound = Bound(state.en.text, state.zh.text)
    severity: Severity = "safety" if state.safety else "advice"
    rule = RULES.get(state.state, NEXT_STEP_RULE)
    return Finding(rule, severity, page.key, place, compare, told, fix, bound)


def _never_approved(page: PageState, states: Sequence[BlockState]) -> Finding:
    """The finding about the blocks of a page that nobody has approved, at the first of them."""
    place = place_of(page, states[0], "en") or place_of(page, states[0], "zh")
    assert place
    number = len(states)
    told = Bilingual(
        f"{number} {'block of this page was' if number == 1 else 'blocks of this page were'} never approved.",
        f"本页有 {number} 处内容从未确认。",
    )
    command = approve_command(page.key)
    fix = Bilingual(f"To approve the page, type: {command}", f"要确认本页，请输入：{command}")
    en, zh = (side.text if side else "" for side in (page.pair.en, page.pair.zh))
    return Finding(RULES["new"], "advice", page.key, place, None, told, fix, Bound(en, zh))


def _lapsed(waiver: Waiver, settings: Settings) -> Finding:
    place = Place(shown_path(settings.waivers), 1, 1, "en")
    told = Bilingual(
        f"The waiver of {waiver.rule} on {waiver.page} has lapsed ({waiver.by}: {waiver.reason}).",
        f"{waiver.page} 的 {waiver.rule} 确认已失效（{waiver.by}：{waiver.reason}）。",
    )
    fix = Bilingual(
        "Look at the place again, and delete the waiver from the file.",
        "请重新查看该处，并从文件中删除这一条。",
    )
    return Finding(LAPSED_RULE, "advice", waiver.page, place, None, told, fix, Bound(waiver.bound_to))
