"""What a block has that its translation has too: size, numbers, link targets, Latin words, code and ideas."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from duizhao.align.link_addresses import read_address
from duizhao.text.language.lexicon import Lexicon
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.heading_anchors import slug
from duizhao.text.markdown.inline import CODE, links, plain

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Counted run by run, which is faster than one by one.
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
WORD_SIGNS = re.compile(r"[^\W_]+")
# How many Chinese characters a character of English becomes (median of professional health text).
CHINESE_SHARE = 0.30
# Beyond this a text has shown enough of what it is.
ENOUGH = 20_000
FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one block, or of several that stand together. `weight` counts Chinese characters, English
    ones by the share of a Chinese one that they become."""

    block: Block
    weight: float
    numbers: Counter[str]
    targets: Counter[tuple[str, str, str]]
    latin: frozenset[str]
    code: frozenset[str]
    ideas: frozenset[str]
    anchor: str = ""


def marks_of(block: Block, lexicons: Sequence[Lexicon]) -> Marks:
    """What tells `block` from others: its numbers, links, names, ideas and size."""
    if block.kind in ("code", "html"):
        words = block.text[:ENOUGH]
        found = links(words, block.references) if block.kind == "html" else ()
        return Marks(
            block, weight(words), Counter(), _targets(found), _latin(words), frozenset(), frozenset()
        )
    text = block.text
    words = plain(text)
    targets = _targets(links(text, block.references))
    code = (
        frozenset(match.group().strip("` ") for match in CODE.finditer(text)) if "`" in text else frozenset()
    )
    ideas = frozenset[str]().union(*(lexicon.ideas(words) for lexicon in lexicons))
    anchor = (block.anchor or slug(text)) if block.kind == "heading" else ""
    return Marks(block, weight(words), _numbers(words), targets, _latin(words[:ENOUGH]), code, ideas, anchor)


def weight(words: str) -> float:
    """The size of a text, the same for a text and its usual translation."""
    han = 0 if words.isascii() else _total(HAN_RUN, words)
    signs = _total(WORD_SIGNS, words if not han else HAN_RUN.sub("", words))
    return han + signs * CHINESE_SHARE * 1.2


def _total(expression: re.Pattern[str], words: str) -> int:
    """How many characters the matches have together."""
    return sum(map(len, expression.findall(words)))


def _numbers(words: str) -> Counter[str]:
    return Counter(
        number.replace(",", "")
        for number in NUMBER.findall(words[:ENOUGH].translate(FULL_WIDTH))
        if number != "1"
    )


def _latin(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in LATIN.findall(words))


def _targets(found: Sequence[Any]) -> Counter[tuple[str, str, str]]:
    targets = Counter[tuple[str, str, str]]()
    for link in found:
        address = read_address(link.target)
        targets[(address.host, address.place, address.anchor)] += 1
    return targets


def joined(parts: Sequence[Marks]) -> Marks:
    """The marks of blocks that stand together, with the first one's block."""
    first = parts[0]
    if len(parts) == 1:
        return first
    return replace(
        first,
        weight=sum(part.weight for part in parts),
        numbers=_sum(part.numbers for part in parts),
        targets=_sum(part.targets for part in parts),
        latin=frozenset().union(*(part.latin for part in parts)),
        code=frozenset().union(*(part.code for part in parts)),
        ideas=frozenset().union(*(part.ideas for part in parts)),
    )


def _sum(counters: Iterable[Counter[Any]]) -> Counter[Any]:
    total: Counter[Any] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def agreement(en: Marks, zh: Marks) -> float:
    """How well the marks agree: above 0 rather yes, below rather no, 0 where neither has any."""
    score = _overlap(en.numbers, zh.numbers, 1.2) + _overlap(en.targets, zh.targets, 1.2)
    if en.code or zh.code:
        score += 1.0 * len(en.code & zh.code) / max(len(en.code), len(zh.code)) - 0.2
    score += _shared_names(en, zh)
    least = min(len(en.ideas), len(zh.ideas))
    if least:
        score += 1.2 * len(en.ideas & zh.ideas) / least - 0.3
    return score


def distance(en: float, zh: float) -> float:
    """How far two sizes are from each other, 0 for the same size; steps of 1 are factors of e."""
    return abs(math.log((zh + 2) / (en + 2)))


def _shared_names(en: Marks, zh: Marks) -> float:
    """A Latin word in Chinese text stands in the English too; the reverse does not hold."""
    few, many = sorted((en.latin, zh.latin), key=len)
    if not few:
        return 0.0
    return 1.2 * len(few & many) / len(few) - 0.4


def _overlap(en: Counter[Any], zh: Counter[Any], most: float) -> float:
    """Between `most` for the same marks and minus `most` where only one side has any. Other marks on both
    sides count less against two blocks: a wrong dose still answers the dose."""
    if not en and not zh:
        return 0.0
    both = sum((en & zh).values())
    share = both / max(en.total(), zh.total())
    if both:
        return most * share
    return -0.5 * most if en and zh else -0.6 * most
