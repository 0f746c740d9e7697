"""How the pieces of a page are set as Markdown: the numbers and depth of list items as they were typed, quotes, lines
across the page, and rows of one table equally long.

Engines number lists anew from 1. So a list is one only where that gives the numbers that were typed; "5." or a "2."
behind a paragraph stays a number in the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language, other
from duizhao.normalise.escape import as_cells
from duizhao.normalise.fill_sides import FilledPiece
from duizhao.text.language.pinyin_syllables import is_pinyin

FEWEST_PINYIN = 2
ITEMS = frozenset({"item", "step"})
LIST_MARK, QUOTE_MARK = "list mark", "quote mark"
NUMBER = re.compile(r"(\d{1,9})\s*[.、．]")
RULE = re.compile(r":?-+:?")
INDENT = "    "
# A lesser depth is a slip of the hand: bullets that were typed wander more than the marks of Markdown.
DEEPER, DEEPER_BULLET = 2, 3


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """`prefix` stands before the text of a block; `is_tight`: no empty line before it; `width`: the cells of a row;
    `pinyin`: those of them that stand in a column of pinyin, from 0."""

    prefix: str = ""
    is_tight: bool = False
    width: int = 0
    pinyin: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _ListItem:
    """An item in its list: its place among the pieces, depth, the mark as typed, and its number (None: a bullet or a
    number that no engine writes so)."""

    place: int
    depth: int
    mark: str
    number: int | None
    is_step: bool


def block_styles(
    pieces: Sequence[FilledPiece], sources: Sequence[str], language: Language
) -> list[BlockStyle]:
    """The style of each piece of the page in `language`, in order; `sources` names the source that each is from."""
    styles = [BlockStyle(_quote(filled)) for filled in pieces]
    for run in _runs(pieces, sources, ITEMS):
        for place, style in _list_styles(pieces, run):
            styles[place] = style
    for run in _runs(pieces, sources, frozenset({"row"})):
        for table in _tables(pieces, run):
            rows = [_cells(pieces[place], language) for place in table]
            width = max((len(row) for row in rows if not _is_rule(row)), default=len(rows[0]))
            pinyin = _pinyin_columns(rows)
            for place in table:
                styles[place] = BlockStyle(is_tight=place != table[0], width=width, pinyin=pinyin)
    return styles


def _pinyin_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns most of whose cells are pinyin: a word alone with one accent may be of another language."""
    counts = Counter(column for row in rows for column, cell in enumerate(row) if is_pinyin(cell))
    filled = Counter(
        column for row in rows[1:] for column, cell in enumerate(row) if cell and not RULE.fullmatch(cell)
    )
    return frozenset(
        column for column, count in counts.items() if count >= FEWEST_PINYIN and 2 * count >= filled[column]
    )


def _quote(filled: FilledPiece) -> str:
    return "> " if any(edit.why == QUOTE_MARK for edit in filled.piece.edits) else ""


