"""Pairs that the layout itself states, together with those that are found by what the pieces say."""

from collections.abc import Sequence, Set
from dataclasses import replace

from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing import FoundPairs, PiecePair, find
from duizhao.normalise.pairing.over_pairs import heads_over_pairs
from duizhao.normalise.pairing.short_between import short_between
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language


def stated(pieces: Sequence[Piece]) -> tuple[PiecePair, ...]:
    """The pairs that the layout states, in order: each piece with its twin, where both go into a page."""
    index_of = {piece.start: index for index, piece in enumerate(pieces)}
    found = []
    for index, piece in enumerate(pieces):
        partner = index_of.get(piece.twin) if piece.twin is not None else None
        if partner is None or partner < index or not (piece.topic and pieces[partner].topic):
            continue
        languages = tuple(one.side or main_language(one.text) for one in (piece, pieces[partner]))
        if languages == ("en", "zh"):
            found.append(PiecePair(index, partner, 1.0))
        elif languages == ("zh", "en"):
            found.append(PiecePair(partner, index, 1.0))
    return tuple(sorted(found, key=lambda both: both.en))


def all_pairs(
    pieces: Sequence[Piece],
    terms: TermBase,
    decided: Sequence[PiecePair] = (),
    refused: Set[int] = frozenset(),
) -> FoundPairs:
    """The pairs that a person `decided`, those that the layout states, and those that `find` finds among the other
    pieces and that cross no stated one. A person's word counts more than the layout's: neither a piece of a decided
    pair nor one that was `refused` is in a stated one. With them, the near misses of the pieces that are left."""
    taken = set(refused).union(*((*one.all_en, *one.all_zh) for one in decided))
    by_layout = [one for one in stated(pieces) if not taken.intersection((one.en, one.zh))]
    known = (*decided, *by_layout)
    standing = set(known)
    found = find(pieces, terms, known, refused=refused)
    kept = tuple(
        one for one in found.pairs if one in standing or not any(_cross(one, both) for both in by_layout)
    )
    over = heads_over_pairs(pieces, kept, refused)
    between = short_between(pieces, (*kept, *over), refused)
    headed = {index for one in (*over, *between) for index in (one.en, one.zh)}
    # What a person would be asked about a line is answered by where it stands.
    kept = tuple(one for one in kept if one.band == "pair" or not headed.intersection((one.en, one.zh)))
    return replace(
        found,
        pairs=tuple(sorted((*kept, *over, *between), key=lambda both: both.en)),
        near_misses={index: miss for index, miss in found.near_misses.items() if index not in headed},
    )


def _cross(one: PiecePair, other: PiecePair) -> bool:
    return (one.en < other.en) != (one.zh < other.zh)
