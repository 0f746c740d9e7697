"""Parts of a sentence left out, and things put in each other's place: faults to fit the certainty of gaps and exchanges on.

In: good pairs and a seed. Out: the pairs with one fault each. Nothing here is used by a detector.
"""

import random
import re
from collections.abc import Iterable, Iterator

from bench.meaning_data import Labelled
from duizhao.text.bilingual import link

KINDS = ("part-left-out", "exchange")
# A part of so many words (of English) or characters (of Chinese) is left out.
FEWEST_WORDS, MOST_WORDS = 1, 9
FEWEST_CHARACTERS, MOST_CHARACTERS = 2, 16
# Links so sure are taken to be right.
RIGHT = 0.7


def left_out(pairs: Iterable[Labelled], seed: int = 0) -> Iterator[Labelled]:
    """A clause or a member of a list left out on each side, where the sentence has several."""
    for pair in pairs:
        chance = random.Random(f"{seed} {pair.name} left out")
        if en := _without_one(
            pair.en, re.split(r"(?<=[,;]) +| (?=and |or |but |unless |until |when |if )", pair.en), chance
        ):
            yield Labelled(pair.source, en, pair.zh, KINDS[0], f"{pair.name}/left/en", (pair.en, pair.zh))
        if zh := _without_one(pair.zh, re.split(r"(?<=[，、；])|(?=和|或|以及|但|并)", pair.zh), chance):
            yield Labelled(pair.source, pair.en, zh, KINDS[0], f"{pair.name}/left/zh", (pair.en, pair.zh))


def _without_one(text: str, parts: list[str], chance: random.Random) -> str:
    english = text.isascii() or bool(re.search("[a-z] [a-z]", text))
    fitting = [
        number
        for number, part in enumerate(parts)
        if (
            FEWEST_WORDS <= len(part.split()) <= MOST_WORDS
            if english
            else FEWEST_CHARACTERS <= len(part.strip("，、；。")) <= MOST_CHARACTERS
        )
    ]
    if len(parts) < 2 or not fitting:
        return ""
    number = chance.choice(fitting)
    rest = [*parts[:number], *parts[number + 1 :]]
    left = (" " if english else "").join(part.strip(" ") for part in rest)
    if number == len(parts) - 1:
        left = left.rstrip(",;，、； ") + ("." if english else "。")
    elif number == 0 and english:
        left = left[:1].upper() + left[1:]
    return left


def exchanged(pairs: Iterable[Labelled], seed: int = 0) -> Iterator[Labelled]:
    """Two Chinese words, which answer two English ones surely and are no members of one list, in each other's place."""
    for pair in pairs:
        chance = random.Random(f"{seed} {pair.name} exchange")
        sentences = link(pair.en, pair.zh)
        links = [one for one in sentences.links if one.score >= RIGHT and one.end - one.start > 1]
        options = [
            (a, b)
            for a in links
            for b in links
            if a.end < b.start and not _of_one_list(pair.zh[a.end : b.start]) and b.start - a.end < 25
        ]
        for a, b in chance.sample(options, min(2, len(options))):
            zh = pair.zh
            new = (
                zh[: a.start] + zh[b.start : b.end] + zh[a.end : b.start] + zh[a.start : a.end] + zh[b.end :]
            )
            name = f"{pair.name}/exchange/{a.en}-{b.en}"
            yield Labelled(pair.source, pair.en, new, KINDS[1], name, (pair.en, pair.zh))


def _of_one_list(between: str) -> bool:
    """True for what stands between two members of a list, which may stand in any order."""
    return bool(re.fullmatch(r"[^，。；]{0,6}(?:[、和或与及]|以及|并且)[^，。；]{0,6}", between))
