"""Chinese in Latin letters: words that are made of the syllables of Mandarin alone, with their tones."""

import re
import unicodedata
from functools import lru_cache

# Macron and caron stand on vowels of pinyin, and hardly anywhere else; acute and grave do in many languages.
PLAIN_TONES = re.compile("[āēīōūǖǎěǐǒǔǚ]", re.IGNORECASE)
TONES = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
NUMBERED = re.compile(r"(?<![A-Za-z])[a-zü]{2,6}[1-5](?![\d.])", re.IGNORECASE)
WORD = re.compile("[A-Za-z\u00c0-\u024f'’]+[1-5]?")
TONE_MARKS = {ord(mark): None for mark in "\u0300\u0301\u0304\u030c"}
INITIALS = [
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "zh",
    "ch",
    "sh",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
]
FINALS = [
    "a",
    "o",
    "e",
    "ai",
    "ei",
    "ao",
    "ou",
    "an",
    "en",
    "ang",
    "eng",
    "ong",
    "er",
    "i",
    "ia",
    "ie",
    "iao",
    "iu",
    "ian",
    "in",
    "iang",
    "ing",
    "iong",
    "u",
    "ua",
    "uo",
    "uai",
    "ui",
    "uan",
    "un",
    "uang",
    "ueng",
    "ue",
    "ü",
    "üe",
    "üan",
    "ün",
    "v",
    "ve",
    "ar",
    "anr",
    "r",
]
SYLLABLES = frozenset(FINALS) | {initial + final for initial in INITIALS for final in FINALS}
LONGEST_SYLLABLE = max(map(len, SYLLABLES))
# A longer word is none.
LONGEST_WORD = 40
BETWEEN = "12345'’"
LEAST_PARSED = 0.9


def may_be_pinyin(text: str) -> bool:
    """A quick look: a tone that hardly anything but pinyin writes, or two syllables with numbers for tones."""
    if text.isascii():
        return any(digit in text for digit in "1234") and len(NUMBERED.findall(text)) >= 2
    return PLAIN_TONES.search(text) is not None or len(TONES.findall(text)) >= 2


def is_pinyin(text: str) -> bool:
    """True where the words are syllables of Mandarin, and at least half of them bear a tone."""
    words = WORD.findall(text)
    if not words:
        return False
    parsed = sum(_is_syllables(_toneless(word)) for word in words)
    toned = sum(TONES.search(word) is not None or word[-1].isdigit() for word in words)
    return parsed >= LEAST_PARSED * len(words) and 2 * toned >= len(words)


def _toneless(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower()).translate(TONE_MARKS)
    return unicodedata.normalize("NFC", parts)


@lru_cache(maxsize=4096)
def _is_syllables(word: str) -> bool:
    """True where a word can be read as syllables, one after the other."""
    if len(word) > LONGEST_WORD:
        return False
    ends = [True] + [False] * len(word)
    for end in range(1, len(word) + 1):
        if word[end - 1] in BETWEEN:
            ends[end] = ends[end - 1]
        else:
            starts = range(max(end - LONGEST_SYLLABLE, 0), end)
            ends[end] = any(ends[start] and word[start:end] in SYLLABLES for start in starts)
    return ends[-1]
