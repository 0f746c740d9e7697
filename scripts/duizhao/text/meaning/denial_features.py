"""What tells how certain it is that a denial has no answer, as numbers by name: what becomes of the words that it denies, what
answers it, and what else stands in the two sentences."""

import re
from collections.abc import Sequence

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import rendering_table
from duizhao.text.bilingual.english_forms import bases
from duizhao.text.language.dictionary import is_word
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.meaning.denial_constructions import FOUND, WAITS
from duizhao.text.meaning.denied_sides import SOME, DeniedSides
from duizhao.text.meaning.denied_words import CLAUSE_END, LOSS, MODAL, Denial, is_denied_by_its_word

# From this score on a word surely stands in the other sentence.
SURELY = 0.65
# Constructions that may say of the whole sentence what a denial says; the others only look a little like one.
STRONG = frozenset(
    ("until", "unless", "without", "except", "lack", "prevent", "rather", "than", "too", "out", "only", "cai", "question")
)  # fmt: skip
DENIAL_CHARACTER = re.compile("[不没无未非勿莫]")
BEGINNING = re.compile("un|in|im|ir|il|dis|non-?|de-?|an?|mis|off-|out-of-|anti-?")
VERBAL = re.compile(r"i[sz](?:e|ed|es|ing|ation)$")


def plain_features(
    language: Language, one: Denial, other: Denial | None, sides: DeniedSides
) -> dict[str, float]:
    """What speaks for a clue most: what is denied stands on the other side, and nothing there denies anything."""
    there: Language = "zh" if language == "en" else "en"
    stands = max((LOSS**rank * word.stands for rank, word in enumerate(one.words)), default=0.0)
    affirmed = sides.affirmed(one, there)
    text = sides.sentences.zh if there == "zh" else sides.sentences.en
    patterns = [pattern for name, pattern in FOUND[there].items() if name in STRONG]
    carried = any(pattern.search(text) for pattern in patterns)
    nothing = not any(cue.cue.force != "faint" for cue in sides.of(there))
    role = f"{language} alone" if other is None else "answered"
    found = {
        f"{role}, nothing denies there": float(nothing),
        f"{role}, nothing at all": float(nothing and not carried),
        f"{role}, nothing denies what stands": stands * nothing,
        f"{role}, nothing at all, and it stands": stands * (nothing and not carried),
        f"{role}, nothing at all, and the nearest": affirmed * (nothing and not carried),
    }
    if language == "zh":
        found[f"{role}, open"] = float(bool(MODAL.fullmatch(_word_of(one, sides))))
        found[f"{role}, open, and it stands"] = stands * found[f"{role}, open"]
    return found


def _word_of(one: Denial, sides: DeniedSides) -> str:
    word = next((t for t in sides.sentences.zh_tokens if t.start <= one.cue.start < t.end), None)
    return sides.sentences.zh[one.cue.start : max(one.cue.end, word.end if word else 0)]


def own_features(language: Language, one: Denial, sides: DeniedSides) -> dict[str, float]:
    """How much of what a denial denies stands on the other side, undenied or denied."""
    there: Language = "zh" if language == "en" else "en"
    affirmed = [sides.affirmed(one, there, rank) for rank in range(3)]
    stands = [word.stands for word in one.words]
    found = {
        "stands": max((LOSS**rank * score for rank, score in enumerate(stands)), default=0.0),
        "nearest stands": stands[0] if stands else 0.0,
        "nearest affirmed": affirmed[0],
        "nearest surely affirmed": float(affirmed[0] >= SURELY),
        "further affirmed": max(affirmed[1] * LOSS, affirmed[2] * LOSS**2),
        "denied": sides.denied(one, there),
        "denies nothing": float(not one.words),
        "left over": float((language, one.cue.start) in sides.left_over),
    }
    if language == "zh":
        inside = any(t.start <= one.cue.start and one.cue.end < t.end for t in sides.sentences.zh_tokens)
        found["inside a word"] = float(inside)
        found["begins a word of the dictionary"] = float(_begins_a_word(one.cue, sides.sentences.zh))
        found["an English word says it by itself"] = says_it_itself(one.cue, sides)
        found["a word with a denied form"] = float(sides.has_denied_form)
    else:
        found["characters that may deny there"] = _uncounted(sides)
        found["a word denies there"] = float(
            any(
                is_denied_by_its_word(start, end, sides.sentences)
                for word in one.words[:2]
                for start, end, score in word.answers
                if score >= 0.2
            )
        )
    return found


def _begins_a_word(cue: DenialCue, zh: str) -> bool:
    """True in 不凡, 不二: the denial begins a word of the dictionary that has a meaning of its own."""
    words = (zh[cue.start : cue.end + more] for more in (1, 2, 3))
    return any(is_word(word) and not MODAL.fullmatch(word) for word in words)


def _uncounted(sides: DeniedSides) -> float:
    """How many characters that deny stand in Chinese words that are no denials by the lists (不定期, 无所谓); two at most."""
    at = (match.start() for match in DENIAL_CHARACTER.finditer(sides.sentences.zh))
    return float(min(2, sum(not any(one.cue.start <= n < one.cue.end for one in sides.zh) for n in at)))


