"""How much each word of a section counts for it: BM25+, field by field, reckoned at build.

A word of a title counts for all sections of its page. That is written down once, for the page itself, so that the browser adds it
to each of them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.site.search.search_sections import Section
from duizhao.site.search.search_tokens import text_words

# How much a field counts beside the text.
TITLE, LEAD, HEADING, ABOVE, TEXT = 3.0, 1.5, 4.0, 1.5, 1.0
# The usual numbers of BM25+: how soon more of the same word stops to count, how much a long text is held against it, and what a
# word is worth wherever it stands.
SATURATION, LENGTH, FLOOR = 1.2, 0.7, 0.5
# A weight is sent as a whole number up to this one; eight of them double it.
MOST, STEPS = 63, 8


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """`weights`: by word, (place, weight) of what holds it, in the order of the places. A page has a place and, behind it, one
    for each of its sections. `written`: the Latin words as they are written, the most frequent first.
    """

    weights: dict[str, list[tuple[int, int]]]
    written: tuple[str, ...]


def weigh(pages: Iterable[tuple[str, str, Sequence[Section]]]) -> WeighedWords:
    """The weights of all words of pages, each given as title, lead and sections."""
    titles, leads, headings, aboves, texts = (
        _Field(weight) for weight in (TITLE, LEAD, HEADING, ABOVE, TEXT)
    )
    written: Counter[str] = Counter()
    place = 0
    for title, lead, sections in pages:
        titles.add(place, title, written)
        leads.add(place, lead, written)
        above = ""
        for section in sections:
            place += 1
            if section.level <= 2:
                above = ""
            headings.add(place, section.heading, written)
            aboves.add(place, above, None)
            texts.add(place, section.text, written)
            if section.level == 2:
                above = section.heading
        place += 1
    sums: dict[str, dict[int, float]] = {}
    for field in (titles, leads, headings, aboves, texts):
        field.add_to(sums)
    weights = {
        word: [(place, level(score)) for place, score in sorted(sums[word].items())]
        for word in sorted(sums, key=_as_browsers_sort)
    }
    return WeighedWords(
        weights, tuple(word for word, _ in sorted(written.items(), key=lambda one: (-one[1], one[0])))
    )


def level(score: float) -> int:
    """The whole number that stands for a score; `theme/javascripts/search/parts.js` turns it back."""
    return min(MOST, max(1, round(STEPS * math.log2(1 + score))))


class _Field:
    """The words of one field of all pages or sections."""

    def __init__(self, weight: float) -> None:
        self._weight = weight
        self._counts: list[tuple[int, Counter[str]]] = []

    def add(self, place: int, text: str, written: Counter[str] | None) -> None:
        words, latin = text_words(text)
        self._counts.append((place, Counter(words)))
        if written is not None:
            written.update(latin)

    def add_to(self, sums: dict[str, dict[int, float]]) -> None:
        """Add what every word of this field counts at every place to `sums`."""
        total = len(self._counts)
        usual = sum(len(counts) for _, counts in self._counts) / total if total else 0
        if not usual:
            return
        spread: Counter[str] = Counter()
        for _, counts in self._counts:
            spread.update(counts.keys())
        rarity = {
            word: self._weight * math.log(1 + (total - held + 0.5) / (held + 0.5))
            for word, held in spread.items()
        }
        for place, counts in self._counts:
            damped = SATURATION * (1 - LENGTH + LENGTH * len(counts) / usual)
            for word, count in counts.items():
                worth = rarity[word] * (FLOOR + count * (SATURATION + 1) / (count + damped))
                at = sums.setdefault(word, {})
                at[place] = at.get(place, 0.0) + worth


def _as_browsers_sort(word: str) -> bytes:
    """Browsers compare texts by their UTF-16, where a rare character comes before some usual ones."""
    return word.encode("utf-16-be")
