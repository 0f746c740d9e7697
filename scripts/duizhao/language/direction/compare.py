"""Which directions of one sentence point the opposite way in the other language."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.bilingual import Language
from duizhao.language.direction.axes import AXES
from duizhao.language.direction.cues import Cue, chinese_cues, english_cues

AMOUNTS = frozenset(index for index, axis in enumerate(AXES) if axis.is_amount)
NEAR_WORDS = {
    index: tuple(re.compile(words) for words in axis.near)
    for index, axis in enumerate(AXES)
    if all(axis.near)
}


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the English sentence and one of the Chinese that name opposite ends of one axis."""

    en: Cue
    zh: Cue

    @property
    def language(self) -> Language:
        """The side that is shown as the place of the fault."""
        return "zh"

    @property
    def cue(self) -> Cue:
        """The word that is shown."""
        return self.zh


def differences(en: str, zh: str) -> tuple[Opposed, ...]:
    """The directions of two sentences that contradict each other."""
    return compare(english_cues(en), chinese_cues(zh))


def compare(en: Sequence[Cue], zh: Sequence[Cue]) -> tuple[Opposed, ...]:
    """Pairs of words that each have no equal on the other side, and an opposite there."""
    said_en, said_zh = _by_place(en), _by_place(zh)
    found = [
        Opposed(a, b)
        for axis in sorted({axis for axis, _end in said_en} - AMOUNTS)
        for end in (0, 1)
        for a, b in zip(
            _spare(said_en[axis, end], said_zh[axis, end]),
            _spare(said_zh[axis, 1 - end], said_en[axis, 1 - end]),
            strict=False,
        )
    ]
    found.extend(_amounts(en, zh, said_en, said_zh))
    return tuple(found) or tuple(_contradicted(said_en, said_zh))


def _contradicted(said_en: "Said", said_zh: "Said") -> Iterator[Opposed]:
    """A firm Chinese word whose end the English never names, in no way at all, while it names the
    opposite and the
    Chinese does not: "highly pathogenic" and 低致病性."""
    for axis, sure in NEAR_WORDS.items():
        for end in (0, 1):
            opposite = [cue for cue, _firm in said_en[axis, end] if sure[end].fullmatch(cue.text.lower())]
            firm = _firm(said_zh[axis, 1 - end])
            if opposite and firm and not said_zh[axis, end] and not said_en[axis, 1 - end]:
                yield Opposed(opposite[0], firm[0])


def _amounts(en: Sequence[Cue], zh: Sequence[Cue], said_en: "Said", said_zh: "Said") -> list[Opposed]:
    """More against less. One sentence must weigh clearly the other way: an edit of one word moves the
    balance of
    more and less by two, while a word that a good translation leaves out moves it by one."""
    ends_en, ends_zh = (_ends(en), _ends(zh))
    balance = len(ends_en[0]) - len(ends_en[1]) - len(ends_zh[0]) + len(ends_zh[1])
    if not balance:
        return []
    end = 0 if balance > 0 else 1
    if abs(balance) >= 2:
        spare_en, spare_zh = ends_en[end][len(ends_zh[end]) :], ends_zh[1 - end][len(ends_en[1 - end]) :]
        if spare_en and spare_zh:
            return [Opposed(a, b) for a, b in zip(spare_en, spare_zh, strict=False)]
    return [
        Opposed(a, b)
        for axis in sorted(AMOUNTS)
        for a, b in zip(
            _firm(said_en[axis, end])[len(_firm(said_zh[axis, end])) :],
            _firm(said_zh[axis, 1 - end])[len(_firm(said_en[axis, 1 - end])) :],
            strict=False,
        )
    ][:1]


def _ends(cues: Sequence[Cue]) -> tuple[list[Cue], list[Cue]]:
    """The words for more and those for less; a word counts once."""
    ends: tuple[list[Cue], list[Cue]] = ([], [])
    for cue in cues:
        named = {end for axis, end, firm in cue.places if firm and axis in AMOUNTS}
        if len(named) == 1:
            ends[named.pop()].append(cue)
    return ends


def _spare(here: list[tuple[Cue, bool]], there: list[tuple[Cue, bool]]) -> list[Cue]:
    """The firm words here that are more than all words there that could answer them."""
    return _firm(here)[len(there) :]


def _firm(said: list[tuple[Cue, bool]]) -> list[Cue]:
    return [cue for cue, is_firm in said if is_firm]


Said = defaultdict[tuple[int, int], list[tuple[Cue, bool]]]


def _by_place(cues: Sequence[Cue]) -> Said:
    places: Said = defaultdict(list)
    for cue in cues:
        for axis, end, firm in cue.places:
            places[axis, end].append((cue, firm))
    return places
