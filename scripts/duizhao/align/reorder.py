"""Items, steps and table rows that stand in another order in the other language are brought together again.

A list item that was moved is told by what only it has: a link, a name, code, an idea. Numbers alone move a
step and nothing else: two doses that changed places in a list look just like two items that did, and that
must be told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise

from duizhao.align.block_features import Marks

Pairing = tuple[tuple[Marks, ...], tuple[Marks, ...]]
Align = Callable[[Sequence[Marks], Sequence[Marks]], list[Pairing]]
Group = tuple[str, int]
# The places of the pairings that have an item of a list.
Members = dict[Group, list[int]]
# Place among the items of the English list to place among those of the Chinese one.
Moves = dict[int, int]
Votes = dict[int, Counter[int]]
# Beyond this a list is a data set.
MOST_ITEMS = 2000
NUMBER, TARGET, NAME, CODE = range(4)


def reorder(pairs: list[Pairing], align: Align) -> list[Pairing]:
    """`pairs` with moved items re-paired, and what stands in these items aligned anew with `align`.

    The blocks of each language have numbers of their own.
    """
    members = _members(pairs)
    for group_en, group_zh in _answering_lists(members):
        both = [pairs[index] for index in sorted({*members[0][group_en], *members[1][group_zh]})]
        units_en, units_zh = _units(both, 0, group_en), _units(both, 1, group_zh)
        moves = _moves(units_en, units_zh, _now(both, units_en, units_zh), group_en[0] == "steps")
        if moves:
            pairs = _repaired(pairs, units_en, units_zh, moves, align)
            # What was brought together stands elsewhere now, and there may be fewer pairings.
            members = _members(pairs)
    return pairs


def _group(part: Marks) -> Group | None:
    """The list that an item belongs to, or the table of a row."""
    block = part.block
    if block.kind == "item" and len(block.containers) > 1:
        return (block.within[-1] if block.within else "list", block.containers[-2])
    if block.kind == "row" and block.containers:
        return ("table", block.containers[-1])
    return None


def _members(pairs: list[Pairing]) -> tuple[Members, Members]:
    """For the lists of each language the places of the pairings that begin with an item of them."""
    members: tuple[Members, Members] = (defaultdict(list), defaultdict(list))
    for index, pair in enumerate(pairs):
        for side, found in zip(pair, members, strict=True):
            group = _group(side[0]) if side else None
            if group:
                found[group].append(index)
    return members


def _answering_lists(members: tuple[Members, Members]) -> list[tuple[Group, Group]]:
    """The English and the Chinese list that answer each other, told by most of their items."""
    group_en_at, group_zh_at = (
        {index: group for group, places in found.items() for index in places} for found in members
    )
    votes: dict[Group, Counter[Group]] = defaultdict(Counter)
    for index in sorted(group_en_at.keys() & group_zh_at.keys()):
        votes[group_en_at[index]][group_zh_at[index]] += 1
    taken: set[Group] = set()
    lists = []
    for group_en, counts in votes.items():
        group_zh = counts.most_common(1)[0][0]
        if group_zh not in taken:
            taken.add(group_zh)
            if 2 <= len({*members[0][group_en], *members[1][group_zh]}) <= MOST_ITEMS:
                lists.append((group_en, group_zh))
    return lists


def _units(pairs: list[Pairing], side: int, group: Group) -> list[Marks]:
    """The items of a list that the pairings begin with on one side, in the order of their page."""
    units = [pair[side][0] for pair in pairs if pair[side] and _group(pair[side][0]) == group]
    units.sort(key=lambda part: part.block.line)
    # The head of a table does not move.
    return units[1:] if group[0] == "table" else units


def _now(pairs: list[Pairing], en: list[Marks], zh: list[Marks]) -> Moves:
    """Which of these items are paired: place in `en` to place in `zh`."""
    places_en = {part.block.number: place for place, part in enumerate(en)}
    places_zh = {part.block.number: place for place, part in enumerate(zh)}
    found = (
        (places_en.get(a[0].block.number), places_zh.get(b[0].block.number)) for a, b in pairs if a and b
    )
    return {i: j for i, j in found if i is not None and j is not None}


def _moves(en: list[Marks], zh: list[Marks], now: Moves, is_steps: bool) -> Moves:
    """The items that belong to another one than they are paired with `now`: place in `en` to place in `zh`."""
    votes = _votes(en, zh, is_steps)
    wanted = _wanted(votes, now)
    # Each place once.
    if not wanted or len(set(wanted.values())) < len(wanted):
        return {}
    new = _rearranged(now, wanted, len(en), len(zh))
    moved = {i: j for i, j in new.items() if now.get(i) != j}
    return moved if _crosses(new) and _is_worth_it(moved, now, votes) else {}


def _wanted(votes: Votes, now: Moves) -> Moves:
    """The items that have more in common with another one than with their own, and with one more than with any."""
    wanted = {}
    for i, counts in votes.items():
        (j, most), *rest = counts.most_common(2)
        own = counts[now[i]] if i in now else 0
        if now.get(i) != j and most > own and (not rest or rest[0][1] < most):
            wanted[i] = j
    return wanted


def _rearranged(now: Moves, wanted: Moves, count_en: int, count_zh: int) -> Moves:
    """`now` with what is `wanted`. Items that lose their partner to it take those that are left over, in their
    order; where these are too few, nothing is moved."""
    given_away = set(wanted.values())
    new = {i: j for i, j in now.items() if i not in wanted and j not in given_away} | wanted
    taken = set(new.values())
    free_en = [i for i in range(count_en) if i not in new and i in now]
    free_zh = [j for j in range(count_zh) if j not in taken]
    if len(free_en) > len(free_zh):
        return {}
    return new | dict(zip(free_en, free_zh, strict=False))


def _crosses(pairing: Moves) -> bool:
    """True where the items stand in another order in the other language."""
    return any(b < a for (_, a), (_, b) in pairwise(sorted(pairing.items())))


def _is_worth_it(moved: Moves, now: Moves, votes: Votes) -> bool:
    """True where the moves bring together what has something in common, and part nothing that has."""
    if any(votes[i][now[i]] for i in moved if i in votes and i in now):
        return False
    gained = sum(votes[i][j] for i, j in moved.items() if i in votes)
    # Two items without a partner lose nothing by being brought together; others need more than one thing.
    return gained >= (1 if all(i not in now for i in moved) else 2)


def _votes(en: list[Marks], zh: list[Marks], is_steps: bool) -> Votes:
    """For each English item how many things only it has that only one Chinese item has too."""
    only_en, only_zh = _unique(en), _unique(zh)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    kinds: dict[tuple[int, int], set[int]] = defaultdict(set)
    for thing, i in only_en.items():
        if thing in only_zh:
            j = only_zh[thing]
            votes[i][j] += 2 if thing[0] in (TARGET, CODE, NAME) else 1
            kinds[i, j].add(thing[0])
    if not is_steps:
        for (i, j), found in kinds.items():
            # Numbers alone, or one source alone: the words may have stayed where they were.
            if found == {NUMBER} or found == {TARGET}:
                del votes[i][j]
    return {i: counts for i, counts in votes.items() if counts}


def _unique(items: list[Marks]) -> dict[tuple[int, Hashable], int]:
    places: dict[tuple[int, Hashable], int] = {}
    several: set[tuple[int, Hashable]] = set()
    for index, part in enumerate(items):
        for thing in _things(part):
            if thing in places:
                several.add(thing)
            places[thing] = index
    return {thing: index for thing, index in places.items() if thing not in several}


def _things(part: Marks) -> Iterable[tuple[int, Hashable]]:
    marks: tuple[Iterable[Hashable], ...] = (part.numbers, part.targets, part.latin, part.code, part.ideas)
    for kind, found in enumerate(marks):
        for thing in found:
            yield kind, thing


def _repaired(
    pairs: list[Pairing], en: list[Marks], zh: list[Marks], moves: Moves, align: Align
) -> list[Pairing]:
    """Take the moved items with all that stands in them out, and put each English one back with its
    partner."""
    unit_of_en = {_unit(en[i]): i for i in moves}
    unit_of_zh = {_unit(zh[j]): j for j in moves.values()}
    inside_en: dict[int, list[Marks]] = defaultdict(list)
    inside_zh: dict[int, list[Marks]] = defaultdict(list)
    kept: list[Pairing] = []
    for pair in pairs:
        i = next((unit_of_en[key] for part in pair[0] for key in _keys(part) if key in unit_of_en), None)
        j = next((unit_of_zh[key] for part in pair[1] for key in _keys(part) if key in unit_of_zh), None)
        if i is not None:
            inside_en[i] += pair[0]
        if j is not None:
            inside_zh[j] += pair[1]
        rest = (pair[0] if i is None else (), pair[1] if j is None else ())
        if rest[0] or rest[1]:
            kept.append(rest)
    for i, j in moves.items():
        kept += align(
            sorted(inside_en[i], key=lambda part: part.block.line),
            sorted(inside_zh[j], key=lambda part: part.block.line),
        )
    return _in_order(kept)


def _unit(part: Marks) -> Hashable:
    """What names an item: its own container; a row is itself."""
    return ("row", part.block.line) if part.block.kind == "row" else part.block.containers[-1]


def _keys(part: Marks) -> Iterable[Hashable]:
    if part.block.kind == "row":
        yield ("row", part.block.line)
    yield from part.block.containers


def _in_order(pairs: list[Pairing]) -> list[Pairing]:
    """In the order of the English page; what only the Chinese has keeps its place below the pair above it."""
    after: dict[int, int] = {}
    anchor = 0
    for pair in sorted((pair for pair in pairs if pair[1]), key=lambda pair: pair[1][0].block.line):
        if pair[0]:
            anchor = pair[0][0].block.line
        else:
            after[pair[1][0].block.number] = anchor
    return sorted(
        pairs,
        key=lambda pair: (
            (pair[0][0].block.line, 0, 0)
            if pair[0]
            else (after[pair[1][0].block.number], 1, pair[1][0].block.line)
        ),
    )
