"""Which English block answers which Chinese block.

Structure first: sections are matched by their anchors, blocks inside by a global alignment (Needleman and Wunsch,
J Mol Biol 1970) whose score is kind, numbers, links, terms and length. A block that nothing answers has no partner;
nothing is paired by position alone.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from duizhao.bilingual import Language
from duizhao.language.numbers import numbers
from duizhao.markdown.blocks import Block
from duizhao.markdown.inline import links, plain, prose

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*|[A-Z]{2,}")
# How many Chinese characters a character of English becomes (median of professional health text).
CHINESE_SHARE = 0.30
GAP = -1.1
NEVER = -1e9
# Beyond this many cells a band around the diagonal keeps the work linear.
LARGEST_TABLE = 250_000
BAND = 60


@dataclass(frozen=True, slots=True)
class BlockPair:
    """An English block and the Chinese block that answers it. A side that is missing is None.

    `before` is the last block above that both sides have: where a missing block belongs.
    """

    en: Block | None
    zh: Block | None
    before: "tuple[Block | None, Block | None]" = (None, None)


@dataclass(frozen=True, slots=True)
class _Traits:
    block: Block
    length: int
    numbers: Counter[Decimal]
    targets: Counter[str]
    names: frozenset[str]


def align(en: Sequence[Block], zh: Sequence[Block]) -> tuple[BlockPair, ...]:
    """Pair the blocks of two pages, in reading order."""
    pairs: list[BlockPair] = []
    for section_en, section_zh in _sections(en, zh):
        pairs.extend(_align_section(section_en, section_zh))
    return tuple(_with_neighbours(pairs))


def _sections(en: Sequence[Block], zh: Sequence[Block]) -> list[tuple[Sequence[Block], Sequence[Block]]]:
    """Cut both pages at the anchors that they share, where these come in the same order; else one section."""
    marks_en = {
        block.anchor: index for index, block in enumerate(en) if block.anchor and block.kind == "heading"
    }
    marks_zh = {
        block.anchor: index for index, block in enumerate(zh) if block.anchor and block.kind == "heading"
    }
    shared = [anchor for anchor in marks_en if anchor in marks_zh]
    in_order = sorted(shared, key=marks_zh.__getitem__)
    if shared != in_order:
        return [(en, zh)]
    cuts = [(0, 0), *((marks_en[a], marks_zh[a]) for a in shared), (len(en), len(zh))]
    return [
        (en[start_en:end_en], zh[start_zh:end_zh])
        for (start_en, start_zh), (end_en, end_zh) in pairwise(cuts)
        if end_en > start_en or end_zh > start_zh
    ]


def _align_section(en: Sequence[Block], zh: Sequence[Block]) -> list[BlockPair]:
    if not en or not zh:
        return [BlockPair(block, None) for block in en] + [BlockPair(None, block) for block in zh]
    traits_en, traits_zh = [_traits(block, "en") for block in en], [_traits(block, "zh") for block in zh]
    if [block.shape for block in en] == [block.shape for block in zh] and not _swapped(traits_en, traits_zh):
        return [BlockPair(a, b) for a, b in zip(en, zh, strict=True)]
    return _path(traits_en, traits_zh)


def _swapped(en: list[_Traits], zh: list[_Traits]) -> bool:
    """True where equal structures hide that a block answers another one: its numbers, links or names differ here
    and fit exactly elsewhere in the section."""
    marks_en = [_mark(traits) for traits in en]
    marks_zh = [_mark(traits) for traits in zh]
    return any(
        a != b and a and a in marks_zh and marks_en.count(a) == marks_zh.count(a) == 1
        for a, b in zip(marks_en, marks_zh, strict=True)
    )


def _mark(traits: _Traits) -> tuple[object, ...]:
    mark = (frozenset(traits.numbers.items()), frozenset(traits.targets.items()), traits.names)
    return mark if any(mark) else ()


def _traits(block: Block, language: Language) -> _Traits:
    words = plain(block.text) if block.kind not in ("code", "html") else block.text
    return _Traits(
        block,
        len(words),
        _values(block, language),
        Counter(link.target.split("#")[-1] for link in links(block.text)),
        frozenset(name.lower() for name in LATIN.findall(words)),
    )


def _values(block: Block, language: Language) -> Counter[Decimal]:
    """The numbers that a translation must give too; a bare "one" or "third" comes and goes."""
    return Counter(
        number.value
        for number in numbers(prose(block.text, keep_foreign=True), language)
        if number.value != 1 and (number.written == "digits" or number.unit)
    )


def _score(en: _Traits, zh: _Traits) -> float:
    """How well two blocks answer each other: above 0 rather yes, below rather no."""
    a, b = en.block, zh.block
    if a.kind != b.kind:
        return NEVER if {a.kind, b.kind} & {"heading", "code", "html", "meta", "snippet", "row"} else -1.5
    if a.kind in ("meta", "snippet"):
        return 3.0 if _same_name(a.name, b.name) else NEVER
    score = 1.0
    if a.anchor or b.anchor:
        score += 4.0 if a.anchor == b.anchor else (-1.5 if a.anchor and b.anchor else 0.0)
    score += 0.0 if a.level == b.level else -0.7
    score += 0.3 if a.within == b.within else -0.8
    score += _overlap(en.numbers, zh.numbers, 1.2) + _overlap(en.targets, zh.targets, 1.2)
    if en.names or zh.names:
        score += 1.0 * len(en.names & zh.names) / len(en.names | zh.names) - 0.2
    if a.kind in ("code", "html"):
        return score + (2.0 if a.text == b.text else 0.0)
    expected = max(en.length * CHINESE_SHARE, 1.0)
    return score - min(abs(math.log((zh.length + 2) / (expected + 2))), 2.0)


def _same_name(en: str, zh: str) -> bool:
    """Equal but for a folder that names the language: `en/includes/x.md` and `zh/includes/x.md`."""
    return en == zh or en.replace("/en/", "/").removeprefix("en/") == zh.replace("/zh/", "/").removeprefix(
        "zh/"
    )


def _overlap(en: Counter[Any], zh: Counter[Any], weight: float) -> float:
    """Between `weight` for the same marks and minus `weight` where only one side has any. Other marks on both sides
    count less against two blocks: a wrong dose still answers the dose."""
    total = (en | zh).total()
    if not total:
        return 0.0
    agreement = 2 * (en & zh).total() / total - 1
    return weight * (max(agreement, -0.25) if en and zh else agreement)


def _path(en: list[_Traits], zh: list[_Traits]) -> list[BlockPair]:
    rows, columns = len(en), len(zh)
    banded = rows * columns > LARGEST_TABLE
    reach = max(BAND, columns // rows + 2)
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    step: list[dict[int, str]] = [{} for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        middle = round(i * columns / rows)
        low, high = (max(0, middle - reach), min(columns, middle + reach)) if banded else (0, columns)
        for j in range(low, high + 1):
            choices = []
            if i and j and j - 1 in best[i - 1]:
                choices.append((best[i - 1][j - 1] + _score(en[i - 1], zh[j - 1]), "pair"))
            if i and j in best[i - 1]:
                choices.append((best[i - 1][j] + GAP, "en"))
            if j and j - 1 in best[i]:
                choices.append((best[i][j - 1] + GAP, "zh"))
            if choices:
                best[i][j], step[i][j] = max(choices, key=lambda choice: choice[0])
    return _follow(en, zh, step)


def _follow(en: list[_Traits], zh: list[_Traits], step: list[dict[int, str]]) -> list[BlockPair]:
    pairs = []
    i, j = len(en), len(zh)
    while i or j:
        way = step[i][j]
        i -= way in ("pair", "en")
        j -= way in ("pair", "zh")
        pairs.append(BlockPair(en[i].block if way != "zh" else None, zh[j].block if way != "en" else None))
    return pairs[::-1]


def _with_neighbours(pairs: list[BlockPair]) -> list[BlockPair]:
    before: tuple[Block | None, Block | None] = (None, None)
    placed = []
    for pair in pairs:
        placed.append(BlockPair(pair.en, pair.zh, before))
        if pair.en and pair.zh:
            before = (pair.en, pair.zh)
    return placed
