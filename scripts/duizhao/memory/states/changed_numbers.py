"""Numbers that changed in both languages alike: the two sides agree, so no rule that compares them can tell."""

from collections import Counter
from collections.abc import Sequence

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.memory.states.pair_state import BlockState
from duizhao.text.language.quantities.quantity import Quantity
from duizhao.text.language.quantities.read_quantities import quantities


def changed_numbers(state: BlockState) -> Bilingual | None:
    """What a person who approves has to hold against the source: the numbers that were approved and stand there no more, and those
    that stand there now, in both languages. None where a side kept its numbers, or nothing was approved."""
    if state.state != "both-changed":
        return None
    told = {side: _changed(state, side) for side in LANGUAGES}
    if not all(told.values()):
        return None
    en, zh = (told[side] for side in LANGUAGES)
    return Bilingual(
        f"Numbers changed in both languages: {en}; {zh}. No rule can tell whether they are right: hold them against the source.",
        f"两种语言里的数字都改了：{en}；{zh}。规则无法判断新数字是否正确，请对照资料来源核对。",
    )


def _changed(state: BlockState, side: Language) -> str:
    """The numbers that stand there no more and those that are new, as they are written; empty where they are the same."""
    one = state.side(side)
    before, now = (quantities(text, side) for text in (one.approved, one.text))
    gone, new = _more(before, now), _more(now, before)
    return f"{gone or '–'} → {new or '–'}" if gone or new else ""


def _more(these: Sequence[Quantity], those: Sequence[Quantity]) -> str:
    left = Counter(map(_meant, these)) - Counter(map(_meant, those))
    return ", ".join(dict.fromkeys(one.text for one in these if left[_meant(one)]))


def _meant(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.values, quantity.unit)
