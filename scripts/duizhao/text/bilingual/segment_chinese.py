"""Chinese text cut into words: of all ways to cut it, the one whose words are the most usual together (a unigram model,
found in one pass as Viterbi does)."""

import math
from functools import cache
from importlib.resources import files

# Lines of words with a space between them, a tab, and their cost: -10 log of how usual they are.
FILE = "chinese_frequencies.tsv"
# What a character costs that is no word of the list.
UNKNOWN = 18.0


def segment(text: str) -> list[tuple[int, int]]:
    """Where the words of `text` (Chinese characters alone) start and end, in characters."""
    costs, longest = _frequencies()
    length = len(text)
    best = [0.0] + [math.inf] * length
    came = [0] * (length + 1)
    for start in range(length):
        here = best[start]
        alone = here + costs.get(text[start], UNKNOWN)
        if alone < best[start + 1]:
            best[start + 1], came[start + 1] = alone, start
        for end in range(start + 2, min(start + longest.get(text[start : start + 2], 0), length) + 1):
            cost = costs.get(text[start:end])
            if cost is not None and here + cost < best[end]:
                best[end], came[end] = here + cost, start
    spans = []
    while length:
        spans.append((came[length], length))
        length = came[length]
    return spans[::-1]


@cache
def _frequencies() -> tuple[dict[str, float], dict[str, int]]:
    """The cost of each word, and how long the longest word is that begins with two characters."""
    costs: dict[str, float] = {}
    longest: dict[str, int] = {}
    for line in files(__package__).joinpath(FILE).read_text("utf-8").splitlines():
        same, cost = line.split("\t")
        for word in same.split(" "):
            costs[word] = int(cost) / 10
            if len(word) > 1:
                longest[word[:2]] = max(longest.get(word[:2], 0), len(word))
    return costs, longest