def pair_features(en: Denial, zh: Denial, sides: DeniedSides) -> dict[str, float]:
    """How well two denials that are left to each other answer each other."""
    here, there = sides.affirmed(en, "zh"), sides.affirmed(zh, "en")
    same = sides.same[sides.en.index(en), sides.zh.index(zh)]
    agree, crossed, apart = _clauses(en, zh, sides)
    more_here, more_there = max(0.0, here - same), max(0.0, there - same)
    return {
        "clauses agree": agree,
        "clauses crossed": crossed,
        "clauses crossed alone": crossed * (agree < SOME / 2),
        "clauses apart": apart,
        "clauses crossed, and affirmed": crossed * max(here, there),
        "more affirmed here": more_here,
        "more affirmed there": more_there,
        "more affirmed than denied": max(more_here, more_there),
        "more affirmed on both": min(more_here, more_there),
        "hardly agree": float(same < SOME),
        "agree a little": float(SOME <= same < 0.5),
        "hardly agree, and affirmed": float(same < SOME) * max(here, there),
        "hardly agree, and firm": float(same < SOME and en.firm and zh.firm),
        "hardly agree, and one is soft": float(same < SOME and en.firm != zh.firm),
        "agreement": same,
        "alike": float(bool(en.cue.idea) and en.cue.idea == zh.cue.idea),
        "apart": abs(en.place - zh.place),
        "both firm": float(en.firm and zh.firm),
        "only the English is firm": float(en.firm and not zh.firm),
        f"answered by {zh.cue.force} {zh.cue.idea}" if en.firm else f"answered by {en.cue.idea}": 1.0,
        "affirmed on both sides": here * there,
        "surely affirmed on both sides": float(min(here, there) >= 0.4),
        "clauses": float(min(6, len(CLAUSE_END.findall(sides.sentences.en)))),
    }


def _clauses(en: Denial, zh: Denial, sides: DeniedSides) -> tuple[float, float, float]:
    """How much the words of the clauses of two denials answer each other, how much those of each answer words outside of the
    other's on both sides, and how much on one side at least; each from 0 to 1."""
    clause_en, clause_zh = (
        _clause(text, one.cue) for text, one in ((sides.sentences.en, en), (sides.sentences.zh, zh))
    )
    both = only_en = only_zh = 0.0
    for one in sides.sentences.links:
        here = clause_en[0] <= sides.sentences.en_tokens[one.en].start < clause_en[1]
        there = clause_zh[0] <= one.start < clause_zh[1]
        both += one.score * (here and there)
        only_en += one.score * (here and not there)
        only_zh += one.score * (there and not here)
    total = both + only_en + only_zh + 0.5
    return both / total, min(only_en, only_zh) / total, max(only_en, only_zh) / total


def _clause(text: str, cue: DenialCue) -> tuple[int, int]:
    ends = [match for match in CLAUSE_END.finditer(text)]
    start = max((match.end() for match in ends if match.end() <= cue.start), default=0)
    return start, min((match.start() for match in ends if match.start() >= cue.end), default=len(text))


def features_around(
    language: Language, sides: DeniedSides, open_en: Sequence[int], open_zh: Sequence[int]
) -> dict[str, float]:
    """What the sentences have beside the denial: constructions that may carry it, and other denials."""
    texts = {"en": sides.sentences.en, "zh": sides.sentences.zh}
    found = {
        f"{side} {name}": 1.0
        for side, patterns in FOUND.items()
        for name, pattern in patterns.items()
        if pattern.search(texts[side]) and (name != "until" or waits(sides))
    }
    firm = {"en": sum(one.firm for one in sides.en), "zh": sum(one.firm for one in sides.zh)}
    there: Language = "zh" if language == "en" else "en"
    open_here, open_there = (open_en, open_zh) if language == "en" else (open_zh, open_en)
    answered = sides.back if language == "en" else sides.pairs
    soft = [n for n, one in enumerate(sides.of(there)) if not one.firm]
    return found | {
        "more here": float(max(-2, min(2, firm[language] - firm[there]))),
        "denials there": float(min(firm[there], 3)),
        "no denial there": float(firm[there] == 0),
        "soft denials there": float(min(3, len(soft))),
        "soft ones left there": float(min(3, sum(n not in answered for n in soft))),
        "others open here": float(min(3, len(open_here) - 1)),
        "open there": float(min(3, len(open_there))),
    }


def says_it_itself(cue: DenialCue, sides: DeniedSides) -> float:
    """How surely one English word is rendered by a Chinese word with the denial in it (asymmetric, 不对称), or has a beginning
    that denies before what is rendered right behind it (denuclearized, 无核化)."""
    zh = sides.sentences.zh
    behind = zh[cue.end : cue.end + 5]
    for token in sides.sentences.en_tokens:
        match = BEGINNING.match(token.forms[0]) if len(token.forms[0]) > 6 else None
        for rest in _rests(token.forms[0][match.end() :]) if match else ():
            answers = rendering_table().answers(rest)
            if any(score >= SOME and behind.startswith(answer) for answer, score in answers.items()):
                return 1.0
    return max(
        (
            one.score
            for one in sides.sentences.candidates
            if (one.start <= cue.start and cue.end <= one.end) or one.start == cue.start
        ),
        default=0.0,
    )


def _rests(rest: str) -> tuple[str, ...]:
    """What may stand in the table for the rest of a word behind its beginning: nuclear for nuclearized."""
    return rest, *bases(rest), *(rest[: match.start()] for match in VERBAL.finditer(rest))


def waits(sides: DeniedSides) -> bool:
    """True where the Chinese has a word that may carry \"not … until\" without a denial."""
    return bool(WAITS.search(sides.sentences.zh))