def _runs(pieces: Sequence[FilledPiece], sources: Sequence[str], kinds: frozenset[str]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place, filled in enumerate(pieces):
        if filled.piece.kind not in kinds:
            continue
        if runs and runs[-1][-1] == place - 1 and sources[place] == sources[place - 1]:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _tables(pieces: Sequence[FilledPiece], run: Sequence[int]) -> list[list[int]]:
    """The rows of a run, table by table: what stands between two tables is an empty line of the source."""
    tables: list[list[int]] = []
    for place in run:
        if tables and pieces[place].piece.line - pieces[tables[-1][-1]].piece.line <= 1:
            tables[-1].append(place)
        else:
            tables.append([place])
    return tables


def _list_styles(pieces: Sequence[FilledPiece], run: Sequence[int]) -> list[tuple[int, BlockStyle]]:
    items = _items(pieces, run)
    counted = _counted(items)
    before = _number_before(pieces, run[0])
    after = _number_after(pieces, run[-1])
    found = []
    for index, item in enumerate(items):
        depth = INDENT * item.depth
        above = items[index - 1] if index else None
        if not item.is_step:
            found.append((item.place, BlockStyle(f"{depth}- ", above is not None)))
            continue
        group = counted[index]
        is_part = item.depth == 0 and (
            (before is not None and group[0] == before + 1 and group[0] != 1)
            or (after is not None and len(group) == 1 and group[-1] == after - 1)
        )
        if group and not is_part and _is_counted(group):
            tight = above is not None and (above.is_step or above.depth != item.depth)
            found.append((item.place, BlockStyle(f"{depth}{item.number}. ", tight)))
        else:
            mark = re.sub(r"^(\d+)([.)])$", r"\1\\\2", item.mark)
            found.append((item.place, BlockStyle(f"{depth}{mark}{'' if mark[-1:] in '、．）' else ' '}")))
    return found


def _items(pieces: Sequence[FilledPiece], run: Sequence[int]) -> list[_ListItem]:
    found: list[_ListItem] = []
    indents: list[int] = []
    for place in run:
        raw = _typed(pieces[place])
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        while indents and indent < indents[-1] - 1:
            indents.pop()
        mark = raw.strip()
        deeper = DEEPER if mark.isascii() else DEEPER_BULLET
        if not indents or indent >= indents[-1] + deeper:
            indents.append(indent)
        number = NUMBER.fullmatch(mark)
        is_step = pieces[place].piece.kind == "step"
        found.append(_ListItem(place, len(indents) - 1, mark, int(number[1]) if number else None, is_step))
    return found


def _typed(filled: FilledPiece) -> str:
    """The mark of an item as it stands in the source, with the blanks before it."""
    default = "1. " if filled.piece.kind == "step" else "- "
    return next((edit.old for edit in filled.piece.edits if edit.why == LIST_MARK), default)


def _counted(items: Sequence[_ListItem]) -> list[list[int]]:
    """For each step the numbers of its list: the steps of its depth beside it, with only deeper items between them.
    Empty where one of them has no number that an engine writes."""
    groups: list[list[int]] = [[] for _item in items]
    open_lists: dict[int, list[int]] = {}
    for index, item in enumerate(items):
        for depth in [depth for depth in open_lists if depth > item.depth]:
            del open_lists[depth]
        if item.is_step:
            open_lists.setdefault(item.depth, []).append(index)
            for member in open_lists[item.depth]:
                groups[member] = open_lists[item.depth]
        else:
            open_lists.pop(item.depth, None)
    found = []
    for group in groups:
        numbers = [items[index].number for index in group]
        found.append([] if None in numbers else [number for number in numbers if number is not None])
    return found


def _is_counted(numbers: Sequence[int]) -> bool:
    """True where an engine that counts from 1 writes these numbers; where all are 1 they are left to it."""
    return list(numbers) == list(range(1, len(numbers) + 1)) or set(numbers) == {1}


def _number_before(pieces: Sequence[FilledPiece], place: int) -> int | None:
    """The number of the last step above, in the same section."""
    for filled in reversed(pieces[:place]):
        if filled.piece.kind in ("heading", "title"):
            return None
        if filled.piece.kind == "step":
            number = NUMBER.fullmatch(_typed(filled).strip())
            return int(number[1]) if number else None
    return None


def _number_after(pieces: Sequence[FilledPiece], place: int) -> int | None:
    """The number of the next step below, in the same section."""
    for filled in pieces[place + 1 :]:
        if filled.piece.kind in ("heading", "title"):
            return None
        if filled.piece.kind == "step":
            number = NUMBER.fullmatch(_typed(filled).strip())
            return int(number[1]) if number else None
    return None


def padded(cells: Sequence[str], width: int) -> list[str]:
    """The cells of a row of a table of `width` columns: an engine drops what has no head above it."""
    is_rule = _is_rule(cells)
    more = ["---" if is_rule else ""] * (width - len(cells))
    return [*(cells[:width] if is_rule else cells), *more]


def _cells(filled: FilledPiece, language: Language) -> list[str]:
    return as_cells(filled.side(language).text or filled.side(other(language)).text)


def _is_rule(cells: Sequence[str]) -> bool:
    """True for the line below a head."""
    return bool(cells) and all(RULE.fullmatch(cell) for cell in cells)
