"""Word tables: which of many known words a text holds, and what each of them means to a rule.

Most sentences hold few of the words that a rule looks for, so the look has to be cheap: an English text is cut into words
once (`tokens`), and each word is asked in a dictionary; a Chinese text is searched for all words of a table in one pass
(Aho and Corasick, CACM 1975; the package ahocorasick-rs, Apache-2.0).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Meaning = TypeVar("Meaning")
# A stem has at least as many letters.
FIRST = 2
_WORD = re.compile("[a-z]+(?:['’][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an English text in lower case, in order, with start and end of each in characters; `lower` is the text
    in lower case, of the same length."""

    lower: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8)
def tokens(text: str) -> Tokens:
    """Cut an English text into words: runs of the letters a to z, with one apostrophe inside (don't, patient’s)."""
    lower = lowered(text)
    matches = list(_WORD.finditer(lower))
    return Tokens(lower, tuple([match[0] for match in matches]), tuple([match.span() for match in matches]))


@lru_cache(maxsize=8)
def word_set(text: str) -> frozenset[str]:
    """The different words of `tokens(text)`, for who asks only whether there are some."""
    return frozenset(_WORD.findall(lowered(text)))


def lowered(text: str) -> str:
    """`text` in lower case, every character at its own offset (İ alone would become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


class EnglishTable(Generic[Meaning]):
    """English words, and stems with a `*` behind them, and what they mean. A whole word goes before a stem, a longer stem
    before a shorter one. `otherwise` is asked about a word that is neither, once."""

    def __init__(
        self,
        entries: Mapping[str, Meaning],
        otherwise: Callable[[str], Meaning | None] = lambda _word: None,
    ) -> None:
        self._known: dict[str, Meaning | None] = {
            word: meaning for word, meaning in entries.items() if not word.endswith("*")
        }
        # Longer stems first; by their first letters, for few words begin like any of them.
        self._stems: dict[str, list[tuple[str, Meaning]]] = {}
        for word in sorted((word for word in entries if word.endswith("*")), key=len, reverse=True):
            self._stems.setdefault(word[:FIRST], []).append((word[:-1], entries[word]))
        self._otherwise = otherwise

    def get(self, word: str) -> Meaning | None:
        """What `word`, in lower case, means; None for a word that is not in the table."""
        try:
            return self._known[word]
        except KeyError:
            return self._known.setdefault(word, self._unseen(word))

    def _unseen(self, word: str) -> Meaning | None:
        for stem, meaning in self._stems.get(word[:FIRST], ()):
            if word.startswith(stem):
                return meaning
        return self._otherwise(word)

    def find(self, text: Tokens) -> list[tuple[int, Meaning]]:
        """The words of `text` that are in the table: which word it is, from 0, and what it means."""
        known, get = self._known, self.get
        return [
            (index, meaning)
            for index, word in enumerate(text.words)
            if (meaning := known[word] if word in known else get(word)) is not None
        ]


class ChineseTable(Generic[Meaning]):
    """Chinese words and what they mean. Of words that overlap, the one that begins first counts, the longest at its
    place: 不得不 hides 不得."""

    def __init__(self, entries: Mapping[str, Meaning] | Iterable[tuple[str, Meaning]]) -> None:
        known = dict(entries)
        self._meanings = tuple(known.values())
        self._automaton = AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[Meaning, int, int]]:
        """The words of the table in `text`, from left to right: what each means, its start and end in characters."""
        meanings = self._meanings
        return [
            (meanings[index], start, end)
            for index, start, end in self._automaton.find_matches_as_indexes(text)
        ]
