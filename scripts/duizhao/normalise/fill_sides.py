"""Both sides of every piece: what the source gives, what its partner gives, what the memory gives, or a gap."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Match, Memory
from duizhao.normalise.local_links import is_definition
from duizhao.normalise.pairing import PiecePair
from duizhao.normalise.piece import Piece
from duizhao.text.language.quantities.chinese_numerals import numeral_value
from duizhao.text.language.script import matrix


@dataclass(frozen=True, slots=True)
class FilledSide:
    """One language's text of a block: from the source (score 100), from memory with its score, or a gap (empty)."""

    text: str
    origin: str
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class FilledPiece:
    """A piece with both its sides."""

    piece: Piece
    en: FilledSide
    zh: FilledSide

    @property
    def is_gap(self) -> bool:
        """True where one language is missing."""
        return "gap" in (self.en.origin, self.zh.origin)

    def side(self, language: Language) -> FilledSide:
        """Give the side in `language`, one of the two."""
        return self.en if language == "en" else self.zh


LONE_NUMERAL = re.compile(r"(?P<open>[（(])?(?P<numeral>[一二三四五六七八九十]{1,3})[）)]?[、.．]?")
GAP = FilledSide("", "gap", 0.0)
# The line below a head is made of these.
TABLE_RULE = frozenset(" \t|:-")


def is_table_rule(piece: Piece) -> bool:
    """True for the line below the head of a table."""
    return piece.kind == "row" and "-" in piece.text and TABLE_RULE.issuperset(piece.text)


def as_heading(en: Piece, zh: Piece) -> Piece:
    """The English piece of a pair as a heading where the Chinese one is, and it a plain line: people mark one side."""
    if zh.kind in ("heading", "title") and en.kind == "paragraph":
        return replace(en, kind=zh.kind, level=zh.level)
    return en


def in_both_orders(
    filled: Sequence[FilledPiece], pieces: Sequence[Piece], pairs: Sequence[PiecePair]
) -> tuple[FilledPiece, ...]:
    """The filled pieces, each Chinese one without a pair where it stood among the Chinese ones: where the piece behind
    it went up to its English partner, it goes up too, below the piece that stood before it."""
    partner = {index: both.en for both in pairs for index in both.all_zh}
    index_of = {piece.start: index for index, piece in enumerate(pieces)}
    mine = [index_of[one.piece.start] for one in filled]
    chinese = sorted({*partner, *(index for one, index in zip(filled, mine, strict=True) if _is_lone(one))})
    place: dict[int, tuple[float, int]] = {index: (index, 0) for index in mine}
    for number, index in enumerate(chinese):
        after = next((partner[other] for other in chinese[number + 1 :] if other in partner), None)
        if index in partner or after is None or after >= index:
            continue
        before = chinese[number - 1] if number else None
        if before is None:
            place[index] = (after - 0.5, index)
        else:
            at = place[partner[before]] if before in partner else place[before]
            place[index] = (at[0], index)
    order = sorted(range(len(filled)), key=lambda number: place[mine[number]])
    return tuple(filled[number] for number in order)


def _is_lone(one: FilledPiece) -> bool:
    """True for a Chinese piece of the source whose English side is not from it."""
    return one.zh.origin == "source" and one.en.origin != "source"


def fill(
    pieces: Sequence[Piece], pairs: Sequence[PiecePair], memory: Memory, terms: TermBase
) -> tuple[FilledPiece, ...]:
    """The pieces that go into pages, in order, each with both sides; a paired Chinese piece stands with its English
    one, and what belongs to a pair of several stands with the first English piece. A pair that a person is asked about is
    none yet: both its pieces stand alone."""
    sure = {pair.en: pair for pair in pairs if pair.band == "pair"}
    answered = {index for pair in sure.values() for index in (*pair.more_en, *pair.all_zh)}
    filled = []
    for index, piece in enumerate(pieces):
        if not piece.topic or index in answered:
            continue
        if index - 1 in answered and pieces[index - 1].twin is None and is_table_rule(piece):
            # The line below a Chinese head goes where that went: below the English one stands another.
            continue
        if index in sure:
            # Several paragraphs that are one in the other language become one.
            en = " ".join(pieces[each].text for each in sure[index].all_en)
            zh = "".join(pieces[each].text for each in sure[index].all_zh)
            whole = as_heading(piece, pieces[sure[index].zh])
            filled.append(FilledPiece(whole, FilledSide(en, "source"), FilledSide(zh, "source")))
        else:
            filled.append(_fill(piece, memory, terms))
    return in_both_orders(filled, pieces, tuple(sure.values()))


def _fill(piece: Piece, memory: Memory, terms: TermBase) -> FilledPiece:
    language: Language = piece.side or matrix(piece.text)
    own = FilledSide(piece.text, "source")
    if piece.foreign or is_definition(piece.text):
        # Nobody translates a third language, or an address: both pages show it as it is.
        return FilledPiece(piece, own, own)
    if piece.language == "mixed":
        # A Chinese name inside an English sentence is looked up by its English name.
        whole = in_one_language(piece.text, language, terms)
        match = memory.best(whole, language)
        if match:
            return FilledPiece(piece, _from_memory(match, "en"), _from_memory(match, "zh"))
        return FilledPiece(piece, *((own, GAP) if language == "en" else (GAP, own)))
    if piece.language == "none" or piece.kind == "code":
        return FilledPiece(piece, own, own)
    number = LONE_NUMERAL.fullmatch(piece.text)
    if number and (value := numeral_value(number["numeral"])):
        # "一" or "（二）" alone above a section: a number is said in both languages.
        said = f"({value})" if number["open"] else str(value)
        return FilledPiece(piece, FilledSide(said, "source"), own)
    match = memory.best(piece.text, language)
    if language == "en":
        return FilledPiece(piece, own, _from_memory(match, "zh") if match else GAP)
    return FilledPiece(piece, _from_memory(match, "en") if match else GAP, own)


def in_one_language(text: str, language: Language, terms: TermBase) -> str:
    """`text` with the names of the other language replaced by those of `language`."""
    other: Language = "zh" if language == "en" else "en"
    for use in reversed(terms.uses(text, other)):
        text = text[: use.start] + use.term.names(language)[0] + text[use.end :]
    return text


def _from_memory(match: Match, language: Language) -> FilledSide:
    return FilledSide(match.entry.side(language), "memory", match.score)
