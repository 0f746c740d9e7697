"""Which denials of one sentence the other language lacks.

Words that say no in the same way answer each other; a plain denial is answered by a plain one, or by a word whose way of
saying no is a usual translation of "not". What stays without an answer is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.language.polarity.chinese_denials import chinese_cues, is_idiom
from duizhao.text.language.polarity.denial_cue import DenialCue, Force
from duizhao.text.language.polarity.english_denials import english_cues
from duizhao.text.language.word_matching import distances, is_too_much, match

LETTERS = re.compile("[a-z]+")
# Which pairs of one idea are taken, the first ones first. Two faint words are no denials at all.
STRENGTHS: tuple[tuple[Force, Force], ...] = (
    ("firm", "firm"),
    ("soft", "firm"),
    ("soft", "soft"),
    ("firm", "soft"),
    ("faint", "soft"),
    ("soft", "faint"),
)
RANKS = {forces: rank / 10 for rank, forces in enumerate(STRENGTHS)}
# Ideas of words that say no in their own way, and never mean a plain "not" or 不: 只有, 消失, 有待, 除了.
NEVER_NOT = frozenset({"until", "await", "otherwise", "except", "exist", "odd", "bound"})
PLAIN, ANSWERED_SOFTLY, ANSWERED_FAINTLY = 1.0, 2.0, 3.0
# A word that denies by its form alone (indirect, harmless) answers a denial near it.
NEAR = 0.65


@dataclass(frozen=True, slots=True)
class Leftover:
    """A denial in `language` that the other sentence does not answer."""

    language: Language
    cue: DenialCue


def differences(en: str, zh: str) -> tuple[Leftover, ...]:
    """The denials of two sentences that do not answer each other."""
    cues_en = english_cues(en)
    latin = frozenset(LETTERS.findall(zh.lower()))
    if latin:
        # A word that stands in both texts is a name there (HTTP 401 "Unauthorized").
        cues_en = tuple(cue for cue in cues_en if cue.text.lower() not in latin)
    found = compare(cues_en, chinese_cues(zh), len(en), len(zh))
    # 停滞不前 is translated as a whole, rarely with a "not".
    return tuple(one for one in found if one.language == "en" or not is_idiom(zh, one.cue.start, one.cue.end))


def compare(
    en: Sequence[DenialCue], zh: Sequence[DenialCue], length_en: int = 1, length_zh: int = 1
) -> tuple[Leftover, ...]:
    """The plain denials of each sentence that nothing in the other one answers."""
    firm_en, firm_zh = ([index for index, cue in enumerate(side) if cue.force == "firm"] for side in (en, zh))
    if is_too_much(en, zh) or not (firm_en or firm_zh):
        return ()
    places = distances(en, zh, length_en, length_zh)
    # Words that say no in the same way belong together, whatever else lacks an answer.
    answered = match(
        [(cost + far, i, j) for i, j, far in places if (cost := _alike(en[i], zh[j])) is not None]
    )
    taken = frozenset(answered.values())
    answered |= match(
        [
            (cost + far, i, j)
            for i, j, far in places
            if i not in answered and j not in taken and (cost := _plainly(en[i], zh[j], far)) is not None
        ],
        firm_en,
        firm_zh,
    )
    taken = frozenset(answered.values())
    return (
        *(Leftover("en", en[index]) for index in firm_en if index not in answered),
        *(Leftover("zh", zh[index]) for index in firm_zh if index not in taken),
    )


def _alike(en: DenialCue, zh: DenialCue) -> float | None:
    """How unlike two words of one idea are; None for words that do not say no in the same way."""
    return RANKS.get((en.force, zh.force)) if en.idea and en.idea == zh.idea else None


def _plainly(en: DenialCue, zh: DenialCue, far: float) -> float | None:
    """How unlike two words are of which one is a plain denial; None where they never answer each other."""
    if en.force == zh.force == "firm":
        return PLAIN
    if {en.force, zh.force} == {"faint", "firm"}:
        return ANSWERED_FAINTLY if en.idea == zh.idea else None
    if en.force == "firm" and zh.force == "soft":
        return None if zh.idea in NEVER_NOT else ANSWERED_SOFTLY
    if en.force == "soft" and zh.force == "firm":
        is_far = not en.idea and far > NEAR
        return None if is_far or en.idea in NEVER_NOT else ANSWERED_SOFTLY
    return None
