"""What the states are called, and what they mean for an editor."""

from duizhao.base.bilingual import Bilingual
from duizhao.memory.states import BlockState, PageState, State
from duizhao.memory.states.step_reached import STEP_NAMES, next_step, say_next

NAMES: dict[State, Bilingual] = {
    "approved": Bilingual("approved", "已确认"),
    "minor": Bilingual("minor change", "细微改动"),
    "moved": Bilingual("moved", "已移动"),
    "en-changed": Bilingual("English changed", "英文已改"),
    "zh-changed": Bilingual("Chinese changed", "中文已改"),
    "both-changed": Bilingual("both changed", "两边都已改"),
    "new": Bilingual("never approved", "从未确认"),
    "missing-en": Bilingual("not in English", "缺英文"),
    "missing-zh": Bilingual("not in Chinese", "缺中文"),
}
MEANINGS: dict[State, Bilingual] = {
    "approved": Bilingual("Both sides are as they were approved.", "两种语言都与确认时一致。"),
    "minor": Bilingual(
        "Only spacing, punctuation, emphasis or a link changed; nothing has to be done.",
        "只改了空格、标点、强调或链接，无需处理。",
    ),
    "moved": Bilingual(
        "It stands elsewhere in one language; the text is as approved.",
        "在其中一种语言里换了位置，文字未变。",
    ),
    "en-changed": Bilingual(
        "The English changed since it was approved; the Chinese may be outdated.",
        "确认之后英文改动过，中文可能已过时。",
    ),
    "zh-changed": Bilingual(
        "The Chinese changed since it was approved; the English may be outdated.",
        "确认之后中文改动过，英文可能已过时。",
    ),
    "both-changed": Bilingual(
        "Both sides changed, and nobody has confirmed yet that they say the same.",
        "两边都改动过，还没有人确认两种语言说的是同一件事。",
    ),
    "new": Bilingual("Nobody has approved this pair yet.", "这一对内容还没有人确认过。"),
    "missing-en": Bilingual("The English page does not have this.", "英文页面没有这一段。"),
    "missing-zh": Bilingual("The Chinese page does not have this.", "中文页面没有这一段。"),
}


def name_of(state: BlockState) -> Bilingual:
    """What became of a block pair, in a word or two: of one that waits for its next step, the step that it has reached."""
    return STEP_NAMES[state.step] if state.is_on_its_way else NAMES[state.state]


def meaning_of(page: PageState, state: BlockState) -> Bilingual:
    """What that means for an editor; `state` is a block pair of `page`."""
    due = next_step(state.step, page.policy) if state.is_on_its_way else None
    return say_next(due, page.policy) if due else MEANINGS[state.state]
