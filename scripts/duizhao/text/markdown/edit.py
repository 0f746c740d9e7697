"""Put another text in the place of one block of a page, or a new block behind another, and touch nothing else.

Both functions read the page again when they are done and compare it block by block with what it was. Where anything but
the wanted block would be another one, they raise CannotRun: a damaged page is never given back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from duizhao.base.errors import CannotRun
from duizhao.text.markdown.blocks import Block, Markdown, read_blocks
from duizhao.text.markdown.front_matter import add_value, change_value
from duizhao.text.markdown.html_edit import ways_to_delete_html
from duizhao.text.markdown.insertions import (
    OPENING,
    continued,
    end_of,
    is_whole_lines,
    lines_of,
    metas_of,
    titled,
    ways_to_insert,
)

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
    number = _number_of(before, after) + 1 if after and after.kind != "meta" else metas_of(before)
    for page in ways_to_insert(page_text, before, number, like_text, like, new):
        if _is_inserted(before, _read(page), number, like, new):
            return page
    raise _cannot_insert(new)


def delete_block(page_text: str, block: Block) -> str:
    """`page_text` without `block`, and without the tags or the marks that make it what it is.

    Raises CannotRun where another text stands there by now, and where other blocks would not stay as they are.
    """
    before = _read(page_text)
    number = _number_of(before, block)
    for page in _ways_to_delete(page_text, block):
        if _is_deleted(before, _read(page), number):
            return page
    raise _cannot_write(block.line)


def _trimmed(new: str, block: Block) -> str:
    if is_whole_lines(block):
        return new if not new or new.endswith("\n") else f"{new}\n"
    if block.kind == "code":
        return new
    return new.strip()


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
        yield "\n".join([*lines[:first], titled(lines[first], new), *lines[first + 1 :]])
        return
    old, words = lines_of(block.text, block), lines_of(new, block)
    prefixes, suffix = _around(lines, block, old)
    further = [prefixes[-1] if len(prefixes) > 1 else continued(prefixes[0]) if prefixes else ""]
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


def _around(lines: Sequence[str], block: Block, old: Sequence[str]) -> tuple[list[str], str]:
    """What stands before each line of the block, and behind the last one."""
    prefixes = []
    suffix = ""
    for row, words in enumerate(old):
        line = lines[block.line - 1 + row] if block.line - 1 + row < len(lines) else ""
        column = block.columns[row]
        if line[column : column + len(words)] != words:
            raise _cannot_write(block.line + row)
        prefixes.append(line[:column])
        suffix = line[column + len(words) :]
    return prefixes, suffix


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


# Deleting.


def _ways_to_delete(page_text: str, block: Block) -> Iterator[str]:
    """The page without the block, in each form that may be right: without its lines, else without its element."""
    lines = page_text.split("\n")
    first, end = block.line - 1, end_of(lines, block)
    # Of code, its fence too.
    for top in (first - 1, first) if block.kind == "code" else (first,):
        above, below = lines[:top], lines[end:]
        if (not above or not above[-1].strip()) and below and not below[0].strip():
            yield "\n".join([*above, *below[1:]])
        yield "\n".join([*above, *below])
    yield from ways_to_delete_html(page_text, block)


def _is_deleted(before: Markdown, after: Markdown, number: int) -> bool:
    if after.fault or after.meta != before.meta or len(after.blocks) != len(before.blocks) - 1:
        return False
    rest = (*before.blocks[:number], *before.blocks[number + 1 :])
    gone = before.blocks[number]
    section = {gone.anchor or gone.text: before.blocks[number].section} if gone.kind == "heading" else {}
    return all(_same(one, other, section) for one, other in zip(rest, after.blocks, strict=True))


# Inserting.


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
