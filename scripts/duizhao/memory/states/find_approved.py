"""Find the approved texts of one language again in the page as it is now.

Three looks, each at what the one before left over: equal essence in the same order (Levenshtein's alignment of whole
blocks, so that one change in a row of equal cells is found where it is); equal essence elsewhere: a block that was
moved; likeness between the same neighbours: a block that was changed. What is still left over was deleted, or is new.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from duizhao.memory.essence import essence
from duizhao.memory.states.kept_order import longest_rising
from duizhao.text.markdown.blocks import Block

# Below this likeness (0 to 1) two texts have nothing to do with each other...
UNLIKE = 0.35
# ... but where nothing fits better, a block of the same kind between the same neighbours took the place of the old one.
SAME_PLACE = 0.02
# A block that was moved and changed has to be recognised without its neighbours.
CLEARLY_LIKE = 0.6
# Beyond this many comparisons only blocks near the diagonal are compared, so that the work grows with the page.
MOST_COMPARED = 2_500
REACH = 25
# A gap that is larger is halved: a page that was written anew.
LARGEST_TABLE = 250_000


@dataclass(frozen=True, slots=True)
class Approved:
    """One approved block of one language. `section` is the heading it stood below."""

    text: str
    kind: str
    section: str
    essence: str


@dataclass(frozen=True, slots=True)
class LocatedBlock:
    """Where an approved block is now: the number of its block in the page, None where it is gone. `changed` says that
    its essence is another one."""

    block: int | None
    changed: bool = False


def find(approved: Sequence[Approved], blocks: Sequence[Block]) -> tuple[LocatedBlock, ...]:
    """For each approved block, in their order, where it is in the page. No block answers two."""
    essences = [essence(block.text, block.kind) for block in blocks]
    found = _in_order(approved, essences)
    _moved(found, approved, blocks, essences)
    _told_apart(found, approved, blocks)
    places = dict(found)
    for gap, between in _gaps(found, len(approved), len(blocks)):
        for one, other in _alike(gap, between, approved, blocks, essences):
            places[one] = other
    _moved_and_changed(places, approved, blocks, essences)
    return tuple(LocatedBlock(places.get(index), index not in found) for index in range(len(approved)))


def _in_order(approved: Sequence[Approved], essences: Sequence[str]) -> dict[int, int]:
    old = [one.essence for one in approved]
    same: dict[int, int] = {}
    for step in Levenshtein.opcodes(old, list(essences)):
        if step.tag == "equal":
            same.update(
                zip(
                    range(step.src_start, step.src_end),
                    range(step.dest_start, step.dest_end),
                    strict=True,
                )
            )
    return same


def _moved(
    found: dict[int, int], approved: Sequence[Approved], blocks: Sequence[Block], essences: Sequence[str]
) -> None:
    """Add the blocks whose essence stands elsewhere now: below the same heading first, else in the order of the page."""
    taken = set(found.values())
    free: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(essences):
        if index not in taken:
            free[words].append(index)
    for same_section in (True, False):
        for index, one in enumerate(approved):
            if index in found:
                continue
            for place in free.get(one.essence, ()):
                if not same_section or _section(blocks[place]) == one.section:
                    found[index] = place
                    free[one.essence].remove(place)
                    break


def _told_apart(found: dict[int, int], approved: Sequence[Approved], blocks: Sequence[Block]) -> None:
    """Give each of several equal texts the block below its own heading: sections may have changed places."""
    equal: dict[str, list[int]] = defaultdict(list)
    for index in sorted(found):
        equal[approved[index].essence].append(index)
    for indexes in equal.values():
        if len(indexes) == 1 or all(_section(blocks[found[one]]) == approved[one].section for one in indexes):
            continue
        places: dict[str, deque[int]] = defaultdict(deque)
        for place in sorted(found[one] for one in indexes):
            places[_section(blocks[place])].append(place)
        left = []
        for one in indexes:
            if places[approved[one].section]:
                found[one] = places[approved[one].section].popleft()
            else:
                left.append(one)
        found.update(zip(left, sorted(place for rest in places.values() for place in rest), strict=True))


def _section(block: Block) -> str:
    """The heading that a block stands below; a heading stands below itself."""
    return (block.anchor or block.text) if block.kind == "heading" else block.section


def _gaps(found: dict[int, int], old: int, new: int) -> Iterator[tuple[list[int], list[int]]]:
    """What is left over between two neighbours that were both found, in the same order, in the page."""
    taken = set(found.values())
    # Those that were moved bound no gap.
    fixed = longest_rising([found.get(index, -1) for index in range(old)])
    ends = [*[(index, found[index]) for index in fixed], (old, new)]
    start_old = start_new = 0
    for end_old, end_new in ends:
        left = [index for index in range(start_old, end_old) if index not in found]
        right = [index for index in range(start_new, end_new) if index not in taken]
        if left and right:
            yield left, right
        start_old, start_new = end_old + 1, end_new + 1


def _alike(
    old: Sequence[int],
    new: Sequence[int],
    approved: Sequence[Approved],
    blocks: Sequence[Block],
    essences: Sequence[str],
) -> list[tuple[int, int]]:
    """Pairs, in order, of what is left over in one gap: those that are most alike in sum."""
    rows, columns = len(old), len(new)
    if rows * columns > LARGEST_TABLE and rows > 1 and columns > 1:
        upper = _alike(old[: rows // 2], new[: columns // 2], approved, blocks, essences)
        return upper + _alike(old[rows // 2 :], new[columns // 2 :], approved, blocks, essences)
    reach = columns if rows * columns <= MOST_COMPARED else max(REACH, columns // rows + 2)
    best = [[0.0] * (columns + 1)]
    paired: set[tuple[int, int]] = set()
    for i in range(1, rows + 1):
        centre = round(i * columns / rows)
        first, last = max(centre - reach, 1), min(centre + reach, columns)
        above = best[-1]
        # Left of what is compared nothing is gained, and right of it nothing is known yet.
        row = above[:]
        for j in range(first, last + 1):
            value = max(above[j], row[j - 1])
            gain = _gain(approved[old[i - 1]], blocks[new[j - 1]], essences[new[j - 1]])
            if gain and above[j - 1] + gain > value:
                value = above[j - 1] + gain
                paired.add((i, j))
            row[j] = value
        row[last + 1 :] = [row[last]] * (columns - last)
        best.append(row)
    pairs = []
    i, j = rows, columns
    while i and j:
        if (i, j) in paired:
            pairs.append((old[i - 1], new[j - 1]))
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _gain(one: Approved, block: Block, words: str) -> float:
    like = fuzz.ratio(one.essence, words) / 100
    if like > UNLIKE:
        return like - UNLIKE + SAME_PLACE
    return SAME_PLACE if one.kind == block.kind else 0.0


def _moved_and_changed(
    places: dict[int, int], approved: Sequence[Approved], blocks: Sequence[Block], essences: Sequence[str]
) -> None:
    """Add those that are clearly alike though their neighbours are others, the most alike first."""
    taken = set(places.values())
    old = [index for index in range(len(approved)) if index not in places]
    new = [index for index in range(len(blocks)) if index not in taken]
    if len(old) * len(new) > MOST_COMPARED:
        return
    likes = sorted(
        (
            (fuzz.ratio(approved[i].essence, essences[j]) / 100, -i, -j)
            for i in old
            for j in new
            if approved[i].kind == blocks[j].kind
        ),
        reverse=True,
    )
    for like, i, j in likes:
        if like < CLEARLY_LIKE:
            return
        if -i not in places and -j not in taken:
            places[-i] = -j
            taken.add(-j)
