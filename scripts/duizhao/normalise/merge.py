"""Three versions of a page become one: what the program last wrote, what stands there now, what it would write now.

A block that only the program changed is written anew, a block that only an editor changed stays as it is, and so do an
editor's own blocks and order. Where both changed the same block there is a conflict: the editor's version stays, and
the other one is told, on every run until somebody changes the block or asks for both versions in the page.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.essence import essence
from duizhao.memory.states.find_approved import Approved, find
from duizhao.normalise.conflict_box import marked, read_box
from duizhao.normalise.merge_units import TIGHT, Kind, MergeUnit, PageUnits, cut_page, put_together
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.blocks import Kind as BlockKind


@dataclass(frozen=True, slots=True)
class Conflict:
    """One block that an editor and the program both changed. `base` is what the program had written, None where no
    record of it was left. `mine` stands in the page, below the block `after`; `new` is what the program would write.
    Empty is a block that was taken out."""

    base: str | None
    mine: str
    new: str
    after: str = ""
    kind: Kind = "paragraph"

    def place(self, units: Sequence[MergeUnit]) -> int | None:
        """The number of its unit in a page, or of the one it would stand before; None where it was settled."""
        if self.mine:
            found = [index for index, unit in enumerate(units) if unit.text == self.mine]
            below = [index for index in found if (units[index - 1].text if index else "") == self.after]
            return next(iter(below + found), None)
        if any(unit.text == self.new for unit in units):
            return None
        return next((i + 1 for i, unit in enumerate(units) if unit.text == self.after), len(units))

    def line(self, page: str) -> int:
        """The line of the page, from 1, that it stands on."""
        parts = cut_page(page)
        units = (*(parts.head or ()), *parts.body)
        number = self.place(units)
        if number is None or not units:
            return 1
        text = units[min(number, len(units) - 1)].text
        return page[: page.find(text)].count("\n") + 1


@dataclass(frozen=True, slots=True)
class Merged:
    """The page as it is now, and the conflicts that are open in it."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One block in the three versions, each None where it is not there. `known` is False without a record of what was
    last written."""

    base: MergeUnit | None
    mine: int | None
    new: int | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class _MergedPart:
    """The units of one part of a page after merging, and its conflicts."""

    units: tuple[MergeUnit, ...]
    conflicts: tuple[Conflict, ...] = ()


def merge(
    base: str | None,
    mine: str,
    new: str,
    language: Language,
    open_conflicts: Sequence[Conflict] = (),
    *,
    mark: bool = False,
) -> Merged:
    """The page `mine` with what changed from `base` to `new`. `base` is None where no record is left; conflicts of
    earlier runs that nobody settled stay open. With `mark`, all of them become a box with both versions in the page.
    """
    if base in (mine, new) or mine == new:
        merged = Merged(new if base == mine else mine)
    else:
        merged = _merge(base, mine, new)
    page = cut_page(merged.text)
    units = (*(page.head or ()), *page.body)
    known = {words for one in merged.conflicts for words in (one.mine, one.base) if words}
    still = [
        one
        for one in open_conflicts
        if merged.text != new and not known & {one.mine, one.new} and one.place(units) is not None
    ]
    # A block that was taken out but stands elsewhere in the page, word for word, is there: nothing is left to settle.
    conflicts = (*still, *(one for one in merged.conflicts if one.mine or one.place(units) is not None))
    if not (mark and conflicts):
        return Merged(merged.text, conflicts)
    for conflict in conflicts:
        page = _with_mark(page, conflict, language)
    return Merged(put_together(page))


def _with_mark(page: PageUnits, conflict: Conflict, language: Language) -> PageUnits:
    """The page with both versions of one block in it, in a box."""
    head = page.head or ()
    if head and _is_head(conflict, head):
        return replace(page, head=_marked(head, conflict, language))
    return replace(page, body=_marked(page.body, conflict, language))


def _is_head(conflict: Conflict, head: Sequence[MergeUnit]) -> bool:
    texts = [unit.text for unit in head]
    return conflict.mine in texts if conflict.mine else conflict.kind == "meta"


def _marked(units: Sequence[MergeUnit], conflict: Conflict, language: Language) -> tuple[MergeUnit, ...]:
    number = conflict.place(units)
    if number is None:
        return tuple(units)
    text = marked(conflict.mine, conflict.new, conflict.base, conflict.kind, language)
    kind: Kind = "meta" if conflict.kind == "meta" else "box"
    behind = number + 1 if conflict.mine else number
    gap = "\n" if kind == "meta" else "\n\n"
    box = MergeUnit(gap if number else units[0].gap if units else "", text, kind)
    rest = list(units[behind:])
    if rest:
        rest[0] = replace(rest[0], gap=gap)
    return (*units[:number], box, *rest)


def _merge(base: str | None, mine: str, new: str) -> Merged:
    before = cut_page(base) if base is not None else None
    now, then = cut_page(mine), cut_page(new)
    head = None
    if now.head is not None:
        # An editor who took the front matter out wants none.
        head = _part(before.head or () if before else None, now.head, then.head or ())
    body = _part(before.body if before else None, now.body, then.body)
    text = put_together(PageUnits(head.units if head else None, body.units, now.tail or then.tail))
    return Merged(text, (*(head.conflicts if head else ()), *body.conflicts))


def _part(
    base: Sequence[MergeUnit] | None, mine: Sequence[MergeUnit], new: Sequence[MergeUnit]
) -> _MergedPart:
    """The merge of one part of a page: its front matter or its body."""
    rows = _rows(base, mine, new) if base is not None else _rows_without_record(mine, new)
    units: list[MergeUnit] = []
    conflicts: list[Conflict] = []
    last: _Row | None = None
    for row in _order(rows, len(mine), len(new)):
        here = mine[row.mine] if row.mine is not None else None
        there = new[row.new] if row.new is not None else None
        chosen = _chosen(row, here, there)
        if _clash(row, here, there):
            model = here or there
            assert model
            base_text = row.base.text if row.base else None
            after = units[-1].text if units else ""
            conflicts.append(
                Conflict(base_text, here.text if here else "", there.text if there else "", after, model.kind)
            )
        if chosen is not None:
            gap = _gap(chosen, row, units[-1] if units else None, last, mine, new)
            units.append(replace(chosen, gap=gap))
            last = row
    return _MergedPart(tuple(units), tuple(conflicts))


def _chosen(row: _Row, here: MergeUnit | None, there: MergeUnit | None) -> MergeUnit | None:
    """What becomes of a block: the program's version only where nobody touched it."""
    if row.base is None:
        return here or (there if row.known else None)
    return there if _same(here, row.base) else here


