"""Denials: what one sentence denies and the other does not, or denies of something else.

A denial governs the words behind it in its clause. Two denials answer each other best where the words that they govern do.
What stays alone is a clue, and so are two that are left to each other although what each of them governs stands undenied on the
other side: a denial that has moved. The words that deny, and the many that only look so, are those of `text/language/polarity`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from duizhao.text.bilingual import LinkedSentences, LinkedToken
from duizhao.text.language.polarity.chinese_denials import chinese_cues, is_idiom
from duizhao.text.language.polarity.compare_polarity import differences
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.language.polarity.english_denials import english_cues
from duizhao.text.meaning.clue import Clue, Extent
from duizhao.text.meaning.denial_constructions import FOUND, WAITS

# Where a clause ends: what a denial governs stands before it.
CLAUSE_END = re.compile(
    r"[,;:.!?()，；：。！？（）\n]|\b(?:but|and|because|if|when|while|although|unless|which|who|that)\b",
    re.IGNORECASE,
)
# So many content words behind a denial are governed by it; the nearest counts most.
GOVERNED = 3
LOSS = 0.75
# A denial of Chinese governs so many characters at most.
REACH = 14
# From this score on two words are taken for the same thing.
SAME = 0.3
SURELY = 0.5
# Words that stand so near behind a denial (in characters of Chinese, in words of English) are what it denies.
NEAR_ZH, NEAR_EN = 3, 3
# How much it speaks for two denials that they govern the same, say no in the same way, and stand at the same place.
BY_LINK, BY_IDEA, BY_PLACE, BY_FORCE = 2.0, 1.0, 1.0, 0.5
FEWEST_FOR_A_MATCH = -0.6

# UNESCO is a name; NOT and WITHOUT are stress.
NAME_IN_CAPITALS = re.compile(r"(?:UN|IN|IM|IL|IR|DIS|NON)[A-Z]+(?<!NONE)")


@dataclass(frozen=True)
class _Denial:
    """A denial with what it governs: tokens by number (nearest first), and its region in characters."""

    cue: DenialCue
    tokens: tuple[int, ...]
    region: Extent
    place: float


@dataclass(frozen=True)
class _DeniedSides:
    """The denials that stand in both sentences."""

    sentences: LinkedSentences
    en: tuple[_Denial, ...]
    zh: tuple[_Denial, ...]

    @cached_property
    def spans(self) -> dict[int, list[tuple[int, int, float]]]:
        """By English token: where in the Chinese it may be answered, and how surely."""
        found: dict[int, list[tuple[int, int, float]]] = {}
        for one in self.sentences.candidates:
            found.setdefault(one.en, []).append((one.start, one.end, one.score))
        return found


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The denials of two sentences that do not answer each other."""
    cues_en, cues_zh = english_cues(sentences.en), chinese_cues(sentences.zh)
    if not any(cue.force == "firm" for cue in (*cues_en, *cues_zh)):
        return
    sides = _DeniedSides(
        sentences,
        tuple(_denial(cue, sentences.en, sentences.en_tokens, "en") for cue in _own(cues_en, sentences)),
        tuple(_denial(cue, sentences.zh, sentences.zh_tokens, "zh") for cue in cues_zh),
    )
    pairs = _matched(sides)
    yield from _alone(sides, pairs)
    yield from _moved(sides, pairs)


def _own(cues: Sequence[DenialCue], sentences: LinkedSentences) -> Iterator[DenialCue]:
    """Without words that stand in both texts: they are names there."""
    latin = {token.forms[0] for token in sentences.zh_tokens if token.text.isascii()}
    return (cue for cue in cues if cue.text.lower() not in latin and not NAME_IN_CAPITALS.fullmatch(cue.text))


