"""The parts that a sentence is made of: clauses and the members of lists, cut at marks and at the words that join them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedToken

# Where a part begins: behind a mark, and before a word that joins. A full stop in a number or a name is no mark.
_EN = re.compile(
    r"[,:](?=\s)|[;()\[\]\u2014]|[.!?](?=\s)|\b(?=(?:and|or|but|nor|unless|except|until|when|while|if|because|although|so that|then|"
    r"before|after|without|plus)\b)",
    re.IGNORECASE,
)
_ZH = re.compile(
    r"[，、；：。！？（）()\u2014]|(?=(?:和|及|与|或|并|且|但|而|除外|直到|以及)[\u3400-\u9fff])"
)
CUTS: dict[Language, re.Pattern[str]] = {"en": _EN, "zh": _ZH}


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A part: the numbers of its content words, and where it stands in the sentence, in characters. `first` and `last` say
    whether the sentence begins or ends with it."""

    words: tuple[int, ...]
    start: int
    end: int
    first: bool
    last: bool


def sentence_parts(
    text: str, tokens: tuple[LinkedToken, ...], language: Language
) -> tuple[SentencePart, ...]:
    """The parts of `text`, whose words are `tokens`, that have a content word, from left to right."""
    cuts = [0, *(match.end() for match in CUTS[language].finditer(text)), len(text)]
    found, number = [], 0
    for start, end in pairwise(cuts):
        words = []
        while number < len(tokens) and tokens[number].start < end:
            if tokens[number].is_content:
                words.append(number)
            number += 1
        if words:
            found.append((tuple(words), start, end))
    return tuple(
        SentencePart(words, start, end, place == 0, place == len(found) - 1)
        for place, (words, start, end) in enumerate(found)
    )
