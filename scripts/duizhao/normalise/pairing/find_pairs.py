"""Finding the pieces of a source that translate each other, and refusing the rest.

Standing beside each other is no evidence: a text whose languages say different things has no pair. Each comparison is
weighed twice, by itself and in the light of all the others (`context`); then the heaviest set of pairs is taken that
keeps the order of both languages. What is not sure is asked of a person, what is unlikely is no pair.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing.chain import Cell, in_any_order, in_order
from duizhao.normalise.pairing.dictionary_glosses import glosses
from duizhao.normalise.pairing.evidence import Evidence, gather
from duizhao.normalise.pairing.join import join
from duizhao.normalise.pairing.model import chance, model, score
from duizhao.normalise.pairing.near_miss import NearMiss, near_misses
from duizhao.normalise.pairing.piece_pair import Band, PiecePair
from duizhao.normalise.pairing.rescore import second_look
from duizhao.normalise.pairing.traits import Traits, traits
from duizhao.normalise.piece import Piece


@dataclass(frozen=True, slots=True)
class Bar:
    """Log-odds from which on two pieces are a pair, and from which on a person is asked."""

    sure: float
    doubtful: float


# A chance of .62 and of .27. Without a dictionary and an encoder, terms and lengths alone mislead where all of a text
# is about one thing: .82 and .77.
BARS = {"base": Bar(1.5, 1.2)}
BAR = Bar(0.5, -1.0)
OTHER_KIND = 1.0


@dataclass(frozen=True, slots=True)
class Helpers:
    """Which helpers are used: the table of words as a dictionary, and the encoder, where it is installed."""

    dictionary: bool = True
    meaning: bool = True


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """The pairs, by English piece, and the near miss of each piece in none of them, by index."""

    pairs: tuple[PiecePair, ...]
    near_misses: Mapping[int, NearMiss] = field(default_factory=dict)


def pair(
    pieces: Sequence[Piece],
    terms: TermBase,
    known: Sequence[PiecePair] = (),
    *,
    refused: Set[int] = frozenset(),
    ordered: bool = True,
    helpers: Helpers | None = None,
) -> tuple[PiecePair, ...]:
    """The pairs that `find` finds, alone."""
    return find(pieces, terms, known, refused=refused, ordered=ordered, helpers=helpers).pairs


def find(
    pieces: Sequence[Piece],
    terms: TermBase,
    known: Sequence[PiecePair] = (),
    *,
    refused: Set[int] = frozenset(),
    ordered: bool = True,
    helpers: Helpers | None = None,
) -> FoundPairs:
    """The pairs among `pieces`, and the near misses of the pieces that are left.

    `known` pairs stand as they are, and their pieces take part in no other pair; nor do the `refused` ones. None of the
    pairs that are found crosses another, unless the layout has no order (`ordered=False`).
    """
    helpers = helpers or Helpers()
    taken = set(refused).union(*((*one.all_en, *one.all_zh) for one in known))
    rows = [index for index, piece in enumerate(pieces) if _takes_part(index, piece, "en", taken)]
    columns = [index for index, piece in enumerate(pieces) if _takes_part(index, piece, "zh", taken)]
    if not rows or not columns:
        return FoundPairs(tuple(sorted(known, key=lambda one: one.en)))
    dictionary = glosses() if helpers.dictionary else None
    en = [traits(index, (pieces[index],), "en", terms, dictionary) for index in rows]
    zh = [traits(index, (pieces[index],), "zh", terms, dictionary) for index in columns]
    evidence = gather(en, zh, has_dictionary=dictionary is not None, use_meaning=helpers.meaning)
    bar = BARS.get(evidence.kind, BAR)
    odds = weigh(en, zh, evidence, ordered=ordered)
    chosen = choose(len(zh), odds, bar, ordered=ordered)
    if evidence.kind in BARS or not ordered:
        across: dict[Cell, float] = {}
    else:
        across = _across_kinds(en, zh, evidence, chosen)
        chosen = sorted((*chosen, *_heaviest(len(zh), across, bar.sure, ordered=True)))
    odds = across | odds
    found = [
        PiecePair(rows[i], columns[j], round(chance(odds[i, j]), 2), _band(odds[i, j], bar))
        for i, j in chosen
    ]
    found = join(pieces, (rows, columns), found, evidence, terms, dictionary)
    paired = {index for one in found for index in (*one.all_en, *one.all_zh)}
    missed = near_misses(odds, rows, columns, bar.doubtful)
    return FoundPairs(
        tuple(sorted((*known, *found), key=lambda one: one.en)),
        {index: miss for index, miss in missed.items() if index not in paired},
    )


def weigh(
    en: Sequence[Traits], zh: Sequence[Traits], evidence: Evidence, *, ordered: bool
) -> dict[Cell, float]:
    """The log of the odds of each comparison by row and column, after both looks."""
    weights = model(evidence.kind)
    first = {cell: score(weights.first, values) for cell, values in evidence.values.items()}
    looked = second_look(len(en), len(zh), first, ordered=ordered)
    return {cell: score(weights.second(ordered=ordered), values) for cell, values in looked.items()}


def _across_kinds(
    en: Sequence[Traits], zh: Sequence[Traits], evidence: Evidence, chosen: Sequence[Cell]
) -> dict[Cell, float]:
    """The log of the odds that pieces of two kinds, which were left by the pairs of one, answer each other: an item and
    a line. They have to say more alike than others, and are judged when all others are."""
    taken = {i for i, _j in chosen}, {j for _i, j in chosen}
    cells = [
        (i, j)
        for i, j in evidence.across
        if i not in taken[0] and j not in taken[1] and _fits((i, j), chosen, ordered=True)
    ]
    if not cells:
        return {}
    weights = model(evidence.kind)
    every = evidence.values | {cell: evidence.of_cell(cell) for cell in cells}
    first = {cell: score(weights.first, values) for cell, values in every.items()}
    looked = second_look(len(en), len(zh), first, ordered=True)
    return {
        cell: score(weights.second(ordered=True), looked[cell]) - OTHER_KIND
        for cell in cells
        if cell in looked
    }


def choose(columns: int, odds: Mapping[Cell, float], bar: Bar, *, ordered: bool) -> list[Cell]:
    """The pairs as rows and columns, in order: the sure ones, and between them the doubtful ones."""
    sure = _heaviest(columns, odds, bar.sure, ordered=ordered)
    left = {
        cell: value
        for cell, value in odds.items()
        if value <= bar.sure and _fits(cell, sure, ordered=ordered)
    }
    doubtful = _heaviest(columns, left, bar.doubtful, ordered=ordered)
    return sorted((*sure, *doubtful))


def _band(odds: float, bar: Bar) -> Band:
    return "pair" if odds > bar.sure else "ask"


def _takes_part(index: int, piece: Piece, language: str, taken: Set[int]) -> bool:
    return piece.language == language and bool(piece.topic) and index not in taken


def _heaviest(columns: int, odds: Mapping[Cell, float], least: float, *, ordered: bool) -> list[Cell]:
    scores = {cell: value - least for cell, value in odds.items() if value > least}
    return in_order(columns, scores) if ordered else in_any_order(scores)


def _fits(cell: Cell, sure: Sequence[Cell], *, ordered: bool) -> bool:
    """True where a pair takes no piece of the sure ones and, in order, crosses none."""
    i, j = cell
    if not ordered:
        return all(i != a and j != b for a, b in sure)
    place = bisect_left(sure, (i, -1))
    return (place == 0 or sure[place - 1][1] < j) and (
        place == len(sure) or (sure[place][0] > i and sure[place][1] > j)
    )
