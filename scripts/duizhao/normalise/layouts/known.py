"""Pairs that the layout itself states, together with those that are found by what the pieces say."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.language.main_language import main_language
from duizhao.normalise.pair import PiecePair, pair
from duizhao.normalise.piece import Piece
from duizhao.terms import TermBase


def stated(pieces: Sequence[Piece]) -> tuple[PiecePair, ...]:
    """The pairs that the layout states, in order: each piece with its twin, where both go into a page."""
    index_of = {piece.start: index for index, piece in enumerate(pieces)}
    found = []
    for index, piece in enumerate(pieces):
        partner = index_of.get(piece.twin) if piece.twin is not None else None
        if partner is None or partner < index or not (piece.topic and pieces[partner].topic):
            continue
        languages = main_language(piece.text), main_language(pieces[partner].text)
        if languages == ("en", "zh"):
            found.append(PiecePair(index, partner, 1.0))
        elif languages == ("zh", "en"):
            found.append(PiecePair(partner, index, 1.0))
    return tuple(sorted(found, key=lambda both: both.en))


def all_pairs(pieces: Sequence[Piece], terms: TermBase) -> tuple[PiecePair, ...]:
    """The stated pairs, and those that `pair` finds among the other pieces and that cross no stated one."""
    known = stated(pieces)
    if not known:
        return pair(pieces, terms)
    taken = {index for both in known for index in (both.en, both.zh)}
    # A piece without a topic is in no pair.
    others = [replace(piece, topic="") if index in taken else piece for index, piece in enumerate(pieces)]
    found = [one for one in pair(others, terms) if not any(_cross(one, both) for both in known)]
    return tuple(sorted([*known, *found], key=lambda both: both.en))


def _cross(one: PiecePair, other: PiecePair) -> bool:
    return (one.en < other.en) != (one.zh < other.zh)
