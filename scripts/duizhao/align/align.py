"""Which English block answers which Chinese block.

Structure first: sections are matched by their headings, blocks inside by a global alignment (Needleman and
Wunsch, J Mol Biol 1970) whose score is kind, numbers, links, code, names, ideas and length; paragraphs may
answer two or three (Gale and Church, Comput Linguist 1993). A block that nothing answers has no partner;
nothing is paired by position alone. Items of a list that were moved are brought together again (`reorder`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from duizhao.align.block_features import CHINESE_SHARE, Marks, agreement, distance, joined, marks_of
from duizhao.align.page_sections import sections
from duizhao.align.reorder import reorder
from duizhao.base.bilingual import Language
from duizhao.library.included.without_language import without_any_language
from duizhao.library.terms.term_base import TermBase
from duizhao.text.language.lexicon import Lexicon, everyday
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.heading_anchors import same_anchor

__all__ = ["CHINESE_SHARE", "BlockPair", "align_blocks"]

GAP = -1.1
NEVER = -1e9
JOIN = -0.5
# So many paragraphs of one page a single one of the other may answer.
MOST_JOINED = 4
JOINABLE = ("paragraph", "item", "definition")
# Beyond this many cells a band around the diagonal keeps the work linear.
LARGEST_TABLE = 40_000
# From this many cells on, what is clear at both ends is taken out first.
LARGE_TABLE = 2_500
BEYOND_DOUBT = 2.0
BAND = 30
# Kinds that answer no other kind.
STRICT = frozenset({"heading", "code", "html", "meta", "snippet", "row"})


@dataclass(frozen=True, slots=True)
class BlockPair:
    """An English block and the Chinese block that answers it. A side that is missing is None.

    `before` is the last block above that both sides have: where a missing block belongs. A side may be
    several paragraphs of the page joined into one block, where one paragraph of the other language answers
    them.
    """

    en: Block | None
    zh: Block | None
    before: "tuple[Block | None, Block | None]" = (None, None)

    def block(self, language: Language) -> Block | None:
        """The block of the pair in `language`."""
        return self.en if language == "en" else self.zh


Pairing = tuple[tuple[Marks, ...], tuple[Marks, ...]]


def align_blocks(
    en: Sequence[Block], zh: Sequence[Block], terms: TermBase | None = None
) -> tuple[BlockPair, ...]:
    """Pair the blocks of two pages, in the order of the English page; what only the Chinese has stands below
    its neighbour. Each block of a page has a number of its own. The names of `terms` help to tell which text is
    which."""
    lexicons = (everyday(), _lexicon(terms)) if terms and terms.terms else (everyday(),)
    marks_en = [marks_of(block, lexicons) for block in en]
    marks_zh = [marks_of(block, lexicons) for block in zh]
    pairs: list[Pairing] = []
    for part_en, part_zh in sections(marks_en, marks_zh):
        pairs.extend(_align_section(part_en, part_zh))
    pairs = reorder(pairs, _align_section)
    return tuple(_with_neighbours([BlockPair(_block(a), _block(b)) for a, b in pairs]))


@lru_cache(maxsize=4)
def _lexicon(terms: TermBase) -> Lexicon:
    return Lexicon.of(
        (f"term {term.id}", [name for name in term.names("en") if " " not in name], term.names("zh"))
        for term in terms.terms
    )


def _align_section(en: Sequence[Marks], zh: Sequence[Marks]) -> list[Pairing]:
    if not en or not zh:
        return [((part,), ()) for part in en] + [((), (part,)) for part in zh]
    if [part.block.shape for part in en] == [part.block.shape for part in zh] and not _doubtful(en, zh):
        return [((a,), (b,)) for a, b in zip(en, zh, strict=True)]
    above = below = 0
    if len(en) * len(zh) > LARGE_TABLE:
        above = _clear(en, zh)
        below = _clear(en[above:][::-1], zh[above:][::-1])
    middle = _path(en[above : len(en) - below], zh[above : len(zh) - below])
    return [
        *_one_to_one(en[:above], zh[:above]),
        *middle,
        *_one_to_one(en[len(en) - below :], zh[len(zh) - below :]),
    ]


def _one_to_one(en: Sequence[Marks], zh: Sequence[Marks]) -> list[Pairing]:
    return [((a,), (b,)) for a, b in zip(en, zh, strict=True)]


def _clear(en: Sequence[Marks], zh: Sequence[Marks]) -> int:
    """How many blocks from the top answer each other beyond doubt, so that a long table need not hold
    them."""
    for index, (a, b) in enumerate(zip(en, zh, strict=False)):
        if a.block.shape != b.block.shape or _score(a, b) < BEYOND_DOUBT:
            return index
    return min(len(en), len(zh))


def _doubtful(en: Sequence[Marks], zh: Sequence[Marks]) -> bool:
    """True where equal structures may hide that one block is missing here and another one there.

    One block that says something else is a fault of that block; it takes two that do not fit where they
    stand.
    """
    poor = sum(agreement(a, b) - distance(a.weight, b.weight) < -1.0 for a, b in zip(en, zh, strict=True))
    return poor > 1


def _score(en: Marks, zh: Marks) -> float:
    """How well two blocks answer each other: above 0 rather yes, below rather no."""
    a, b = en.block, zh.block
    score = 1.0
    if a.kind != b.kind:
        if a.kind in STRICT or b.kind in STRICT:
            return NEVER
        score = -0.8
    if a.kind == "meta":
        return 3.0 if a.name == b.name else NEVER
    if a.kind == "snippet":
        return 3.0 if _same_name(a.name, b.name) else -0.5
    if en.anchor or zh.anchor:
        score += 3.0 if same_anchor(en.anchor, zh.anchor) else (-1.5 if a.anchor and b.anchor else 0.0)
    score += 0.0 if a.level == b.level else -0.7
    score += 0.3 if a.surroundings == b.surroundings else -0.8
    if a.kind in ("code", "html"):
        return score + (
            2.0 if a.text == b.text else agreement(en, zh) - min(distance(en.weight, zh.weight), 2.0)
        )
    return score + agreement(en, zh) - min(distance(en.weight, zh.weight), 2.0)


def _same_name(en: str, zh: str) -> bool:
    """Equal but for a folder that names the language: `en/includes/x.md` and `zh/includes/x.md`."""
    return en == zh or without_any_language(en) == without_any_language(zh)


def _path(en: Sequence[Marks], zh: Sequence[Marks]) -> list[Pairing]:
    """The best global alignment, inside a band where the section is long. Ties are resolved alike from both
    sides."""
    size = len(zh)
    banded = len(en) * size > LARGEST_TABLE
    # As wide as one step of the centre, so that the way from corner to corner is never cut.
    reach = max(BAND, size // max(len(en), 1) + 2)
    runs_en, runs_zh = _runs(en), _runs(zh)
    best: list[dict[int, float]] = []
    step: list[dict[int, tuple[int, int]]] = []
    for i in range(len(en) + 1):
        low, high = 0, size
        if banded:
            centre = round(i * size / len(en))
            low, high = max(0, centre - reach), min(size, centre + reach)
        row: dict[int, float] = {}
        steps: dict[int, tuple[int, int]] = {}
        best.append(row)
        step.append(steps)
        for j in range(low, high + 1):
            value, way = (0.0, (0, 0)) if not i and not j else (NEVER * 10, (0, 0))
            for down, across in _moves(i, j, runs_en, runs_zh):
                above = best[i - down].get(j - across)
                if above is None:
                    continue
                if not down or not across:
                    reached = above + GAP
                else:
                    reached = above + _fit(en[i - down : i], zh[j - across : j])
                if reached > value:
                    value, way = reached, (down, across)
            if way != (0, 0) or not (i or j):
                row[j], steps[j] = value, way
    return _follow(en, zh, step)


def _moves(i: int, j: int, runs_en: list[int], runs_zh: list[int]) -> list[tuple[int, int]]:
    moves = []
    if i and j:
        moves.append((1, 1))
        moves += [(many, 1) for many in range(2, runs_en[i] + 1)]
        moves += [(1, many) for many in range(2, runs_zh[j] + 1)]
    if i:
        moves.append((1, 0))
    if j:
        moves.append((0, 1))
    return moves


def _runs(parts: Sequence[Marks]) -> list[int]:
    """For each end, how many blocks above it may be one in the other language: paragraphs that follow each
    other in the same surroundings, the first one also a list item; and an item with what is listed below
    it."""
    runs = [0, *([1] * len(parts))]
    first = 0
    for index in range(1, len(parts)):
        block = parts[index].block
        if not _continues(parts[first].block, parts[index - 1].block, block):
            first = index
        runs[index + 1] = min(index - first + 1, MOST_JOINED)
    return runs


def _continues(first: Block, above: Block, block: Block) -> bool:
    if first.kind not in JOINABLE:
        return False
    if block.kind == "paragraph":
        return above.containers == block.containers
    return (
        block.kind == "item"
        and first.kind == "item"
        and len(block.containers) > len(first.containers)
        and block.containers[: len(first.containers)] == first.containers
    )


def _fit(en: Sequence[Marks], zh: Sequence[Marks]) -> float:
    if len(en) == len(zh) == 1:
        return _score(en[0], zh[0])
    many = en if len(en) > 1 else zh
    one = (zh if len(en) > 1 else en)[0]
    if one.block.kind not in JOINABLE:
        return NEVER
    # To join must bring the sizes nearer, or what is joined must be about the same: what was added on one
    # side is not the other half of its neighbour.
    size = sum(part.weight for part in many)
    nearer = min(distance(part.weight, one.weight) for part in many) - distance(size, one.weight)
    if nearer < 0.1 and (nearer < -0.1 or not all(_covered(part, one) for part in many)):
        return NEVER
    if any(_loses(part, one) for part in many):
        return NEVER
    whole = joined(many)
    pair = (whole, one) if many is en else (one, whole)
    return _score(*pair) + JOIN * (len(many) - 1)


def _covered(part: Marks, one: Marks) -> bool:
    """True where most of what a half is about stands in the whole on the other side."""
    return len(part.ideas) > 1 and len(part.ideas & one.ideas) >= 0.6 * len(part.ideas)


def _loses(part: Marks, one: Marks) -> bool:
    """True where a half has a number or a link that the whole on the other side lacks."""
    return bool(part.numbers - one.numbers or part.targets.keys() - one.targets.keys())


def _follow(
    en: Sequence[Marks], zh: Sequence[Marks], step: list[dict[int, tuple[int, int]]]
) -> list[Pairing]:
    pairs: list[Pairing] = []
    i, j = len(en), len(zh)
    while i or j:
        down, across = step[i][j]
        pairs.append((tuple(en[i - down : i]), tuple(zh[j - across : j])))
        i, j = i - down, j - across
    return pairs[::-1]


def _block(parts: tuple[Marks, ...]) -> Block | None:
    """The block of a side; paragraphs that stand together become one, with the lines between them kept
    empty."""
    if not parts:
        return None
    block = parts[0].block
    for part in parts[1:]:
        following = part.block
        lines = following.line - (block.line + block.text.count("\n"))
        columns = (*block.columns, *([0] * (max(lines, 1) - 1)), *following.columns)
        gap = "\n" * max(lines, 1)
        text, written = block.text + gap + following.text, block.as_written + gap + following.as_written
        block = replace(block, text=written, columns=columns, written=None).compared_as(text)
    return block


def _with_neighbours(pairs: list[BlockPair]) -> list[BlockPair]:
    """Say of every pair which one above it both sides have: above in the page that has the block."""
    placed = list(pairs)
    for language in ("en", "zh"):
        before: tuple[Block | None, Block | None] = (None, None)
        order = sorted(
            (index for index, pair in enumerate(pairs) if getattr(pair, language)),
            key=lambda index: getattr(pairs[index], language).line,
        )
        for index in order:
            pair = pairs[index]
            if pair.en and pair.zh:
                if language == "en":
                    placed[index] = replace(pair, before=before)
                before = (pair.en, pair.zh)
            else:
                placed[index] = replace(pair, before=before)
    return placed
