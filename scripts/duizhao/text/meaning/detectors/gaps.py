"""A part of a sentence that nothing in the other sentence answers: a member of a list, a clause, a condition.

How much an unanswered word proves depends on how reliably good translations answer it: each word changes the odds by a
likelihood ratio. Free translations leave words unanswered on both sides at once; what is left out, on one.
"""

import math
import re
from collections.abc import Iterator

from duizhao.text.bilingual import LinkedSentences, LinkedToken
from duizhao.text.language.language_pack import SIMPLIFIED
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.sentence_parts import SentencePart, sentence_parts

KIND = "gap"
# No word is more reliable, and none that the table does not know counts as more.
MOST_RELIABLE = 0.97
LEAST_RELIABLE = 0.3
# How likely a word of a missing part has an answer by chance: somewhere, and in a link.
BY_CHANCE = 0.4
BY_CHANCE_LINKED = 0.1
FIGURES = re.compile(r"[0-9]+")
# An English name inside a sentence; letters of a name in Chinese.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+|[·A-Z]")
LATIN = re.compile(r"[A-Za-z]{2,}")


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The likeliest gap of each side: at most one part of the English and one of the Chinese sentence."""
    if not sentences.unanswered_en and not sentences.unanswered_zh:
        return
    odds_en = _odds_of(sentences.en_tokens, sentences.excused_en, sentences.linked_en)
    odds_zh = _odds_of(sentences.zh_tokens, sentences.excused_zh, sentences.linked_zh)
    parts_en = sentence_parts(sentences.en, sentences.en_tokens, "en")
    parts_zh = sentence_parts(sentences.zh, sentences.zh_tokens, "zh")
    longer = math.log((len(sentences.zh) + 3) / (len(sentences.en) * SIMPLIFIED.length + 3))
    more = math.log(max(len(parts_zh), 1) / max(len(parts_en), 1))
    for language, parts, odds, other_odds, unanswered, sign in (
        ("en", parts_en, odds_en, odds_zh, sentences.unanswered_en, -1),
        ("zh", parts_zh, odds_zh, odds_en, sentences.unanswered_zh, 1),
    ):
        best = max(parts, key=lambda part: sum(odds[n] for n in part.words), default=None)
        # A sentence that is one part is not the gap of another.
        if best is None or len(parts) == 1 or sum(odds[n] for n in best.words) <= 0:
            continue
        own, other = (sentences.en, sentences.zh) if language == "en" else (sentences.zh, sentences.en)
        features = _features(best, parts, odds, other_odds, frozenset(unanswered))
        features |= _kind_of_words(own[best.start : best.end], other)
        features["longer"], features["more parts"] = sign * longer, sign * more
        extent = (best.start, best.end)
        yield Clue(
            KIND,
            language,
            extent if language == "en" else None,
            extent if language == "zh" else None,
            {f"{language} {name}": value for name, value in features.items()},
        )


def _odds_of(tokens: tuple[LinkedToken, ...], excused: frozenset[int], linked: frozenset[int]) -> list[float]:
    return [_odds(number, token, excused, linked) for number, token in enumerate(tokens)]


def _odds(number: int, token: LinkedToken, excused: frozenset[int], linked: frozenset[int]) -> float:
    """By how much one word speaks for being left out (above 0) or for being translated, as the logarithm of a ratio."""
    if not token.is_content:
        return 0.0
    reliable = min(token.reliability, MOST_RELIABLE)
    if number in linked:
        return math.log(BY_CHANCE_LINKED / max(reliable, LEAST_RELIABLE))
    if number in excused:
        return math.log(BY_CHANCE / max(reliable, LEAST_RELIABLE))
    return -math.log(1 - reliable)


def _kind_of_words(part: str, other: str) -> dict[str, float]:
    """What kinds of words may be answered though no table knows them: figures, names, what stands in brackets."""
    figures = FIGURES.findall(part)
    return {
        "figures there": float(any(one in other for one in figures)),
        "figures not there": float(any(one not in other for one in figures)),
        "names": float(bool(NAME.search(part))),
        "Latin there": float(any(one in other for one in LATIN.findall(part))),
        "bracket": float(part.rstrip()[-1:] in tuple("()（）") or part.lstrip()[:1] in tuple("()（）")),
    }


def _features(
    part: SentencePart,
    parts: tuple[SentencePart, ...],
    odds: list[float],
    other_odds: list[float],
    unanswered: frozenset[int],
) -> dict[str, float]:
    total = sum(odds[n] for n in part.words)
    rest = [n for one in parts if one is not part for n in one.words]
    whole = all(n in unanswered for n in part.words)
    left_there = sum(value for value in other_odds if value > 0)
    return {
        "alone": 1.0,
        "odds": min(total, 10.0),
        "odds of a word": total / len(part.words),
        "surest": max(odds[n] for n in part.words),
        "whole": float(whole),
        "several and whole": float(whole and len(part.words) > 1),
        "words": min(len(part.words), 6) / 6,
        "rest answered": 1 - sum(n in unanswered for n in rest) / len(rest),
        "left there": min(left_there, 8.0),
        "nothing left there": float(left_there < 1),
        "more than left there": max(total - left_there, 0.0),
        "first": float(part.first),
        "last": float(part.last),
    }
