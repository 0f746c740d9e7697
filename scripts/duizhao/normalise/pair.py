"""Finding the pieces of a source that translate each other, and refusing the rest.

Order is kept; evidence is what both pieces say: terms, numbers, Latin names, and a fitting length. Standing beside
each other is no evidence: a text whose languages say different things has no pair.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.align import CHINESE_SHARE, LATIN
from duizhao.language.numbers import numbers
from duizhao.normalise.piece import Piece
from duizhao.terms import TermBase

# The share of what both say that must agree before two pieces are a pair.
LEAST_AGREEMENT = 0.62
LEAST_EVIDENCE = 2
LARGEST_TABLE = 4_000_000


@dataclass(frozen=True, slots=True)
class PiecePair:
    """Indexes of an English and a Chinese piece that translate each other, and how sure that is (0 to 1)."""

    en: int
    zh: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Traits:
    index: int
    piece: Piece
    evidence: Counter[str]


def pair(pieces: Sequence[Piece], terms: TermBase) -> tuple[PiecePair, ...]:
    """The pairs among `pieces`, in reading order, none crossing another."""
    en = [_traits(index, piece, terms) for index, piece in enumerate(pieces) if piece.language == "en" and piece.topic]
    zh = [_traits(index, piece, terms) for index, piece in enumerate(pieces) if piece.language == "zh" and piece.topic]
    if not en or not zh or len(en) * len(zh) > LARGEST_TABLE:
        return ()
    scores = {
        (i, j): score
        for i, a in enumerate(en)
        for j, b in enumerate(zh)
        if (score := agreement(a, b)) >= LEAST_AGREEMENT
    }
    return tuple(
        PiecePair(en[i].index, zh[j].index, round(scores[i, j], 2)) for i, j in _in_order(len(en), len(zh), scores)
    )


def agreement(en: _Traits, zh: _Traits) -> float:
    """How much of what the two pieces say is the same, 0 to 1; 0 where there is too little to judge by."""
    if en.piece.kind != zh.piece.kind:
        return 0.0
    shared = (en.evidence & zh.evidence).total()
    if shared < LEAST_EVIDENCE:
        return 0.0
    share = 2 * shared / (en.evidence.total() + zh.evidence.total())
    expected = max(len(en.piece.text) * CHINESE_SHARE, 1)
    return share * math.exp(-abs(math.log(len(zh.piece.text) / expected)) / 2)


def _traits(index: int, piece: Piece, terms: TermBase) -> _Traits:
    language = "zh" if piece.language == "zh" else "en"
    evidence = Counter(f"term {use.term.id}" for use in terms.uses(piece.text, language))
    evidence.update(f"number {number.value.normalize()}" for number in numbers(piece.text, language) if number.value != 1)
    evidence.update(f"name {name.lower()}" for name in LATIN.findall(piece.text))
    return _Traits(index, piece, evidence)


def _in_order(rows: int, columns: int, scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The heaviest set of pairs in which no two cross (a weighted longest common subsequence)."""
    if not scores:
        return []
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            paired = best[i - 1][j - 1] + scores.get((i - 1, j - 1), 0.0)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], paired)
    found = []
    i, j = rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            found.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return found[::-1]
