"""The evidence on pieces of both languages, comparison by comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from duizhao.normalise.pairing import pair_features
from duizhao.normalise.pairing.candidates import candidates
from duizhao.normalise.pairing.encoder import vectors
from duizhao.normalise.pairing.nearness import Cell, Nearness
from duizhao.normalise.pairing.trait_weights import Scales, Weighed
from duizhao.normalise.pairing.traits import Traits

# About so many Chinese characters are a line and no paragraph.
SHORT_LINE = 30.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """`values` by (row, column): row of the English pieces, column of the Chinese. `kind` names what was there to judge
    by: base, dictionary, meaning or both. `across` are the comparisons of pieces of two kinds, which are made last."""

    kind: str
    values: dict[Cell, list[float]]
    scales: Scales
    near: Nearness | None
    across: tuple[Cell, ...] = ()
    weighed: tuple[Sequence[Weighed], Sequence[Weighed]] = ((), ())

    def of(self, en: Weighed, zh: Weighed, nearness: tuple[float, float, float, bool] | None) -> list[float]:
        """The values that the model weighs for one comparison of two pieces."""
        return _values(self.kind, en, zh, self.scales.answers(en.traits), nearness)

    def of_cell(self, cell: Cell) -> list[float]:
        """The values of one comparison by row and column."""
        i, j = cell
        near = self.near.of_cell(i, j) if self.near else None
        return self.of(self.weighed[0][i], self.weighed[1][j], near)


def gather(
    en: Sequence[Traits], zh: Sequence[Traits], *, has_dictionary: bool, use_meaning: bool
) -> Evidence:
    """The evidence on every comparison that is worth making."""
    rows = vectors([one.text for one in en]) if use_meaning and en and zh else None
    columns = vectors([one.text for one in zh]) if rows is not None else None
    near = Nearness.of(rows, columns) if rows is not None else None
    kind = ("both" if near else "dictionary") if has_dictionary else ("meaning" if near else "base")
    scales = Scales.of(en, zh)
    weighed_en, weighed_zh = [scales.weigh(one) for one in en], [scales.weigh(one) for one in zh]
    cells = candidates(en, zh, near)
    values: dict[Cell, list[float]] = {}
    for i, row in groupby(cells, key=itemgetter(0)):
        # What a row needs of the dictionary is kept for that row only.
        answers = scales.answers(en[i])
        for _i, j in row:
            if en[i].family == zh[j].family:
                near_here = near.of_cell(i, j) if near else None
                values[i, j] = _values(kind, weighed_en[i], weighed_zh[j], answers, near_here)
    across = tuple((i, j) for i, j in cells if en[i].family != zh[j].family and may_answer(en[i], zh[j]))
    return Evidence(kind, values, scales, near, across, (weighed_en, weighed_zh))


def may_answer(en: Traits, zh: Traits) -> bool:
    """True for pieces of two families where people mark one side and leave the other: an item answers a line, a heading
    a short line."""
    both = {en.family, zh.family}
    if both == {"item", "paragraph"}:
        return True
    return both <= {"heading", "item", "paragraph"} and max(en.size, zh.size) <= SHORT_LINE


def _values(
    kind: str,
    en: Weighed,
    zh: Weighed,
    answers: Mapping[str, frozenset[str]],
    nearness: tuple[float, float, float, bool] | None,
) -> list[float]:
    found = pair_features.base(en, zh)
    if kind in ("dictionary", "both"):
        found += pair_features.dictionary(en, zh, answers)
    if nearness is not None:
        found += pair_features.meaning(*nearness, en, zh)
    return found
