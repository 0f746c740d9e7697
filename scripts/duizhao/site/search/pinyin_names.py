"""The names that the search of Chinese pages knows, as they sound: people type pinyin where no Chinese keyboard is at hand.

A name is found by its syllables (kaiche), and by their first letters (kc) where these stand for one thing only.
"""

import re
from collections import Counter
from collections.abc import Iterable

from duizhao.site.search.search_names import Names, joining_words, small_words
from duizhao.text.language.pinyin import typed_syllables
from duizhao.text.language.script import HAN

# Longer runs are sentences, and nobody types those in letters.
LONGEST = 8
# Words of headings that are known by their sound, the most frequent ones.
MOST_WORDS = 2000
RUN = re.compile(f"[{HAN}]+")
# One letter is no name.
FEWEST_LETTERS = 2


def sounds(names: Iterable[Names], headings: Iterable[str]) -> dict[str, str]:
    """By pinyin: the Chinese names that sound so, joined by blanks. `headings`: titles and headings of the pages.

    Raises CannotRun where the package that knows the readings is missing.
    """
    groups = [[name for side in group for name in side if RUN.fullmatch(name)] for group in names]
    frequent = Counter(_words_of(headings)).most_common(MOST_WORDS)
    groups += [[word] for word, _ in frequent]
    found: dict[str, dict[str, None]] = {}
    letters: dict[str, set[tuple[str, ...]]] = {}
    for group in groups:
        for name in group:
            for sound in _spellings(name) if 2 <= len(name) <= LONGEST else ():
                found.setdefault(sound, {})[name] = None
    for group in groups:
        things: dict[str, list[str]] = {}
        for name in group:
            if 2 <= len(name) <= LONGEST and (first := _initials(name)):
                things.setdefault(first, []).append(name)
        for first, same in things.items():
            letters.setdefault(first, set()).add(tuple(dict.fromkeys(same)))
    for word in small_words():
        if RUN.fullmatch(word):
            for sound in _spellings(word):
                found.setdefault(sound, {word: None})
    for first, meant in letters.items():
        kept = _one_thing(meant)
        if kept and first not in found:
            found[first] = dict.fromkeys(kept)
    return {sound: " ".join(found[sound]) for sound in sorted(found)}


def _one_thing(meant: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The names that all meanings of some letters share; none where the letters mean two things."""
    first, *others = sorted(meant, key=len)
    return first if all(set(first) & set(other) for other in others) else ()


def _spellings(name: str) -> tuple[str, ...]:
    """How the sound of `name` is typed: ü as v, and as u by those who know no better."""
    typed = "".join(typed_syllables(name)).lower()
    return tuple(dict.fromkeys((typed, typed.replace("v", "u")))) if typed.isascii() and typed else ()


def _initials(name: str) -> str:
    letters = "".join(syllable[0] for syllable in typed_syllables(name))
    return letters.lower() if len(letters) >= FEWEST_LETTERS and letters.isascii() else ""


def _words_of(headings: Iterable[str]) -> Iterable[str]:
    """The Chinese words of headings: runs of characters, cut where a word joins two."""
    joins = "|".join(map(re.escape, joining_words()))
    for heading in headings:
        for run in RUN.findall(heading):
            yield from (word for word in re.split(joins, run) if 2 <= len(word) <= LONGEST)
