"""Pieces that nobody can read any more: letters were lost, or a font did not say which letters it shows.

A reader would take what is left of a dose for the dose. They go into no page, with their reason, and the run says where
they stand: the text has to be got anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.mended import SEEN_AS_WESTERN
from duizhao.normalise.piece import Piece

UNREADABLE = Bilingual(
    "Garbled, and letters of it are lost: get this text anew from where it came.",
    "乱码，部分文字已丢失：请重新获取这段原文。",
)
# What a PDF says of a letter that its font does not name; what is left where UTF-8 was read as GBK and saved; what a
# program writes where it had no letter.
CID = re.compile(r"\(cid:\d{1,5}\)")
LOST = re.compile("锟斤拷|烫烫烫|屯屯屯")
NO_LETTER = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
# Fewer than these may be a bullet or a sign of a font of its own.
FEWEST_NO_LETTERS = 3
LEAST_SHARE = 0.05
FEWEST_SEQUENCES = 2
MOST_LINES = 10


def is_unreadable(text: str) -> bool:
    """True for a text whose letters are not those that its author wrote."""
    if text.isascii():
        return len(CID.findall(text)) >= FEWEST_SEQUENCES
    if LOST.search(text) or len(CID.findall(text)) >= FEWEST_SEQUENCES:
        return True
    lost = len(NO_LETTER.findall(text))
    if lost >= FEWEST_NO_LETTERS and lost >= LEAST_SHARE * len(text):
        return True
    return len(SEEN_AS_WESTERN.findall(text)) >= FEWEST_SEQUENCES


def unreadable_told(pieces: Sequence[Piece]) -> Iterator[Bilingual]:
    """One sentence on all unreadable pieces, with their lines; none where there are none."""
    lines = [piece.line for piece in pieces if piece.left_out == UNREADABLE]
    if lines:
        shown = ", ".join(map(str, lines[:MOST_LINES])) + (", …" if len(lines) > MOST_LINES else "")
        yield Bilingual(
            f"{len(lines)} pieces are garbled and went into no page; line {shown}. Get this text anew.",
            f"{len(lines)} 段是乱码，未采用；第 {shown} 行。请重新获取这段原文。",
        )


def without_unreadable(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, the unreadable ones without a topic and with the reason."""
    return tuple(
        replace(piece, topic="", left_out=UNREADABLE, twin=None)
        if piece.topic and piece.kind != "code" and is_unreadable(piece.text)
        else piece
        for piece in pieces
    )
