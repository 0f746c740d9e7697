"""What of a text must stay in one line: a word, a number with its unit, and the marks that cling to them."""

import re

from duizhao.base.bilingual import Language
from duizhao.text.language.dictionary import LONGEST, words

# What may not begin a line, and what may not end one.
CLOSING = frozenset("，。；：、？！）》」』”’…,.;:?!)%")
OPENING = frozenset("（《「『“‘(")
# An English word; a number takes the word behind it along, and so do the parts of a telephone number.
ENGLISH = re.compile(r"(?:\d{2,4}\s(?=\d)){0,3}(?:\d[\d.,/]*(?<=\d)\s+(?=[a-z]))?\S+\s*")
HAN = r"\u3400-\u9fff\uf900-\ufaff"
CHINESE = re.compile(
    rf"(?P<number>(?:\d{{2,4}}\s(?=\d)){{0,3}}\d[\d.,/]*\s?(?:[A-Za-z%]+|(?=[{HAN}]))?)|(?P<han>[{HAN}]+)|(?P<latin>[!-~]{{1,200}}+(?=[{HAN}\s，。；：、？！（）]|$))|\S"
)
# Characters that say something only with the word behind them, a denial above all.
LEADING = frozenset("请不未勿别才再也会应")
# A unit behind a number has no more characters.
UNIT = 2


def pieces(text: str, language: Language) -> tuple[str, ...]:
    """`text` in pieces that are not to be broken, each with the blank behind it."""
    return tuple(ENGLISH.findall(text) if language == "en" else _chinese(text))


def _chinese(text: str) -> list[str]:
    made: list[str] = []
    glue = leads = False
    end = 0
    for found in CHINESE.finditer(text):
        between = text[end : found.start()]
        if made:
            made[-1] += between
        end = found.end()
        for word in _words(found["han"]) if found["han"] else [found.group()]:
            if not made:
                made.append(between + word)
            elif leads or word[0] in CLOSING or (glue and (made[-1][-1] in OPENING or len(word) <= UNIT)):
                made[-1] += word
            else:
                made.append(word)
            # Behind an opening mark, and between a number and a Chinese unit, no line may end.
            glue = word[-1] in OPENING or (found["number"] is not None and word.strip()[-1].isdigit())
            leads = word in LEADING
    # Blanks around the text belong to what stands around it.
    return [*made[:-1], made[-1] + text[end:]] if made else [text] if text else []


def _words(run: str) -> list[str]:
    """A run of Chinese characters in words: the longest that the dictionary knows, from left to right."""
    known = words()
    made = []
    at = 0
    while at < len(run):
        size = next(
            (size for size in range(min(LONGEST, len(run) - at), 1, -1) if run[at : at + size] in known), 1
        )
        made.append(run[at : at + size])
        at += size
    return made
