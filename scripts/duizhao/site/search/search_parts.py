"""The index of a language in parts: a first file that every search needs, and parts that are fetched when a search needs them.

All are scripts and not JSON, because a browser that shows the site from a disk reads no JSON beside the page. Where everything
together is small, the parts stand in the first file, and nothing is fetched later.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Language

# Bytes up to which the parts stand in the first file: what a slow phone fetches in a third of a second, packed.
WHOLE = 128 * 1024
# Bytes of a part, before it is packed. Smaller ones would be fetched no sooner, because each costs a way to the server and back.
WORDS, TEXTS = 5 * 1024, 6 * 1024
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
# Five bits a digit; the sixth says that more follow.
BITS, MORE = 5, 32
# A word that stands in more places than this keeps those where it counts most: nobody reads on.
PLACES = 1500
# Words that share so many first letters may be of one family: `theme/javascripts/search/spelling.js` knows the number too.
FAMILY = 5


@dataclass(frozen=True, slots=True)
class IndexPart:
    """One part: its kind (`words`, `texts`, `written`, `sounds`), its number among those, and what it holds."""

    kind: str
    number: int
    value: Any

    def script(self) -> str:
        """The call that hands it to the search in the browser."""
        return f"duizhaoSearch.part({json.dumps(self.kind)},{self.number},{script_value(self.value)})\n"


def packed_words(weights: dict[str, list[tuple[int, int]]]) -> tuple[list[IndexPart], list[str]]:
    """The words with their places, in parts by their order, and the first word of each part."""
    entries = ((word, packed_places(places)) for word, places in weights.items())
    groups = list(_grouped(entries, WORDS))
    parts = [IndexPart("words", number, dict(group)) for number, group in enumerate(groups)]
    return parts, [group[0][0] for group in groups]


def packed_texts(pages: Iterable[Sequence[str]]) -> tuple[list[IndexPart], list[int]]:
    """The texts of the pages (its lead, then each section), in parts by their order, and the first page of each part."""
    groups = list(_grouped(enumerate(pages), TEXTS))
    parts = [IndexPart("texts", number, [texts for _, texts in group]) for number, group in enumerate(groups)]
    return parts, [group[0][0] for group in groups]


def written_words(written: Sequence[str]) -> tuple[list[IndexPart], str]:
    """The Latin words that a misspelt one may stand for, a part for each first letter, and those letters."""
    by_letter: dict[str, list[str]] = {}
    for word in written:
        if len(word) > 3 and word.isascii() and word.isalpha():
            by_letter.setdefault(word[0], []).append(word)
    letters = "".join(sorted(by_letter))
    return [
        IndexPart("written", number, " ".join(by_letter[letter])) for number, letter in enumerate(letters)
    ], letters


def packed_places(places: Sequence[tuple[int, int]]) -> str:
    """Places and weights as digits: how far it is from the place before, then the weight."""
    if len(places) > PLACES:
        places = sorted(sorted(places, key=lambda one: (-one[1], one[0]))[:PLACES])
    digits, before = [], -1
    for place, weight in places:
        gap, before = place - before - 1, place
        while gap >= MORE:
            digits.append(DIGITS[MORE + gap % MORE])
            gap >>= BITS
        digits.append(DIGITS[gap])
        digits.append(DIGITS[weight])
    return "".join(digits)


def index_scripts(head: dict[str, Any], parts: Sequence[IndexPart], language: Language) -> dict[str, str]:
    """The files of an index: from the name of each, below the folder of the search, to its text.

    The folder of the parts bears a digest of all of them: a reader whose page is older than the site never mixes two indexes.
    """
    scripts = [part.script() for part in parts]
    whole = sum(len(script.encode()) for script in scripts) <= WHOLE
    digest = hashlib.sha256("".join(scripts).encode()).hexdigest()[:8]
    folder = "" if whole else f"{language}-{digest}"
    first = f"globalThis.duizhaoSearch??={{}};duizhaoSearch.data={script_value({**head, 'folder': folder})}\n"
    if whole:
        return {f"{language}.js": first + "".join(scripts)}
    named = {
        f"{folder}/{part.kind}-{part.number}.js": script for part, script in zip(parts, scripts, strict=True)
    }
    return {f"{language}.js": first, **named}


def script_value(value: Any) -> str:
    """`value` as it stands in a script: JSON, without the ends of lines that JSON does not know as such."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _alike(one: Any, other: Any) -> bool:
    """Words of one family (pregnant, pregnancy) are looked for together, so they stand in one part."""
    return isinstance(one, str) and one.isascii() and one[:FAMILY] == other[:FAMILY] and len(one) >= FAMILY


def _grouped(entries: Iterable[tuple[Any, Any]], most: int) -> Iterator[list[tuple[Any, Any]]]:
    """Neighbours together, up to `most` bytes; what is larger alone stands alone."""
    group: list[tuple[Any, Any]] = []
    size = 0
    for key, held in entries:
        added = len(script_value([key, held]).encode())
        if group and size + added > most and (size > 2 * most or not _alike(group[-1][0], key)):
            yield group
            group, size = [], 0
        group.append((key, held))
        size += added
    if group:
        yield group
