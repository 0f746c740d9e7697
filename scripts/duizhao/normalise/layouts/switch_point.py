"""The one place in a text where its language changes: English before it and Chinese behind it, or the other way round.

A text that changes its language more than once, or holds words of the other one on either side, has none.
"""

import re
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.language.main_language import LATIN_LETTER, without_markup
from duizhao.text.language.script import HAN, LATIN_WORD, RUNNING_WORD
from duizhao.text.language.sentences import sentence_spans

FIRST_HAN = re.compile(f"[{HAN}]")
# What belongs to the Chinese text before its first letter, and behind its last.
OPENERS = "“‘「『《【（([*_\"'#￥¥"
SEPARATOR = re.compile(
    r"(?:(?:(?<!\s)\s++)?(?:(?<![/:])[/／](?!/)|[|｜]|(?<=\s)[-–—·•](?=\s)|——|—)\s*+|(?<!\s)[ ]*+\t\s*+)$"
)
SEPARATOR_AT_START = re.compile(r"\s*(?:[/／](?!/)|[|｜]|(?<=\s)[-–—·•](?=\s)|——|—)\s*|[ ]*\t\s*")
SENTENCE_END = re.compile(r"[.!?。！？…][”’\"'」』）)*_]*\s*$")
# What follows is a comment on code, no translation.
COMMENT = re.compile(r"(?://|#|--|/\*)\s*$")
GLUED_NUMBER = re.compile(r"(?<=\s)\d[\d.,]{0,20}$")
IN_BRACKETS = re.compile(r"\s{0,9}[（(](?P<inner>[^（）()]+)[）)]\s*$")
# A word that is no acronym.
WRITTEN_OUT = re.compile(r"[A-Za-z]?[a-z]{2,}")
CHINESE_TAIL = re.compile(rf"[{HAN}][0-9%％，。、；：？！）】》”’」』…*_)\]]*")


@dataclass(frozen=True, slots=True)
class SwitchPoint:
    """Where a text changes its language. The first language ends at `end`, the second starts at `start` (offsets in
    characters of the text); between them stands the separator, if any. `how` is what stands between them."""

    end: int
    start: int
    first: Language
    how: str


def switch_point(text: str) -> SwitchPoint | None:
    """The switch point of `text`; None where there is none, or where a bracket or a mark would be torn apart.

    `how` is `separator`, `sentence` (the first side ends as a sentence does), `brackets` (the second stands in
    brackets) or `blank` (nothing but a blank: that alone says little).
    """
    prose = without_markup(text)
    first_han = FIRST_HAN.search(prose)
    if not first_han:
        return None
    lead = prose[: first_han.start()]
    if LATIN_WORD.search(lead):
        return _english_first(text, prose, first_han.start())
    return _chinese_first(text, prose)


def _english_first(text: str, prose: str, han: int) -> SwitchPoint | None:
    # A number before the first Chinese letter belongs to it: "2 tablets. 2 片。"
    start = han
    while start and prose[start - 1] in OPENERS:
        start -= 1
    number = re.search(r"(?<!\w)\d[\d.,–-]{0,40}+\s?$", prose[:start])
    glued = GLUED_NUMBER.search(prose[:start])
    if number and SENTENCE_END.search(prose[: number.start()]):
        start = number.start()
    elif glued and LATIN_WORD.search(prose[: glued.start()]):
        # "1 May 1980 1980年5月1日": a number that touches the Chinese is Chinese.
        start = glued.start()
    if _foreign_words(prose[start:], prose[:start]):
        return None
    return _between(text, prose, start, "en")


def _chinese_first(text: str, prose: str) -> SwitchPoint | None:
    if not LATIN_LETTER.search(prose):
        return None
    tails = [match.end() for match in CHINESE_TAIL.finditer(prose)]
    end = tails[-1]
    if not LATIN_WORD.search(prose[end:]) or RUNNING_WORD.search(prose[:end]):
        return None
    start = end
    while (start < len(prose) and prose[start] in " \t") or prose[start : start + 1] in ("\n", "\r"):
        start += 1
    separator = SEPARATOR_AT_START.match(prose, end)
    return _between(text, prose, separator.end() if separator else start, "zh")


def _between(text: str, prose: str, start: int, first: Language) -> SwitchPoint | None:
    """The switch point whose second side starts at `start`, by what stands before it."""
    before = prose[:start]
    bracket = IN_BRACKETS.search(prose)
    if bracket and bracket.start() <= start <= bracket.end("inner") and bracket.start("inner") >= start - 2:
        # "Overview（概述）": the brackets go with the second side.
        if bracket.start() == 0 or _torn(text[: bracket.start()]):
            return None
        return SwitchPoint(bracket.start(), bracket.start(), first, "brackets")
    separator = SEPARATOR.search(before)
    if separator:
        point = SwitchPoint(separator.start(), start, first, "separator")
    elif _ends_a_sentence(text, start):
        point = SwitchPoint(len(before.rstrip()), start, first, "sentence")
    else:
        point = SwitchPoint(len(before.rstrip()), start, first, "blank")
    english = prose[: point.end] if first == "en" else prose[point.start :]
    if (
        point.end <= 0
        or COMMENT.search(prose[: point.end])
        or not WRITTEN_OUT.search(english)
        or _torn(text[: point.end])
        or _torn(text[point.start :])
    ):
        return None
    return point


def _ends_a_sentence(text: str, start: int) -> bool:
    """True where a sentence ends before `start`; an abbreviation ends none."""
    if not SENTENCE_END.search(text[:start]):
        return False
    spans = sentence_spans(text[:start] + "\n\nX")
    return any(end == len(text[:start].rstrip()) for _start, end in spans)


def _foreign_words(chinese: str, english: str) -> bool:
    """True where the Chinese side holds running English words that the English side does not."""
    known = set(RUNNING_WORD.findall(english))
    return any(word not in known for word in RUNNING_WORD.findall(chinese))


def _torn(side: str) -> bool:
    """True where a bracket is open or a code mark stands alone."""
    pairs = ("()", "[]", "（）", "【】", "“”", "《》")
    return any(side.count(pair[0]) != side.count(pair[1]) for pair in pairs) or any(
        side.count(mark) % 2 for mark in '`"'
    )
