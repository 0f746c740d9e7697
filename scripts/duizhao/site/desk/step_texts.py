"""What the desk says of a block pair in which nothing changed, and that waits for the next step of its approval."""

from duizhao.base.bilingual import Bilingual
from duizhao.library.approval_settings import LAST, ApprovalStep
from duizhao.memory.entry import Signature
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.states.step_reached import STEP_NAMES, next_step, say_next
from duizhao.site.desk import desk_texts

# What names the filter and the counts of such pairs: `step-reviewed`.
PREFIX = "step-"
TO_DO: dict[ApprovalStep, Bilingual] = {
    "translated": Bilingual(
        "Make sure that both say the same. Then type:", "请确认两边意思一致。完成后输入："
    ),
    "reviewed": Bilingual(
        "Read both sides against each other. Then type:", "请对照审校两边的文字。完成后输入："
    ),
    "approved": Bilingual(
        "Read both sides. If you approve them, type:", "请通读两边的文字。确认无误后输入："
    ),
}
ONLY: dict[str, Bilingual] = {
    f"{PREFIX}{step}": Bilingual(f"{name.en[0].upper()}{name.en[1:]} only", f"仅{name.zh}")
    for step, name in STEP_NAMES.items()
}
SIGNED: dict[ApprovalStep, Bilingual] = {
    "draft": Bilingual("Draft", "起草人"),
    "translated": Bilingual("Translated", "翻译"),
    "reviewed": Bilingual("Reviewed", "审校"),
    "approved": Bilingual("Approved", "确认人"),
}


def wait_of(state: BlockState) -> str:
    """Why a block pair waits, as one word for filters: its state, or `step-` with the step it has reached."""
    return f"{PREFIX}{state.step}" if state.is_on_its_way else state.state


def wait_name(wait: str) -> Bilingual:
    """What `wait_of` gave, as editors read it."""
    return next((name for state, name in desk_texts.NAMES.items() if state == wait), None) or ONLY[wait]


def happened(page: PageState, state: BlockState) -> Bilingual:
    """What happened to a block pair of `page` that waits, as the title of its card."""
    due = next_step(state.step, page.policy) if state.is_on_its_way else None
    if due is None:
        return desk_texts.happened(state)
    told = say_next(due, page.policy)
    return Bilingual(told.en.rstrip("."), told.zh.rstrip("。"))


def to_do(page: PageState, state: BlockState) -> Bilingual:
    """What a person does about it, before typing the command."""
    due = next_step(state.step, page.policy) if state.is_on_its_way else None
    return TO_DO[due] if due else desk_texts.to_do(state)


def signed(signature: Signature) -> Bilingual:
    """Who took a step, when, in which role and with which qualification."""
    more = list(filter(None, (signature.role, signature.qualification)))
    if signature.step == LAST and not more:
        return desk_texts.approved_by(signature.by, signature.on)
    en = ", ".join([signature.by, *more])
    zh = f"{signature.by}（{'，'.join(more)}）" if more else signature.by
    name = SIGNED[signature.step]
    on = (f", {signature.on}", f"，{signature.on}") if signature.on else ("", "")
    return Bilingual(f"{name.en} by {en}{on[0]}", f"{name.zh}：{zh}{on[1]}")
