"""The words of two sentences that stand in a set of `contrasts.toml`."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from duizhao.text.bilingual.english_forms import STOP
from duizhao.text.bilingual.linked_sentences import LinkedToken, chinese_tokens, english_tokens
from duizhao.text.language.word_tables import lowered
from duizhao.text.meaning.contrast_sets import NOTHING, ContrastSets, Entry, Named

SMALL = STOP | {"march", "polish", "turkey"}
DENIES_EN = frozenset("not no never nor neither without cannot non hardly".split())  # noqa: SIM905 - words
BETWEEN_EN = frozenset("be been being yet very too so the a an any at all to".split())  # noqa: SIM905 - words
# So many words before "as" a denial may stand.
AS_FAR = 2
DENIES_ZH = re.compile(
    r"(?:[不没未无非别勿莫]|没有|不[太要能会得再可是应用必宜该许准甚很]|尚未|并非|未经|未被|没被|不被|难以|无法|免于|避免)$"
)
DENIES_AGAIN = frozenset("不非没未")


class Hit(NamedTuple):
    """A word or phrase: `start` and `end` in characters, the numbers of its tokens, what it names and what it may answer.
    `is_cut` is true for a Chinese word that stands inside of a longer word."""

    start: int
    end: int
    tokens: tuple[int, ...]
    named: Named
    is_cut: bool = False

    def members(self, name: str) -> frozenset[str]:
        """The members of a set that it names or may answer."""
        return self.named.strong.get(name, frozenset()) | self.named.weak.get(name, frozenset())


class _Word(NamedTuple):
    """A part of a token: tokens with hyphens have several."""

    raw: str
    forms: tuple[str, ...]
    start: int
    end: int
    token: int


@lru_cache(maxsize=16)
def english_hits(text: str, sets: ContrastSets) -> tuple[Hit, ...]:
    """The words and phrases of an English sentence that a set has, from left to right. The longest counts at its place; the
    words inside of it may answer still."""
    words = _words(english_tokens(text), sets)
    fitting = _fitting(text, sets)
    found: list[Hit] = []
    free = 0
    for position, word in enumerate(words):
        if position < free:
            continue
        entry = sets.entry(word.raw)
        if entry is None and not fitting:
            continue
        length, named = _longest(words, position, entry) if entry else (1, None)
        for start, end, says in fitting:
            if start <= word.start < end:
                length = max(length, sum(start <= one.start < end for one in words[position : position + 20]))
                named = says
        free = position + length
        if named is not None and named is not NOTHING:
            covered = words[position:free]
            for one in covered if length > 1 else ():
                if inner := sets.word(one.raw):
                    named = named.and_weakly(inner)
            if _is_denied(words, position) or (position == 0 and _may_be_small(word, sets)):
                named = named.weakened
            numbers = tuple(dict.fromkeys(one.token for one in covered))
            found.append(Hit(word.start, covered[-1].end, numbers, named))
    return tuple(found)


def _fitting(text: str, sets: ContrastSets) -> list[tuple[int, int, Named]]:
    """The places that fit a regular expression of a set."""
    lower = lowered(text)
    return [
        (match.start(), match.end(), pattern.named)
        for pattern in sets.patterns_en
        if pattern.needed in lower
        for match in pattern.expression.finditer(lower)
    ]


def _words(tokens: tuple[LinkedToken, ...], sets: ContrastSets) -> list[_Word]:
    found = []
    for number, token in enumerate(tokens):
        if "-" not in token.text or sets.word(token.text):
            found.append(_Word(token.text, token.forms, token.start, token.end, number))
            continue
        start = token.start
        for part in token.text.split("-"):
            found.append(_Word(part, (part.lower(),), start, start + len(part), number))
            start += len(part) + 1
    return found


def _longest(words: list[_Word], position: int, entry: Entry) -> tuple[int, Named | None]:
    """How many words the longest entry takes at `position`, and what it says."""
    phrases, alone = entry
    best: tuple[int, Named | None] = (1, alone)
    if not phrases or position + 1 == len(words):
        return best
    second = words[position + 1]
    for form in (second.raw, *second.forms) if second.raw != second.forms[0] else second.forms:
        for phrase, named in phrases.get(form, ()):
            rest = words[position + 2 : position + len(phrase)]
            if (
                len(phrase) > best[0]
                and len(rest) == len(phrase) - 2
                and all(
                    want in one.forms or want == one.raw for want, one in zip(phrase[2:], rest, strict=True)
                )
            ):
                best = len(phrase), named
    return best


def _is_denied(words: list[_Word], position: int) -> bool:
    before = position - 1
    if before >= 0 and words[before].forms[0] == "as":
        # "It does not last as long" is 较短.
        return any(is_denial(one.forms[0]) for one in words[max(0, before - AS_FAR) : before])
    if before >= 0 and words[before].forms[0] in BETWEEN_EN:
        before -= 1
    if before < 0:
        return False
    return is_denial(words[before].forms[0])


def is_denial(word: str) -> bool:
    """True for an English word in small letters that denies what comes next: not, never, isn't."""
    return word in DENIES_EN or word.endswith("n't")


def _may_be_small(word: _Word, sets: ContrastSets) -> bool:
    """True for the first word of a sentence that would be another one with a small letter: May, Will."""
    return sets.is_name(word.raw) and word.forms[0] in SMALL


@lru_cache(maxsize=16)
def chinese_hits(text: str, sets: ContrastSets) -> tuple[Hit, ...]:
    """The words of a Chinese sentence that a set has, from left to right. One character names something where it is a word
    alone; inside of a longer word it may answer still."""
    tokens = chinese_tokens(text)
    found = [_chinese_hit(text, tokens, *one) for one in sets.chinese(text) if one[0] is not NOTHING]
    for pattern in sets.patterns_zh:
        if pattern.needed in text:
            found += [
                _chinese_hit(text, tokens, pattern.named, *match.span())
                for match in pattern.expression.finditer(text)
            ]
    return tuple(sorted(found, key=lambda hit: hit.start))


def _chinese_hit(text: str, words: tuple[LinkedToken, ...], named: Named, start: int, end: int) -> Hit:
    tokens = tuple(_touched(words, start, end))
    is_cut = bool(tokens) and (words[tokens[0]].start < start or end < words[tokens[-1]].end)
    # 无一不含 is that all contain it.
    is_double = text[start] in "无没" and text[end : end + 1] in DENIES_AGAIN
    if (end - start == 1 and is_cut) or is_double or DENIES_ZH.search(text[max(0, start - 2) : start]):
        named = named.weakened
    return Hit(start, end, tokens, named, is_cut)


def _touched(tokens: tuple[LinkedToken, ...], start: int, end: int) -> Iterator[int]:
    for number in range(bisect_right(tokens, start, key=_end), len(tokens)):
        if tokens[number].start >= end:
            return
        yield number


def _end(token: LinkedToken) -> int:
    return token.end
