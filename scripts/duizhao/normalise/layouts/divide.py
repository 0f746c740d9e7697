"""Cutting a piece in two where its language changes. Together the two cover what the one covered, character by
character: what stands between the languages goes with the first, as an edit that takes it off."""

import re
from dataclasses import replace

from duizhao.base.bilingual import Language
from duizhao.normalise.cut import LINE_END, tidied, without_marks
from duizhao.normalise.edits import EditedText
from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.layouts.switch_point import IN_BRACKETS, SwitchPoint
from duizhao.normalise.piece import Piece

SEPARATOR = "separator of the languages"
BOX = "box of both languages"
SHARED = "price of both languages"
BRACKETS = "brackets around the other language"
EMPHASIS = "emphasis of both languages"
LINK = "link of both languages"
# A box to tick stands before both sides.
TICK_BOX = re.compile(r"\s*(?:[☐☑☒□■▢◯○✓✔]|\[[ xX]\])")
LINK_END = re.compile(r"\]\([^()\s]*\)$")
# Emphasis that goes over both sides: each gets its own.
EMPHASIS_MARKS = ("**", "__", "*")


def divide(source: str, piece: Piece, point: SwitchPoint, shared: str = "") -> tuple[Piece, Piece]:
    """The two pieces of `piece`, whose raw text `source[piece.start:piece.end]` changes its language at `point`. What is
    `shared` stands at its end and belongs to both: a price."""
    end, start = piece.start + point.end, piece.start + point.start
    first = EditedText.of(source, piece.start, start)
    tail = len(first.text) - (start - end)
    if first.text[tail:].strip():
        first = first.replace(tail, len(first.text), "", SEPARATOR)
    first, starts_anew = without_marks(first, piece.kind)
    if shared:
        first = first.replace(len(first.text), len(first.text), _behind(shared.strip(), point.first), SHARED)
    second = tidied(EditedText.of(source, start, piece.end))
    link = LINK_END.search(second.text) if first.text.count("[") == first.text.count("]") + 1 else None
    if link:
        # One link around both sides: each gets its own.
        first = first.replace(len(first.text), len(first.text), link.group(), LINK)
        if around := IN_BRACKETS.fullmatch(second.text[: link.start()]):
            second = second.replace(around.end("inner"), link.start(), "", BRACKETS)
            second = second.replace(0, around.start("inner"), "", BRACKETS)
        second = second.replace(0, 0, "[", LINK)
    elif point.how == "brackets" and (around := IN_BRACKETS.match(second.text)):
        inner = around.span("inner")
        second = second.replace(inner[1], len(second.text), "", BRACKETS).replace(0, inner[0], "", BRACKETS)
    box = TICK_BOX.match(first.text)
    if box and not TICK_BOX.match(second.text):
        second = second.replace(0, 0, f"{box.group().strip()} ", BOX)
    for mark in EMPHASIS_MARKS:
        if first.text.count(mark) % 2 and second.text.count(mark) % 2:
            first = first.replace(len(first.text), len(first.text), mark, EMPHASIS)
            second = second.replace(0, 0, mark, EMPHASIS)
            break
    line = piece.line + len(LINE_END.findall(source, piece.start, start))
    one = replace(piece, end=start, text=first.text, edits=first.edits, starts_anew=starts_anew)
    other = replace(piece, start=start, line=line, text=second.text, edits=second.edits, starts_anew=False)
    return one, other


def _behind(shared: str, language: Language) -> str:
    """What is shared as it stands behind the words of the first side."""
    if shared[0] not in ":：":
        return f" {shared}"
    return f": {shared[1:].strip()}" if language == "en" else shared


def as_pair(first: Piece, second: Piece, language: Language) -> tuple[Piece, Piece]:
    """The two pieces, each knowing that the layout itself sets the other beside it; unchanged where one is so much
    longer that it says something else. `language` is that of the first."""
    en, zh = (first, second) if language == "en" else (second, first)
    if not is_plausible(en.text, zh.text):
        return first, second
    return replace(first, twin=second.start), replace(second, twin=first.start)
