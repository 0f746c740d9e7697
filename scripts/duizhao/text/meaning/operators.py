"""Operators: words that say how the rest of a sentence holds (must, unless, all, already), and how those of two sentences
compare.

An operator has a label, which says what it does, and governs the words behind it in its clause, or those before it where none
follow. The operators of two sentences answer each other by their labels, by the words that they govern, and by their places.
What is left on both sides and contradicts each other is a clue, and so is a firm one that nothing answers.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from duizhao.text.bilingual import LinkedSentences, LinkedToken
from duizhao.text.language.word_matching import match
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.operator_lexicon import FoundOperator

CLAUSE_END = re.compile(
    r"[,;:.!?()，；：。！？（）\n]|\b(?:but|and|because|if|when|while|although|unless|until|before|after|which|who|that)\b",
    re.IGNORECASE,
)
# So many content words are governed by an operator; the nearest counts most.
GOVERNED = 3
LOSS = 0.8
# A Chinese operator governs so many characters at most.
REACH = 14
# How much it speaks for two operators that their labels answer each other, that they govern the same, that they stand together.
BY_LABEL, BY_LINK, BY_PLACE, BY_SOFTNESS = 1.5, 1.5, 1.0, 0.8
# From this agreement on two operators govern the same; a sentence of so few words is short.
SAME = 0.4
SHORT = 14
# From this fit on an answer is a usual one.
USUAL = 0.75


class Operator(NamedTuple):
    """An operator at `start` to `end` (offsets in characters). A firm one has to be answered; the others only answer.
    `tokens` are the numbers of the words that it governs, the nearest first, and `region` is where they may stand."""

    label: str
    text: str
    start: int
    end: int
    firm: bool
    tokens: tuple[int, ...]
    region: tuple[int, int]
    place: float


def operator(
    found: FoundOperator, text: str, tokens: Sequence[LinkedToken], language: str, *, back: bool = False
) -> Operator:
    """The operator at a phrase with the words that it governs. `back` is true for one that governs what stands before it."""
    end = _end_of_clause(text, found.end, language)
    governed = [] if back else _behind(tokens, found.end, end)
    region = (found.start, end)
    if not governed:
        governed = _before(tokens, found.start)
        region = (tokens[governed[-1]].start if governed else found.start, found.end)
    return Operator(
        found.label, text[found.start : found.end].lower(), found.start, found.end, found.firm,
        tuple(governed), region, found.start / max(len(text), 1),
    )  # fmt: skip


def _end_of_clause(text: str, start: int, language: str) -> int:
    """Where the clause ends that goes on at `start`, in characters."""
    starts, commas = _clause_ends(text)
    number = bisect_left(starts, start)
    # They should, however, be seen: what stands between commas is no end.
    if language == "en" and commas[number : number + 2] == (True, True) and starts[number] <= start + 1:
        number += 2
    end = starts[number] if number < len(starts) else len(text)
    return min(end, start + REACH) if language == "zh" else end


@lru_cache(maxsize=8)
def _clause_ends(text: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """Where the clauses of a text end, and which of these places are commas."""
    found = [(match.start(), match[0] == ",") for match in CLAUSE_END.finditer(text)]
    return tuple([start for start, _is_comma in found]), tuple([is_comma for _start, is_comma in found])


def _behind(tokens: Sequence[LinkedToken], start: int, end: int) -> list[int]:
    """The first content words that start from `start` on and before `end`, by number."""
    found: list[int] = []
    for number in range(bisect_left(tokens, start, key=_start), len(tokens)):
        if tokens[number].start >= end or len(found) == GOVERNED:
            break
        if tokens[number].is_content:
            found.append(number)
    return found


def _before(tokens: Sequence[LinkedToken], end: int) -> list[int]:
    """The last content words that end at `end` at the latest, by number, the nearest first."""
    numbers = range(bisect_left(tokens, end, key=_start) - 1, -1, -1)
    return list(islice((n for n in numbers if tokens[n].is_content and tokens[n].end <= end), GOVERNED))


def _start(token: LinkedToken) -> int:
    return token.start


@dataclass(frozen=True)
class OperatorSides:
    """The operators of both sentences, and how surely each English word is answered where."""

    sentences: LinkedSentences
    en: tuple[Operator, ...]
    zh: tuple[Operator, ...]
    spans: Mapping[int, tuple[tuple[int, int, float], ...]]


def sides(sentences: LinkedSentences, en: Iterable[Operator], zh: Iterable[Operator]) -> OperatorSides:
    """Both sentences with the operators that stand in them."""
    return OperatorSides(sentences, tuple(en), tuple(zh), sentences.places)


def agreement(en: Operator, zh: Operator, both: OperatorSides) -> float:
    """How surely two operators govern the same thing, from 0 to 1."""
    best = 0.0
    for rank, number in enumerate(en.tokens):
        for start, end, score in both.spans.get(number, ()):
            if start < zh.region[1] and zh.region[0] < end:
                best = max(best, score * LOSS**rank)
    return best


def _nearest(en: Operator, zh: Operator, both: OperatorSides) -> float:
    """How surely the nearest words that two operators govern are each other's answers, from 0 to 1."""
    if not en.tokens or not zh.tokens:
        return 0.0
    token = both.sentences.zh_tokens[zh.tokens[0]]
    return max(
        (score for s, e, score in both.spans.get(en.tokens[0], ()) if s < token.end and token.start < e),
        default=0.0,
    )


