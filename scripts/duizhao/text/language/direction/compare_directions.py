"""Which directions of one sentence point the opposite way in the other language.

Words that name one end of one axis answer each other; more and less may stand on different axes ("more anxiety", 增加焦虑).
Two words that are left over, and that name opposite ends, contradict each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.text.language.direction.axes import Meaning
from duizhao.text.language.direction.direction_cues import DirectionCue, chinese_cues, english_cues
from duizhao.text.language.word_matching import distances, is_too_much, match

# What it costs to answer on another axis; a place that differs by the whole sentence costs 1.
ANOTHER_AXIS = 0.5


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the English sentence and one of the Chinese that name opposite ends of one axis."""

    en: DirectionCue
    zh: DirectionCue


def differences(en: str, zh: str) -> tuple[Opposed, ...]:
    """The directions of two sentences that contradict each other."""
    cues_zh = chinese_cues(zh)
    if not cues_zh:
        return ()
    cues_en = english_cues(en)
    return compare(cues_en, cues_zh, len(en), len(zh)) if cues_en else ()


def compare(
    en: Sequence[DirectionCue], zh: Sequence[DirectionCue], length_en: int = 1, length_zh: int = 1
) -> tuple[Opposed, ...]:
    """Pairs of words that nothing on the other side answers and that are each other's opposite."""
    if is_too_much(en, zh) or not any(_opposite(a.meaning, b.meaning) for a in en for b in zh):
        return ()
    places = distances(en, zh, length_en, length_zh)
    answered = match(
        [
            (cost + far, i, j)
            for i, j, far in places
            if (cost := _cost(en[i].meaning, zh[j].meaning)) is not None
        ],
        range(len(en)),
        range(len(zh)),
    )
    told: dict[int, int] = {}
    # On the Chinese side what is answered and what is told is taken alike: no word serves twice.
    taken = set(answered.values())
    for _far, i, j in sorted((far, i, j) for i, j, far in places if i not in answered and j not in taken):
        if i not in told and j not in taken and _opposite(en[i].meaning, zh[j].meaning):
            told[i] = j
            taken.add(j)
    return tuple(Opposed(en[i], zh[j]) for i, j in sorted(told.items()))


def _cost(en: Meaning, zh: Meaning) -> float | None:
    if en.is_like(zh):
        return 0.0
    return ANOTHER_AXIS if en.amount is not None and en.amount == zh.amount else None


def _opposite(en: Meaning, zh: Meaning) -> bool:
    return en.is_opposite(zh) or (en.amount is not None and zh.amount == 1 - en.amount)
