"""How certain a clue is: a logistic regression over its features, with weights that were fitted once and stand in
`certainty.toml` (`bench/certainty_train.py` fits them on public translations, half of each set)."""

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.meaning.clue import Clue, Difference

FILE = "certainty.toml"
# English words of the longest short sentence.
SHORT = 18
# The names of the features that every clue has, from the two sentences.
COVERAGE, LENGTH, ALONE_EN, ALONE_ZH, OTHER_CLUES = (
    "coverage",
    "length",
    "alone_en",
    "alone_zh",
    "other_clues",
)


@dataclass(frozen=True, slots=True)
class Certainty:
    """The weights of one kind of clue, and from which probability on it is told at all and is sure: in a short sentence and in a
    long one. In a long sentence more words may stand for each other, and the same clue is wrong more often."""

    weights: Mapping[str, float]
    possible: Mapping[str, float]
    sure: Mapping[str, float]


@cache
def certainties() -> Mapping[str, Certainty]:
    """The weights by kind, as the package ships them."""
    data = tomllib.loads(files(__package__).joinpath(FILE).read_text("utf-8"))
    return {
        kind: Certainty(table["weights"], table["possible"], table["sure"]) for kind, table in data.items()
    }


def judged(clues: Iterable[Clue], sentences: LinkedSentences) -> Iterator[Difference]:
    """The clues that are likely enough to be told, each with its certainty."""
    clues = tuple(clues)
    length = "short" if len(sentences.en_tokens) <= SHORT else "long"
    for clue in clues:
        certainty = certainties().get(clue.kind)
        if certainty is None:
            continue
        chance = probability(clue, all_features(clue, clues, sentences), certainty.weights)
        if chance >= certainty.possible[length]:
            yield Difference(clue, chance, "sure" if chance >= certainty.sure[length] else "possible")


def all_features(clue: Clue, clues: tuple[Clue, ...], sentences: LinkedSentences) -> dict[str, float]:
    """The features of a clue with those of its sentences: how much of them is answered, how long they are, how many words
    are unanswered on each side, and how many other clues there are."""
    return {
        COVERAGE: sentences.coverage,
        LENGTH: math.log1p(len(sentences.en_tokens)),
        ALONE_EN: math.log1p(len(sentences.unanswered_en)),
        ALONE_ZH: math.log1p(len(sentences.unanswered_zh)),
        OTHER_CLUES: math.log1p(len(clues) - 1),
        f"group {clue.group}": 1.0,
        **clue.features,
    }


def probability(clue: Clue, features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that `weights` give; a feature without a weight counts nothing."""
    total = weights.get("bias", 0.0) + sum(value * weights.get(name, 0.0) for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
