"""A sentence that one of two blocks has and the other lacks.

Told with care: translators join, cut and shorten sentences. It takes a block with fewer sentences whose size
comes right only when the sentence is left out, and a sentence of which hardly a number, name or idea stands
on the other side.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from duizhao.align.block_features import LATIN, NUMBER, weight
from duizhao.text.language.lexicon import everyday
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

KINDS = ("paragraph", "item", "definition")
# The fewest Chinese characters (or as much English) of a sentence that is told: a shorter one may be an aside.
SHORTEST = 6.0
# How much nearer the sizes must come without the sentence, as a difference of natural logarithms.
NEARER = 0.2
# The same where every other sentence has something that stands on the other side and this one has nothing.
CLEARLY_NEARER = 0.05
# How far they may then still be from each other.
REST = 0.3
# The share of what a sentence is about that may stand on the other side by chance.
CHANCE = 0.25
# The fewest things that a sentence must be about.
FEWEST = 1
# A longer block is a text of its own.
LONGEST = 10_000


@dataclass(frozen=True)
class _WeighedSentence:
    """A sentence with its size and the code in it. What else it is about is looked for when it is asked: the sizes tell of most
    sentences that they stand on the other side."""

    start: int
    end: int
    text: str
    weight: float
    code: frozenset[str]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers that stand in the sentence."""
        return frozenset(NUMBER.findall(self.text))

    @cached_property
    def marks(self) -> frozenset[str]:
        """What it is about: ideas, numbers, code and names."""
        is_latin = _is_latin(self.text)
        names = {name.lower() for name in LATIN.findall(self.text) if not (is_latin and name.islower())}
        return everyday().ideas(self.text) | self.numbers | self.code | _without_first(names, self.text)


def lacking_sentences(full: Block, other: Block) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand in `full` that `other` lacks: start and end of each, in characters of its reading."""
    if full.kind not in KINDS or len(full.text) > LONGEST or len(other.text) > LONGEST:
        return ()
    # Most blocks are one sentence: no need to know what it is about.
    if len(sentence_spans(read(full.text).prose)) < 2:
        return ()
    here, there = _with_words(full), _with_words(other)
    if len(here) <= len(there) or len(here) < 2:
        return ()
    size, target = sum(one.weight for one in here), sum(one.weight for one in there)
    if not target or math.log(size / target) < NEARER:
        return ()
    known = frozenset[str]().union(*(one.marks for one in there))
    found = []
    for one in here:
        if one.weight < SHORTEST or len(one.marks) < FEWEST:
            continue
        # A number that is missing is told by different-numbers.
        if one.numbers - known or len(one.marks & known) > CHANCE * len(one.marks):
            continue
        # The others must be the text that stands there: else it was put in other words.
        others = [bool(rest.marks & known) for rest in here if rest is not one and rest.weight]
        if not any(others):
            continue
        is_clear = all(others) and len(one.marks) > 1 and not one.marks & known
        enough = CLEARLY_NEARER if is_clear else NEARER
        before, after = abs(math.log(size / target)), abs(math.log(max(size - one.weight, 1) / target))
        if before - after >= enough and after <= REST:
            found.append((one.start, one.end))
            size -= one.weight
    # More sentences than the other side has fewer of were rewritten, not dropped.
    return tuple(found) if len(found) <= len(here) - len(there) else ()


def _with_words(block: Block) -> list[_WeighedSentence]:
    """Without what is only a mark or an emoji."""
    return [one for one in _sentences(block) if one.weight >= 1]


def _sentences(block: Block) -> list[_WeighedSentence]:
    reading = read(block.text)
    words, all_code = reading.prose, reading.of_kind("code")
    sentences = []
    for start, end in sentence_spans(words):
        text = words[start:end]
        code = frozenset([span.text.strip() for span in all_code if start <= span.start and span.end <= end])
        sentences.append(_WeighedSentence(start, end, text, weight(text) + len(code), code))
    return sentences


def _is_latin(text: str) -> bool:
    return text.isascii() or sum(character.isascii() for character in text) > len(text) / 2


def _without_first(names: set[str], text: str) -> set[str]:
    """The word that begins an English sentence has a capital without being a name."""
    first = LATIN.search(text)
    return names - {first.group().lower()} if first and first.group().istitle() else names