def _denial(cue: DenialCue, text: str, tokens: Sequence[LinkedToken], language: str) -> _Denial:
    end_of_clause = CLAUSE_END.search(text, cue.end)
    end = end_of_clause.start() if end_of_clause else len(text)
    if language == "zh":
        end = min(end, cue.end + REACH)
    inside = [n for n, token in enumerate(tokens) if cue.start <= token.start < end and token.is_content]
    own = [n for n in inside if tokens[n].start < cue.end]
    governed = [n for n in inside if tokens[n].start >= cue.end][:GOVERNED]
    if not governed:
        # 孕妇禁用, "is prohibited": what is forbidden stands before.
        governed = [n for n, token in enumerate(tokens) if token.end <= cue.start and token.is_content][-2:][
            ::-1
        ]
    return _Denial(cue, (*governed, *own)[: GOVERNED + 1], (cue.start, end), cue.start / max(len(text), 1))


def _agreement(en: _Denial, zh: _Denial, sides: _DeniedSides) -> float:
    """How surely two denials govern the same thing, from 0 to 1."""
    best = 0.0
    for rank, number in enumerate(en.tokens):
        for start, end, score in sides.spans.get(number, ()):
            if start < zh.region[1] and zh.region[0] < end:
                distance = max(0, start - zh.cue.end) / REACH
                best = max(best, score * LOSS**rank * (1 - 0.4 * distance))
    return best


def _matched(sides: _DeniedSides) -> dict[int, tuple[int, float]]:
    """Which Chinese denial answers which English one, by number, and how surely they govern the same."""
    options = []
    for i, en in enumerate(sides.en):
        for j, zh in enumerate(sides.zh):
            if en.cue.force == "faint" and zh.cue.force == "faint":
                continue
            same = _agreement(en, zh, sides)
            alike = bool(en.cue.idea) and en.cue.idea == zh.cue.idea
            soft = (en.cue.force != "firm") + (zh.cue.force != "firm")
            if soft and not alike and "faint" in (en.cue.force, zh.cue.force):
                continue
            worth = BY_LINK * same + BY_IDEA * alike - BY_PLACE * abs(en.place - zh.place) - BY_FORCE * soft
            if worth > FEWEST_FOR_A_MATCH - BY_FORCE * soft:
                options.append((worth, i, j, same))
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for _worth, i, j, same in sorted(options, key=lambda one: (-one[0], one[1], one[2])):
        if i not in pairs and j not in taken:
            pairs[i] = (j, same)
            taken.add(j)
    return pairs


def _alone(sides: _DeniedSides, pairs: dict[int, tuple[int, float]]) -> Iterator[Clue]:
    taken = {j for j, _same in pairs.values()}
    left_over = {(one.language, one.cue.start) for one in differences(sides.sentences.en, sides.sentences.zh)}
    # What one way of matching leaves alone is a clue, whichever it is.
    left_en = [
        i
        for i, one in enumerate(sides.en)
        if one.cue.force == "firm" and (i not in pairs or ("en", one.cue.start) in left_over)
    ]
    left_zh = [
        j
        for j, one in enumerate(sides.zh)
        if one.cue.force == "firm" and (j not in taken or ("zh", one.cue.start) in left_over)
    ]
    agreement = {j: same for j, same in pairs.values()}
    for i in left_en:
        one = sides.en[i]
        own = _of_english(one, sides)
        # Another denial there governs the same word already.
        if own["closely denied there"] >= SURELY:
            continue
        yield Clue(
            "denial", f"en {_group(one.cue, sides)}", (one.cue.start, one.cue.end), None,
            {
                **_features(sides, "en", left_en, left_zh), **own,
                "soft ones left there": _soft_left(sides.zh, taken),
                **_by_ideas("en", ("en", one.cue.start) in left_over, i in pairs, pairs[i][1] if i in pairs else 0.0),
            },
        )  # fmt: skip
    for j in left_zh:
        one = sides.zh[j]
        if is_idiom(sides.sentences.zh, one.cue.start, one.cue.end):
            continue
        own = _of_chinese(one, sides)
        if own["closely denied there"] >= SURELY or own["an English word says it by itself"] >= SURELY:
            continue
        yield Clue(
            "denial", f"zh {_group(one.cue, sides)}", None, (one.cue.start, one.cue.end),
            {
                **_features(sides, "zh", left_en, left_zh), **own,
                "inside a word": float(_is_inside_a_word(one.cue, sides.sentences.zh_tokens)),
                "soft ones left there": _soft_left(sides.en, frozenset(pairs)),
                **_by_ideas("zh", ("zh", one.cue.start) in left_over, j in taken, agreement.get(j, 0.0)),
            },
        )  # fmt: skip


