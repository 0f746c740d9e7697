"""Strength: must somebody do it, should they, or may they.

`english_cues` and `chinese_cues` find the words; `differences` says which ones have no answer of the same
strength in
the other sentence. The grades follow the usual ones of requirement language (RFC 2119; GB/T 1.1 on 应,
宜, 可, 能).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.bilingual import Language
from duizhao.language.joined import joined
from duizhao.language.word_lists import alternatives, read_list

MUST, SHOULD, MAY = "must", "should", "may"


@dataclass(frozen=True, slots=True)
class Cue:
    """`text` stands at `start` to `end` (offsets in characters) and may mean any of `grades`.

    A firm word demands an answer of one of its grades; a loose one only answers.
    """

    text: str
    start: int
    end: int
    grades: frozenset[str]
    firm: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """`cue` in `language` has no equal; `answer` is the word of another strength that stands there, if
    any."""

    language: Language
    cue: Cue
    answer: Cue | None


def _groups(language: Language) -> tuple[tuple[str, frozenset[str], bool], ...]:
    """The entries of `strength.toml`: a regular expression, the grades it may stand for, and whether it
    is firm."""
    return tuple(
        (alternatives(entry["words"]), frozenset(entry["grades"]), entry.get("firm", False))
        for entry in read_list("", "strength.toml")[language]
    )


def _pattern(groups: Sequence[tuple[str, frozenset[str], bool]], edge: str) -> re.Pattern[str]:
    named = (f"(?P<g{index}>{edge}(?:{words}){edge})" for index, (words, _grades, _firm) in enumerate(groups))
    return re.compile("|".join(named), re.IGNORECASE)


ENGLISH, CHINESE = _groups("en"), _groups("zh")
ENGLISH_WORDS, CHINESE_WORDS = _pattern(ENGLISH, r"\b"), _pattern(CHINESE, "")


def english_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that say how strong a duty or permission is."""
    found: list[Cue] = []
    for match in ENGLISH_WORDS.finditer(text):
        _words, grades, firm = ENGLISH[int(str(match.lastgroup)[1:])]
        if match.group() == "May" and match.start() > 0:
            continue
        found.append(Cue(match.group(), match.start(), match.end(), frozenset(grades), firm))
    return tuple(found)


def chinese_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that say how strong a duty or permission is."""
    whole = joined(text)
    found: list[Cue] = []
    for match in CHINESE_WORDS.finditer(whole.text):
        _words, grades, firm = CHINESE[int(str(match.lastgroup)[1:])]
        if grades:
            start, end = whole.span(*match.span())
            found.append(Cue(text[start:end], start, end, frozenset(grades), firm))
    return tuple(found)


def differences(en: str, zh: str) -> tuple[Difference, ...]:
    """The words of two sentences that say another strength than the other sentence does."""
    return compare(english_cues(en), chinese_cues(zh))


def compare(en: Sequence[Cue], zh: Sequence[Cue]) -> tuple[Difference, ...]:
    """Firm words without an answer of their grade, where the other side has a spare word of another
    grade; and any
    must or English "should" that the other side has no word for at all."""
    spare_en, spare_zh = _spare(en, zh), _spare(zh, en)
    found: list[Difference] = []
    for a, b in zip(spare_en, spare_zh, strict=False):
        if not a.grades & b.grades:
            found.append(Difference("zh", b, a))
    sides: tuple[tuple[Language, list[Cue], list[Cue], Sequence[Cue], Sequence[Cue]], ...] = (
        ("en", spare_en, spare_zh, en, zh),
        ("zh", spare_zh, spare_en, zh, en),
    )
    for language, spare, others, here, there in sides:
        # A loose word (能, 会) contradicts too where this side has none for it.
        loose = [cue for cue in there if not cue.firm and cue.grades == {MAY}]
        surplus = loose[sum(MAY in cue.grades for cue in here) :]
        for index, cue in enumerate(spare[len(others) :]):
            if MAY not in cue.grades and index < len(surplus):
                found.append(Difference(language, cue, surplus[index]))
            elif cue.grades == {MUST}:
                found.append(Difference(language, cue, None))
    return tuple(found)


def _spare(here: Sequence[Cue], there: Sequence[Cue]) -> list[Cue]:
    """The firm words here that are more than the words there that may mean the same; each word there
    answers once,
    one of exactly the same grades first."""
    answers = Counter(cue.grades for cue in there)
    waiting: list[Cue] = []
    for cue in here:
        if not cue.firm:
            continue
        if answers[cue.grades]:
            answers[cue.grades] -= 1
        else:
            waiting.append(cue)
    spare: list[Cue] = []
    for cue in waiting:
        near = next((grades for grades in list(answers) if answers[grades] and grades & cue.grades), None)
        if near is None:
            spare.append(cue)
        else:
            answers[near] -= 1
    return spare
