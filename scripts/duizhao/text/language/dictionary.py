"""Chinese words that no dictionary knows, standing where a known term almost stands.

The dictionary is the list in `chinese_words`. A suspect is a run of two to five Chinese
characters that no dictionary word touches and that is nearly one known term: its characters in any order, one of them
missing or one too many (阿匹林司 for 阿司匹林), or in its order with one other character (氧化钙 for 氯化钙). The last may
be another thing, as here, so it is only asked about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations
from operator import add

from duizhao.text.language.chinese_words import word_list
from duizhao.text.language.script import HAN_RUN, has_han

LONGEST = 5
SHORTEST_TERM = 3
# To look through the list for more words takes longer than to make a table of it.
FEW = 100


@dataclass(frozen=True, slots=True)
class Suspect:
    """`word` stands at `start` to `end` (offsets in characters) and is probably meant to be `term`.

    `is_sure` is False where a character is another one: that may be another word, and a person has to say.
    """

    word: str
    term: str
    start: int
    end: int
    is_sure: bool = True


@cache
def words() -> frozenset[str]:
    """Every word that the dictionary lists."""
    return frozenset(word_list().decode().split())


def is_word(word: str) -> bool:
    """Whether the dictionary has `word`. For a few words no table is made."""
    if words.cache_info().currsize or _is_listed.cache_info().misses >= FEW:
        return word in words()
    return _is_listed(word)


@lru_cache(maxsize=FEW)
def _is_listed(word: str) -> bool:
    return f"\n{word}\n".encode() in word_list()


def suspects(text: str, terms: Iterable[str]) -> tuple[Suspect, ...]:
    """The unknown words of `text` that are one character away from exactly one of `terms`, from left to right."""
    # Most texts have no Chinese: nothing is made of the terms for those.
    return _suspects(text, frozenset(terms)) if has_han(text) else ()


# A piece is asked about before it is repaired and afterwards, and mostly there was nothing to repair.
@lru_cache(maxsize=2)
def _suspects(text: str, terms: frozenset[str]) -> tuple[Suspect, ...]:
    names = _names(terms)
    if not names.near or not _may_be_near(text, names):
        return ()
    for name in names.longest_first:
        if name in text:
            text = text.replace(name, "\0" * len(name))
    return tuple(
        suspect
        for run in HAN_RUN.finditer(text)
        if _may_be_near(run.group(), names)
        for start, end in _unknown_stretches(run.group())
        for suspect in _in_stretch(run.group()[start:end], run.start() + start, names.near)
    )


def _may_be_near(text: str, names: "_ChineseNames") -> bool:
    """False where no word of `text` can be near a term: a quick look.

    A term has three characters or more. What is near it has all of them but one at most, in any order, and at most one
    other character; so two characters of the term stand side by side in it, or with the other one between them.
    """
    return bool(names.close.search(text)) and not (
        names.couples.isdisjoint(map(add, text, text[1:]))
        and names.couples.isdisjoint(map(add, text, text[2:]))
    )


@dataclass(frozen=True, slots=True)
class _ChineseNames:
    """The Chinese names, the longest first, and what is `near` those that are long enough: see `_near`. `couples` are any
    two characters of one of these; `close` finds two characters of any of them, with one between them at most."""

    longest_first: tuple[str, ...]
    near: dict[str, frozenset[str]]
    couples: frozenset[str]
    close: re.Pattern[str]


@cache
def _names(terms: frozenset[str]) -> _ChineseNames:
    names = frozenset(term for term in terms if HAN_RUN.fullmatch(term))
    long = frozenset(name for name in names if len(name) >= SHORTEST_TERM)
    characters = "".join(sorted(set().union(*long))) or "\0"
    return _ChineseNames(
        tuple(sorted(names, key=len, reverse=True)),
        _near(long),
        frozenset(one + other for name in long for one, other in permutations(name, 2)),
        re.compile(f"[{characters}].?[{characters}]", re.DOTALL),
    )


@cache
def _near(terms: frozenset[str]) -> dict[str, frozenset[str]]:
    """The terms by what a word that is near them has, see `_keys`."""
    table: dict[str, set[str]] = {}
    for term in terms:
        for key in (_sorted(term), *_without_one(term), *_with_another(term)):
            table.setdefault(key, set()).add(term)
    return {key: frozenset(found) for key, found in table.items()}


def _sorted(word: str) -> str:
    return "".join(sorted(word))


def _without_one(word: str) -> set[str]:
    return {"-" + _sorted(word[:index] + word[index + 1 :]) for index in range(len(word))}


def _with_another(word: str) -> set[str]:
    return {word[:index] + "?" + word[index + 1 :] for index in range(len(word))}


def _likeness(word: str, near: dict[str, frozenset[str]]) -> tuple[int, int, str, bool] | None:
    """How many characters `word` shares with the one term that it is near, how likely that is as against another
    reading with as many, the term, and whether it is sure; None where it is near none, or two."""
    one_too_many = {key.removeprefix("-") for key in _without_one(word)}
    readings = (
        (0, 0, True, {_sorted(word)}),
        (-1, 1, True, one_too_many),
        (-1, 0, False, _with_another(word)),
        (0, 1, True, {"-" + _sorted(word)}),
    )
    for less, rank, is_sure, keys in readings:
        terms = {term for key in keys for term in near.get(key, ()) if term != word}
        if terms:
            return (len(word) + less, rank, terms.pop(), is_sure) if len(terms) == 1 else None
    return None


def _unknown_stretches(run: str) -> list[tuple[int, int]]:
    """The stretches of `run` that no dictionary word of two to five characters touches."""
    known = words()
    touched = bytearray(len(run))
    for start in range(len(run) - 1):
        for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
            if run[start:end] in known:
                touched[start:end] = b"\1" * (end - start)
    return [match.span() for match in re.finditer(b"\0{2,}", touched)]


def _in_stretch(stretch: str, offset: int, near: dict[str, frozenset[str]]) -> list[Suspect]:
    """The suspects of a stretch. Where two overlap, the one that shares more with its term, for a part of it may look like it too."""
    readings = []
    for length in range(2, min(LONGEST, len(stretch)) + 1):
        for start in range(len(stretch) - length + 1):
            word = stretch[start : start + length]
            if likeness := _likeness(word, near):
                shared, rank, term, is_sure = likeness
                place = (offset + start, offset + start + length)
                readings.append((-shared, rank, place[0], Suspect(word, term, *place, is_sure)))
    found: list[Suspect] = []
    for *_order, suspect in sorted(readings, key=lambda reading: reading[:3]):
        if not any(one.start < suspect.end and suspect.start < one.end for one in found):
            found.append(suspect)
    return sorted(found, key=lambda suspect: suspect.start)
