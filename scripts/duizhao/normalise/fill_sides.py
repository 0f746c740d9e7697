"""Both sides of every piece: what the source gives, what its partner gives, what the memory gives, or a gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Match, Memory
from duizhao.normalise.pairing import PiecePair
from duizhao.normalise.piece import Piece
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


GAP = FilledSide("", "gap", 0.0)


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
        if index in sure:
            # Several paragraphs that are one in the other language become one.
            en = " ".join(pieces[each].text for each in sure[index].all_en)
            zh = "".join(pieces[each].text for each in sure[index].all_zh)
            filled.append(FilledPiece(piece, FilledSide(en, "source"), FilledSide(zh, "source")))
        else:
            filled.append(_fill(piece, memory, terms))
    return tuple(filled)


def _fill(piece: Piece, memory: Memory, terms: TermBase) -> FilledPiece:
    language: Language = matrix(piece.text)
    own = FilledSide(piece.text, "source")
    if piece.language == "mixed":
        # A Chinese name inside an English sentence is looked up by its English name.
        whole = in_one_language(piece.text, language, terms)
        match = memory.best(whole, language)
        if match:
            return FilledPiece(piece, _from_memory(match, "en"), _from_memory(match, "zh"))
        return FilledPiece(piece, *((own, GAP) if language == "en" else (GAP, own)))
    if piece.language == "none" or piece.kind == "code":
        return FilledPiece(piece, own, own)
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
