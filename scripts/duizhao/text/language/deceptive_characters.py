"""Characters that make a text another one than it looks: signs that turn its direction, signs that nobody sees, and letters of
another alphabet that look like Latin ones.

What they can do is told in Unicode's reports 36 and 39 and in "Trojan Source" (CVE-2021-42574).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# Letters that are read as the Latin letter beside them (from confusables.txt of UTS 39: those of one letter, in the alphabets
# that keyboards and copied text mix with Latin).
LOOKALIKES = {
    **dict(zip("аеорсухіјѕһԁԛԝѵӏАВЕЅІЈКМНОРСТУХҮԌ", "aeopcyxijshdqwvlABESIJKMHOPCTYXYG", strict=True)),
    **dict(zip("ονρυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovpuikABEZHIKMNOPTYX", strict=True)),
    **dict(zip("օոսհցզՍՏՕ", "onuhgqUSO", strict=True)),
}
# Less alike: only beside a Latin letter does one take them for it.
ALIKE_BESIDE_LATIN = LOOKALIKES | dict(zip("мтквнгпи", "mtkbhrnu", strict=True))
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u1f00-\u1fff]")
# A word with such a letter in it: what stands before and after it without a gap.
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u1f00-\u1fff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
# Signs that turn the direction of what follows, and those that end it.
TURNING = "\u202a-\u202e\u2066-\u2069"
# Letters of an alphabet of unseen signs, made for the names of languages: a whole sentence fits into them.
TAGS = "\U000e0001-\U000e007f"
# A flag of a region is a black flag, its name in these letters, and a sign that ends it: that is what they are for now.
_REGION_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,8}\U000e007f")
# Signs without a width, inside a word or a number. Emoji and some scripts need the joiners: there they stand beside no Latin letter and
# no digit.
_UNSEEN = re.compile(
    "(?<=[A-Za-z0-9.,%])[\u200b-\u200f\u2060-\u2064\u180e\ufeff\u034f\u061c]+(?=[A-Za-z0-9.,%])"
)
_ANY = re.compile(
    f"[{TURNING}]|[{TAGS}]+|[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u1f00-\u1fff\u200b-\u200f\u2060-\u2064\u180e\ufeff\u034f\u061c]"
)

Deceit = Literal["turned", "tag", "unseen", "lookalike"]


@dataclass(frozen=True, slots=True)
class Deceptive:
    """A stretch of a text that is not what it looks like: offsets in characters, what is wrong with it, the characters that do it,
    and how the words look to a reader (empty where they are unseen)."""

    start: int
    end: int
    deceit: Deceit
    characters: str
    looks_like: str = ""


def deceptive(text: str) -> tuple[Deceptive, ...]:
    """Every such stretch of `text`, from left to right."""
    if text.isascii() or not _ANY.search(text):
        return ()
    return tuple(sorted({*_turned(text), *_tags(text), *_unseen(text), *_lookalikes(text)}, key=_place))


def name_of(character: str) -> str:
    """A character by its number and its name: `U+043C CYRILLIC SMALL LETTER EM`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def _turned(text: str) -> Iterator[Deceptive]:
    for match in re.finditer(f"[{TURNING}]", text):
        yield Deceptive(match.start(), match.end(), "turned", match.group())


def _tags(text: str) -> Iterator[Deceptive]:
    flags = [match.span() for match in _REGION_FLAG.finditer(text)]
    for match in re.finditer(f"[{TAGS}]+", text):
        if not any(start <= match.start() < end for start, end in flags):
            yield Deceptive(match.start(), match.end(), "tag", match.group())


def _unseen(text: str) -> Iterator[Deceptive]:
    for match in _UNSEEN.finditer(text):
        yield Deceptive(match.start(), match.end(), "unseen", match.group())


def _lookalikes(text: str) -> Iterator[Deceptive]:
    """Words that mix alphabets, and words of another alphabet of which every letter looks Latin, where nothing else is written in it."""
    if not _FOREIGN.search(text):
        return
    words = list(_WORD.finditer(text))
    # Somebody quotes Russian, Greek or Armenian: then the short words of it are those of that language.
    quoted = any(
        not _LATIN.search(word.group())
        and any(_is_foreign(letter) and letter not in LOOKALIKES for letter in word.group())
        for word in words
        if len(word.group()) > 1
    )
    for word in words:
        letters = word.group()
        foreign = "".join(letter for letter in letters if _is_foreign(letter))
        if not foreign:
            continue
        if _LATIN.search(letters):
            # IFNγ and μg are usual: a Greek letter is itself unless it looks like a Latin one. A Cyrillic letter never is.
            wrong = "".join(one for one in foreign if one in LOOKALIKES or _CYRILLIC.match(one))
        elif len(letters) > 1 and not quoted and all(one in LOOKALIKES for one in foreign):
            wrong = foreign
        else:
            continue
        if wrong:
            yield Deceptive(
                word.start(),
                word.end(),
                "lookalike",
                wrong,
                "".join(ALIKE_BESIDE_LATIN.get(one, one) for one in letters),
            )


def _is_foreign(letter: str) -> bool:
    return _FOREIGN.match(letter) is not None


def _place(one: Deceptive) -> tuple[int, int]:
    return one.start, one.end
