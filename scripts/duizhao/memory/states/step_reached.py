"""How far a block pair has come on its way to an approval: draft, translated, reviewed, approved."""

from duizhao.base.bilingual import Bilingual
from duizhao.library.approval_settings import STEPS, ApprovalSettings, ApprovalStep, same_person
from duizhao.memory.entry import Entry
from duizhao.text.language.script import amid_chinese

STEP_NAMES: dict[ApprovalStep, Bilingual] = {
    "draft": Bilingual("draft", "草稿"),
    "translated": Bilingual("translated", "已翻译"),
    "reviewed": Bilingual("reviewed", "已审校"),
    "approved": Bilingual("approved", "已确认"),
}


def step_reached(entry: Entry, policy: ApprovalSettings, safety: bool) -> ApprovalStep:
    """The last step of `entry` that counts as `policy` asks now: each step before it was taken too, each in a role that may
    take it, and by two people where two are asked for. `safety` says whether it is a safety block."""
    reached: ApprovalStep = "draft"
    for step in policy.steps:
        signed = entry.signature(step)
        if signed is None or not policy.may_do(step, signed.role):
            break
        if step == "approved" and too_few_people(entry, signed.by, policy, safety):
            break
        reached = step
    if entry.step not in policy.steps and is_before(reached, entry.step):
        return entry.step
    return reached


def too_few_people(entry: Entry | None, approver: str, policy: ApprovalSettings, safety: bool) -> bool:
    """True where `approver` reviewed the pair, and somebody else has to approve it."""
    reviewed = entry.signature("reviewed") if entry else None
    return policy.needs_two(safety) and reviewed is not None and same_person(reviewed.by, approver)


def is_before(one: ApprovalStep, other: ApprovalStep) -> bool:
    """True where the step `one` comes before the step `other`."""
    return STEPS.index(one) < STEPS.index(other)


def next_step(reached: ApprovalStep, policy: ApprovalSettings) -> ApprovalStep | None:
    """The next step that is asked for; None where the pair is approved."""
    return next((step for step in policy.steps if is_before(reached, step)), None)


def say_next(step: ApprovalStep, policy: ApprovalSettings) -> Bilingual:
    """What the pair waits for, and who may do it."""
    roles = policy.roles_for(step)
    who = (
        Bilingual(f" by: {' or '.join(roles)}", f"，由{'或'.join(map(amid_chinese, roles))}处理")
        if roles
        else Bilingual("", "")
    )
    told = {
        "translated": Bilingual("It waits to be translated", "等待翻译"),
        "reviewed": Bilingual("It waits to be reviewed", "等待审校"),
        "approved": Bilingual("It waits to be approved", "等待确认"),
    }[step]
    return Bilingual(f"{told.en}{who.en}.", f"{told.zh}{who.zh}。")
