"""What two texts in two languages are about: everyday words as language-free ideas.

The words stand in `lexicon.txt`, written for this project. An idea that both texts have speaks for their
being the same text; it is evidence for pairing blocks and never a finding.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from ahocorasick_rs import AhoCorasick

ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
HAN = re.compile(r"[\u3400-\u9fff]")
ENDINGS = ("ing", "ed", "es", "ly", "s", "d")
# Beyond this a text has shown enough of what it is about.
ENOUGH = 20_000


@dataclass(frozen=True)
class Lexicon:
    """Ideas by the English words and the Chinese forms that express them."""

    english: Mapping[str, frozenset[str]]
    chinese: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> "Lexicon":
        """From rows of idea, English words, Chinese forms. English names of several words count by their
        first."""
        english: dict[str, set[str]] = {}
        chinese: dict[str, list[tuple[str, str]]] = {}
        for idea, words, forms in entries:
            for word in words:
                english.setdefault(word.lower(), set()).add(idea)
            for form in forms:
                if form:
                    chinese.setdefault(form[0], []).append((form, idea))
        return cls(
            {word: frozenset(ideas) for word, ideas in english.items()},
            {first: tuple(sorted(forms, key=lambda pair: -len(pair[0]))) for first, forms in chinese.items()},
        )

    def ideas(self, text: str) -> frozenset[str]:
        """The ideas of a text in either language or both."""
        text = text[:ENOUGH]
        found: set[str] = set().union(*map(self._of_word, set(ENGLISH_WORD.findall(text))))
        if not text.isascii() and HAN.search(text):
            ideas, automaton = self._forms
            for index, _start, _end in automaton.find_matches_as_indexes(text, overlapping=True):
                found |= ideas[index]
        return frozenset(found)

    @cached_property
    def _forms(self) -> tuple[tuple[frozenset[str], ...], AhoCorasick]:
        """The ideas of each Chinese form, and what finds all forms in one pass."""
        ideas: dict[str, set[str]] = {}
        for forms in self.chinese.values():
            for form, idea in forms:
                ideas.setdefault(form, set()).add(idea)
        return tuple(frozenset(found) for found in ideas.values()), AhoCorasick(list(ideas))

    @cached_property
    def _seen(self) -> dict[str, frozenset[str]]:
        """The ideas of words that were asked about."""
        return {}

    def _of_word(self, word: str) -> frozenset[str]:
        try:
            return self._seen[word]
        except KeyError:
            return self._seen.setdefault(word, self._unseen(word.lower()))

    def _unseen(self, word: str) -> frozenset[str]:
        if word in self.english:
            return self.english[word]
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > 2:
                stem = word[: -len(ending)]
                # stopped → stopp → stop; using → us → use
                for form in (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else ""):
                    if form in self.english:
                        return self.english[form]
        return frozenset()


@cache
def everyday() -> Lexicon:
    """The everyday words of `lexicon.txt`, read once."""
    text = resources.files(__package__).joinpath("lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return Lexicon.of((words, words.split(","), forms.split()) for words, forms in rows)
