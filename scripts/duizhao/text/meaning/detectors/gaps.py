"""A part of a sentence that nothing in the other sentence answers: a member of a list, a clause, a condition.

How much an unanswered word proves depends on how reliably good translations answer it: each word changes the odds by a
likelihood ratio. Free translations leave words unanswered on both sides at once; what is left out, on one.
"""

import math
import re
from collections.abc import Iterator

from duizhao.base.bilingual import Language
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
NUMBER_WORDS = re.compile(
    r"\b(?:half|twice|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand|million)\b"
    r"|[二两三四五六七八九十百千半]",
    re.IGNORECASE,
)
# An English name inside a sentence; letters of a name in Chinese.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+|[·A-Z]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# The language, its parts, the odds of its words and of those of the other side, what is unanswered, and the sign of its length.
_Side = tuple[Language, tuple[SentencePart, ...], list[float], list[float], tuple[int, ...], int]


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
    sides: tuple[_Side, ...] = (
        ("en", parts_en, odds_en, odds_zh, sentences.unanswered_en, -1),
        ("zh", parts_zh, odds_zh, odds_en, sentences.unanswered_zh, 1),
    )
    for language, parts, odds, other_odds, unanswered, sign in sides:
        best = max(parts, key=lambda part: sum(odds[n] for n in part.words), default=None)
        # A sentence that is one part is not the gap of another.
        if best is None or len(parts) == 1 or sum(odds[n] for n in best.words) <= 0:
            continue
        own, other = (sentences.en, sentences.zh) if language == "en" else (sentences.zh, sentences.en)
        # What a part says with figures is compared as numbers, which may be said in words there: "qid" is 每日 4 次.
        if FIGURES.search(own, best.start, best.end) or NUMBER_WORDS.search(own, best.start, best.end):
            continue
        features = _features(best, parts, odds, other_odds, frozenset(unanswered))
        features |= _kind_of_words(own[best.start : best.end], other)
        features["longer"], features["more parts"] = sign * longer, sign * more
        others = parts_zh if language == "en" else parts_en
        room = _room(parts.index(best), parts, others, language, sentences)
        if room.get("no room"):
            # What has no answer and no place for one, beside parts that all have theirs, is the plainest gap.
            room["no room, whole"] = features["whole"]
            room["no room, nothing left there"] = features["nothing left there"]
            room["no room, whole, nothing left there"] = features["whole"] * features["nothing left there"]
            room["no room, odds"] = features["odds"]
        features |= room
        extent = (best.start, best.end)
        yield Clue(
            KIND,
            language,
            extent if language == "en" else None,
            extent if language == "zh" else None,
            {f"{language} {name}": value for name, value in features.items()},
        )


def _room(
    number: int,
    parts: tuple[SentencePart, ...],
    others: tuple[SentencePart, ...],
    language: Language,
    sentences: LinkedSentences,
) -> dict[str, float]:
    """Whether anything can stand where an answer to a part would be expected: between what answers the part before it and what
    answers the part behind it, or at that end of the sentence. Where both are known and are neighbours, there is no room."""
    before = _answering(number - 1, parts, others, language, sentences) if number else -1
    last = number + 1 == len(parts)
    behind = len(others) if last else _answering(number + 1, parts, others, language, sentences)
    if before is None or behind is None:
        return {}
    return {
        "no room": float(behind - before == 1),
        "no room inside": float(behind - before == 1 and not last and number > 0),
        "room": float(behind - before == 2),
    }


def _answering(
    number: int,
    parts: tuple[SentencePart, ...],
    others: tuple[SentencePart, ...],
    language: Language,
    sentences: LinkedSentences,
) -> int | None:
    """The number of the part of the other sentence that most of a part's words are linked to; None where none is."""
    words = frozenset(parts[number].words)
    scores = [0.0] * len(others)
    for link in sentences.links:
        here, there = ((link.en,), link.zh) if language == "en" else (link.zh, (link.en,))
        if words.isdisjoint(here):
            continue
        for place, one in enumerate(others):
            if not frozenset(one.words).isdisjoint(there):
                scores[place] += link.score
                break
    best = max(range(len(others)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] > 0 else None


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
