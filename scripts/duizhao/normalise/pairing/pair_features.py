"""The evidence that an English and a Chinese piece are the same text, as numbers that a model weighs."""

from collections.abc import Mapping
from math import fsum, log1p
from operator import sub

from duizhao.normalise.pairing.trait_weights import Weighed

# Always there; then what a dictionary adds, and what an encoder adds.
BASE = (
    "one",
    "length",
    "length squared",
    "short",
    "other level",
    "numbers shared",
    "numbers alone",
    "names shared",
    "names of zh alone",
    "names of en alone",
    "links shared",
    "links alone",
    "code shared",
    "code alone",
    "ideas shared",
    "ideas of en covered",
    "ideas of zh covered",
    "same end",
    "other end",
    "signs alone",
)
DICTIONARY = ("words of en covered", "words of zh covered", "words shared", "words shared, short")
MEANING = ("cosine", "cosine above others", "cosine, short", "best of both")
# Below about so many Chinese characters a piece counts as short.
SHORT = 8
# What nothing shared and nothing alone comes to.
_NONE = (0.0, 0.0)


def base(en: Weighed, zh: Weighed) -> list[float]:
    """The values of the features in `BASE`, in their order."""
    a, b = en.traits, zh.traits
    apart = abs(zh.log_size - en.log_size)
    numbers = _in_both(a.numbers, b.numbers) if a.numbers and b.numbers else 0
    names = len(a.names & b.names) if a.names and b.names else 0
    shared = a.ideas & b.ideas
    ideas = fsum([en.ideas[idea] for idea in shared]) if shared else 0.0
    links_shared, links_alone = _sets(a.targets, b.targets) if a.targets or b.targets else _NONE
    code_shared, code_alone = _sets(a.code, b.code) if a.code or b.code else _NONE
    is_same_end = a.end == b.end
    return [
        1.0,
        min(apart, 3.0),
        min(apart * apart, 6.0),
        _short(en, zh),
        0.0 if a.level == b.level else 1.0,
        log1p(numbers),
        log1p(a.many_numbers + b.many_numbers - 2 * numbers),
        log1p(names),
        log1p(len(b.names) - names),
        # Chinese that has no Latin name at all may have translated them.
        log1p(len(a.names) - names) if b.names else 0.0,
        links_shared,
        links_alone,
        code_shared,
        code_alone,
        log1p(ideas),
        ideas / en.all_ideas,
        ideas / zh.all_ideas,
        1.0 if is_same_end and a.end not in ("", ".") else 0.0,
        0.0 if is_same_end else 1.0,
        log1p(sum(map(abs, map(sub, a.signs, b.signs)))) if a.signs != b.signs else 0.0,
    ]


def dictionary(en: Weighed, zh: Weighed, answers: Mapping[str, frozenset[str]]) -> list[float]:
    """The values of the features in `DICTIONARY`, in their order. `answers` are the Chinese words that stems of the English
    piece explain, with those stems: see `Scales.answers`."""
    met = answers.keys() & zh.words.keys()
    if not met:
        return [0.0, 0.0, 0.0, 0.0]
    covered = frozenset[str]().union(*[answers[word] for word in met])
    found, answered = fsum([en.stems[stem] for stem in covered]), fsum([zh.words[word] for word in met])
    share_en, share_zh = found / en.all_stems, answered / zh.all_words
    return [share_en, share_zh, log1p(min(found, answered)), _short(en, zh) * (share_en + share_zh)]


def meaning(
    cosine: float, level_en: float, level_zh: float, is_best: bool, en: Weighed, zh: Weighed
) -> list[float]:
    """The values of `MEANING`. The levels are the likeness of each piece to its next best partners: a cosine says
    little in itself and much by how far it stands above the others (Artetxe and Schwenk, ACL 2019)."""
    return [cosine, cosine - (level_en + level_zh) / 2, cosine * _short(en, zh), float(is_best)]


def _short(en: Weighed, zh: Weighed) -> float:
    """Near 1 for a word or two, near 0 for a paragraph."""
    return SHORT / (SHORT + min(en.traits.size, zh.traits.size))


def _in_both(en: Mapping[str, int], zh: Mapping[str, int]) -> int:
    """How many numbers of one find the same number in the other."""
    if en.keys().isdisjoint(zh):
        return 0
    return sum([min(en[number], zh[number]) for number in en.keys() & zh.keys()])


def _sets(en: frozenset[str], zh: frozenset[str]) -> tuple[float, float]:
    """How many both have, how many only one has."""
    both = len(en & zh)
    return log1p(both), log1p(len(en) + len(zh) - 2 * both)