def _by_ideas(language: str, left_over: bool, answered: bool, agreement: float) -> dict[str, float]:
    """What the matching by ways of saying no says of a denial, and what the matching by the words that are governed does."""
    return {
        f"{language} alone, left over by its idea": float(left_over),
        "answered by its words": float(answered),
        "both leave it alone": float(left_over and not answered),
        "agreement": agreement,
    }


def _soft_left(denials: Sequence[_Denial], answered: Collection[int]) -> float:
    """How many words that say no in their own way answer nothing; three at most."""
    return float(min(3, sum(one.cue.force == "soft" and n not in answered for n, one in enumerate(denials))))


def _is_inside_a_word(cue: DenialCue, tokens: Sequence[LinkedToken]) -> bool:
    """True in 不凡, 不对称: the denial is part of a word that English may have one of its own for."""
    return any(token.start <= cue.start and cue.end < token.end for token in tokens)


def _group(cue: DenialCue, sides: _DeniedSides) -> str:
    word, idea = cue.text.lower(), cue.idea
    # "Never" is too rare to be learnt by itself.
    if word.endswith(("n't", "n’t")) or word == "never":
        word = "not"
    if cue.text.isascii() and idea == "until" and not _waits(sides):
        idea = ""
    if (
        cue.text.isascii()
        and len(word) > 4
        and word not in ("cannot", "without", "nothing", "neither", "nobody")
    ):
        word = word[:2] + "-"
    return f"{word} {idea}".strip()


def _waits(sides: _DeniedSides) -> bool:
    return bool(WAITS.search(sides.sentences.zh))


def _features(
    sides: _DeniedSides, language: str, left_en: Sequence[int], left_zh: Sequence[int]
) -> dict[str, float]:
    """What the sentences have beside the denial: constructions that may carry it, and other denials."""
    texts = {"en": sides.sentences.en, "zh": sides.sentences.zh}
    found = {
        f"{language} alone, {side} {name}": 1.0
        for side, patterns in FOUND.items()
        for name, pattern in patterns.items()
        if pattern.search(texts[side]) and (name != "until" or _waits(sides))
    }
    firm = [sum(one.cue.force == "firm" for one in side) for side in (sides.en, sides.zh)]
    there = firm[1] if language == "en" else firm[0]
    found |= {
        f"{language} alone": 1.0,
        "one left on each side": float(bool(left_en) and bool(left_zh)),
        "others left here": float(len(left_en if language == "en" else left_zh) - 1),
        "denials there": float(min(there, 3)),
        "no denial there": float(there == 0),
        "soft denials there": float(
            min(3, sum(one.cue.force != "firm" for one in (sides.zh if language == "en" else sides.en)))
        ),
    }
    return found


def _of_english(one: _Denial, sides: _DeniedSides) -> dict[str, float]:
    """How surely what it governs stands in the Chinese, and whether a word there that denies by its form covers it."""
    best, lexical, close = 0.0, 0.0, 0.0
    firm = [zh.cue for zh in sides.zh if zh.cue.force == "firm"]
    regions = [zh.region for zh in sides.zh]
    for rank, number in enumerate(one.tokens):
        for start, end, score in sides.spans.get(number, ()):
            best = max(best, score * LOSS**rank)
            if any(start < region[1] and region[0] < end for region in regions):
                lexical = max(lexical, score * LOSS**rank)
            if rank == 0 and any(
                cue.start < end and start - cue.end < NEAR_ZH for cue in firm if start >= cue.start
            ):
                close = max(close, score)
    return {
        "governed word stands there": best,
        "surely": float(best >= 0.6),
        "it is denied there": lexical,
        "closely denied there": close,
        "governs nothing": float(not one.tokens),
    }


