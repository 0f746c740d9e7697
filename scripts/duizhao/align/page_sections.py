"""Which part of the English page answers which part of the Chinese one: pages are cut at the headings they
share.

Anchors say most, whatever the order; headings without a shared anchor are aligned by level, words and what
stands below them. A heading that only one page has does not cut: what stands below it may still have its
partner above.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from duizhao.align.block_features import Marks, agreement, distance, joined
from duizhao.text.markdown.heading_anchors import same_anchor

Slices = tuple[Sequence[Marks], Sequence[Marks]]
# A heading and what stands below it.
_Headed = tuple[Marks, Marks | None]
GAP = -0.8
# Beyond this many headings a page is aligned near the diagonal alone.
BAND = 20


def sections(en: Sequence[Marks], zh: Sequence[Marks]) -> list[Slices]:
    """The parts of both pages that answer each other, each beginning with its heading, in the order of the
    English."""
    parts: list[Slices] = []
    for part_en, part_zh in _by_anchor(en, zh):
        parts += _by_heading(part_en, part_zh)
    return parts


def _by_anchor(en: Sequence[Marks], zh: Sequence[Marks]) -> list[Slices]:
    starts_en, starts_zh = _anchors(en), _anchors(zh)
    shared = [anchor for anchor in starts_en if anchor in starts_zh]
    cuts_en = [0, *(starts_en[anchor] for anchor in shared), len(en)]
    cuts_zh = [0, *sorted(starts_zh[anchor] for anchor in shared), len(zh)]
    ends_zh = dict(pairwise(cuts_zh))
    parts = []
    for number, (start, end) in enumerate(pairwise(cuts_en)):
        start_zh = starts_zh[shared[number - 1]] if number else 0
        end_zh = cuts_zh[1] if not number else ends_zh[start_zh]
        if end > start or end_zh > start_zh:
            parts.append((en[start:end], zh[start_zh:end_zh]))
    return parts


def _anchors(page: Sequence[Marks]) -> dict[str, int]:
    """Where the headings stand whose anchor is the only one of its name."""
    counts = Counter(part.anchor for part in page if part.anchor)
    return {part.anchor: index for index, part in enumerate(page) if part.anchor and counts[part.anchor] == 1}


def _by_heading(en: Sequence[Marks], zh: Sequence[Marks]) -> list[Slices]:
    """Cut one part at the headings below its first that answer each other."""
    heads_en, heads_zh = _headings(en), _headings(zh)
    cuts = [(0, 0)]
    if heads_en and heads_zh:
        cuts += _matched(en, zh, heads_en, heads_zh)
    cuts.append((len(en), len(zh)))
    return [
        (en[start_en:end_en], zh[start_zh:end_zh])
        for (start_en, start_zh), (end_en, end_zh) in pairwise(cuts)
        if end_en > start_en or end_zh > start_zh
    ]


def _headings(part: Sequence[Marks]) -> list[int]:
    return [index for index, block in enumerate(part) if block.block.kind == "heading" and index]


def _matched(
    en: Sequence[Marks], zh: Sequence[Marks], heads_en: list[int], heads_zh: list[int]
) -> list[tuple[int, int]]:
    """The headings that answer each other, by global alignment."""
    with_below_en = [_with_below(en, a, b) for a, b in pairwise([*heads_en, len(en)])]
    with_below_zh = [_with_below(zh, a, b) for a, b in pairwise([*heads_zh, len(zh)])]
    rows, columns = len(heads_en), len(heads_zh)
    if rows == columns and _fit_as_they_stand(with_below_en, with_below_zh):
        return list(zip(heads_en, heads_zh, strict=True))
    best: list[dict[int, tuple[float, tuple[int, int]]]] = []
    # As wide as one step of the centre, so that the way from corner to corner is never cut.
    reach = max(BAND, columns // rows + 2)
    for i in range(rows + 1):
        centre = round(i * columns / rows)
        row: dict[int, tuple[float, tuple[int, int]]] = {}
        best.append(row)
        for j in range(max(0, centre - reach), min(columns, centre + reach) + 1):
            choices = [(0.0, (0, 0))] if not i and not j else []
            if i and j and j - 1 in best[i - 1]:
                fit = _score(with_below_en[i - 1], with_below_zh[j - 1])
                choices.append((best[i - 1][j - 1][0] + fit, (1, 1)))
            if i and j in best[i - 1]:
                choices.append((best[i - 1][j][0] + GAP, (1, 0)))
            if j and j - 1 in row:
                choices.append((row[j - 1][0] + GAP, (0, 1)))
            if choices:
                row[j] = max(choices, key=lambda choice: choice[0])
    found = []
    i, j = rows, columns
    while i or j:
        down, across = best[i][j][1]
        if down and across:
            found.append((heads_en[i - 1], heads_zh[j - 1]))
        i, j = i - down, j - across
    return found[::-1]


def _fit_as_they_stand(en: Sequence[_Headed], zh: Sequence[_Headed]) -> bool:
    """True where the headings have the same levels and nothing says that one is missing here and another
    there."""
    if any(a[0].block.level != b[0].block.level for a, b in zip(en, zh, strict=True)):
        return False
    return sum(_score(a, b) < 0 for a, b in zip(en, zh, strict=True)) < 2


def _with_below(part: Sequence[Marks], start: int, end: int) -> _Headed:
    return part[start], joined(part[start + 1 : end]) if end > start + 1 else None


def _score(en: _Headed, zh: _Headed) -> float:
    a, b = en[0], zh[0]
    score = 1.0 - 0.7 * abs(a.block.level - b.block.level)
    if same_anchor(a.anchor, b.anchor):
        score += 3.0
    elif a.block.anchor and b.block.anchor:
        score -= 1.5
    score += agreement(a, b) - min(distance(a.weight, b.weight), 2.0) * 0.5
    if en[1] and zh[1]:
        return score + agreement(en[1], zh[1]) - min(distance(en[1].weight, zh[1].weight), 2.0)
    return score - (0.7 if en[1] or zh[1] else 0.0)
