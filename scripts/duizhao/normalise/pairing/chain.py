"""The heaviest set of pairs that keeps the order of both languages, or, where a layout has no order, any set."""

from collections.abc import Mapping, Sequence

Cell = tuple[int, int]
_Chain = tuple[float, Cell | None, "_Chain | None"]
_NOTHING: _Chain = (0.0, None, None)


def in_order(columns: int, scores: Mapping[Cell, float]) -> list[Cell]:
    """The heaviest set of pairs in which no two cross and none shares a piece with another.

    Rows are taken in order; `best` is a Fenwick tree (Software: Practice and Experience 1994) that knows, for each
    number of columns, the heaviest chain that ends within them. A chain is its weight, its last pair and the chain
    before it. Scores are above 0.
    """
    best: list[_Chain] = [_NOTHING] * (columns + 1)
    by_row: dict[int, list[int]] = {}
    for i, j in sorted(scores):
        by_row.setdefault(i, []).append(j)
    for i, row in by_row.items():
        # All of a row look at the rows above it only.
        chains: list[_Chain] = []
        for j in row:
            before = _heaviest(best, j)
            chains.append((before[0] + scores[i, j], (i, j), before))
        for chain in chains:
            _add(best, chain)
    found = []
    rest: _Chain | None = _heaviest(best, columns)
    while rest is not None and rest[1] is not None:
        found.append(rest[1])
        rest = rest[2]
    return found[::-1]


def in_any_order(scores: Mapping[Cell, float]) -> list[Cell]:
    """The surest pair first, then the surest of what is left; by row."""
    rows, columns, found = set[int](), set[int](), []
    for i, j in sorted(scores, key=lambda cell: (-scores[cell], cell)):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            found.append((i, j))
    return sorted(found)


def _heaviest(best: Sequence[_Chain], columns: int) -> _Chain:
    chain = _NOTHING
    while columns:
        if best[columns][0] > chain[0]:
            chain = best[columns]
        columns -= columns & -columns
    return chain


def _add(best: list[_Chain], chain: _Chain) -> None:
    assert chain[1]
    column = chain[1][1] + 1
    while column < len(best):
        if chain[0] > best[column][0]:
            best[column] = chain
        column += column & -column
