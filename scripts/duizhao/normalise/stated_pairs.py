"""Pairs that a document itself names, such as the rows of a table: they are taken as they are, not guessed again."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.normalise.pairing import PiecePair
from duizhao.normalise.piece import Piece
from duizhao.normalise.topics import Topic, route


def known_pairs(pieces: Sequence[Piece], pairs: Sequence[tuple[int, int]]) -> tuple[PiecePair, ...]:
    """The pieces that start where `pairs` says, both of them going into pages."""
    at = {piece.start: index for index, piece in enumerate(pieces) if piece.topic}
    return tuple(PiecePair(at[en], at[zh], 1.0) for en, zh in pairs if en in at and zh in at)


def route_known(
    pieces: Sequence[Piece], pairs: Sequence[tuple[int, int]], topics: Sequence[Topic]
) -> tuple[Piece, ...]:
    """The pieces with their topics. The Chinese side of a pair goes where its English side does: as a heading of its
    own it would lead what follows elsewhere."""
    partner = {zh: en for en, zh in pairs}
    if not partner:
        return route(pieces, topics)
    led = {piece.start: piece for piece in route([p for p in pieces if p.start not in partner], topics)}
    return tuple(
        replace(piece, topic=led[partner[piece.start]].topic if piece.kind != "boilerplate" else "")
        if piece.start in partner and partner[piece.start] in led
        else led.get(piece.start, piece)
        for piece in pieces
    )
