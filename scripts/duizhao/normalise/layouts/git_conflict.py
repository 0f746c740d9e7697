"""The two sides that git leaves in a file where a merge failed; often one language each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.layouts.layout import Layout
from duizhao.normalise.piece import Piece

MARKER = re.compile(r"\s*(?:<{7}|>{7}|\|{7})(?: .*)?|\s*={7}\s*")
START, END = re.compile(r"\s*<{7}(?: |$)"), re.compile(r"\s*>{7}(?: |$)")


def is_marker(text: str) -> bool:
    """True for a line that git sets before, between or behind the two sides."""
    return MARKER.fullmatch(text) is not None


def marked(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, the markers among them as labels: they are no text of either side."""
    if not (
        any(START.match(piece.text) for piece in pieces) and any(END.match(piece.text) for piece in pieces)
    ):
        return tuple(pieces)
    return tuple(
        replace(piece, kind="label", level=0) if piece.kind != "code" and is_marker(piece.text) else piece
        for piece in pieces
    )


def layouts(pieces: Sequence[Piece]) -> Iterator[Layout]:
    """The layouts that the markers of Git conflicts point to."""
    many = sum(piece.kind == "label" and START.match(piece.text) is not None for piece in pieces)
    if many:
        yield Layout("conflict-halves", 1.0, Bilingual(f"{many} conflicts", f"{many} 处冲突"))
