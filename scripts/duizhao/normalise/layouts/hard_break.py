"""A line in one language, a hard line break, and the same line in the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.layouts.divide import as_pair
from duizhao.normalise.layouts.layout import Layout, covered, prose
from duizhao.normalise.layouts.unwrapped import HARD_BREAK
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language

SAME_KINDS = frozenset({"paragraph", "item", "step", "heading"})


def with_twins(source: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those that a hard break sets below their translation knowing it."""
    found = list(pieces)
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        if first.twin is None and second.twin is None and _is_broken(source, first, second):
            language = main_language(first.text)
            other = main_language(second.text)
            if language and other and language != other:
                found[index], found[index + 1] = as_pair(first, second, language)
    return tuple(found)


def _is_broken(source: str, first: Piece, second: Piece) -> bool:
    between = source[first.end : second.start]
    return (
        first.kind in SAME_KINDS
        and second.kind == "paragraph"
        and second.line == first.line + 1 + source.count("\n", first.start, first.end)
        and HARD_BREAK.search(source[first.start : first.end].rstrip("\r\n")) is not None
        and not between.strip()
    )


def layouts(source: str, pieces: Sequence[Piece]) -> Iterator[Layout]:
    """The layouts that hard line breaks point to."""
    starts = [
        first.start
        for first, second in pairwise(pieces)
        if first.twin == second.start and _is_broken(source, first, second)
    ]
    if starts:
        twins = {piece.start for piece in pieces if piece.twin in starts}
        yield Layout(
            "alternating-lines",
            0.95,
            Bilingual(f"{len(starts)} pairs of lines", f"{len(starts)} 对行"),
            covered(prose(pieces), twins | set(starts)),
        )
