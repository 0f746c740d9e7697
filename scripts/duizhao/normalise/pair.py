"""Finding the pieces of a source that translate each other, and refusing the rest.

Order is kept; evidence is what both pieces say: terms, numbers, Latin names, and a fitting length. Standing beside
each other is no evidence: a text whose languages say different things has no pair.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.comparison.align import CHINESE_SHARE, LATIN
from duizhao.language.quantities import quantities
from duizhao.normalise.piece import Piece
from duizhao.terms import TermBase

# The share of what both say that must agree before two pieces are a pair.
LEAST_AGREEMENT = 0.62
LEAST_EVIDENCE = 2
# Beyond this many comparisons only pieces at about the same share of the text are compared.
MOST_COMPARISONS = 1_000_000


_Chain = tuple[float, tuple[int, int] | None, Any]
_NOTHING: _Chain = (0.0, None, None)


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
    total: int


def pair(pieces: Sequence[Piece], terms: TermBase) -> tuple[PiecePair, ...]:
    """The pairs among `pieces`, in reading order, none crossing another."""
    en = [
        _traits(index, piece, terms)
        for index, piece in enumerate(pieces)
        if piece.language == "en" and piece.topic
    ]
    zh = [
        _traits(index, piece, terms)
        for index, piece in enumerate(pieces)
        if piece.language == "zh" and piece.topic
    ]
    bearers: dict[str, list[int]] = {}
    for j, b in enumerate(zh):
        for what in b.evidence:
            bearers.setdefault(what, []).append(j)
    scores = {
        (i, j): score
        for i, a in enumerate(en)
        for j in _worth_a_look(a, bearers, _band(i, len(en), len(zh)))
        if (score := agreement(a, zh[j])) >= LEAST_AGREEMENT
    }
    return tuple(
        PiecePair(en[i].index, zh[j].index, round(scores[i, j], 2)) for i, j in _in_order(len(zh), scores)
    )


def _band(row: int, rows: int, columns: int) -> range:
    """The columns to compare a row with."""
    if rows * columns <= MOST_COMPARISONS:
        return range(columns)
    middle, reach = row * columns // rows, max(MOST_COMPARISONS // rows // 2, 1)
    return range(max(0, middle - reach), min(columns, middle + reach + 1))


def _worth_a_look(one: _Traits, bearers: Mapping[str, Sequence[int]], band: range) -> list[int]:
    """The columns of the band that may agree with a row: all that do agree are among them.

    Two that agree share at least `least` of what the row says. So one of the rarest things that it says, all but
    `least - 1`, is among what they share; what every piece says need not be looked up.
    """
    least = max(LEAST_EVIDENCE, math.ceil(one.total * LEAST_AGREEMENT / (2 - LEAST_AGREEMENT) - 1e-9))
    found: set[int] = set()
    looked_up = 0
    for what in sorted(one.evidence, key=lambda what: len(bearers.get(what, ()))):
        if looked_up > one.total - least:
            break
        found.update(bearers.get(what, ()))
        looked_up += one.evidence[what]
    return sorted(found.intersection(band))


def agreement(en: _Traits, zh: _Traits) -> float:
    """How much of what the two pieces say is the same, 0 to 1; 0 where there is too little to judge by."""
    both = en.total + zh.total
    # Nearly all comparisons end here: what shares everything that the smaller side says may still be too little.
    if en.piece.kind != zh.piece.kind or 2 * min(en.total, zh.total) < max(
        LEAST_AGREEMENT * both, 2 * LEAST_EVIDENCE
    ):
        return 0.0
    shared = sum(min(count, zh.evidence[what]) for what, count in en.evidence.items() if what in zh.evidence)
    if shared < LEAST_EVIDENCE:
        return 0.0
    share = 2 * shared / both
    expected = max(len(en.piece.text) * CHINESE_SHARE, 1)
    return share * math.exp(-abs(math.log(len(zh.piece.text) / expected)) / 2)


def _traits(index: int, piece: Piece, terms: TermBase) -> _Traits:
    language = "zh" if piece.language == "zh" else "en"
    evidence = Counter(f"term {use.term.id}" for use in terms.uses(piece.text, language))
    evidence.update(
        f"number {number.value.normalize()}"
        for number in quantities(piece.text, language)
        if number.value != 1
    )
    evidence.update(f"name {name.lower()}" for name in LATIN.findall(piece.text))
    return _Traits(index, piece, evidence, evidence.total())


def _in_order(columns: int, scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The heaviest set of pairs in which no two cross and none shares a piece with another.

    Rows are taken in order; `best` is a Fenwick tree that knows, for each number of columns, the heaviest chain that
    ends within them. A chain is its weight, its last pair and the chain before it.
    """
    best: list[_Chain] = [_NOTHING] * (columns + 1)
    by_row: dict[int, list[int]] = {}
    for i, j in sorted(scores):
        by_row.setdefault(i, []).append(j)
    for i, row in by_row.items():
        # All of a row look at the rows above it only.
        chains = []
        for j in row:
            before = _heaviest(best, j)
            chains.append((before[0] + scores[i, j], (i, j), before))
        for chain in chains:
            _add(best, chain)
    chain = _heaviest(best, columns)
    found = []
    while chain[1] is not None:
        found.append(chain[1])
        chain = chain[2]  # type: ignore[assignment]
    return found[::-1]


def _heaviest(best: Sequence[_Chain], columns: int) -> _Chain:
    chain = _NOTHING
    while columns:
        chain = max(chain, best[columns], key=lambda one: one[0])
        columns -= columns & -columns
    return chain


def _add(best: list[_Chain], chain: _Chain) -> None:
    assert chain[1]
    column = chain[1][1] + 1
    while column < len(best):
        best[column] = max(best[column], chain, key=lambda one: one[0])
        column += column & -column
