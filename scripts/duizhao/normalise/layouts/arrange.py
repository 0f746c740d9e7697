"""The whole of it: pieces cut apart where they hold both languages, and the layouts of a text, the main one first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duizhao.normalise.cut import cut
from duizhao.normalise.layouts import (
    git_conflict,
    hard_break,
    labelled,
    one_language,
    one_line,
    order_layouts,
    sentence_switches,
    table_layout,
)
from duizhao.normalise.layouts.layout import Layout, covered, prose
from duizhao.normalise.piece import Piece
from duizhao.normalise.readers.received import Aside
from duizhao.normalise.third_languages import with_languages
from duizhao.normalise.watched_phrases import Phrases


@dataclass(frozen=True, slots=True)
class Arranged:
    """The pieces of a source, each in one language where the layout allows it, and its layouts, the main one first."""

    pieces: tuple[Piece, ...]
    layouts: tuple[Layout, ...]


def arrange(source: str, pieces: Sequence[Piece]) -> Arranged:
    """The pieces cut into their languages. Together they cover what `pieces` covered, in the same order; pieces that
    the layout itself sets beside each other know it by `twin`."""
    whole = labelled.labelled(source, git_conflict.marked(pieces))
    rows = table_layout.divided(source, whole)
    lines = one_line.divided(source, sentence_switches.divided(source, rows))
    done = hard_break.with_twins(source, lines)
    return Arranged(done, tuple(_layouts(source, rows, done)))


def arranged(
    text: str, phrases: Phrases, asides: tuple[Aside, ...] = (), *, has_html: bool = False
) -> Arranged:
    """The whole of a text: cut into pieces, and these arranged. `asides` are what its reader took for no part of it;
    `has_html`: tags of HTML in it are meant as such. What is in a third language says nothing about how the two are laid out, and is arranged with nothing."""
    pieces = with_languages(cut(text, phrases, asides, has_html=has_html))
    third = [piece for piece in pieces if piece.foreign]
    if not third:
        return arrange(text, pieces)
    whole = arrange(text, [piece for piece in pieces if not piece.foreign])
    return replace(whole, pieces=tuple(sorted((*whole.pieces, *third), key=lambda piece: piece.start)))


def _layouts(source: str, rows: Sequence[Piece], done: Sequence[Piece]) -> Iterator[Layout]:
    everything = prose(done)
    # Pieces that a line, a row or a label explains say nothing by their order.
    parted = {piece.start for piece in done if piece.twin is not None}
    rest = tuple(one for one in everything if one.piece.start not in parted)
    left = covered(everything, {one.piece.start for one in rest})
    found = [
        *git_conflict.layouts(done),
        *labelled.layouts(done),
        *hard_break.layouts(source, done),
        *table_layout.layouts(done),
        *one_line.layouts(rows, done),
        *(replace(layout, covers=left) for layout in order_layouts.layouts(source, rest)),
        *(replace(layout, covers=left) for layout in one_language.layouts(rest)),
    ]
    yield from sorted(found, key=lambda layout: -layout.confidence * layout.covers)
