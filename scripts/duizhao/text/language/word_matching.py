"""Which words of two sentences answer each other, where each word answers one and some have to be answered."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

# The cost of the pair, and the places of its English and Chinese word.
Edge = tuple[float, int, int]
Choices = Mapping[int, Sequence[int]]
# So many words on both sides are no sentence: to hold each against each would take too long.
MOST_PAIRS = 40_000


class PlacedWord(Protocol):
    """A word that stands somewhere in a sentence."""

    @property
    def start(self) -> int:
        """Where the word starts in its sentence, in characters from 0."""


def distances(
    en: Sequence[PlacedWord], zh: Sequence[PlacedWord], length_en: int, length_zh: int
) -> list[tuple[int, int, float]]:
    """Every pair of words, by their places in the sequences, and how far apart they stand in their sentences: 0 for the same
    share of both, 1 for the beginning of one and the end of the other."""
    shares = [word.start / length_zh for word in zh]
    return [
        (i, j, abs(word.start / length_en - share))
        for i, word in enumerate(en)
        for j, share in enumerate(shares)
    ]


def is_too_much(en: Sequence[object], zh: Sequence[object]) -> bool:
    """True for words of texts that are no two sentences but pages without a full stop."""
    return len(en) * len(zh) > MOST_PAIRS


def match(
    edges: Sequence[Edge], needed_en: Collection[int] = (), needed_zh: Collection[int] = ()
) -> dict[int, int]:
    """The Chinese word of each English word that has one.

    The cheapest pairs are taken first; then as many of the needed words as possible get an answer along augmenting paths
    (Kuhn 1955), a word that may stay without one giving its own away.
    """
    needed_en, needed_zh = (dict.fromkeys(needed) for needed in (needed_en, needed_zh))
    en: dict[int, int] = {}
    zh: dict[int, int] = {}
    of_en: dict[int, list[int]] = {}
    of_zh: dict[int, list[int]] = {}
    for _cost, i, j in sorted(edges):
        of_en.setdefault(i, []).append(j)
        of_zh.setdefault(j, []).append(i)
        if i not in en and j not in zh:
            en[i], zh[j] = j, i
    for i in needed_en:
        if i in of_en and i not in en:
            _augment(i, of_en, en, zh, needed_en, set())
    for j in needed_zh:
        if j in of_zh and j not in zh:
            _augment(j, of_zh, zh, en, needed_zh, set())
    return en


def _augment(
    start: int,
    choices: Choices,
    here: dict[int, int],
    there: dict[int, int],
    needed: Collection[int],
    seen: set[int],
) -> bool:
    """Find an answer for `start`; who has it may have to find another one."""
    for answer in choices[start]:
        if answer in seen:
            continue
        seen.add(answer)
        owner = there.get(answer)
        if owner is None or _augment(owner, choices, here, there, needed, seen):
            here[start], there[answer] = answer, start
            return True
    for answer in choices[start]:
        owner = there.get(answer)
        if owner is not None and owner not in needed:
            del here[owner]
            here[start], there[answer] = answer, start
            return True
    return False
