"""An English and a Chinese sentence with the links between their words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from duizhao.text.bilingual.chinese_function_words import FUNCTION_WORDS
from duizhao.text.bilingual.english_forms import STOP, WORD, bases
from duizhao.text.bilingual.rendering_table import RenderingTable, rendering_table
from duizhao.text.bilingual.segment_chinese import segment

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
# From this score on an answer is a link; from the other on it excuses a difference: the word is not unanswered.
LINK = 0.5
EXCUSE = 0.15
# One character stands in many words: as an answer it counts in full as a word, and a share inside of another word.
INSIDE = 0.6
# What a link loses for standing at the other end of its sentence.
FAR = 0.15


@dataclass(frozen=True, slots=True)
class LinkedToken:
    """A word of a sentence; `start` and `end` are its offsets in characters. `forms` are the word in small letters and what
    it may be a form of; a Chinese word is its own form. `is_content` is false for words that only hold a sentence together."""

    text: str
    start: int
    end: int
    forms: tuple[str, ...]
    is_content: bool


@dataclass(frozen=True, slots=True)
class WordLink:
    """The English token number `en` and the Chinese characters from `start` to `end` answer each other; `score` says how
    surely, from 0 to 1. `zh` are the numbers of the Chinese tokens that the characters touch."""

    en: int
    zh: tuple[int, ...]
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class LinkedSentences:
    """Two sentences, their tokens, and the links between them: each English token and each Chinese character is in one link
    at most. `candidates` are all places that may answer a word, the likeliest first. `excused_en` and `excused_zh` are the numbers of the tokens that anything on the other side may answer, linked
    or not; what is a content word and is not excused is `unanswered`."""

    en: str
    zh: str
    en_tokens: tuple[LinkedToken, ...]
    zh_tokens: tuple[LinkedToken, ...]
    links: tuple[WordLink, ...]
    candidates: tuple[WordLink, ...]
    excused_en: frozenset[int]
    excused_zh: frozenset[int]

    @property
    def unanswered_en(self) -> tuple[int, ...]:
        """The English content words that nothing may answer, by number."""
        return _unanswered(self.en_tokens, self.excused_en)

    @property
    def unanswered_zh(self) -> tuple[int, ...]:
        """The Chinese content words that answer nothing, by number."""
        return _unanswered(self.zh_tokens, self.excused_zh)

    def link_of_en(self, number: int) -> WordLink | None:
        """The link of the English token with that number."""
        return next((link for link in self.links if link.en == number), None)

    def links_of_zh(self, number: int) -> tuple[WordLink, ...]:
        """The links that touch the Chinese token with that number."""
        return tuple(link for link in self.links if number in link.zh)

    @property
    def coverage(self) -> float:
        """The share of the content words of both sentences that are excused."""
        content = sum(token.is_content for token in (*self.en_tokens, *self.zh_tokens))
        lacking = len(self.unanswered_en) + len(self.unanswered_zh)
        return 1 - lacking / content if content else 1.0


def _unanswered(tokens: tuple[LinkedToken, ...], excused: frozenset[int]) -> tuple[int, ...]:
    return tuple(n for n, token in enumerate(tokens) if token.is_content and n not in excused)


@lru_cache(maxsize=64)
def link(en: str, zh: str) -> LinkedSentences:
    """The two sentences with the links that the table of the package gives."""
    return linked(en, zh, rendering_table())


def linked(en: str, zh: str, table: RenderingTable) -> LinkedSentences:
    """The two sentences with the links that `table` gives. The best links are taken first."""
    en_tokens, zh_tokens = english_tokens(en), chinese_tokens(zh)
    candidates = sorted(
        (
            found
            for number, token in enumerate(en_tokens)
            if token.is_content
            for found in _answers_in(number, token, en, zh, zh_tokens, table)
        ),
        key=lambda one: (-_rank(one, en_tokens, en, zh), one.en, one.start),
    )
    links: list[WordLink] = []
    taken_en: set[int] = set()
    taken_zh = bytearray(len(zh))
    for one in candidates:
        if one.score < LINK or one.en in taken_en or any(taken_zh[one.start : one.end]):
            continue
        links.append(one)
        taken_en.add(one.en)
        taken_zh[one.start : one.end] = b"1" * (one.end - one.start)
    excused_zh = frozenset(number for one in candidates for number in one.zh)
    return LinkedSentences(
        en,
        zh,
        en_tokens,
        zh_tokens,
        tuple(sorted(links, key=lambda one: one.en)),
        tuple(candidates),
        frozenset(one.en for one in candidates),
        excused_zh,
    )


def _rank(one: WordLink, en_tokens: tuple[LinkedToken, ...], en: str, zh: str) -> float:
    """How good a candidate is: its score, and a little for standing at the same place and for a longer answer."""
    apart = abs(en_tokens[one.en].start / max(len(en), 1) - one.start / max(len(zh), 1))
    return one.score - FAR * apart + 0.02 * (one.end - one.start)


def _answers_in(
    number: int,
    token: LinkedToken,
    en: str,
    zh: str,
    zh_tokens: tuple[LinkedToken, ...],
    table: RenderingTable,
) -> Iterable[WordLink]:
    """Every place in `zh` that may answer the English token."""
    for answer, score in table.answers(token.text).items():
        if score < EXCUSE:
            continue
        start = zh.find(answer)
        while start != -1:
            end = start + len(answer)
            touched = _touched(zh_tokens, start, end)
            is_word = len(answer) > 1 or any(zh_tokens[n].text == answer for n in touched)
            if (seen := score if is_word else score * INSIDE) >= EXCUSE:
                yield WordLink(number, touched, start, end, seen)
            start = zh.find(answer, start + 1)
    # A word that stands in both texts is a name, or is left in its language.
    for zh_number, other in enumerate(zh_tokens):
        if other.text.isascii() and other.forms[0] == token.forms[0]:
            yield WordLink(number, (zh_number,), other.start, other.end, 1.0)


def _touched(tokens: tuple[LinkedToken, ...], start: int, end: int) -> tuple[int, ...]:
    return tuple(n for n, token in enumerate(tokens) if token.start < end and start < token.end)


@lru_cache(maxsize=256)
def english_tokens(text: str) -> tuple[LinkedToken, ...]:
    """The words of an English sentence."""
    return tuple(_english_token(match) for match in WORD.finditer(text))


def _english_token(match: re.Match[str]) -> LinkedToken:
    word = match.group().lower().replace("’", "'")
    return LinkedToken(match.group(), *match.span(), (word, *bases(word)), word not in STOP and len(word) > 1)


@lru_cache(maxsize=256)
def chinese_tokens(text: str) -> tuple[LinkedToken, ...]:
    """The words of a Chinese sentence, and the Latin words that stand in it."""
    tokens = []
    for run in HAN.finditer(text):
        for start, end in segment(run.group()):
            word = run.group()[start:end]
            at = run.start()
            tokens.append(LinkedToken(word, at + start, at + end, (word,), word not in FUNCTION_WORDS))
    for match in LATIN.finditer(text):
        tokens.append(LinkedToken(match.group(), *match.span(), (match.group().lower(),), True))
    return tuple(sorted(tokens, key=lambda token: token.start))
