"""Put another text in the place of one block of a page, or a new block behind another, and touch nothing else.

Both functions read the page again when they are done and compare it block by block with what it was. Where anything but
the wanted block would be another one, they raise CannotRun: a damaged page is never given back.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from duizhao.base.errors import CannotRun
from duizhao.text.markdown.blocks import Block, Markdown, read_blocks
from duizhao.text.markdown.front_matter import add_value, change_value

# Their text ends with the line end of their last line.
WHOLE_LINES = frozenset({"code", "html"})
# What stands without an empty line beside a block of a kind.
JOINED = {"item": ("item",), "row": ("row",), "term": ("definition",), "definition": ("term", "definition")}
# A mark of a list, behind which the text of the item stands.
MARK = re.compile(r"(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<after>[.)])")
DELIMITER_ROW = re.compile(r"[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})\s*$")
UNDERLINE = re.compile(r"[\s>]*(?:=+|-+)\s*$")
# The first line of a box that is given no title, or an empty one; and the line that closes a box of another kind.
OPENING = re.compile(r"[\s>]*(?:!!!|\?\?\?\+?)\s+[\w -]*\w\s*(?P<none>\"\"\s*)?$")
CLOSING = re.compile(r"[\s>]*(?:/{3,}|:{3,}|\{\{[<%]-?\s*/.*)\s*$")

# Several changes of a page follow each other: what one ends with, the next begins with.
_read = lru_cache(maxsize=4)(read_blocks)


def replace_block(page_text: str, block: Block, new: str) -> str:
    """`page_text` with `new` where the text of `block` stands.

    Raises CannotRun where another text stands there by now, and where `new` cannot stand there: it would be read as
    another kind of block, or as several.
    """
    before = _read(page_text)
    new = _trimmed(new, block)
    number = _number_of(before, block)
    if new == block.text:
        return page_text
    if block.kind == "meta":
        ways: Iterable[str] = (change_value(page_text, block.name, new),)
    else:
        ways = _ways_to_replace(page_text, block, new)
    for page in ways:
        if _is_replaced(before, _read(page), number, new):
            return page
    raise _cannot_write(block.line)


def insert_block(page_text: str, after: Block | None, like_text: str, like: Block, new: str) -> str:
    """`page_text` with a new block `new` behind `after`, or below the front matter where that is None.

    It is written as block `like` is written in the page `like_text`: behind the same marks and as deep.
    Raises CannotRun where `after` is not in the page, or no place and no form was found in which exactly this block
    would be added.
    """
    before = _read(page_text)
    new = _trimmed(new, like)
    if like.kind == "meta":
        page = add_value(page_text, like.name, new)
        metas = [block.name for block in _read(page).blocks if block.kind == "meta"]
        number = metas.index(like.name) if like.name in metas else 0
        if not _is_inserted(before, _read(page), number, like, new):
            raise _cannot_insert(new)
        return page
    number = _number_of(before, after) + 1 if after and after.kind != "meta" else _metas(before)
    for page in _ways_to_insert(page_text, before, number, like_text, like, new):
        if _is_inserted(before, _read(page), number, like, new):
            return page
    raise _cannot_insert(new)


def _trimmed(new: str, block: Block) -> str:
    if block.kind in WHOLE_LINES:
        return new if not new or new.endswith("\n") else f"{new}\n"
    return new.strip()


def _lines(text: str, block: Block) -> list[str]:
    if block.kind in WHOLE_LINES:
        return text.removesuffix("\n").split("\n") if text else []
    return text.split("\n")


def _number_of(page: Markdown, block: Block) -> int:
    """The number of `block` among the blocks of the page. Raises CannotRun where it is not where it says."""
    for number, here in enumerate(page.blocks):
        if (here.line, here.kind, here.text, here.name) == (block.line, block.kind, block.text, block.name):
            return number
    raise CannotRun(
        f"line {block.line}: another text stands here by now; the page changed meanwhile. Nothing was written.",
        f"第 {block.line} 行：这里的文字已经不同，页面在此期间被修改过。没有写入。",
    )


# Replacing.


def _ways_to_replace(page_text: str, block: Block, new: str) -> Iterator[str]:
    """The page with the new text, in each form that may be right."""
    lines = page_text.split("\n")
    first = block.line - 1
    if block.kind == "title" and (opening := OPENING.match(lines[first])) and not opening["none"]:
        # A box without a title is shown with its type for one; its words stand nowhere.
        yield "\n".join([*lines[:first], _titled(lines[first], new), *lines[first + 1 :]])
        return
    old, words = _lines(block.text, block), _lines(new, block)
    prefixes, suffix = _around(lines, block, old)
    further = [prefixes[-1] if len(prefixes) > 1 else _continued(prefixes[0]) if prefixes else ""]
    if block.kind == "definition":
        # A part of its indentation would be read as text.
        further.append(further[0][:-2])
    for prefix in further if len(words) > len(old) else further[:1]:
        written = [
            ((prefixes[row] if row < len(prefixes) else prefix) + line) if line or not row else ""
            for row, line in enumerate(words)
        ]
        if written:
            written[-1] += suffix
        yield "\n".join([*lines[:first], *written, *lines[first + len(old) :]])


def _titled(opening: str, title: str) -> str:
    """The first line of a box with a title."""
    return f'{opening.rstrip()} "{title}"'


def _around(lines: Sequence[str], block: Block, old: Sequence[str]) -> tuple[list[str], str]:
    """What stands before each line of the block, and behind the last one."""
    prefixes = []
    suffix = ""
    for row, words in enumerate(old):
        line = lines[block.line - 1 + row] if block.line - 1 + row < len(lines) else ""
        column = line.find(words) if block.kind == "row" else block.columns[row]
        if line[column : column + len(words)] != words:
            raise _cannot_write(block.line + row)
        prefixes.append(line[:column])
        suffix = line[column + len(words) :]
    return prefixes, suffix


def _continued(prefix: str) -> str:
    """What stands before the second line of a text whose first line begins with `prefix`: `- ` becomes blanks, the
    mark of a quotation stays."""
    return "".join(sign if sign in " \t>" else " " for sign in prefix)


def _is_replaced(before: Markdown, after: Markdown, number: int, new: str) -> bool:
    changed = before.blocks[number]
    if (
        after.fault
        or len(before.blocks) != len(after.blocks)
        or _identity(after.blocks[number]) != (new, *_identity(changed)[1:])
        or not _same_meta(before, after, changed.name if changed.kind == "meta" else "")
    ):
        return False
    renamed = _renamed(changed, after.blocks[number])
    return all(
        _same(one, other, renamed) and one.containers == other.containers
        for place, (one, other) in enumerate(zip(before.blocks, after.blocks, strict=True))
        if place != number
    )


def _identity(block: Block) -> tuple[object, ...]:
    return (block.text, block.kind, block.level, block.name, block.within)


def _same(one: Block, other: Block, renamed: Mapping[str, str]) -> bool:
    """True where a block is as it was; `renamed` are the headings that are called something else now."""
    return (
        _identity(one) == _identity(other)
        and one.anchor == other.anchor
        and other.section in (one.section, renamed.get(one.section, one.section))
    )


def _renamed(one: Block, other: Block) -> Mapping[str, str]:
    return {one.anchor or one.text: other.anchor or other.text} if one.kind == "heading" else {}


def _same_meta(before: Markdown, after: Markdown, but: str) -> bool:
    return {name: value for name, value in before.meta.items() if name != but} == {
        name: value for name, value in after.meta.items() if name != but
    }


# Inserting.


def _ways_to_insert(
    page_text: str, before: Markdown, number: int, like_text: str, like: Block, new: str
) -> Iterator[str]:
    """The page with the new block, in each form that may be right, the likeliest first."""
    lines = page_text.split("\n")
    above = before.blocks[number - 1] if number > _metas(before) else None
    below = before.blocks[number] if number < len(before.blocks) else None
    for place in _places(lines, page_text, above, below, _joins(like, below) and not _joins(like, above)):
        for written in _forms(lines, like_text.split("\n"), above, below, like, new):
            for blank_above, blank_below in _spacings(like, above, below):
                head, tail = lines[:place], lines[place:]
                middle = list(written)
                if blank_above and head and head[-1].strip(" >\t"):
                    middle.insert(0, _quoted(head[-1], written[0]))
                if blank_below and tail and tail[0].strip(" >\t"):
                    middle.append(_quoted(written[-1], tail[0]))
                if not any(tail):
                    # The page ends as it ended.
                    tail = tail or [""]
                yield "\n".join([*head, *middle, *tail])


def _places(
    lines: Sequence[str], page_text: str, above: Block | None, below: Block | None, begins: bool
) -> Iterator[int]:
    """The numbers of the lines before which the new block may stand; one that `begins` a list stands right at what was
    its first item."""
    if below is not None and begins:
        yield below.line - 1
    if above is None:
        yield _end_of_front_matter(page_text)
    else:
        end = _end(lines, above)
        yield end
        # Behind the lines that close the boxes that `above` is in.
        for line in range(end, len(lines)):
            if CLOSING.match(lines[line]):
                yield line + 1
            elif lines[line].strip():
                break
    if below is not None:
        yield below.line - 1


def _end(lines: Sequence[str], block: Block) -> int:
    """The number of the line behind the block, from 0: its closing fence, underline or delimiter row included."""
    end = block.line - 1 + len(_lines(block.text, block))
    following = lines[end] if end < len(lines) else ""
    closes = (
        (block.kind == "code" and FENCE.match(following))
        or (block.kind == "row" and DELIMITER_ROW.match(following))
        or (
            block.kind == "heading"
            and not lines[block.line - 1].lstrip(" >\t").startswith("#")
            and UNDERLINE.match(following)
        )
    )
    return end + bool(closes)


def _end_of_front_matter(page_text: str) -> int:
    lines = page_text.split("\n")
    if not lines[0].startswith("---"):
        return 0
    return next((number + 1 for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)


def _forms(
    lines: Sequence[str],
    like_lines: Sequence[str],
    above: Block | None,
    below: Block | None,
    like: Block,
    new: str,
) -> Iterator[list[str]]:
    """The lines of the new block, in each form that it may be written in."""
    first = like_lines[like.line - 1]
    if like.kind == "title" and (opened := OPENING.match(first)) and not opened["none"]:
        yield [_titled(first, new)]
        return
    column = first.find(like.text) if like.kind == "row" else like.columns[0]
    last_words = like.text.split("\n")[-1]
    last = like_lines[min(like.line - 1 + like.text.count("\n"), len(like_lines) - 1)]
    suffix = last[last.rfind(last_words) + len(last_words) :]
    prefixes = [first[:column]]
    if like.kind == "heading" and not first.lstrip(" >\t").startswith("#"):
        # Underlined there; marks say the same on one line.
        prefixes = [f"{first[:column]}{'#' * like.level} "]
    if like.kind == "item":
        neighbours = [block for block in (above, below) if block and block.shape == like.shape]
        prefixes = [
            _next_mark(lines[one.line - 1][: one.columns[0]], one is above) for one in neighbours
        ] + prefixes
    for prefix in prefixes:
        words = new.split("\n")
        written = [prefix + words[0], *((_continued(prefix) + line).rstrip(" ") for line in words[1:])]
        written[-1] += suffix
        following = like_lines[like.line] if like.line < len(like_lines) else ""
        if like.kind == "row" and DELIMITER_ROW.match(following) and "-" in following:
            written.append(following)
        opening = like_lines[like.line - 2] if like.line > 1 else ""
        if like.box and (opened := OPENING.match(opening)) and opened["none"]:
            # The first block of a box without a title opens the box, unless it is open already.
            yield [opening, *written]
        yield written


def _next_mark(prefix: str, is_above: bool) -> str:
    """The mark of the item behind one that begins with `prefix`."""
    marks = list(MARK.finditer(prefix))
    if not marks:
        return prefix
    mark = marks[-1]
    if not mark["number"]:
        return _continued(prefix[: mark.start()]) + prefix[mark.start() :]
    number = str(int(mark["number"]) + is_above)
    return _continued(prefix[: mark.start()]) + number + prefix[mark.end("number") :]


def _spacings(like: Block, above: Block | None, below: Block | None) -> Iterator[tuple[bool, bool]]:
    """Whether an empty line stands above and below the new block, the likeliest first."""
    tight_above, tight_below = _joins(like, above), _joins(like, below)
    yield (not tight_above, not tight_below)
    if tight_above or tight_below:
        yield (True, True)
    else:
        yield (False, True)


def _joins(one: Block, neighbour: Block | None) -> bool:
    """True where no empty line belongs between the two: items of a list, rows of a table."""
    return neighbour is not None and neighbour.kind in JOINED.get(one.kind, ()) and _nested(neighbour, one)


def _nested(one: Block, other: Block) -> bool:
    """True where one of the two stands in the list, table or box that the other stands in."""
    shorter, longer = sorted((one.surroundings, other.surroundings), key=len)
    return longer[: len(shorter)] == shorter and bool(shorter or one.kind == "row")


def _quoted(one: str, other: str) -> str:
    """The empty line between two lines: inside a quotation it bears its mark."""
    both = one.lstrip().startswith(">") and other.lstrip().startswith(">")
    return one[: len(one) - len(one.lstrip())] + ">" if both else ""


def _is_inserted(before: Markdown, after: Markdown, number: int, like: Block, new: str) -> bool:
    if after.fault or len(after.blocks) != len(before.blocks) + 1:
        return False
    added = after.blocks[number]
    if (added.kind, added.text, added.level, added.name, added.surroundings) != (
        like.kind,
        new,
        like.level,
        like.name,
        like.surroundings,
    ):
        return False
    rest = (*after.blocks[:number], *after.blocks[number + 1 :])
    # Below a new heading the others stand in its section.
    section = added.anchor or added.text if added.kind == "heading" else ""
    return _same_meta(before, after, like.name if like.kind == "meta" else "") and all(
        _same(one, other, {one.section: section} if section and place >= number else {})
        for place, (one, other) in enumerate(zip(before.blocks, rest, strict=True))
    )


def _metas(page: Markdown) -> int:
    return sum(block.kind == "meta" for block in page.blocks)


def _cannot_write(line: int) -> CannotRun:
    return CannotRun(
        f"line {line}: the new text cannot stand here: it would change another block, or be read as another kind of "
        "block. Nothing was written; change this line by hand.",
        f"第 {line} 行：新文字不能放在这里，否则会改变其他内容块，或被当成另一种内容块。没有写入；请手工修改这一行。",
    )


def _cannot_insert(new: str) -> CannotRun:
    words = new.split("\n")[0][:60]
    return CannotRun(
        f"“{words}” cannot be put into the page without changing another block. Nothing was written; add it by hand.",
        f"“{words}”无法加入页面而不影响其他内容块。没有写入；请手工添加。",
    )
