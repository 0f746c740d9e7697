"""Which words of strength in one sentence are contradicted by the other.

Each word answers one word of the other language; `ANSWERS` says what is a usual translation of what. What is left over on
both sides and of unlike strength is a difference ("should" left, 可以 left), and so is a plain must or should with no answer
at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.language.strength.chinese_strength import chinese_cues
from duizhao.text.language.strength.english_strength import english_cues, instructs
from duizhao.text.language.strength.strength_cue import StrengthCue
from duizhao.text.language.word_matching import distances, is_too_much, match

# English family: the Chinese families that usually translate it, the usual ones first.
ANSWERS: dict[str, tuple[str, ...]] = {
    "must": ("must", "double", "need", "only", "certain"),
    "duty": ("should", "must", "need", "will"),
    "need": ("need", "must", "should", "double", "advice", "only", "certain"),
    # "They need oxygen" is 需要吸氧, never 必须吸氧.
    "thing": ("need",),
    "certain": ("certain", "must", "need", "will"),
    "only": ("only",),
    "should": ("should", "need", "advice"),
    "advice": ("advice", "should"),
    "may": ("chance", "can", "able", "will"),
    "can": ("can", "able", "chance", "will", "only"),
    "able": ("able", "can"),
    "quality": ("able",),
    "chance": ("chance", "can", "able", "will"),
    "will": ("will", "chance", "able"),
    "unneeded": ("unneeded", "forbidden"),
    "forbidden": ("forbidden", "unneeded"),
}
RANKS = {(en, zh): rank for en, families in ANSWERS.items() for rank, zh in enumerate(families)}
DUTY, ADVICE, FREEDOM, CHANCE, NONE, BAN = "duty", "advice", "freedom", "chance", "none", "ban"
STRENGTH = {
    "must": DUTY, "need": DUTY, "thing": DUTY, "certain": DUTY, "duty": ADVICE, "should": ADVICE, "advice": ADVICE,
    "can": FREEDOM, "able": FREEDOM, "may": CHANCE, "chance": CHANCE, "unneeded": NONE, "forbidden": BAN,
}  # fmt: skip
# Strengths that contradict each other. A duty contradicts an advice only where one is a plain must: `_contradict`.
CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        (DUTY, FREEDOM), (DUTY, CHANCE), (ADVICE, FREEDOM), (ADVICE, CHANCE), (DUTY, NONE), (ADVICE, NONE),
        (BAN, FREEDOM),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StrengthDifference:
    """`cue` in `language` has no equal; `answer` is the word of another strength that stands there, if any."""

    language: Language
    cue: StrengthCue
    answer: StrengthCue | None


def differences(en: str, zh: str) -> tuple[StrengthDifference, ...]:
    """The words of two sentences that say another strength than the other sentence does."""
    cues_zh = chinese_cues(zh)
    cues_en = english_cues(en)
    if not cues_en and not cues_zh:
        return ()
    found = compare(cues_en, cues_zh, len(en), len(zh))
    return tuple(one for one in found if not (_is_lone_should(one) and instructs(en)))


def _is_lone_should(one: StrengthDifference) -> bool:
    """True for a 应 with no answer, which may render an instruction ("Take one tablet")."""
    return one.answer is None and one.language == "zh" and one.cue.family == "should"


def compare(
    en: Sequence[StrengthCue], zh: Sequence[StrengthCue], length_en: int = 1, length_zh: int = 1
) -> tuple[StrengthDifference, ...]:
    """The cues that no cue of the other side answers and that it contradicts."""
    if is_too_much(en, zh) or not any(cue.firm for cue in (*en, *zh)):
        return ()
    edges = [
        (rank + far, i, j)
        for i, j, far in distances(en, zh, length_en, length_zh)
        if (rank := RANKS.get((en[i].family, zh[j].family))) is not None
    ]
    firm_en, firm_zh = ([index for index, cue in enumerate(side) if cue.firm] for side in (en, zh))
    answered = match(edges, firm_en, firm_zh)
    answered_zh = frozenset(answered.values())
    left_en = [cue for index, cue in enumerate(en) if index not in answered]
    left_zh = [cue for index, cue in enumerate(zh) if index not in answered_zh]
    found: list[StrengthDifference] = []
    taken: set[int] = set()
    for cue in left_en:
        answer = next((one for one in left_zh if one.start not in taken and _contradict(cue, one)), None)
        if answer is not None:
            taken.add(answer.start)
            found.append(StrengthDifference("zh", answer, cue))
        elif _is_plain(cue):
            found.append(StrengthDifference("en", cue, None))
    found.extend(
        StrengthDifference("zh", cue, None) for cue in left_zh if _is_plain(cue) and cue.start not in taken
    )
    return tuple(found)


def _contradict(en: StrengthCue, zh: StrengthCue) -> bool:
    if not (en.firm or zh.firm):
        return False
    strengths = STRENGTH.get(en.family, ""), STRENGTH.get(zh.family, "")
    if frozenset(strengths) in CONTRARY:
        return (en.firm and zh.firm) or _is_plain(en) or _is_plain(zh)
    return set(strengths) == {DUTY, ADVICE} and "must" in (en.family, zh.family) and en.firm and zh.firm


def _is_plain(cue: StrengthCue) -> bool:
    """True for a duty or advice that nobody says by the way: must, should, 必须, 应."""
    return cue.firm and cue.family in ("must", "should", "certain")
