"""What the door answers about a pair, as values that JSON can hold. Offsets count characters of the text that was given."""

from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.checks.finding import Finding, Place
from duizhao.library.sentence_table import SentenceRow, TableCell
from duizhao.library.terms.term_base import Term
from duizhao.memory import Match
from duizhao.pairs_door.asked_pair import AskedPair

# A pair stands on the first line of a table that nobody wrote.
LINE = 1


def as_row(pair: AskedPair) -> SentenceRow:
    """The pair as a row of a table of sentence pairs, each text in a cell that begins at the first column."""
    en, zh = (text or "" for text in (pair.en, pair.zh))
    # What stands around a text is no part of it for the rules, and of it for whoever counts offsets.
    return SentenceRow(str(pair.id), LINE, *(TableCell(text if text.strip() else "", 0) for text in (en, zh)))


def told_finding(finding: Finding, pair: AskedPair) -> dict[str, Any]:
    """A finding with its spans: `place` in the text of its language, `compare` in the other one."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": told(finding.message),
        "fix": told(finding.fix),
        "place": _span(finding.place, pair),
        "compare": _span(finding.compare, pair) if finding.compare else None,
    }


def told(sentence: Bilingual) -> dict[str, str]:
    """A sentence in both languages, as JSON holds it."""
    return {"en": sentence.en, "zh": sentence.zh}


def told_term(term: Term) -> dict[str, Any]:
    """What a thing is called in each language, the preferred name first, and what it must not be called."""
    return {
        "id": term.id,
        **{language: list(term.names(language)) for language in LANGUAGES},
        "forbidden": {language: list(term.forbidden(language)) for language in LANGUAGES},
    }


def told_match(match: Match, language: Language) -> dict[str, Any]:
    """A pair of the memory that a text in `language` found, how like it is (0 to 100), and who approved it."""
    entry = match.entry
    return {
        "found_by": language,
        "score": match.score,
        "en": entry.en,
        "zh": entry.zh,
        "from": entry.context,
        "by": entry.by,
        "on": entry.on,
    }


def _span(place: Place, pair: AskedPair) -> dict[str, Any]:
    text = (pair.en if place.language == "en" else pair.zh) or ""
    above = text.split("\n")[: place.line - LINE]
    start = sum(len(line) + 1 for line in above) + place.column - 1
    return {
        "language": place.language,
        "start": start,
        "end": start + len(place.text),
        "text": place.text,
    }
