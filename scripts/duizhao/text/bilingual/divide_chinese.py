"""Chinese text cut into words: of all ways to cut it, the one whose words are the most usual together (a unigram model,
found in one pass as Viterbi does)."""

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Lines of words with a space between them, a tab, their cost (-10 log of how usual they are), a tab, and how likely (0 to 99) a
# word of the table of renderings stands for them in a good pair.
FILE = "chinese_frequencies.tsv"
# What a character costs that is no word of the list, in the file's units; nothing relies on it.
UNKNOWN = (180, 0)
# Characters of a word, at most.
LONGEST = 8
_HIGHEST = 99


@dataclass(frozen=True, slots=True)
class ChineseWords:
    """The list: what each word costs and how reliable it is, and by its first two characters how long the longest word is."""

    known: dict[str, tuple[int, int]]
    beginnings: dict[str, int]


def divide(text: str, listed: ChineseWords | None = None) -> list[tuple[int, int]]:
    """Where the words of `text` (Chinese characters alone) start and end, in characters; by the package's list, or by another."""
    listed = listed or chinese_words()
    known, longest = listed.known.get, listed.beginnings.get
    length = len(text)
    best: list[float] = [0] + [math.inf] * length
    came = [0] * (length + 1)
    for start in range(length):
        here = best[start]
        alone = here + known(text[start], UNKNOWN)[0]
        if alone < best[start + 1]:
            best[start + 1], came[start + 1] = alone, start
        if most := longest(text[start : start + 2]):
            for end in range(start + 2, min(start + most, length) + 1):
                word = known(text[start:end])
                if word is not None and here + word[0] < best[end]:
                    best[end], came[end] = here + word[0], start
    spans = []
    while length:
        spans.append((came[length], length))
        length = came[length]
    return spans[::-1]


def chinese_reliability(word: str) -> float:
    """How likely a word of the table of renderings stands for `word` in a good pair, from 0 to 1; 0 where it is not listed."""
    return chinese_words().known.get(word, UNKNOWN)[1] / _HIGHEST


@cache
def chinese_words() -> ChineseWords:
    """The list that ships with the package."""
    return read_words(files(__package__).joinpath(FILE).read_text("utf-8"))


def read_words(text: str) -> ChineseWords:
    """The list of a file with that text."""
    known: dict[str, tuple[int, int]] = {}
    beginnings: dict[str, int] = {}
    for line in text.splitlines():
        same, cost, reliability = line.split("\t")
        listed = same.split(" ")
        known.update(dict.fromkeys(listed, (int(cost), int(reliability))))
        for word in listed:
            if len(word) > max(1, beginnings.get(word[:2], 0)):
                beginnings[word[:2]] = min(len(word), LONGEST)
    return ChineseWords(known, beginnings)