def _clash(row: _Row, here: MergeUnit | None, there: MergeUnit | None) -> bool:
    """True where both sides changed a block, and not to the same."""
    if _same(here, there):
        return False
    if row.base is None:
        return not row.known
    return not _same(here, row.base) and not _same(there, row.base)


def _same(one: MergeUnit | None, other: MergeUnit | None) -> bool:
    return (one.text if one else None) == (other.text if other else None)


def _rows(base: Sequence[MergeUnit], mine: Sequence[MergeUnit], new: Sequence[MergeUnit]) -> list[_Row]:
    """The blocks of the three versions, matched. What both sides added alike is one block."""
    in_mine, in_new = _places(base, mine), _places(base, new)
    _bring_together(base, mine, new, in_mine, in_new)
    rows = [
        _Row(unit, here, there)
        for unit, here, there in zip(base, in_mine, in_new, strict=True)
        if (here, there) != (None, None)
    ]
    added: dict[str, deque[int]] = defaultdict(deque)
    for index in _left(len(new), in_new):
        added[new[index].text].append(index)
    for index in _left(len(mine), in_mine):
        twins = added[mine[index].text]
        rows.append(_Row(None, index, twins.popleft() if twins else None))
    rows += [_Row(None, None, index) for twins in added.values() for index in twins]
    return rows


def _bring_together(
    base: Sequence[MergeUnit],
    mine: Sequence[MergeUnit],
    new: Sequence[MergeUnit],
    in_mine: list[int | None],
    in_new: list[int | None],
) -> None:
    """Of blocks that read the same nobody can say which one was taken out. Where each version kept another one of
    them, both kept the same one, and the other is gone: else both would be lost."""
    kept: dict[str, deque[int]] = defaultdict(deque)
    whole = list(zip(_unchanged(base, mine, in_mine), _unchanged(base, new, in_new), strict=True))
    for index, unit in enumerate(base):
        if whole[index] == (True, False):
            kept[unit.text].append(index)
    for index, unit in enumerate(base):
        if whole[index] == (False, True) and kept[unit.text]:
            in_new[kept[unit.text].popleft()] = in_new[index]
            in_new[index] = in_mine[index] = None


