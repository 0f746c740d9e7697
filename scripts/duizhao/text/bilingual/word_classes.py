"""Which English words cannot mean the same: antonyms, and different things of one class (knee and elbow, nurse and teacher).

The file (`word_classes.tsv`, made of WordNet, see LICENCES.md) has for each word its classes, its antonyms and how many senses
it has. A class in small letters is a path (`bp01` stands below `bp0`): words of which one stands above the other may mean the
same. `~` marks a further sense, `^` a whole that the word is a part of.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from duizhao.text.bilingual.english_forms import bases
from duizhao.text.bilingual.rendering_table import rendering_table
from duizhao.text.bilingual.sorted_rows import SortedRows

FILE = "word_classes.tsv"
Exclusion = Literal["", "antonym", "same class"]
# Two English words that have a Chinese word so sure in common do not exclude each other.
SHARED = 0.5
# The letters of a path that name its class.
CLASS = 2


class ClassPaths(NamedTuple):
    """Paths of classes: those of the word itself, those of wholes that it is a part of, and what stands above either."""

    own: frozenset[str]
    wholes: frozenset[str]
    above_own: frozenset[str]
    above_wholes: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What is known of an English word: the word and what it may be a form of, its parts, its antonyms, the names of its classes,
    the Chinese words that surely render it, and where its classes stand."""

    forms: frozenset[str]
    parts: frozenset[str]
    against: frozenset[str]
    classes: frozenset[str]
    rendered: frozenset[str]
    places: ClassPaths


@lru_cache(50_000)
def excludes(one: str, other: str) -> Exclusion:
    """How two English words exclude each other; empty where they may mean the same, or where nothing is known."""
    return exclusion_of(facts_of(one), facts_of(other))


def exclusion_of(one: WordFacts, other: WordFacts) -> Exclusion:
    """The same for words of which everything is known."""
    opposed = not (other.forms.isdisjoint(one.against) and one.forms.isdisjoint(other.against))
    # Of most words nothing more is asked.
    if not opposed and one.classes.isdisjoint(other.classes):
        return ""
    if not one.forms.isdisjoint(other.forms) or one.parts <= other.parts or other.parts <= one.parts:
        return ""
    if opposed:
        return "antonym"
    related = _related(one.places, other.places) or not one.rendered.isdisjoint(other.rendered)
    return "" if related else "same class"


@lru_cache(20_000)
def facts_of(word: str) -> WordFacts:
    """What is known of an English word."""
    word = word.lower()
    classes, against = _entry(word)
    answers = rendering_table().answers(word)
    return WordFacts(
        frozenset((word, *bases(word))),
        frozenset(word.split()),
        against,
        frozenset(_own(classes)),
        frozenset(answer for answer, score in answers.items() if score >= SHARED),
        _places(classes),
    )


def paths(word: str) -> tuple[str, ...]:
    """The names of the classes of an English word."""
    return tuple(sorted(_own(_entry(word.lower())[0])))


def by_class() -> dict[str, list[str]]:
    """The single words of each class."""
    found: dict[str, list[str]] = {}
    for word in class_rows().keys_from(""):
        if " " not in word:
            for path in paths(word):
                found.setdefault(path, []).append(word)
    return found


def _places(classes: tuple[str, ...]) -> ClassPaths:
    own = frozenset(path.lstrip("~^") for path in classes if path[0] != "^")
    wholes = frozenset(path.lstrip("~^") for path in classes if path[0] == "^")
    return ClassPaths(own, wholes, _above(own), _above(wholes))


def _above(paths: frozenset[str]) -> frozenset[str]:
    return frozenset(path[:length] for path in paths for length in range(len(path) + 1))


def _related(one: ClassPaths, other: ClassPaths) -> bool:
    """True where one class is the other or stands above it; two wholes say nothing."""
    return not (
        one.own.isdisjoint(other.above_own)
        and one.own.isdisjoint(other.above_wholes)
        and one.wholes.isdisjoint(other.above_own)
        and other.own.isdisjoint(one.above_own)
        and other.own.isdisjoint(one.above_wholes)
        and other.wholes.isdisjoint(one.above_own)
    )


def _own(classes: tuple[str, ...]) -> set[str]:
    return {path[:CLASS] for path in classes if path[0].isalpha()}


@lru_cache(20_000)
def _entry(word: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The fine classes and the antonyms of a word, or of what it is a form of."""
    for form in (word, *bases(word)):
        if line := class_rows().rest(form):
            classes, against, _senses = line.split("\t")
            fine = tuple(path for path in classes.split() if not path[0].isupper())
            return fine, frozenset(filter(None, against.split(",")))
    return (), frozenset()


@cache
def class_rows() -> SortedRows:
    """The rows of the file that ships with the package."""
    return SortedRows(files(__package__).joinpath(FILE).read_bytes())
