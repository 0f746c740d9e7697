"""Which denials of one sentence the other language lacks."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.bilingual import Language
from duizhao.language.polarity.chinese import chinese_cues
from duizhao.language.polarity.cue import Cue, Force
from duizhao.language.polarity.english import english_cues

LETTERS = re.compile("[a-z]+")
# Which pairs of one idea are taken first. Two faint words are no denials at all.
STRENGTHS: tuple[tuple[Force, Force], ...] = (
    ("firm", "firm"),
    ("soft", "firm"),
    ("soft", "soft"),
    ("firm", "soft"),
    ("faint", "soft"),
    ("faint", "firm"),
    ("soft", "faint"),
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A denial in `language` that the other sentence does not answer."""

    language: Language
    cue: Cue


def differences(en: str, zh: str) -> tuple[Leftover, ...]:
    """The denials of two sentences that do not answer each other."""
    cues_en = english_cues(en)
    if any("a" <= character <= "z" for character in zh.lower()):
        # A word that stands in both texts is a name there (HTTP 401 "Unauthorized").
        latin = frozenset(LETTERS.findall(zh.lower()))
        cues_en = tuple(cue for cue in cues_en if cue.text.lower() not in latin)
    return compare(cues_en, chinese_cues(zh))


def compare(en: Sequence[Cue], zh: Sequence[Cue]) -> tuple[Leftover, ...]:
    """The denials that one sentence has too many; nothing where every one may have its answer."""
    left_en, left_zh = _without_equals(en, zh)
    firm_en = [cue for cue in left_en if cue.force == "firm"]
    firm_zh = [cue for cue in left_zh if cue.force == "firm"]
    answers_en = sum(cue.force != "faint" for cue in left_en)
    answers_zh = sum(cue.force != "faint" for cue in left_zh)
    if len(firm_en) > answers_zh:
        return tuple(Leftover("en", cue) for cue in firm_en[answers_zh:])
    if len(firm_zh) > answers_en:
        return tuple(Leftover("zh", cue) for cue in firm_zh[answers_en:])
    return ()


def _without_equals(en: Sequence[Cue], zh: Sequence[Cue]) -> tuple[list[Cue], list[Cue]]:
    """Both sides without the cues that say no in the same way."""
    waiting_en, waiting_zh = _by_kind(en), _by_kind(zh)
    answered: set[tuple[Language, int]] = set()
    for idea in {idea for _force, idea in waiting_en}:
        for force_en, force_zh in STRENGTHS:
            pairs = zip(waiting_en[force_en, idea], waiting_zh[force_zh, idea], strict=False)
            taken = list(pairs)
            for index_en, index_zh in taken:
                answered |= {("en", index_en), ("zh", index_zh)}
            del waiting_en[force_en, idea][: len(taken)]
            del waiting_zh[force_zh, idea][: len(taken)]
    return (
        [cue for index, cue in enumerate(en) if ("en", index) not in answered],
        [cue for index, cue in enumerate(zh) if ("zh", index) not in answered],
    )


def _by_kind(cues: Sequence[Cue]) -> defaultdict[tuple[Force, str], list[int]]:
    """The places in `cues` of those that have an idea, by force and idea."""
    places: defaultdict[tuple[Force, str], list[int]] = defaultdict(list)
    for index, cue in enumerate(cues):
        if cue.idea:
            places[cue.force, cue.idea].append(index)
    return places
