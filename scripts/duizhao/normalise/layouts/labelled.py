"""`**English:**` and `中文：` before the text of each language, as a line of its own or at the start of a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.edits import EditedText
from duizhao.normalise.layouts.layout import Layout
from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language

LABEL = "language label"
# What the two languages are called, in both, with what often stands beside the name.
NAMES: dict[Language, str] = {
    "en": r"english(?: version| text)?|eng?|英文版?|英语|英",
    "zh": r"(?:simplified )?chinese(?: version| text)?|mandarin|zh(?:-cn|-hans)?|cn|(?:简体)?中文版?|汉语|汉|中|华文",
}
OPEN, CLOSE = r"(?:\*\*|__|\*|[\[【（(<]|#{1,6}\s++|>\s*+)*+\s*+", r"\s*+(?:\*\*|__|\*|[\]】）)>]|[:：])*+"
LINES = {
    language: re.compile(rf"\s*+{OPEN}(?:{names}){CLOSE}\s*+", re.IGNORECASE)
    for language, names in NAMES.items()
}
# In front of a text a label needs more than its name: "English speakers" is no label.
IN_FRONT = {
    language: re.compile(
        rf"\s*+(?:(?:\*\*|__|\*)(?:{names})\s*+[:：]?\s*+(?:\*\*|__|\*)\s*+[:：]?|[\[【（(](?:{names})[\]】）)]\s*+[:：]?"
        rf"|(?:{names})\s*+[:：])\s*+(?=\S)",
        re.IGNORECASE,
    )
    for language, names in NAMES.items()
}


def label_line(text: str) -> Language | None:
    """The language that a line names, where it says nothing else."""
    bare = text.strip()
    if not bare or len(bare) > 40:
        return None
    return next((language for language, line in LINES.items() if line.fullmatch(bare)), None)


def is_label(text: str) -> bool:
    """True for a line that only names a language with a mark of a label: no text goes on behind it."""
    return label_line(text) is not None and re.search(r"[:：*_\]】]\s*+$", text) is not None


def has_label(text: str) -> bool:
    """True for a line with a label in front of its text."""
    return any(expression.match(text) for expression in IN_FRONT.values())


def labelled(source: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces: lines that only name a language are labels, and labels before a text are taken off it. Nothing is
    changed where only one of the two languages is named."""
    lines = {index: language for index, piece in enumerate(pieces) if (language := _line(source, piece))}
    fronts = {
        index: found
        for index, piece in enumerate(pieces)
        if index not in lines and (found := _front(source, piece)) is not None
    }
    named = {*lines.values(), *(language for language, _end in fronts.values())}
    if len(named) < 2:
        return tuple(pieces)
    done: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in lines:
            piece = replace(piece, kind="label", level=0, starts_anew=False)
        elif index in fronts:
            text = EditedText.of(source, piece.start, piece.end).redo(piece.edits)
            text = text.replace(0, fronts[index][1], "", LABEL)
            piece = replace(piece, text=text.text, edits=text.edits)
        done.append(piece)
    return _with_twins(done, lines, {index: language for index, (language, _end) in fronts.items()})


def _line(source: str, piece: Piece) -> Language | None:
    if piece.kind not in ("title", "heading", "paragraph"):
        return None
    return label_line(source[piece.start : piece.end])


def _front(source: str, piece: Piece) -> tuple[Language, int] | None:
    """The language that a label in front of a piece's text names, and where the label ends in that text."""
    if piece.kind not in ("paragraph", "item", "step", "heading"):
        return None
    for language, expression in IN_FRONT.items():
        match = expression.match(piece.text)
        if match and main_language(piece.text[match.end() :]) in (language, None):
            return language, match.end()
    return None


def _with_twins(
    pieces: list[Piece], lines: dict[int, Language], fronts: dict[int, Language]
) -> tuple[Piece, ...]:
    """Pieces under an English label and those under the Chinese label that follows are pairs, one by one, where there
    are as many of the same kinds."""
    groups: list[tuple[Language, list[int]]] = []
    for index, piece in enumerate(pieces):
        if index in lines:
            groups.append((lines[index], []))
        elif index in fronts:
            groups.append((fronts[index], [index]))
        elif piece.kind in ("title", "heading") or not groups:
            groups.append(("en", []))
        elif (piece.kind != "code" and groups[-1][1] != []) or index - 1 in lines:
            groups[-1][1].append(index)
    position = 0
    while position + 1 < len(groups):
        (language, first), (other, second) = groups[position : position + 2]
        position += 1
        if language == other or not first or not _answers(pieces, language, first, other, second):
            continue
        for i, j in zip(first, second, strict=False):
            pieces[i], pieces[j] = (
                replace(pieces[i], twin=pieces[j].start),
                replace(pieces[j], twin=pieces[i].start),
            )
        position += 1
    return tuple(pieces)


def _answers(
    pieces: Sequence[Piece], language: Language, first: Sequence[int], other: Language, second: Sequence[int]
) -> bool:
    """True where the second group starts with as many pieces of the same kinds as the first holds, each group in its
    own language. What follows in the second is no part of it: nothing ends the text under the last label."""
    many = len(first)
    if [pieces[i].kind for i in first] != [pieces[j].kind for j in second[:many]]:
        return False
    if len(second) > many and pieces[second[many]].kind == pieces[first[-1]].kind:
        after = pieces[second[many]]
        if _speaks(after, other):
            return False
    return all(
        _speaks(pieces[i], language) and _speaks(pieces[j], other) and _fit(pieces[i], pieces[j], language)
        for i, j in zip(first, second, strict=False)
    )


def _fit(first: Piece, second: Piece, language: Language) -> bool:
    en, zh = (first, second) if language == "en" else (second, first)
    return is_plausible(en.text, zh.text)


def _speaks(piece: Piece, language: Language) -> bool:
    return main_language(piece.text) == language


def layouts(pieces: Sequence[Piece]) -> Iterator[Layout]:
    """The layouts that labels of languages point to."""
    many = sum(
        (piece.kind == "label" and label_line(piece.text) is not None)
        or any(edit.why == LABEL for edit in piece.edits)
        for piece in pieces
    )
    if many:
        yield Layout("labelled", 1.0, Bilingual(f"{many} labels", f"{many} 个标签"))
