"""Words of no set that exclude each other, one left over on each side: an English word that nothing answers, and a Chinese
word that answers nothing, whose every rendering is another thing of the same class, or the opposite."""

from collections.abc import Iterator
from functools import lru_cache

from duizhao.text.bilingual import LinkedSentences, LinkedToken, rendering_table
from duizhao.text.bilingual.linked_sentences import EXCUSE, LINK
from duizhao.text.bilingual.renderings_back import SURE, english_of
from duizhao.text.bilingual.word_classes import WordFacts, exclusion_of, facts_of
from duizhao.text.meaning.answers_near import Answers
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.contrast_hits import DENIES_ZH, Hit, chinese_hits, english_hits, is_denial
from duizhao.text.meaning.contrast_sets import NOTHING, Named, contrast_sets

KIND = "contrast-word"
# The one word of each sentence that is left over, though they exclude each other in no way that is known.
OTHER = "other"
# So sure is the best answer of a word that a translation mostly has.
KNOWN = 0.8
# Shorter words are titles and units: Ms, mg.
SHORTEST = 3


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The pairs of words that exclude each other, each word in one pair at most, the nearest first."""
    linked_en, linked_zh = sentences.linked_en, sentences.linked_zh
    zh = [
        n
        for n, token in enumerate(sentences.zh_tokens)
        if n not in linked_zh
        and _is_plain_zh(token)
        and not DENIES_ZH.search(sentences.zh[max(0, token.start - 2) : token.start])
    ]
    if not zh:
        return
    en = [n for n in range(len(sentences.en_tokens)) if n not in linked_en and _is_plain(sentences, n)]
    if not en:
        return
    answered_en, answered_zh = _in_sets(sentences)
    left_en = [n for n in sentences.unanswered_en if n not in answered_en]
    left_zh = [n for n in sentences.unanswered_zh if n not in answered_zh]
    found = sorted(
        (_apart(sentences, i, j), i, j, how)
        for i in en
        if i not in answered_en
        for j in zh
        if j not in answered_zh
        and (how := exclusion(sentences.en_tokens[i].forms[0], sentences.zh_tokens[j].text))
    )
    if not found and len(left_en) == len(left_zh) == 1:
        i, j = left_en[0], left_zh[0]
        if i in en and j in zh and len(sentences.zh_tokens[j].text) > 1 and _is_unlike(sentences, i, j):
            found = [(_apart(sentences, i, j), i, j, OTHER)]
    if not found:
        return
    answers = Answers(sentences, rendering_table())
    taken_en: set[int] = set()
    taken_zh: set[int] = set()
    for far, i, j, how in found:
        if i in taken_en or j in taken_zh:
            continue
        one, other = sentences.en_tokens[i], sentences.zh_tokens[j]
        place, other_place = (
            Hit(one.start, one.end, (i,), NOTHING),
            Hit(other.start, other.end, (j,), NOTHING),
        )
        excuse_en = answers.of_english(place, [(other.start, other.end)])
        excuse_zh = answers.of_chinese(other_place, {i})
        if excuse_en >= LINK or excuse_zh >= LINK:
            continue
        taken_en.add(i)
        taken_zh.add(j)
        yield Clue(
            KIND,
            how,
            (one.start, one.end),
            (other.start, other.end),
            {
                "apart": far,
                "neighbours": answers.neighbours((i,), (j,)),
                "surest": max(rendering_table().answers(one.text).values(), default=0.0),
                "answers": min(len(rendering_table().answers(one.text)), 12) / 12,
                "renderings": min(len(english_of(other.text)), 6) / 6,
                "one character": float(other.end - other.start == 1),
                "others": float(sum(i == a for _far, a, _j, _how in found) > 1),
                "denials": float(answers.denials_differ),
                "excuse en": excuse_en if excuse_en >= EXCUSE else 0.0,
                "excuse zh": excuse_zh if excuse_zh >= EXCUSE else 0.0,
                "rendered": answers.between(place, other_place),
                "capital": float(i > 0 and one.text[0].isupper()),
                "letters": min(len(one.text), 8) / 8,
            },
        )


def _is_plain(sentences: LinkedSentences, number: int) -> bool:
    """True for an English content word of which a class or a set is known, and that is no name inside of a sentence."""
    token = sentences.en_tokens[number]
    if not token.is_content or len(token.text) < SHORTEST or (number and not token.text[0].islower()):
        return False
    if any(is_denial(one.forms[0]) for one in sentences.en_tokens[max(0, number - 2) : number]):
        return False
    return bool(rendering_table().answers(token.text)) or bool(_said_en(token.forms[0]))


def _is_unlike(sentences: LinkedSentences, en: int, zh: int) -> bool:
    """True for an English word that the table knows well, and that has no answer in common with a rendering of the Chinese."""
    word = sentences.en_tokens[en].text
    known = max(rendering_table().answers(word).values(), default=0.0) >= KNOWN
    return known and not any(_is_like(word, other) for other in english_of(sentences.zh_tokens[zh].text))


def _is_plain_zh(token: LinkedToken) -> bool:
    """True for a Chinese content word of which the table knows renderings."""
    return token.is_content and token.text[0] > "\u2e80" and bool(english_of(token.text))


@lru_cache(50_000)
def exclusion(en: str, zh: str) -> str:
    """How every sure rendering of the Chinese word excludes the English word, or that they belong to two members of a set;
    empty where one of them may mean it."""
    here, there = _said_en(en), _said_zh(zh)
    if any(not here[name].isdisjoint(there[name]) for name in here if name in there):
        return ""
    if way := _excluded_by(en, zh):
        return way
    is_in_set = any(name in there for name in here)
    return "set" if is_in_set and not any(_is_like(en, other) for other in english_of(zh)) else ""


def _excluded_by(en: str, zh: str) -> str:
    """How the likeliest rendering of the Chinese word excludes the English word, if every sure one does."""
    word, first = facts_of(en), ""
    for other in _facts_of_renderings(zh):
        way = exclusion_of(word, other)
        if not way:
            return ""
        first = first or way
    return first


@lru_cache(20_000)
def _facts_of_renderings(zh: str) -> tuple[WordFacts, ...]:
    return tuple(map(facts_of, english_of(zh)))


def _is_like(one: str, other: str) -> bool:
    """True for two English words with a sure answer in common."""
    there = rendering_table().answers(other)
    return any(
        score >= LINK and there.get(answer, 0.0) >= LINK
        for answer, score in rendering_table().answers(one).items()
    )


@lru_cache(20_000)
def _said_en(word: str) -> dict[str, frozenset[str]]:
    """The members that an English word names, by itself or by its answers in the table."""
    sets = contrast_sets()
    named = sets.word(word)
    if named is not None:
        return _all(named)
    answers = [sets.chinese_word(a) for a, score in rendering_table().answers(word).items() if score >= SURE]
    return _together([one for one in answers if one])


@lru_cache(20_000)
def _said_zh(word: str) -> dict[str, frozenset[str]]:
    """The members that a Chinese word names, by itself or by its renderings in the table."""
    sets = contrast_sets()
    named = sets.chinese_word(word)
    if named is not None:
        return _all(named)
    return _together([one for one in map(sets.word, english_of(word)) if one])


def _all(named: Named) -> dict[str, frozenset[str]]:
    return {name: members | named.weak.get(name, frozenset()) for name, members in named.strong.items()}


def _together(many: list[Named]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for named in many:
        for name, members in _all(named).items():
            found[name] = found.get(name, frozenset()) | members
    return found


def _in_sets(sentences: LinkedSentences) -> tuple[set[int], set[int]]:
    """The tokens that a word of the other side may answer in a set of contrasts, by number."""
    sets = contrast_sets()
    en, zh = english_hits(sentences.en, sets), chinese_hits(sentences.zh, sets)
    said_en, said_zh = _members(en), _members(zh)
    return (
        {n for hit in en if not hit.named.members.isdisjoint(said_zh) for n in hit.tokens},
        {n for hit in zh if not hit.named.members.isdisjoint(said_en) for n in hit.tokens},
    )


def _members(hits: tuple[Hit, ...]) -> frozenset[tuple[str, str]]:
    return frozenset().union(*[hit.named.members for hit in hits])


def _apart(sentences: LinkedSentences, en: int, zh: int) -> float:
    one, other = sentences.en_tokens[en], sentences.zh_tokens[zh]
    return abs(one.start / len(sentences.en) - other.start / len(sentences.zh))
