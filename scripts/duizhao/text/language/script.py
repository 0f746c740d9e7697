"""Which script a character belongs to, and which language a stretch of text is in.

`\\b` and `\\w` do not separate Chinese from digits and Latin letters, so nothing here uses them.
"""

import re
from typing import Literal

# `other`: a language that is neither of the two; only a source has any.
Label = Literal["en", "zh", "mixed", "none", "other"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"
HAN_RUN = re.compile(f"[{HAN}]+")
HAN_CHARACTER = re.compile(f"[{HAN}]")
FULL_WIDTH_MARKS = "，。、；：？！（）“”‘’《》「」『』…—·"
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
# A word of running English: lower case, not a name, unit or formula (NMDA, IV, mg, S-, N-methyl-D-aspartate).
RUNNING_WORD = re.compile(r"(?<![A-Za-z\d./-])[a-z]{3,}(?![A-Za-z\d/-])")


def is_han(character: str) -> bool:
    """True for one Chinese character (not for Chinese punctuation)."""
    return bool(HAN_CHARACTER.match(character))


def is_chinese_side(character: str) -> bool:
    """True for a Chinese character or a full-width mark: text beside it follows Chinese typography."""
    return bool(character) and (is_han(character) or character in FULL_WIDTH_MARKS)


def has_han(text: str) -> bool:
    """True for a text that holds a Chinese character."""
    return not text.isascii() and HAN_CHARACTER.search(text) is not None


def han_count(text: str) -> int:
    """How many Chinese characters `text` holds."""
    # Run by run: a string for each character would take three times as long.
    return 0 if text.isascii() else sum(map(len, HAN_RUN.findall(text)))


def label(text: str) -> Label:
    """The language of a sentence or block: `en`, `zh`, `mixed`, or `none` where it has no word.

    Chinese text that holds Latin names or a few English words (often in brackets) is `zh`: that is how Chinese
    is written. English text that holds any Chinese is `mixed`, and so is Chinese with a run of English in it.
    """
    han = han_count(text)
    words = len(LATIN_WORD.findall(text))
    if not han:
        return "en" if words else "none"
    if matrix(text) == "en" or longest_english_run(text) >= 4:
        return "mixed"
    return "zh"


def matrix(text: str) -> Literal["en", "zh"]:
    """The language that carries the sentence: the other one only stands in it. Two Chinese characters weigh as
    much as one English word, which is what a translated word usually takes."""
    han = han_count(text)
    return "zh" if han and han >= 2 * len(RUNNING_WORD.findall(text)) else "en"


def longest_english_run(text: str) -> int:
    """The number of running English words in the longest stretch without a Chinese character."""
    words = len(RUNNING_WORD.findall(text))
    # A Chinese character beside a word is to the expression what the end of a text is: the parts hold as many words
    # together as the whole, and one word is in one part.
    if words < 2 or text.isascii():
        return words
    return max(len(RUNNING_WORD.findall(part)) for part in HAN_RUN.split(text))


def begins_and_ends(text: str) -> str:
    """`zh-en` or `en-zh` where a text begins in one script and ends in the other, as "Call us. / 请来电。" does; else
    empty."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return ""
    first, last = ("zh" if has_han(letter) else "en" for letter in (letters[0], letters[-1]))
    return "" if first == last else f"{first}-{last}"


def amid_chinese(words: str) -> str:
    """`words` as they stand between Chinese characters: a space at each end that is a letter of another script or a digit."""
    before, after = (" " if end.isalnum() and not is_han(end) else "" for end in (words[:1], words[-1:]))
    return f"{before}{words}{after}"
