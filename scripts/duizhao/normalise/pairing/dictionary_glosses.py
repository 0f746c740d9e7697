"""The table of renderings that ships with the program, as evidence that an English and a Chinese text say the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from duizhao.text.bilingual import rendering_table

ENGLISH = re.compile(r"[a-z]{3,}")
# Words that say nothing about what a text is about, or that dictionaries use to talk about words.
_EMPTY = (
    "the and for that this with from are was were has have had not you your they their its his her our can may will"
    " would should could one two also such who which what when where how all any some other than then been being into"
    " out about more most very sth smb someone something classifier variant see used surname old abbr lit fig etc but"
    " did does make become kind type there here these those only just over under"
)
EMPTY = frozenset(_EMPTY.split())
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "ly", "al", "s", "e", "y")
# From this score on a word of the table of renderings is a meaning.
LEAST_RENDERING = 0.3


@dataclass(frozen=True)
class DictionaryGlosses:
    """The dictionary: the stems of English words by the Chinese word they explain."""

    stems: Mapping[str, frozenset[str]]
    _words: tuple[str, ...] = field(repr=False)
    _automaton: AhoCorasick = field(repr=False)

    def find(self, text: str) -> dict[str, frozenset[str]]:
        """The dictionary's words in a Chinese text and the English stems of each; of overlapping ones the longest."""
        found = {self._words[index] for index, _start, _end in self._automaton.find_matches_as_indexes(text)}
        return {word: self.stems[word] for word in found}


@cache
def glosses() -> DictionaryGlosses:
    """The dictionary that the table of renderings makes."""
    found: dict[str, set[str]] = {}
    for word, answers in rendering_table().rows():
        stems = english_stems(word)
        for chinese, score in answers.items():
            if stems and score >= LEAST_RENDERING:
                found.setdefault(chinese, set()).update(stems)
    known = {word: frozenset(stems) for word, stems in found.items()}
    entries = tuple(known)
    return DictionaryGlosses(known, entries, AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest))


@cache
def stem(word: str) -> str:
    """A word without its ending: infect for infected, infection; good enough to compare with a dictionary."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def english_stems(text: str) -> frozenset[str]:
    """The stems of the words in an English text that say what it is about."""
    return frozenset(map(stem, set(ENGLISH.findall(text.lower())) - EMPTY))