def _of_chinese(one: _Denial, sides: _DeniedSides) -> dict[str, float]:
    best, covered, lexical, close = 0.0, 0.0, 0.0, 0.0
    regions = [en.region for en in sides.en]
    # The words right behind a firm denial of English.
    denied = {
        number
        for en in sides.en
        if en.cue.force == "firm"
        for number in [n for n, token in enumerate(sides.sentences.en_tokens) if token.start >= en.cue.end][
            :NEAR_EN
        ]
    }
    tokens = sides.sentences.en_tokens
    for number, spans in sides.spans.items():
        for start, end, score in spans:
            if start < one.region[1] and one.cue.end <= start:
                near = score * (1 - 0.4 * (start - one.cue.end) / REACH)
                best = max(best, near)
                if any(region[0] <= tokens[number].start < region[1] for region in regions):
                    covered = max(covered, near)
                if number in denied and start - one.cue.end < NEAR_ZH:
                    close = max(close, score)
            if (start <= one.cue.start and one.cue.end <= end) or start == one.cue.start:
                lexical = max(lexical, score)
    return {
        "governed word stands there": best,
        "surely": float(best >= 0.6),
        "it is denied there": covered,
        "closely denied there": close,
        "an English word says it by itself": lexical,
    }


def _moved(sides: _DeniedSides, pairs: dict[int, tuple[int, float]]) -> Iterator[Clue]:
    """Denials that are left to each other although each governs what the other sentence does not deny."""
    for i, (j, same) in pairs.items():
        en, zh = sides.en[i], sides.zh[j]
        if "firm" not in (en.cue.force, zh.cue.force) or not en.tokens or not zh.tokens:
            continue
        nearest_en, nearest_zh = (
            sides.sentences.en_tokens[en.tokens[0]],
            sides.sentences.zh_tokens[zh.tokens[0]],
        )
        if _score(sides, en.tokens[0], (nearest_zh.start, nearest_zh.end)) >= SAME:
            continue
        here, there = _undenied_in_chinese(en, sides), _undenied_in_english(zh, sides)
        if max(here, there) < SAME:
            continue
        yield Clue(
            "denial-moved",
            "both" if min(here, there) >= SAME else "en" if here >= SAME else "zh",
            (en.cue.start, nearest_en.end if nearest_en.start >= en.cue.start else en.cue.end),
            (zh.cue.start, nearest_zh.end if nearest_zh.start >= zh.cue.start else zh.cue.end),
            {
                "undenied in Chinese": here,
                "undenied in English": there,
                "agreement": same,
                "agrees somewhere": float(same >= SAME),
                "product": here * there,
                "alike": float(bool(en.cue.idea) and en.cue.idea == zh.cue.idea),
                "apart": abs(en.place - zh.place),
                "both firm": float(en.cue.force == zh.cue.force == "firm"),
                "denials": float(len(sides.en) + len(sides.zh)),
                "clauses": float(len(CLAUSE_END.findall(sides.sentences.en))),
            },
        )


def _score(sides: _DeniedSides, number: int, extent: Extent) -> float:
    """How surely the English token with that number is answered inside of `extent` of the Chinese."""
    return max(
        (score for start, end, score in sides.spans.get(number, ()) if start < extent[1] and extent[0] < end),
        default=0.0,
    )


def _undenied_in_chinese(one: _Denial, sides: _DeniedSides) -> float:
    """How surely the nearest word that the English denies stands in the Chinese where nothing right before it denies it."""
    best = 0.0
    for start, end, score in sides.spans.get(one.tokens[0], ()):
        if any(
            zh.cue.start < end and start - zh.cue.end < NEAR_ZH + 3 and start >= zh.cue.start
            for zh in sides.zh
        ):
            return 0.0
        best = max(best, score)
    return best


def _undenied_in_english(one: _Denial, sides: _DeniedSides) -> float:
    """The same for the nearest word that the Chinese denies."""
    token = sides.sentences.zh_tokens[one.tokens[0]]
    tokens = sides.sentences.en_tokens
    best = 0.0
    for number, spans in sides.spans.items():
        for start, end, score in spans:
            if start < token.end and token.start < end:
                if any(en.region[0] <= tokens[number].start < en.region[1] for en in sides.en):
                    return 0.0
                best = max(best, score)
    return best
