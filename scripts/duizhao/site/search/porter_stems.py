"""The stem of an English word (driving and drives: drive), by the rules of M. F. Porter (1980).

Written by hand to give what `theme/javascripts/vendor/stemmer.js` gives: the pages are cut into words at build, what a reader
types in the browser, and both have to come to the same word. A test holds the two together.
"""

import re
from functools import lru_cache

CONSONANTS = "(?:[^aeiou][^aeiouy]*)"
VOWELS = "(?:[aeiouy][aeiou]*)"
# How many times vowels are followed by consonants: at all, once, more than once.
SOME = re.compile(f"{CONSONANTS}?{VOWELS}{CONSONANTS}")
ONE = re.compile(f"{CONSONANTS}?{VOWELS}{CONSONANTS}{VOWELS}?")
SEVERAL = re.compile(f"{CONSONANTS}?(?:{VOWELS}{CONSONANTS}){{2,}}")
HAS_VOWEL = re.compile(f"{CONSONANTS}?[aeiouy]")
SHORT = re.compile(f"{CONSONANTS}[aeiouy][^aeiouwxy]")
UNDOUBLED = frozenset("aeiouylsz")

DERIVED = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
LENGTHENED = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
ENDINGS = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous",
    "ive", "ize",
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def porter_stem(word: str) -> str:
    """The stem of `word`, which is in small letters. A word of one or two letters is its own."""
    if len(word) < 3:
        return word
    begins_with_y = word[0] == "y"
    if begins_with_y:
        # At the beginning it is a consonant.
        word = "Y" + word[1:]
    word = _without_ending(_replaced(_replaced(_past(_plural(word)), DERIVED), LENGTHENED))
    if word.endswith("e") and len(word) > 1:
        stem = word[:-1]
        if SEVERAL.match(stem) or (ONE.fullmatch(stem) and not SHORT.fullmatch(stem)):
            word = stem
    if word.endswith("ll") and SEVERAL.match(word):
        word = word[:-1]
    return "y" + word[1:] if begins_with_y else word


def _plural(word: str) -> str:
    if (word.endswith("sses") and len(word) > 4) or (word.endswith("ies") and len(word) > 3):
        return word[:-2]
    if len(word) > 2 and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word


def _past(word: str) -> str:
    if word.endswith("eed") and len(word) > 3:
        if SOME.match(word[:-3]):
            word = word[:-1]
    elif (stem := _before(word, "ing") or _before(word, "ed")) and HAS_VOWEL.match(stem):
        word = _mended(stem)
    if len(word) > 1 and word[-1] == "y" and HAS_VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    return word


def _mended(stem: str) -> str:
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in UNDOUBLED:
        return stem[:-1]
    return stem + "e" if SHORT.fullmatch(stem) else stem


def _replaced(word: str, endings: dict[str, str]) -> str:
    """The longest of the endings is the one that counts, whether it may be replaced or not."""
    for ending in sorted(endings, key=len, reverse=True):
        if stem := _before(word, ending):
            return stem + endings[ending] if SOME.match(stem) else word
    return word


def _without_ending(word: str) -> str:
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if stem := _before(word, ending):
            return stem if SEVERAL.match(stem) else word
    if (stem := _before(word, "ion")) and len(stem) > 1 and stem[-1] in "st" and SEVERAL.match(stem):
        return stem
    return word


def _before(word: str, ending: str) -> str:
    """What stands before `ending`; nothing where the word does not end so, or is no longer."""
    return word[: -len(ending)] if word.endswith(ending) else ""
