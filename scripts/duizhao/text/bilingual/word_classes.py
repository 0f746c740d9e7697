"""Which English words cannot mean the same: antonyms, and different things of one class (knee and elbow, nurse and teacher).

The file (`word_classes.tsv`, made of WordNet, see LICENCES.md) has for each word its classes, its antonyms and how many senses
it has. A class in small letters is a path (`bp01` stands below `bp0`): words of which one stands above the other may mean the
same. `~` marks a further sense, `^` a whole that the word is a part of.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from duizhao.text.bilingual.english_forms import bases
from duizhao.text.bilingual.rendering_table import rendering_table
from duizhao.text.bilingual.sorted_rows import SortedRows

FILE = "word_classes.tsv"
Exclusion = Literal["", "antonym", "same class"]
# Two English words that have a Chinese word so sure in common do not exclude each other.
SHARED = 0.5
# The letters of a path that name its class.
CLASS = 2


@lru_cache(50_000)
def excludes(one: str, other: str) -> Exclusion:
    """How two English words exclude each other; empty where they may mean the same, or where nothing is known."""
    one, other = one.lower(), other.lower()
    mine, others = {one, *bases(one)}, {other, *bases(other)}
    parts, other_parts = set(one.split()), set(other.split())
    if mine & others or parts <= other_parts or other_parts <= parts:
        return ""
    (classes, against), (other_classes, other_against) = _entry(one), _entry(other)
    if others & against or mine & other_against:
        return "antonym"
    here, there = rendering_table().answers(one), rendering_table().answers(other)
    if any(score >= SHARED and there.get(answer, 0.0) >= SHARED for answer, score in here.items()):
        return ""
    if any(_related(a, b) for a in classes for b in other_classes):
        return ""
    return "same class" if _own(classes) & _own(other_classes) else ""


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


def _related(one: str, other: str) -> bool:
    """True where one class is the other or stands above it; two wholes say nothing."""
    if one[0] == other[0] == "^":
        return False
    one, other = one.lstrip("~^"), other.lstrip("~^")
    return one.startswith(other) or other.startswith(one)


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
