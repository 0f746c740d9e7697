"""How a text becomes the words under which it is found.

Latin words count by their stem. Chinese has no spaces: each character counts, and each two that stand together (氯胺, 胺酮), so
that any part of a word is found without a dictionary. `theme/javascripts/search/tokens.js` cuts what a reader types in the same
way, and a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from duizhao.site.search.porter_stems import porter_stem
from duizhao.text.language.script import HAN

PARTS = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:['’][^\W\d_{HAN}]+)*")
HYPHENS = frozenset("-‐‑")
SIMPLE = re.compile(r"[a-z0-9]+")
DIGIT = re.compile(r"\d")
# Words of so few letters are their own stems.
SHORT = 3


@dataclass(frozen=True, slots=True)
class TextPart:
    """A Latin word as it is compared, or a run of Chinese characters, with its place in the text."""

    word: str
    is_han: bool
    start: int
    end: int


def text_parts(text: str) -> Iterator[TextPart]:
    """The words and runs of `text` in their order; marks and blanks are left out."""
    for found in PARTS.finditer(text):
        word = found[0]
        is_han = word[0] >= "\u3007" and re.match(f"[{HAN}]", word[0]) is not None
        yield TextPart(word if is_han else plain_word(word), is_han, found.start(), found.end())


@lru_cache(maxsize=1 << 16)
def plain_word(word: str) -> str:
    """A Latin word without what makes no difference: width, capitals, accents, apostrophes."""
    if SIMPLE.fullmatch(word):
        return word
    bare = "".join(
        one
        for one in unicodedata.normalize("NFKD", word)
        if one not in "'’" and not unicodedata.category(one).startswith("M")
    )
    return unicodedata.normalize("NFC", bare).lower()


def stem_of(word: str) -> str:
    """What a plain Latin word is looked up by. What holds a digit, and what is short, is its own stem."""
    return word if len(word) <= SHORT or DIGIT.search(word) else porter_stem(word)


def twos(run: str) -> list[str]:
    """Every two characters of `run` that stand together."""
    return [run[place : place + 2] for place in range(len(run) - 1)]


def text_words(text: str) -> tuple[list[str], list[str]]:
    """Everything under which `text` is found, each as often as it is there; and its Latin words as they are written.

    Two words with a hyphen between them are found as one, too.
    """
    words: list[str] = []
    written: list[str] = []
    before: TextPart | None = None
    for part in text_parts(text):
        if part.is_han:
            words += part.word
            words += twos(part.word)
        else:
            words.append(stem_of(part.word))
            written.append(part.word)
            if before and not before.is_han and text[before.end : part.start] in HYPHENS:
                words.append(stem_of(before.word + part.word))
        before = part
    return words, written
