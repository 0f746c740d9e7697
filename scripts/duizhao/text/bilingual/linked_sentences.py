"""An English and a Chinese sentence with the links between their words."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from duizhao.text.bilingual.rendering_table import EXCUSE, RenderingTable, rendering_table
from duizhao.text.bilingual.sentence_tokens import (
    LATIN,
    CompactText,
    LinkedToken,
    chinese_tokens,
    compact,
    english_tokens,
    tokens_by,
)

__all__ = ["EXCUSE", "INSIDE", "LINK", "LinkedSentences", "LinkedToken", "WordLink"]
__all__ += ["chinese_tokens", "english_tokens", "link", "linked"]
# The Chinese tokens that a place touches, by number, its start and end, and how surely it answers.
_Place = tuple[tuple[int, ...], int, int, float]
# From this score on an answer is a link.
LINK = 0.5
# One character stands in many words: as an answer it counts in full as a word, and a share inside of another word.
INSIDE = 0.6
# What a link loses for standing at the other end of its sentence.
FAR = 0.15


class WordLink(NamedTuple):
    """The English token number `en` and the Chinese characters from `start` to `end` answer each other; `score` says how
    surely, from 0 to 1. `zh` are the numbers of the Chinese tokens that the characters touch."""

    en: int
    zh: tuple[int, ...]
    start: int
    end: int
    score: float


@dataclass(frozen=True)
class LinkedSentences:
    """Two sentences, their tokens, and the links between them: each English token and each Chinese character is in one link
    at most. `candidates` are all places that may answer a word, the likeliest first. `excused_en` and `excused_zh` are the numbers
    of the tokens that anything on the other side may answer, linked or not (for Chinese a word inside an English phrase, too);
    what is a content word and is not excused is `unanswered`."""

    en: str
    zh: str
    en_tokens: tuple[LinkedToken, ...]
    zh_tokens: tuple[LinkedToken, ...]
    links: tuple[WordLink, ...]
    candidates: tuple[WordLink, ...]
    excused_en: frozenset[int]
    excused_zh: frozenset[int]

    @cached_property
    def unanswered_en(self) -> tuple[int, ...]:
        """The English content words that nothing may answer, by number."""
        return _unanswered(self.en_tokens, self.excused_en)

    @cached_property
    def unanswered_zh(self) -> tuple[int, ...]:
        """The Chinese content words that answer nothing, by number."""
        return _unanswered(self.zh_tokens, self.excused_zh)

    @property
    def linked_en(self) -> frozenset[int]:
        """The English tokens that are linked, by number."""
        return frozenset(link.en for link in self.links)

    @property
    def linked_zh(self) -> frozenset[int]:
        """The Chinese tokens that links touch, by number."""
        return frozenset(number for link in self.links for number in link.zh)

    def link_of_en(self, number: int) -> WordLink | None:
        """The link of the English token with that number."""
        return next((link for link in self.links if link.en == number), None)

    def links_of_zh(self, number: int) -> tuple[WordLink, ...]:
        """The links that touch the Chinese token with that number."""
        return tuple(link for link in self.links if number in link.zh)

    @cached_property
    def places(self) -> Mapping[int, tuple[tuple[int, int, float], ...]]:
        """By English token: where in the Chinese it may be answered (start and end in characters), and how surely."""
        found: dict[int, list[tuple[int, int, float]]] = {}
        for one in self.candidates:
            found.setdefault(one.en, []).append((one.start, one.end, one.score))
        return {number: tuple(many) for number, many in found.items()}

    @cached_property
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
    return _linked(en, zh, english_tokens(en), rendering_table())


def linked(en: str, zh: str, table: RenderingTable) -> LinkedSentences:
    """The two sentences with the links that `table` gives."""
    return _linked(en, zh, tokens_by(en, table), table)


def _linked(en: str, zh: str, en_tokens: tuple[LinkedToken, ...], table: RenderingTable) -> LinkedSentences:
    """The sentences with their links, of which the best is taken first."""
    zh_tokens = chinese_tokens(zh)
    places = _Places.of(zh, zh_tokens)
    found = list[WordLink]()
    # What excuses a Chinese word without being linked: words of no content, and words inside of phrases.
    small = set[str]()
    for number, token in enumerate(en_tokens):
        if token.is_content:
            found += [WordLink(number, *place) for place in places.answering(token.text, table)]
            if " " in token.forms[0]:
                small.update(token.text.split())
        else:
            small.add(token.text)
    inside = {number for word in small for place in places.answering(word, table) for number in place[0]}
    for number, place in _in_both(en, en_tokens, places):
        if en_tokens[number].is_content:
            found.append(WordLink(number, *place))
        inside.update(place[0])
    width, height = max(len(en), 1), max(len(zh), 1)
    ranked = []
    for one in found:
        # A candidate is good by its score, and a little for standing at the same place and for its length.
        apart = abs(en_tokens[one.en].start / width - one.start / height)
        rank = one.score - FAR * apart + 0.02 * (one.end - one.start)
        ranked.append((-rank, one.en, one.start, one.end, one))
    ranked.sort()
    candidates = tuple([one for *_, one in ranked])
    links: list[WordLink] = []
    taken_en: set[int] = set()
    taken_zh = bytearray(len(zh))
    for one in candidates:
        if one.score < LINK or one.en in taken_en or any(taken_zh[one.start : one.end]):
            continue
        links.append(one)
        taken_en.add(one.en)
        taken_zh[one.start : one.end] = b"1" * (one.end - one.start)
    links.sort(key=lambda one: one.en)
    inside.update([number for one in candidates for number in one.zh])
    excused_en = frozenset([one.en for one in candidates])
    return LinkedSentences(
        en, zh, en_tokens, zh_tokens, tuple(links), candidates, excused_en, frozenset(inside)
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where everything stands in a Chinese sentence without its blanks: all `beginnings` of an answer, one character or two, and
    the Latin words. `first[at]` is the first token that ends behind a character, `behind[at]` the first that starts at it or later."""

    text: CompactText
    beginnings: set[str]
    latin: dict[str, list[int]]
    tokens: tuple[LinkedToken, ...]
    first: list[int]
    behind: list[int]

    @classmethod
    def of(cls, zh: str, tokens: tuple[LinkedToken, ...]) -> "_Places":
        """Where everything stands in a Chinese sentence with those tokens."""
        short = compact(zh)
        text = short.text
        beginnings = {*text, *map("".join, pairwise(text))}
        latin: dict[str, list[int]] = {}
        for number, token in enumerate(tokens):
            if token.text.isascii():
                latin.setdefault(token.forms[0], []).append(number)
        return cls(short, beginnings, latin, tokens, *_numbers(len(zh), tokens))

    def answering(self, word: str, table: RenderingTable) -> Iterator[_Place]:
        """Every place that may answer an English word."""
        answers = table.likely_answers(word)
        text = self.text.text
        for beginning in answers.keys() & self.beginnings:
            for answer, score in answers[beginning]:
                at = text.find(answer)
                while at != -1:
                    start, end = self.text.as_written(at, at + len(answer))
                    touched = tuple(range(self.first[start], self.behind[end]))
                    # A character by itself that is only a part of a word counts for less.
                    if len(answer) > 1 or any([self.tokens[n].text == answer for n in touched]):
                        yield touched, start, end, score
                    elif (seen := score * INSIDE) >= EXCUSE:
                        yield touched, start, end, seen
                    at = text.find(answer, at + 1)


def _in_both(en: str, en_tokens: Sequence[LinkedToken], places: _Places) -> Iterator[tuple[int, _Place]]:
    """What stands in Latin letters in both sentences, with the number of the English token: a name, or left in its language."""
    if not places.latin:
        return
    starts = [token.start for token in en_tokens]
    seen = set[tuple[int, int]]()
    for match in LATIN.finditer(en):
        for n in places.latin.get(match.group().lower(), ()):
            number = bisect_right(starts, match.start()) - 1
            if number >= 0 and (number, n) not in seen:
                seen.add((number, n))
                yield number, ((n,), places.tokens[n].start, places.tokens[n].end, 1.0)


def _numbers(length: int, tokens: Sequence[LinkedToken]) -> tuple[list[int], list[int]]:
    """By character: the first token that ends behind it, and the first that starts at it or later."""
    first, behind = list[int](), list[int]()
    for number, token in enumerate(tokens):
        first += [number] * (token.end - len(first))
        behind += [number] * (token.start + 1 - len(behind))
    many = len(tokens)
    return first + [many] * (length + 1 - len(first)), behind + [many] * (length + 1 - len(behind))
