"""The traits of a piece with what each weighs in its source: a word that is everywhere says little.

Sums are `fsum`: the same whatever order a set has.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from duizhao.normalise.pairing.traits import Traits

# What the commonest word still weighs.
LEAST = 0.3
# A Chinese word of one character has many meanings and meets an English one by chance.
ONE_CHARACTER = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece; its ideas, English stems and Chinese words with their weights, and the sum of each."""

    traits: Traits
    ideas: Mapping[str, float]
    all_ideas: float
    stems: Mapping[str, float]
    all_stems: float
    words: Mapping[str, float]
    all_words: float
    log_size: float


@dataclass(frozen=True, slots=True)
class Scales:
    """What every idea, English stem and Chinese word of a source weighs. `meanings` are the stems that explain each Chinese
    word, `explained` the Chinese words that each stem explains."""

    ideas: Mapping[str, float]
    stems: Mapping[str, float]
    words: Mapping[str, float]
    meanings: Mapping[str, frozenset[str]]
    explained: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, en: Sequence[Traits], zh: Sequence[Traits]) -> "Scales":
        """From all pieces of both languages."""
        known = frozenset[str]().union(*[one.stems for one in en])
        meanings = {word: stems & known for one in zh for word, stems in one.glosses.items()}
        explained: dict[str, list[str]] = {}
        for word, stems in meanings.items():
            for stem in stems:
                explained.setdefault(stem, []).append(word)
        words = _weights([one.glosses for one in zh])
        return cls(
            _weights([one.ideas for one in (*en, *zh)]),
            _weights([one.stems for one in en]),
            {word: weight * (1.0 if len(word) > 1 else ONE_CHARACTER) for word, weight in words.items()},
            meanings,
            {stem: tuple(found) for stem, found in explained.items()},
        )

    def answers(self, en: Traits) -> dict[str, frozenset[str]]:
        """The Chinese words of the source that the dictionary explains by stems of an English piece, with those stems."""
        words = {word for stem in en.stems for word in self.explained.get(stem, ())}
        return {word: self.meanings[word] & en.stems for word in words}

    def weigh(self, one: Traits) -> Weighed:
        """A piece of the source, or several joined."""
        ideas = {idea: self.ideas[idea] for idea in one.ideas}
        stems = {stem: self.stems[stem] for stem in one.stems}
        words = {word: self.words[word] for word in one.glosses}
        return Weighed(
            one,
            ideas,
            max(fsum(ideas.values()), 1.0),
            stems,
            max(fsum(stems.values()), 1.0),
            words,
            max(fsum(words.values()), 1.0),
            # Sizes are compared as `distance` compares them.
            math.log(one.size + 2),
        )


def _weights(sets: Sequence[Iterable[str]]) -> dict[str, float]:
    """The weight of every word: 1 for what stands in one piece, less for what stands in more."""
    counts = Counter(word for one in sets for word in frozenset(one))
    scale = math.log(len(sets) + 1)
    return {
        word: max(1.0 - math.log(count) / scale, LEAST) if len(sets) > 1 else 1.0
        for word, count in counts.items()
    }
