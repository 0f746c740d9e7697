"""More of something here and less of the same there: "less accurate" and 更准确."""

import re
from collections.abc import Iterator

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.meaning.clue import Clue

KIND = "comparative"
LESS_ZH = re.compile("(?:没那么|不那么|没有那么|较不|更不|不太|不够|不如[^，。]{0,8}|不大|不|没)$")
MORE_ZH = re.compile("(?<!不)(?:更加|更为|更|越来越)$")
DENIES = frozenset(("no", "not", "never", "n't"))


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The adjectives and adverbs that have "less" or "more" before them, and the opposite before their answer."""
    for link in sentences.links:
        if link.en == 0:
            continue
        before = sentences.en_tokens[link.en - 1]
        word = before.forms[0]
        if word not in ("less", "more"):
            continue
        if link.en > 1 and sentences.en_tokens[link.en - 2].forms[0] in DENIES:
            continue
        ahead = sentences.zh[max(0, link.start - 12) : link.start]
        match = (MORE_ZH if word == "less" else LESS_ZH).search(ahead)
        if match:
            place = link.start - len(ahead)
            yield Clue(
                KIND,
                word,
                (before.start, sentences.en_tokens[link.en].end),
                (place + match.start(), link.end),
                {"surely": link.score, "denial": float(match.group() in "不没")},
            )
