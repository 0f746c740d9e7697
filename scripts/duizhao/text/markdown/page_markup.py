"""Everything on a page that a browser takes for a tag: HTML, links and images of Markdown, and attribute lists. What stands in
code or in a comment is text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from duizhao.text.html.page_tags import PageTag, TagAttribute, attributes_in, page_tags
from duizhao.text.markdown.block import Block
from duizhao.text.markdown.front_matter import end_of_front_matter
from duizhao.text.markdown.inline import links

NO_LINKS = frozenset(["code", "meta"])
TICKS = re.compile(r"(?<!\\)`+")
GAP = re.compile(r"\n[ \t]*+\n")
# Between these tags stands no HTML.
PROGRAM = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
PROGRAM_END = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style")}
ATTRIBUTE_LIST = re.compile(r"\{:?[ \t]*+([^{}\n]*+)\}")
NOT_NEW_LINE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class PageMarkup:
    """A tag, or what becomes one. Its offsets count from the beginning of `block`'s text."""

    tag: PageTag
    block: Block


def page_markup(text: str, blocks: Sequence[Block]) -> Iterator[PageMarkup]:
    """What a browser takes for tags on the page `text`, which holds `blocks`: HTML first, then what is written in Markdown."""
    if "<" in text or "{" in text:
        seen = _without_code(text, blocks)
        starts = [block.line for block in blocks]
        for tag in page_tags(_without_programs(seen)):
            yield _at(tag, text, blocks, starts)
        for found in ATTRIBUTE_LIST.finditer(seen):
            given = tuple(one for one in attributes_in(found[1], found.start(1)) if one.value)
            if given:
                yield _at(PageTag("img", False, given, *found.span()), text, blocks, starts)
    for block in blocks:
        if block.kind in NO_LINKS:
            continue
        for link in links(block.text, block.references):
            if not block.text.startswith("<", link.start):
                name, attribute = ("img", "src") if link.is_image else ("a", "href")
                target = TagAttribute(attribute, unescape(link.target), link.start, link.end)
                yield PageMarkup(PageTag(name, False, (target,), link.start, link.end), block)


def _at(tag: PageTag, text: str, blocks: Sequence[Block], starts: list[int]) -> PageMarkup:
    """The tag, at its place in `text`, as a block of its own: it bears the number of the block that it stands in or behind."""
    line = text.count("\n", 0, tag.start) + 1
    words = text[tag.start : tag.end]
    column = tag.start - (text.rfind("\n", 0, tag.start) + 1)
    near = max(bisect_right(starts, line) - 1, 0)
    number = blocks[near].number if blocks else 0
    columns = (column, *([0] * words.count("\n")))
    attributes = tuple(
        replace(one, start=one.start - tag.start, end=one.end - tag.start) for one in tag.attributes
    )
    moved = replace(tag, attributes=attributes, start=0, end=len(words))
    return PageMarkup(moved, Block("html", words, line, columns=columns, number=number))


def _without_code(text: str, blocks: Sequence[Block]) -> str:
    """The page with blanks in the place of front matter, code and comments."""
    lines = text.split("\n")
    for row in range(min(end_of_front_matter(text), len(lines))):
        lines[row] = " " * len(lines[row])
    for block in blocks:
        if block.kind == "code":
            for row in range(
                block.line - 1, min(block.line - 1 + block.text.rstrip("\n").count("\n") + 1, len(lines))
            ):
                lines[row] = " " * len(lines[row])
    return _without_comments(_without_spans("\n".join(lines)))


def _without_spans(text: str) -> str:
    """The text with blanks in the place of code in backticks; none goes on behind an empty line."""
    if "`" not in text:
        return text
    parts = []
    position = 0
    for end in [*(gap.start() for gap in GAP.finditer(text)), len(text)]:
        parts.append(_paragraph_without_spans(text[position:end]))
        position = end
    return "".join(parts)


def _paragraph_without_spans(text: str) -> str:
    runs = list(TICKS.finditer(text))
    # For each length, where runs of it begin, the first one last.
    waiting: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        waiting.setdefault(len(runs[number][0]), []).append(number)
    parts = []
    position = number = 0
    while number < len(runs):
        same = waiting[len(runs[number][0])]
        while same and same[-1] <= number:
            same.pop()
        if not same:
            number += 1
            continue
        start, end = runs[number].start(), runs[same[-1]].end()
        parts += [text[position:start], NOT_NEW_LINE.sub(" ", text[start:end])]
        position, number = end, same[-1] + 1
    return "".join([*parts, text[position:]])


def _without_comments(text: str) -> str:
    """The text with blanks in the place of comments. One that is not closed is none."""
    parts = []
    position = 0
    while (start := text.find("<!--", position)) != -1 and (end := text.find("-->", start + 4)) != -1:
        parts += [text[position:start], NOT_NEW_LINE.sub(" ", text[start : end + 3])]
        position = end + 3
    return "".join([*parts, text[position:]])


def _without_programs(text: str) -> str:
    """The text with blanks in the place of what stands between the tags of scripts and styles."""
    parts = []
    position = at = 0
    unclosed: set[str] = set()
    while found := PROGRAM.search(text, at):
        at, name = found.end(), found[1].lower()
        end = None if name in unclosed else PROGRAM_END[name].search(text, at)
        if end is None:
            unclosed.add(name)
            continue
        parts += [text[position:at], NOT_NEW_LINE.sub(" ", text[at : end.start()])]
        position = at = end.start()
    return "".join([*parts, text[position:]])
