"""Paragraphs that change their language sentence by sentence: "We open at nine. 请提前到达。 Bring your card."

Each run of sentences in one language becomes a piece. Whether two of them say the same is left to what they say: such
a paragraph may as well go on in the other language as repeat itself in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from duizhao.base.bilingual import Language
from duizhao.normalise.cut import LINE_END, mark_length, tidied, without_marks
from duizhao.normalise.edits import EditedText
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import without_markup
from duizhao.text.language.script import LATIN_WORD, RUNNING_WORD, has_han
from duizhao.text.language.sentences import sentence_spans

KINDS = frozenset({"paragraph", "item", "step"})
# Two runs have one switch between them, which says more than these: it is looked at by itself.
FEWEST_RUNS = 3
_Run = tuple[int, int]


def divided(source: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those that change their language more than once, always between two sentences, cut there."""
    found: list[Piece] = []
    for piece in pieces:
        runs = _runs(source[piece.start : piece.end], piece) if _may_switch(piece) else []
        found += _cut(source, piece, runs) if len(runs) >= FEWEST_RUNS else [piece]
    return tuple(found)


def _may_switch(piece: Piece) -> bool:
    return (
        piece.kind in KINDS
        and piece.twin is None
        and not piece.foreign
        and has_han(piece.text)
        and RUNNING_WORD.search(piece.text) is not None
    )


def _runs(raw: str, piece: Piece) -> list[_Run]:
    """Start and end of each run of sentences in one language; none where a sentence holds both."""
    skip = mark_length(raw, piece.kind)
    spans = [(start + skip, end + skip) for start, end in sentence_spans(raw[skip:])]
    languages = [_language(raw[start:end]) for start, end in spans]
    if None in languages:
        return []
    runs = []
    for _language_of, members in groupby(zip(languages, spans, strict=True), key=lambda one: one[0]):
        inside = [span for _each, span in members]
        runs.append((inside[0][0], inside[-1][1]))
    return runs


def _language(sentence: str) -> Language | None:
    """The language of a sentence that is in one alone; a name in Latin letters may stand in a Chinese one."""
    prose = without_markup(sentence)
    if not has_han(prose):
        return "en" if LATIN_WORD.search(prose) else None
    return None if RUNNING_WORD.search(prose) else "zh"


def _cut(source: str, piece: Piece, runs: Sequence[_Run]) -> list[Piece]:
    """The pieces of the runs. Together they cover what the one covered: a blank between two goes with the first."""
    found = []
    starts = [0, *(start for start, _end in runs[1:])]
    ends = [*starts[1:], piece.end - piece.start]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        here = EditedText.of(source, piece.start + start, piece.start + end)
        starts_anew = False
        if number:
            text = tidied(here)
        else:
            text, starts_anew = without_marks(here, piece.kind)
        found.append(
            replace(
                piece,
                start=piece.start + start,
                end=piece.start + end,
                line=piece.line + len(LINE_END.findall(source, piece.start, piece.start + start)),
                text=text.text,
                edits=text.edits,
                starts_anew=starts_anew,
            )
        )
    return found