def _unchanged(
    base: Sequence[MergeUnit], units: Sequence[MergeUnit], places: Sequence[int | None]
) -> list[bool]:
    return [
        place is not None and units[place].text == unit.text for unit, place in zip(base, places, strict=True)
    ]


def _rows_without_record(mine: Sequence[MergeUnit], new: Sequence[MergeUnit]) -> list[_Row]:
    """Two versions alone: whatever they do not share may be an editor's work, so the program adds nothing."""
    places = _places(new, mine)
    rows = [_Row(None, here, there, known=False) for there, here in enumerate(places)]
    return rows + [_Row(None, index, None) for index in _left(len(mine), places)]


def _left(count: int, taken: Sequence[int | None]) -> list[int]:
    used = set(taken)
    return [index for index in range(count) if index not in used]


def _places(old: Sequence[MergeUnit], new: Sequence[MergeUnit]) -> list[int | None]:
    """For each old unit its place among the new ones. Equal texts in the same order are themselves; only what lies
    between them is compared by likeness."""
    places: list[int | None] = [None] * len(old)
    head = 0
    while head < min(len(old), len(new)) and old[head].text == new[head].text:
        places[head] = head
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-tail - 1].text == new[-tail - 1].text:
        places[-tail - 1] = len(new) - tail - 1
        tail += 1
    between, among = ([_as_written(unit) for unit in units[head : len(units) - tail]] for units in (old, new))
    found = find(
        [Approved(unit.text, _kind(unit), unit.section, essence(unit.text, _kind(unit))) for unit in between],
        [
            Block(_kind(unit), unit.text, 0, section=unit.section, number=number)
            for number, unit in enumerate(among)
        ],
    )
    for index, one in enumerate(found):
        places[head + index] = None if one.block is None else head + one.block
    return places


def _as_written(unit: MergeUnit) -> MergeUnit:
    """For a box with two versions, the one that the program wrote: by that it is found again."""
    for language in LANGUAGES if unit.kind == "box" else ():
        inside = read_box(unit.text, language)
        if inside and inside[1]:
            return replace(cut_page(inside[1]).body[0], section=unit.section)
    return unit


def _kind(unit: MergeUnit) -> BlockKind:
    """What a unit is to the matcher: it compares words, but these letter by letter."""
    match unit.kind:
        case "meta" | "box" | "comment":
            return "code"
        case kind:
            return kind


def _order(rows: Sequence[_Row], mine_count: int, new_count: int) -> list[_Row]:
    """The rows in the order of the page: the program's, with an editor's own blocks behind the block they stood behind;
    the editor's, where an editor moved blocks."""
    by_mine: list[int | None] = [None] * mine_count
    by_new: list[int | None] = [None] * new_count
    for number, row in enumerate(rows):
        if row.mine is not None:
            by_mine[row.mine] = number
        if row.new is not None:
            by_new[row.new] = number
    mine = [number for number in by_mine if number is not None]
    new = [number for number in by_new if number is not None]
    from_base = [number for number in mine if rows[number].base is not None or not rows[number].known]
    has_moved = any(b < a for a, b in pairwise(from_base))
    return [rows[number] for number in (_woven(mine, new) if has_moved else _woven(new, mine))]


def _woven(leading: Sequence[int], other: Sequence[int]) -> list[int]:
    """The rows of `leading`, and each that only `other` has behind the one it stands behind there; by their numbers."""
    there = set(leading)
    behind: Mapping[int | None, list[int]] = defaultdict(list)
    last = None
    for number in other:
        if number in there:
            last = number
        else:
            behind[last].append(number)
    woven = list(behind[None])
    for number in leading:
        woven += (number, *behind[number])
    return woven


def _gap(
    unit: MergeUnit,
    row: _Row,
    before: MergeUnit | None,
    last: _Row | None,
    mine: Sequence[MergeUnit],
    new: Sequence[MergeUnit],
) -> str:
    """What stands before a unit: what stood there where its neighbour is the same, else an empty line or, in a list,
    none."""
    if before is None or last is None:
        first = mine[0] if mine else new[0]
        return first.gap
    for one, other, units in ((last.mine, row.mine, mine), (last.new, row.new, new)):
        if one is None or other != one + 1:
            continue
        if units[one].kind == before.kind and units[other].kind == unit.kind:
            return units[other].gap
    is_tight = before.kind == unit.kind and unit.kind in TIGHT and "\n\n" not in unit.gap
    return "\n" if is_tight else "\n\n"
