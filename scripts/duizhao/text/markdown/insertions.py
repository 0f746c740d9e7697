"""Where a new block of a page may stand, and how it may be written there, the likeliest first."""

import re
from collections.abc import Iterator, Sequence

from duizhao.text.markdown.block import Block
from duizhao.text.markdown.blocks import Markdown
from duizhao.text.markdown.front_matter import end_of_front_matter
from duizhao.text.markdown.html_edit import ways_to_insert_html

# What stands without an empty line beside a block of a kind.
JOINED = {"item": ("item",), "row": ("row",), "term": ("definition",), "definition": ("term", "definition")}
# A mark of a list, behind which the text of the item stands.
MARK = re.compile(r"(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<after>[.)])")
NUMBERED = re.compile(r"(?P<before>[\s>]*)(?P<number>\d{1,9})(?P<mark>[.)])(?=\s)")
DELIMITER_ROW = re.compile(r"[\s>]*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")
FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})\s*$")
UNDERLINE = re.compile(r"[\s>]*(?:=+|-+)\s*$")
# The first line of a box that is given no title, or an empty one; and the line that closes a box of another kind.
OPENING = re.compile(r"[\s>]*(?:!!!|\?\?\?\+?)\s++[\w-]++(?: ++[\w-]++)*+(?<=\w)\s*+(?P<none>\"\"\s*+)?$")
CLOSING = re.compile(r"[\s>]*+(?:/{3,}+|:{3,}+|\{\{[<%]-?\s*+/.*+)\s*+$")


def ways_to_insert(
    page_text: str, before: Markdown, number: int, like_text: str, like: Block, new: str
) -> Iterator[str]:
    """The page with the new block, in each form that may be right, the likeliest first."""
    lines = page_text.split("\n")
    above = before.blocks[number - 1] if number > metas_of(before) else None
    below = before.blocks[number] if number < len(before.blocks) else None
    neighbours = [one for one in (above, below) if one is not None]
    numbered = like.kind == "item" and not _all_alike(lines, neighbours)
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
                if numbered and (counted := _counted_on(written[0], tail)) is not None:
                    yield "\n".join([*head, *middle, *counted])
                yield "\n".join([*head, *middle, *tail])
    yield from ways_to_insert_html(page_text, above, below, like_text, like, new)


def _places(
    lines: Sequence[str], page_text: str, above: Block | None, below: Block | None, begins: bool
) -> Iterator[int]:
    """The numbers of the lines before which the new block may stand; one that `begins` a list stands right at what was
    its first item."""
    if below is not None and begins:
        yield below.line - 1
    if above is None:
        yield end_of_front_matter(page_text)
    else:
        end = end_of(lines, above)
        yield end
        # Behind the lines that close the boxes that `above` is in.
        for line in range(end, len(lines)):
            if CLOSING.match(lines[line]):
                yield line + 1
            elif lines[line].strip():
                break
    if below is not None:
        yield below.line - 1


def end_of(lines: Sequence[str], block: Block) -> int:
    """The number of the line behind the block, from 0: its closing fence, underline or delimiter row included."""
    end = block.line - 1 + len(lines_of(block.text, block))
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
        yield [titled(first, new)]
        return
    column = like.columns[0]
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
            _next_mark(
                lines[one.line - 1][: one.columns[0]], one is above and not _all_alike(lines, neighbours)
            )
            for one in neighbours
        ] + prefixes
    for prefix in prefixes:
        words = new.split("\n")
        written = [prefix + words[0], *((continued(prefix) + line).rstrip(" ") for line in words[1:])]
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
        return continued(prefix[: mark.start()]) + prefix[mark.start() :]
    number = str(int(mark["number"]) + is_above)
    return continued(prefix[: mark.start()]) + number + prefix[mark.end("number") :]


def _all_alike(lines: Sequence[str], neighbours: Sequence[Block]) -> bool:
    """True in a list whose items all bear the same number."""
    numbers = [found["number"] for one in neighbours if (found := NUMBERED.match(lines[one.line - 1]))]
    return len(numbers) == 2 and numbers[0] == numbers[1]


def _counted_on(item: str, tail: Sequence[str]) -> list[str] | None:
    """The lines below a new item of a list with the items behind it counted on from it; None where none has to be."""
    numbered = NUMBERED.match(item)
    if numbered is None:
        return None
    lines, number, changed = list(tail), int(numbered["number"]), False
    for row, line in enumerate(lines):
        found = NUMBERED.match(line)
        if found and found["before"] == numbered["before"] and found["mark"] == numbered["mark"]:
            if int(found["number"]) != number:
                break
            number += 1
            lines[row] = f"{found['before']}{number}{line[found.end('number') :]}"
            changed = True
        elif line.strip() and len(line) - len(line.lstrip()) <= len(numbered["before"]):
            break
    return lines if changed else None


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


def is_whole_lines(block: Block) -> bool:
    """True where the text ends with the line end of its last line: code does, but in HTML."""
    return block.kind == "code" and (not block.text or block.text.endswith("\n"))


def lines_of(text: str, block: Block) -> list[str]:
    if is_whole_lines(block):
        return text.removesuffix("\n").split("\n") if text else []
    return text.split("\n")


def titled(opening: str, title: str) -> str:
    """The first line of a box with a title."""
    return f'{opening.rstrip()} "{title}"'


def continued(prefix: str) -> str:
    """What stands before the second line of a text whose first line begins with `prefix`: `- ` becomes blanks, the
    mark of a quotation stays."""
    return "".join(sign if sign in " \t>" else " " for sign in prefix)


def metas_of(page: Markdown) -> int:
    return sum(block.kind == "meta" for block in page.blocks)
