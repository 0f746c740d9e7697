"""Chinese words that no dictionary knows, standing where a known term almost stands.

The dictionary is the word list that jieba ships (349,046 entries, MIT). A suspect is a run of two to five Chinese
characters that no dictionary word touches and that has the characters of exactly one known term but for one that is
missing, added or another, in any order: 酮胺 for 氯胺酮.
"""

import importlib.util
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from duizhao.language.script import HAN_RUN

LONGEST = 5
SHORTEST_TERM = 3


@dataclass(frozen=True, slots=True)
class Suspect:
    """`word` stands at `start` to `end` (offsets in characters) and is probably meant to be `term`."""

    word: str
    term: str
    start: int
    end: int


@cache
def words() -> frozenset[str]:
    """Every entry of the dictionary."""
    # Only the list is read: importing jieba would load its whole segmenter.
    spec = importlib.util.find_spec("jieba")
    assert spec and spec.origin
    lines = Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines()
    return frozenset(line.split(" ", 1)[0] for line in lines)


def suspects(text: str, terms: Iterable[str]) -> tuple[Suspect, ...]:
    """The unknown words of `text` that are one character away from exactly one of `terms`, from left to right."""
    names = frozenset(term for term in terms if HAN_RUN.fullmatch(term))
    near = _neighbours(frozenset(name for name in names if len(name) >= SHORTEST_TERM))
    if not near or not HAN_RUN.search(text):
        return ()
    for name in sorted(names, key=len, reverse=True):
        if name in text:
            text = text.replace(name, "\0" * len(name))
    return tuple(
        suspect
        for run in HAN_RUN.finditer(text)
        for start, end in _unknown_stretches(run.group())
        for suspect in _in_stretch(run.group()[start:end], run.start() + start, near)
    )


@cache
def _neighbours(terms: frozenset[str]) -> dict[str, frozenset[str]]:
    """The terms by their characters in order of code point: all of them, and all but one."""
    table: dict[str, set[str]] = {}
    for term in terms:
        for characters in _all_but_one(term):
            table.setdefault(characters, set()).add(term)
    return {characters: frozenset(found) for characters, found in table.items()}


def _all_but_one(word: str) -> set[str]:
    characters = "".join(sorted(word))
    return {characters, *(characters[:index] + characters[index + 1 :] for index in range(len(characters)))}


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
    """The suspects of a stretch, the shortest first: what stands beside 酮胺 is no part of it."""
    found: list[Suspect] = []
    for length in range(2, min(LONGEST, len(stretch)) + 1):
        for start in range(len(stretch) - length + 1):
            word = stretch[start : start + length]
            meant = {term for characters in _all_but_one(word) for term in near.get(characters, ()) if term != word}
            place = (offset + start, offset + start + length)
            if len(meant) == 1 and not any(s.start < place[1] and place[0] < s.end for s in found):
                found.append(Suspect(word, meant.pop(), *place))
    return sorted(found, key=lambda suspect: suspect.start)
