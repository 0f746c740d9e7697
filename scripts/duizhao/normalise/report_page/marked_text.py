"""The text of a piece as the source has it, with every repair and every flagged wording shown in it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from duizhao.normalise.edits import TextEdit
from duizhao.normalise.piece import Flag, Piece
from duizhao.normalise.report_page import report_texts
from duizhao.normalise.report_page.report_links import ReportContext
from duizhao.text.html.element import Html, element, together


def is_seen(edit: TextEdit) -> bool:
    """True for a repair that changes a word or a mark; a list mark or a space says nothing."""
    return bool(edit.new.strip()) or (
        bool(edit.old.strip()) and edit.why not in ("list mark", "heading mark")
    )


def with_marks(source: str, piece: Piece, teller: ReportContext) -> Html:
    """The piece's stretch of `source`: what was repaired is struck through with the repair behind it, flagged wording
    is marked. Not a character of it is left out."""
    edits = _apart([edit for edit in piece.edits if is_seen(edit)])
    borders = {piece.start, piece.end}
    seen: tuple[TextEdit | Flag, ...] = (*edits, *piece.flags)
    for one in seen:
        borders |= {one.start, one.end}
    ends = sorted(borders)
    put_in = {edit.end: edit.new for edit in edits if edit.new}
    parts: list[Html | str] = []
    if piece.start in put_in:
        parts.append(_ins(put_in[piece.start], teller))
    for start, end in pairwise(ends):
        text: Html | str = source[start:end]
        if any(edit.start <= start and end <= edit.end for edit in edits):
            text = element("del", _said(teller.say(report_texts.TAKEN_OUT)), text)
        if any(flag.start <= start and end <= flag.end for flag in piece.flags):
            text = element("mark", text)
        parts.append(text)
        if end in put_in:
            parts.append(_ins(put_in[end], teller))
    return together(*parts)


def _apart(edits: Sequence[TextEdit]) -> list[TextEdit]:
    """The edits in the order of the source, without those that lie in the stretch of another."""
    return list(_without_overlap(sorted(edits, key=lambda edit: (edit.start, edit.end))))


def _without_overlap(edits: Sequence[TextEdit]) -> Iterator[TextEdit]:
    end = -1
    for edit in edits:
        if edit.start >= end and edit.end > end:
            yield edit
            end = edit.end


def _ins(text: str, teller: ReportContext) -> Html:
    return element("ins", _said(teller.say(report_texts.PUT_IN)), text)


def _said(words: str) -> Html:
    """Words that are heard and not seen."""
    return element("span", words, class_="unseen")
