"""Denials: what one sentence denies and the other does not, or denies of something else.

A denial governs the words behind it in its clause. Two denials answer each other best where the words that they govern do.
What stays alone is a clue, and so are two that are left to each other although what each of them governs stands undenied on the
other side: a denial that has moved. The words that deny, and the many that only look so, are those of `text/language/polarity`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from duizhao.text.bilingual import LinkedSentences, Token
from duizhao.text.language.polarity.chinese_denials import chinese_cues, is_idiom
from duizhao.text.language.polarity.denial_cue import Cue
from duizhao.text.language.polarity.english_denials import english_cues
from duizhao.text.meaning.clue import Clue, Extent

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
# How much it speaks for two denials that they govern the same, say no in the same way, and stand at the same place.
BY_LINK, BY_IDEA, BY_PLACE, BY_FORCE = 2.0, 1.0, 1.0, 0.5
FEWEST_FOR_A_MATCH = -0.6

CONSTRUCTIONS = {
    "en": {
        "until": r"\b(?:until|till|before)\b",
        "unless": r"\bunless\b",
        "without": r"\bwithout\b",
        "only": r"\b(?:only|just|merely|alone)\b",
        "but": r"\bbut\b",
        "rather": r"\b(?:rather than|instead of|as opposed to)\b",
        "too": r"\btoo \w+",
        "than": r"\bthan\b",
        "question": r"\?",
        "whether": r"\b(?:whether|or not)\b",
        "except": r"\b(?:except|other than|apart from|exclud\w+)\b",
        "lack": r"\b(?:lack\w*|fail\w*|miss\w*|free|less|few|little|hard\w*|difficult\w*|refus\w*|rare\w*|den(?:y|ies|ied)|loss|lost)\b",
        "prevent": r"\b(?:prevent\w*|avoid\w*|protect\w*|stop\w*|against|forbid\w*|prohibit\w*|ban\w*|refrain\w*|keep\w*)\b",
    },
    "zh": {
        "cai": r"才|方可|方能|始能",
        "unless": r"除非|否则|不然",
        "only": r"只有|仅|只|唯",
        "must": r"必须|务必|须|必",
        "but": r"而是|但|却|然而",
        "rather": r"而不是|而非|不是",
        "than": r"不如|比|过于|太",
        "question": r"？|吗|是否",
        "except": r"除了|除外|以外|之外|除",
        "lack": r"缺|失|难|少|未|罕|差|弱|低|不足|空|尽",
        "prevent": r"防|免|避|禁|忌|戒|停|拒|阻|杜绝|切勿|切忌",
        "before": r"之前|以前|前|尚|还",
    },
}
FOUND = {
    language: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
    for language, patterns in CONSTRUCTIONS.items()
}


@dataclass(frozen=True)
class _Denial:
    """A denial with what it governs: tokens by number (nearest first), and its region in characters."""

    cue: Cue
    tokens: tuple[int, ...]
    region: Extent
    place: float


@dataclass(frozen=True)
class _Sides:
    """The denials of both sentences."""

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
    sides = _Sides(
        sentences,
        tuple(_denial(cue, sentences.en, sentences.en_tokens, "en") for cue in _own(cues_en, sentences)),
        tuple(_denial(cue, sentences.zh, sentences.zh_tokens, "zh") for cue in cues_zh),
    )
    pairs = _matched(sides)
    yield from _alone(sides, pairs)
    yield from _moved(sides, pairs)


def _own(cues: Sequence[Cue], sentences: LinkedSentences) -> Iterator[Cue]:
    """Without words that stand in both texts: they are names there."""
    latin = {token.forms[0] for token in sentences.zh_tokens if token.text.isascii()}
    return (cue for cue in cues if cue.text.lower() not in latin)


def _denial(cue: Cue, text: str, tokens: Sequence[Token], language: str) -> _Denial:
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


def _agreement(en: _Denial, zh: _Denial, sides: _Sides) -> float:
    """How surely two denials govern the same thing, from 0 to 1."""
    best = 0.0
    for rank, number in enumerate(en.tokens):
        for start, end, score in sides.spans.get(number, ()):
            if start < zh.region[1] and zh.region[0] < end:
                distance = max(0, start - zh.cue.end) / REACH
                best = max(best, score * LOSS**rank * (1 - 0.4 * distance))
    return best


def _matched(sides: _Sides) -> dict[int, tuple[int, float]]:
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


def _alone(sides: _Sides, pairs: dict[int, tuple[int, float]]) -> Iterator[Clue]:
    taken = {j for j, _same in pairs.values()}
    left_en = [i for i, one in enumerate(sides.en) if i not in pairs and one.cue.force == "firm"]
    left_zh = [j for j, one in enumerate(sides.zh) if j not in taken and one.cue.force == "firm"]
    for i in left_en:
        one = sides.en[i]
        yield Clue(
            "denial", f"en {_group(one.cue)}", (one.cue.start, one.cue.end), None,
            {**_features(sides, "en", left_en, left_zh), **_of_english(one, sides)},
        )  # fmt: skip
    for j in left_zh:
        one = sides.zh[j]
        if is_idiom(sides.sentences.zh, one.cue.start, one.cue.end):
            continue
        yield Clue(
            "denial", f"zh {_group(one.cue)}", None, (one.cue.start, one.cue.end),
            {**_features(sides, "zh", left_en, left_zh), **_of_chinese(one, sides)},
        )  # fmt: skip


def _group(cue: Cue) -> str:
    word = cue.text.lower()
    if word.endswith(("n't", "n’t")):
        word = "not"
    if (
        cue.text.isascii()
        and len(word) > 4
        and word not in ("cannot", "never", "without", "nothing", "neither", "nobody")
    ):
        word = word[:2] + "-"
    return f"{word} {cue.idea}".strip()


def _features(
    sides: _Sides, language: str, left_en: Sequence[int], left_zh: Sequence[int]
) -> dict[str, float]:
    """What the sentences have beside the denial: constructions that may carry it, and other denials."""
    texts = {"en": sides.sentences.en, "zh": sides.sentences.zh}
    found = {
        f"{language} alone, {side} {name}": 1.0
        for side, patterns in FOUND.items()
        for name, pattern in patterns.items()
        if pattern.search(texts[side])
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


def _of_english(one: _Denial, sides: _Sides) -> dict[str, float]:
    """How surely what it governs stands in the Chinese, and whether a word there that denies by its form covers it."""
    best, lexical = 0.0, 0.0
    regions = [zh.region for zh in sides.zh]
    for rank, number in enumerate(one.tokens):
        for start, end, score in sides.spans.get(number, ()):
            best = max(best, score * LOSS**rank)
            if any(start < region[1] and region[0] < end for region in regions):
                lexical = max(lexical, score * LOSS**rank)
    return {
        "governed word stands there": best,
        "surely": float(best >= 0.6),
        "it is denied there": lexical,
        "governs nothing": float(not one.tokens),
    }


def _of_chinese(one: _Denial, sides: _Sides) -> dict[str, float]:
    best, covered, lexical = 0.0, 0.0, 0.0
    regions = [en.region for en in sides.en]
    tokens = sides.sentences.en_tokens
    for number, spans in sides.spans.items():
        for start, end, score in spans:
            if start < one.region[1] and one.cue.end <= start:
                near = score * (1 - 0.4 * (start - one.cue.end) / REACH)
                best = max(best, near)
                if any(region[0] <= tokens[number].start < region[1] for region in regions):
                    covered = max(covered, near)
            if (start <= one.cue.start and one.cue.end <= end) or start == one.cue.start:
                lexical = max(lexical, score)
    return {
        "governed word stands there": best,
        "surely": float(best >= 0.6),
        "it is denied there": covered,
        "an English word says it by itself": lexical,
    }


def _moved(sides: _Sides, pairs: dict[int, tuple[int, float]]) -> Iterator[Clue]:
    """Denials that are left to each other although each governs what the other sentence does not deny."""
    for i, (j, same) in pairs.items():
        en, zh = sides.en[i], sides.zh[j]
        if same >= SAME or "firm" not in (en.cue.force, zh.cue.force):
            continue
        here, there = _undenied_in_chinese(en, sides), _undenied_in_english(zh, sides)
        if here < SAME and there < SAME:
            continue
        yield Clue(
            "denial-moved", "both" if min(here, there) >= SAME else "one", (en.cue.start, en.cue.end),
            (zh.cue.start, zh.cue.end),
            {
                "undenied in Chinese": here, "undenied in English": there, "agreement": same,
                "product": here * there, "alike": float(bool(en.cue.idea) and en.cue.idea == zh.cue.idea),
                "apart": abs(en.place - zh.place), "both firm": float(en.cue.force == zh.cue.force == "firm"),
                "denials": float(len(sides.en) + len(sides.zh)),
                "clauses": float(len(CLAUSE_END.findall(sides.sentences.en))),
            },
        )  # fmt: skip


def _undenied_in_chinese(one: _Denial, sides: _Sides) -> float:
    """How surely the nearest word that the English denies stands undenied in the Chinese."""
    regions = [zh.region for zh in sides.zh]
    best = 0.0
    for number in one.tokens[:2]:
        for start, end, score in sides.spans.get(number, ()):
            if any(start < region[1] and region[0] < end for region in regions):
                return 0.0
            best = max(best, score)
    return best


def _undenied_in_english(one: _Denial, sides: _Sides) -> float:
    regions = [en.region for en in sides.en]
    tokens = sides.sentences.en_tokens
    best = 0.0
    for number, spans in sides.spans.items():
        for start, _end, score in spans:
            if one.cue.end <= start < min(one.region[1], one.cue.end + 6):
                if any(region[0] <= tokens[number].start < region[1] for region in regions):
                    return 0.0
                best = max(best, score)
    return best
