"""The table of renderings: which Chinese words render an English word or phrase, and how likely.

A row of the file: a word or a phrase of up to three words, its answers with two digits behind each, and how likely (00 to 99)
a good translation answers it with one of them. Keys are in small letters; names and acronyms that mean something else in small
letters stand with their capitals.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from duizhao.text.bilingual.english_forms import STOP, bases, kin
from duizhao.text.bilingual.sorted_rows import SortedRows

FILE = "renderings.tsv"
# Words of a phrase, at most.
LONGEST = 3
# What a score loses where the word is taken for a form of another one, and where it only has its root.
FORM = 0.97
KINSHIP = 0.75
# From this score on a word with capitals is the name of its row; and where a word in small letters has so sure an answer, a
# name of the same letters does not replace it.
NAME = 0.9
SHARED = 0.5
# From this score on an answer excuses a difference: the word is not unanswered.
EXCUSE = 0.15
# No answer that is looked for is longer, in characters, or goes beyond a mark.
ANSWER = re.compile(r"[\w·]{1,12}")
# So many Chinese words are looked for in the file, a millisecond each; then the table is turned round, 0.1 s, for good.
BEFORE_TURNING = 60
_HIGHEST = 99


class RenderingTable:
    """Answers for English words and phrases. `data` is the file."""

    def __init__(self, data: bytes) -> None:
        self._rows = SortedRows(data)
        self._turned: dict[str, str] | None = None
        self._lookups = 0
        self.answers = lru_cache(20_000)(self._answers)
        self.likely_answers = lru_cache(20_000)(self._likely_answers)
        self.reliability = lru_cache(20_000)(self._reliability)
        self.renderings = lru_cache(20_000)(self._renderings)
        self.beginnings = lru_cache(20_000)(self._beginnings)
        self._row = lru_cache(50_000)(self._read_row)

    def key(self, word: str) -> str:
        """What `word` (as it is written) stands as in the table: itself, or what it is a form of; empty where it does not."""
        word = word.replace("’", "'")
        if word[:1].isupper():
            for name in (word, word.capitalize()):
                if _best(self._row(name)[0]) >= NAME:
                    return name
        word = word.lower()
        return next((form for form in (word, *bases(word)) if self._row(form)[0]), "")

    def _reliability(self, word: str) -> float:
        """How likely a good translation answers `word` with the table, from 0 to 1; 0 where the table does not know it."""
        return self._row(self.key(word))[1] / _HIGHEST

    def _answers(self, word: str) -> dict[str, float]:
        """The Chinese words that may render `word` in any of its forms, each with a score from 0 to 1. Do not change it.

        `word` is as it is written: capitals make it a name or an acronym where the table has one."""
        word = word.replace("’", "'")
        name = self._name(word)
        if name and word.isupper() and len(word) > 1 and _best(name) >= NAME:
            return name
        word = word.lower()
        found = dict(self._row(word)[0])
        if _best(name) >= NAME and _best(found) < SHARED:
            return name
        forms = [base for base in bases(word) if self._row(base)[0]]
        for base in forms:
            _add(found, self._row(base)[0], FORM)
        if " " not in word:
            for form in [word, *forms][:2]:
                for other in kin(form):
                    _add(found, self._row(other)[0], KINSHIP)
        if not found and "-" in word:
            for part in word.split("-"):
                _add(found, self.answers(part), 1.0)
        return found | name

    def _likely_answers(self, word: str) -> dict[str, list[tuple[str, float]]]:
        """Those of `answers` that excuse a difference, with their scores, by their first two characters. Do not change it."""
        found: dict[str, list[tuple[str, float]]] = {}
        for answer, score in self.answers(word).items():
            if score >= EXCUSE and ANSWER.fullmatch(answer):
                found.setdefault(answer[:2], []).append((answer, score))
        return found

    def rows(self) -> Iterator[tuple[str, dict[str, float]]]:
        """Every key of the table with its answers."""
        for line in self._rows.data.decode().splitlines():
            word, answers, _ = line.split("\t")
            yield word, _parsed(answers)

    def _name(self, word: str) -> dict[str, float]:
        if not word[:1].isupper():
            return {}
        return self._row(word)[0] or (self._row(word.capitalize())[0] if word.isupper() else {})

    def phrase_at(self, words: tuple[str, ...]) -> tuple[int, str]:
        """How many of `words` (in small letters), from the first on, are a phrase of the table, and what it stands there as; of
        two the longer one. (0, "") where none is."""
        # "Get up" would stand for what any sentence has.
        while len(words) > 1 and all(word in STOP for word in words):
            words = words[:-1]
        options = self.beginnings(words[0])
        if options:
            for length in range(min(LONGEST, len(words)), 1, -1):
                *middle, last = words[1:length]
                for number, (first, behind) in enumerate(options):
                    # One word of a phrase has an ending at a time: the last, or the first.
                    lasts = (last, *_some_bases(last)) if number == 0 and first == words[0] else (last,)
                    for form in lasts:
                        if (rest := " ".join((*middle, form))) in behind:
                            return length, f"{first} {rest}"
        return 0, ""

    def _beginnings(self, word: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """The words that `word` (in small letters) is or may be a form of, and that begin phrases, each with what stands behind
        it in them."""
        found = (
            (first, frozenset(key[len(first) + 1 :] for key in self._rows.keys_from(f"{first} ")))
            for first in (word, *_some_bases(word))
        )
        return tuple((first, behind) for first, behind in found if behind)

    def _renderings(self, chinese: str) -> dict[str, float]:
        """The English words and phrases that `chinese` may render, the likeliest first. Do not change it."""
        self._lookups += 1
        if self._turned is None and self._lookups > BEFORE_TURNING:
            self._turned = _turned(self._rows.data)
        words = (
            self._search(chinese) if self._turned is None else self._turned.get(chinese, "").split("\t")[1:]
        )
        found = {word: self._row(word)[0][chinese] for word in words}
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def _search(self, chinese: str) -> list[str]:
        """The keys of the rows that have that answer, each looked for in the bytes of the file."""
        data, sought = self._rows.data, chinese.encode()
        found, start = [], data.find(sought)
        while chinese and start != -1:
            end = start + len(sought)
            if data[start - 1] in b"\t " and data[end : end + 2].isdigit() and data[end + 2] in b"\t ":
                line = data.rfind(b"\n", 0, start) + 1
                if (tab := data.index(b"\t", line)) < start:
                    found.append(data[line:tab].decode())
            start = data.find(sought, end)
        return found

    def _read_row(self, word: str) -> tuple[dict[str, float], int]:
        answers, _, reliability = self._rows.rest(word).partition("\t")
        return _parsed(answers), int(reliability or 0)


def _parsed(answers: str) -> dict[str, float]:
    return {one[:-2]: int(one[-2:]) / 100 for one in answers.split(" ") if one}


def _turned(data: bytes) -> dict[str, str]:
    """By Chinese word the keys that have it for an answer, with a tab before each."""
    found: dict[str, str] = {}
    for line in data.decode().splitlines():
        word, answers, _ = line.split("\t")
        word = f"\t{word}"
        for answer in answers.split(" "):
            chinese = answer[:-2]
            found[chinese] = found.get(chinese, "") + word
    return found


@lru_cache(20_000)
def _some_bases(word: str) -> tuple[str, ...]:
    """The likeliest of what a word of a phrase may be a form of."""
    return tuple(bases(word)[:3])


def _best(row: dict[str, float]) -> float:
    return max(row.values(), default=0.0)


def _add(found: dict[str, float], row: dict[str, float], share: float) -> None:
    for answer, score in row.items():
        if score * share > found.get(answer, 0.0):
            found[answer] = score * share


@cache
def rendering_table() -> RenderingTable:
    """The table that ships with the package."""
    return RenderingTable(files(__package__).joinpath(FILE).read_bytes())