def stands_there(one: Operator, language: str, both: OperatorSides) -> float:
    """How surely what an operator governs stands in the other sentence, from 0 to 1."""
    if language == "en":
        return max(
            (
                score * LOSS**rank
                for rank, n in enumerate(one.tokens)
                for _s, _e, score in both.spans.get(n, ())
            ),
            default=0.0,
        )
    tokens = [both.sentences.zh_tokens[n] for n in one.tokens]
    return max(
        (
            score * LOSS**rank
            for many in both.spans.values()
            for start, end, score in many
            for rank, token in enumerate(tokens)
            if start < token.end and token.start < end
        ),
        default=0.0,
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the labels of a kind answer each other. `fit` says how usual the Chinese label is as a rendering of the English one,
    `contrary` how much the two contradict, both from 0 to 1; `alone` names the labels that are a clue where nothing answers
    them (`en must`). `constructions` are looked for in both texts (`en question`) and tell the certainty of a clue."""

    kind: str
    fit: Mapping[tuple[str, str], float]
    contrary: Mapping[tuple[str, str], float]
    alone: frozenset[str]
    constructions: Mapping[str, re.Pattern[str]]
    # Whether soft operators answer firm ones for good; if not, they only make it less certain that nothing does.
    soft_answer: bool = True
    # Labels that contradict each other only where they are said of the same: "must stay on" and 不可取下 do not.
    of_the_same: frozenset[tuple[str, str]] = frozenset()


Extra = Callable[[Operator | None, Operator | None, OperatorSides], Mapping[str, float]]


def compare(
    both: OperatorSides, how: Comparison, extra: Extra = lambda _en, _zh, _both: {}
) -> Iterator[Clue]:
    """The clues of one kind in two sentences. `extra` gives features of the kind's own."""
    if not any(one.firm for one in (*both.en, *both.zh)):
        return
    everything = both
    if not how.soft_answer:
        both = replace(both, en=tuple(o for o in both.en if o.firm), zh=tuple(o for o in both.zh if o.firm))
    same = _Agreements(both)
    pairs = _answered(both, how, same)
    taken = set(pairs.values())
    left_en = [i for i in range(len(both.en)) if i not in pairs]
    left_zh = [j for j in range(len(both.zh)) if j not in taken]
    told = [
        (i, j, "answers")
        for i, j in pairs.items()
        if how.contrary.get((both.en[i].label, both.zh[j].label), 0) > 0
        and (both.en[i].firm or both.zh[j].firm)
    ]
    opposed = sorted(
        (
            (-how.contrary[labels] - same[i, j] + abs(both.en[i].place - both.zh[j].place), i, j)
            for i in left_en
            for j in left_zh
            if (labels := (both.en[i].label, both.zh[j].label)) in how.contrary
            and _may_oppose(both.en[i], both.zh[j], same[i, j], how)
        ),
    )
    gone_en: set[int] = set()
    gone_zh: set[int] = set()
    for _worth, i, j in opposed:
        if i not in gone_en and j not in gone_zh:
            gone_en.add(i)
            gone_zh.add(j)
            told.append((i, j, "left"))
    alone = [
        (n, language)
        for language, side, left, gone in (
            ("en", both.en, left_en, gone_en),
            ("zh", both.zh, left_zh, gone_zh),
        )
        for n in left
        if n not in gone and side[n].firm and f"{language} {side[n].label}" in how.alone
    ]
    if told or alone:
        common = _common(both, how, left_en, left_zh)
        for i, j, role in told:
            yield _pair(i, j, role, both, how, same, common, extra, everything)
        for n, language in alone:
            yield _alone(n, language, both, how, common, extra, everything)


class _Agreements(dict[tuple[int, int], float]):
    """How surely an English and a Chinese operator, by number, govern the same; only what is asked for is looked at."""

    def __init__(self, both: OperatorSides) -> None:
        super().__init__()
        self._both = both

    def __missing__(self, numbers: tuple[int, int]) -> float:
        en, zh = self._both.en[numbers[0]], self._both.zh[numbers[1]]
        return self.setdefault(numbers, agreement(en, zh, self._both))


def _may_oppose(en: Operator, zh: Operator, agreed: float, how: Comparison) -> bool:
    """Two firm operators, or a firm and a soft one that govern the same."""
    if agreed < SAME and (en.label, zh.label) in how.of_the_same:
        return False
    return (en.firm and zh.firm) or ((en.firm or zh.firm) and agreed >= SAME)


def _answered(both: OperatorSides, how: Comparison, same: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Which Chinese operator answers which English one, by number; the best pairs are taken first."""
    options = []
    for (i, en), (j, zh) in product(enumerate(both.en), enumerate(both.zh)):
        fit = how.fit.get((en.label, zh.label))
        if fit is None:
            continue
        soft = (not en.firm) + (not zh.firm)
        likeness = BY_LABEL * fit + BY_LINK * same[i, j]
        options.append((-(likeness - BY_PLACE * abs(en.place - zh.place) - BY_SOFTNESS * soft), i, j))
    return match(options)


def _common(
    both: OperatorSides, how: Comparison, left_en: Sequence[int], left_zh: Sequence[int]
) -> dict[str, float]:
    texts = {"en": both.sentences.en, "zh": both.sentences.zh}
    found = {
        name: 1.0
        for name, pattern in how.constructions.items()
        if pattern.search(texts[name.split(" ", 1)[0]])
    }
    return found | {
        "short": float(len(both.sentences.en_tokens) <= SHORT),
        "operators": float(min(6, len(both.en) + len(both.zh))),
        "left in English": float(min(3, sum(both.en[i].firm for i in left_en))),
        "left in Chinese": float(min(3, sum(both.zh[j].firm for j in left_zh))),
    }


def _pair(
    i: int, j: int, role: str, both: OperatorSides, how: Comparison, same: Mapping[tuple[int, int], float],
    common: Mapping[str, float], extra: Extra, everything: OperatorSides,
) -> Clue:  # fmt: skip
    en, zh = both.en[i], both.zh[j]
    short = len(both.sentences.en_tokens) <= SHORT
    firm = en.firm and zh.firm
    degree, agreed = how.contrary[en.label, zh.label], same[i, j]
    return Clue(
        how.kind, f"{en.label}-{zh.label}", (en.start, en.end), (zh.start, zh.end),
        {
            **{f"pair, {name}": value for name, value in common.items()},
            role: 1.0,
            f"{role} contrary": degree,
            "very contrary": float(degree >= 0.8),
            "agreement": agreed,
            "agrees": float(agreed >= 0.5),
            "contrary and agreed": degree * agreed,
            "apart": abs(en.place - zh.place),
            "nearest agree": _nearest(en, zh, both),
            "both firm": float(firm),
            "firm and contrary": degree * firm,
            "firm, contrary, and short": degree * firm * short,
            "only ones": float(len(both.en) == len(both.zh) == 1),
            "a usual answer of the English stands there": float(_fits(both.zh, en.label, "en", how)),
            "a usual answer of the Chinese stands there": float(_fits(both.en, zh.label, "zh", how)),
            **soft_answers(en, zh, everything, how),
            **extra(en, zh, everything),
        },
    )  # fmt: skip


def _alone(
    n: int,
    language: str,
    both: OperatorSides,
    how: Comparison,
    common: Mapping[str, float],
    extra: Extra,
    everything: OperatorSides,
) -> Clue:
    one = (both.en if language == "en" else both.zh)[n]
    others = both.zh if language == "en" else both.en
    there = stands_there(one, language, both)
    extent = (one.start, one.end)
    fits = _fits(others, one.label, language, how)
    features = {
        **{f"{language} alone, {name}": value for name, value in common.items()},
        f"{language} alone": 1.0,
        f"{language} {one.text}": 1.0,
        "governed word stands there": there,
        "surely": float(there >= 0.6),
        "operators there": float(min(3, len(others))),
        "no operator there": float(not others),
        "a usual answer is taken": float(fits),
        **(
            soft_answers(one, None, everything, how)
            if language == "en"
            else soft_answers(None, one, everything, how)
        ),
        **(extra(one, None, everything) if language == "en" else extra(None, one, everything)),
    }
    group = f"{language} {one.label}"
    return (
        Clue(how.kind, group, extent, None, features)
        if language == "en"
        else Clue(how.kind, group, None, extent, features)
    )


def soft_answers(
    en: Operator | None, zh: Operator | None, both: OperatorSides, how: Comparison
) -> dict[str, float]:
    """How well soft words of the other sentence answer an operator (都 for "all"): at all, beside it, and of the same words."""
    found: dict[str, float] = {}
    for side, one, others in (("en", en, both.zh), ("zh", zh, both.en)):
        if one is None:
            continue
        best = beside = same = 0.0
        for other in others:
            labels = (one.label, other.label) if side == "en" else (other.label, one.label)
            fit = 0.0 if other.firm else how.fit.get(labels, 0.0)
            if fit:
                agreed = agreement(one, other, both) if side == "en" else agreement(other, one, both)
                best, beside = max(best, fit), max(beside, fit * (1 - abs(one.place - other.place)))
                same = max(same, fit * agreed)
        found |= {
            f"{side}: a soft answer": best,
            f"{side}: a soft answer to {one.label}": best,
            f"{side}: a soft answer beside it": beside,
            f"{side}: a soft answer of the same": same,
        }
    return found


def _fits(others: Sequence[Operator], label: str, language: str, how: Comparison) -> bool:
    """True where the other sentence has a usual answer to an operator with that label."""
    return any(
        how.fit.get((label, one.label) if language == "en" else (one.label, label), 0) >= USUAL
        for one in others
    )
