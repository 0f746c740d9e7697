"""Where the two sides of a pair say different things: numbers, units, denials, directions. The rules of the check look.

A pair is found by what is alike in it, so that one wrong number in it does not part it. A person has to see it before
anybody reads the pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge, Rule, all_rules
from duizhao.library.sentence_table import SentenceRow, TableCell
from duizhao.normalise.fill_sides import FilledPiece
from duizhao.normalise.pairing import PiecePair
from duizhao.normalise.piece import Piece
from duizhao.text.language.simplified import folded

# What a wrong dose, a lost "not" or a "before" for an "after" is found by. Words and terms are for the check of the pages.
RULES = (
    "different-numbers",
    "different-polarity",
    "different-direction",
    "different-strength",
    "different-condition",
)


@dataclass(frozen=True, slots=True)
class PairClash:
    """One difference inside a pair: where its English side starts, which rule found it, and what it says. `sure` is False
    where both sides may be right."""

    start: int
    line: int
    rule: str
    message: Bilingual
    sure: bool


def pair_clashes(
    pieces: Sequence[Piece], pairs: Sequence[PiecePair], filled: Sequence[FilledPiece], knowledge: Knowledge
) -> tuple[PairClash, ...]:
    """The clashes in all pairs, those that a person is asked about and those that the memory filled among them, in order."""
    rules = tuple(rule for rule in all_rules() if rule.id in RULES)
    knowledge = replace(knowledge, terms=knowledge.terms.without_claims())
    texts = {
        pieces[both.en].start: (
            " ".join(pieces[index].text for index in both.all_en),
            "".join(pieces[index].text for index in both.all_zh),
        )
        for both in pairs
    }
    for one in filled:
        if not one.is_gap and "memory" in (one.en.origin, one.zh.origin):
            texts[one.piece.start] = one.en.text, one.zh.text
    line_of = {piece.start: piece.line for piece in pieces}
    return tuple(
        PairClash(start, line_of[start], finding.rule, finding.message, finding.confidence == "sure")
        for start, (en, zh) in sorted(texts.items())
        for finding in _found(en, folded(zh), line_of[start], knowledge, rules)
    )


def texts_clash(en: str, zh: str, line: int, knowledge: Knowledge) -> tuple[Finding, ...]:
    """What the rules about numbers, denials and directions find in two texts."""
    rules = tuple(rule for rule in all_rules() if rule.id in RULES)
    return tuple(_found(en, folded(zh), line, knowledge, rules))


def _found(en: str, zh: str, line: int, knowledge: Knowledge, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    if en.strip() and zh.strip() and en != zh:
        row = SentenceRow(str(line), line, TableCell(en, 0), TableCell(zh, 0))
        yield from check_sentences([row], Path(), knowledge, rules)
