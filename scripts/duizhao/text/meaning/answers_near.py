"""What the table of renderings says of two words that may contradict each other, and of the words around them."""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Protocol

from duizhao.text.bilingual import LinkedSentences, RenderingTable
from duizhao.text.bilingual.linked_sentences import INSIDE

Extent = tuple[int, int]
DENIAL_EN = re.compile(r"\b(?:not?|never|nor|neither|cannot|without|none|nothing)\b|n['’]t\b", re.IGNORECASE)
DENIAL_ZH = re.compile("不|没|未|无(?!论)|非(?!常|洲)|勿|别(?=[再让把用])|莫")
# How many words to each side are looked at.
AROUND = 3


class Placed(Protocol):
    """A word: its extent in characters and the numbers of its tokens."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def tokens(self) -> tuple[int, ...]: ...


class Answers:
    """What may answer what in two sentences."""

    def __init__(self, sentences: LinkedSentences, table: RenderingTable) -> None:
        self._sentences = sentences
        self._table = table

    def of_english(self, hit: Placed, barred: Sequence[Extent]) -> float:
        """The best score with which anything in the Chinese sentence answers the English words, but at a barred place."""
        scores = []
        for number in hit.tokens:
            token = self._sentences.en_tokens[number]
            if token.is_content:
                places = self._places(token.text)
                free = [p for p in places if not any(p[0] < last and first < p[1] for first, last in barred)]
                scores.append(max((score for _start, _end, score in free), default=0.0))
        # A phrase is answered where each of its words is; a word like "few" has no answer in the table.
        return min(scores, default=0.0) if len(scores) == len(hit.tokens) else 0.0

    def of_chinese(self, hit: Placed, barred: Collection[int]) -> float:
        """The best score with which an English word that is not barred (by number) may answer the Chinese word. A word whose
        link is somewhere else counts half, and an answer that is half of the word a quarter."""
        best = 0.0
        for number, token in enumerate(self._sentences.en_tokens):
            if number in barred or not token.is_content:
                continue
            for start, end, score in self._places(token.text):
                if start < hit.end and hit.start < end:
                    link = self._links.get(number)
                    if link is not None and not (link[0] < hit.end and hit.start < link[1]):
                        score /= 2
                    covered = min(end, hit.end) - max(start, hit.start)
                    best = max(best, score * (covered / (hit.end - hit.start)) ** 2)
        return best

    def between(self, en: Placed, zh: Placed) -> float:
        """The score that the table gives the two words as renderings of each other."""
        best = 0.0
        for number in en.tokens:
            token = self._sentences.en_tokens[number]
            if token.is_content:
                for start, end, score in self._places(token.text):
                    if start < zh.end and zh.start < end:
                        best = max(best, score)
        return best

    def neighbours(self, en: tuple[int, ...], zh: tuple[int, ...]) -> float:
        """The share of the content words around the English words that have a link near the Chinese word."""
        near = range(min(zh, default=0) - AROUND, max(zh, default=0) + AROUND + 1)
        around = [
            number
            for number in range(
                max(0, en[0] - AROUND), min(len(self._sentences.en_tokens), en[-1] + AROUND + 1)
            )
            if number not in en and self._sentences.en_tokens[number].is_content
        ]
        linked = sum(
            1 for link in self._sentences.links if link.en in around and any(n in near for n in link.zh)
        )
        return linked / len(around) if around else 0.5

    @cached_property
    def denials_differ(self) -> bool:
        """True where one sentence has more words that deny than the other."""
        return len(DENIAL_EN.findall(self._sentences.en)) != len(DENIAL_ZH.findall(self._sentences.zh))

    @cached_property
    def _links(self) -> dict[int, Extent]:
        return {link.en: (link.start, link.end) for link in self._sentences.links}

    def _places(self, word: str) -> list[tuple[int, int, float]]:
        """Where an answer to the word stands in the Chinese sentence, and how good it is."""
        zh = self._sentences.zh
        found = []
        for answer, score in self._table.answers(word).items():
            start = zh.find(answer)
            while start != -1:
                end = start + len(answer)
                seen = score if len(answer) > 1 or (start, end) in self._words else score * INSIDE
                found.append((start, end, seen))
                start = zh.find(answer, start + 1)
        return found

    @cached_property
    def _words(self) -> frozenset[Extent]:
        return frozenset((token.start, token.end) for token in self._sentences.zh_tokens)
