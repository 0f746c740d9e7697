"""A person takes a step with block pairs: the one way into the memory, for the command and for the desk."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual
from duizhao.checks.check_library import examine
from duizhao.checks.finding import Finding
from duizhao.checks.workspace import Workspace
from duizhao.library.approval_settings import LAST, ApprovalSettings, ApprovalStep, Person
from duizhao.memory.approvals.approval_result import Answer, ApprovalResult
from duizhao.memory.approvals.signer import signer
from duizhao.memory.approvals.taken_drafts import drafted_by, forget_approved, taken_drafts
from duizhao.memory.entry import Entry
from duizhao.memory.states.approval import approvable, approve
from duizhao.memory.states.approval_blockers import safety_findings
from duizhao.memory.states.pair_state import IN_STEP, BlockState, PageState
from duizhao.memory.states.states_of_page import page_state
from duizhao.memory.states.step_reached import is_before, next_step, say_next, too_few_people
from duizhao.memory.store import change_page, moment

Pages = Sequence[tuple[PageState, Sequence[BlockState]]]
# The texts of a pair and its heading: by them it is known again in a page that was read anew.
Texts = tuple[str, str, str]


def approve_pairs(
    workspace: Workspace,
    meant: Pages,
    person: Person,
    *,
    step: ApprovalStep = LAST,
    answer: Callable[[PageState, BlockState], Answer] = lambda page, state: "yes",
    findings: Sequence[Finding] | None = None,
    drop: Callable[[str, Entry], bool] = lambda key, entry: False,
) -> ApprovalResult:
    """`person` takes `step` with the block pairs that are `meant`, page by page, and the memory keeps it.

    Each pair is asked about (`answer`), but those that have come as far already. Not asked about, and refused: a pair in
    which a sure safety finding stands (`findings`; without them the pages are checked), one that only one language has, and
    one that another step or another person has to see first. `drop` says which pairs are forgotten that are on no page any
    more, by page and entry. Two at once wait for each other, and what one did counts for the other.

    Raises CannotRun, before anything is written, where `person` may not take the step.
    """
    policy = workspace.settings.approval
    person = signer(person, step, policy)
    if findings is None:
        pages = [page.key for page, _blocks in meant]
        findings = examine(workspace, pages=pages, alone=False, with_baseline=False).judged.live
    done = ApprovalResult()
    writer = _ApprovalWriter(workspace, person, step, drop)
    stopped = False
    for page, blocks in meant:
        kept: list[BlockState] = []
        wanted: list[BlockState] = []
        grave = safety_findings(page, findings)
        for state in blocks:
            found = () if state.number is None else grave.get(state.number, ())
            if _has_come_as_far(state, step) and (state.state == "approved" or not found):
                # A comma or a link that changed needs nobody's word; the memory follows.
                kept.append(state)
            elif not approvable(state):
                done.halves.append((page, state))
            elif found:
                done.refused.append((page, state, found[0]))
            elif why := _too_early(state, step, person, policy):
                done.early.append((page, state, why))
            elif stopped:
                done.left += 1
            else:
                said = answer(page, state)
                stopped = said == "stop"
                if said == "yes":
                    wanted.append(state)
                else:
                    done.left += 1
        late = writer.write(page, kept, wanted)
        done.early += [(page, state, why) for state in wanted if (why := late.get(texts_of(state)))]
        done.approved += len(wanted) - sum(texts_of(state) in late for state in wanted)
    return done


def _has_come_as_far(state: BlockState, step: ApprovalStep) -> bool:
    return state.state in IN_STEP and not is_before(state.step, step)


def _too_early(
    state: BlockState, step: ApprovalStep, person: Person, policy: ApprovalSettings
) -> Bilingual | None:
    """Why the pair cannot take `step` yet; None where it can."""
    due = next_step(state.step, policy)
    if due and is_before(due, step):
        return say_next(due, policy)
    entry = state.entry if state.state in IN_STEP else None
    if step == LAST and too_few_people(entry, person.name, policy, state.safety):
        return Bilingual(
            f"{person.name} reviewed it, so somebody else has to approve it.",
            f"{person.name}已审校，须由另一个人确认。",
        )
    return None


@dataclass(frozen=True)
class _ApprovalWriter:
    workspace: Workspace
    person: Person
    step: ApprovalStep
    drop: Callable[[str, Entry], bool]

    def write(
        self, page: PageState, kept: Collection[BlockState], wanted: Sequence[BlockState]
    ) -> Mapping[Texts, Bilingual]:
        """Write what was approved of a page. Others may have approved something meanwhile: the state is taken anew
        from what the memory holds now, and the pairs are those that were looked at, text by text. Gives those that cannot
        take the step any more, and why."""
        now, settings = moment(), self.workspace.settings
        # The pairs that are kept follow their page; nothing is signed anew.
        texts = {texts_of(state) for state in (*kept, *wanted)}
        asked = {texts_of(state) for state in wanted}
        taken = taken_drafts(settings.memory, page)
        late: dict[Texts, Bilingual] = {}

        def change(before: tuple[Entry, ...]) -> Sequence[Entry]:
            fresh = page_state(
                page.pair,
                before,
                self.workspace.knowledge.safety,
                self.workspace.alignments,
                settings.approval,
            )
            late.clear()
            chosen = set()
            for state in fresh.blocks:
                named = texts_of(state)
                if named not in texts:
                    continue
                if _has_come_as_far(state, self.step):
                    chosen.add(state.number)
                elif named in asked:
                    if why := _too_early(state, self.step, self.person, settings.approval):
                        late[named] = why
                    else:
                        chosen.add(state.number)
            return approve(
                fresh,
                before,
                lambda state: state.number in chosen,
                self.person.name,
                now,
                lambda entry: self.drop(page.key, entry),
                self.step,
                self.person.role,
                self.person.qualification,
                lambda state: drafted_by(state, taken),
            )

        change_page(settings.memory, page.key, change)
        forget_approved(settings.memory, page, wanted)
        return late


def texts_of(state: BlockState) -> Texts:
    """By what a block pair that a person looked at is known again: its heading and both texts."""
    return (state.section, state.en.text, state.zh.text)
