"""Mends spacing and punctuation of Chinese text, and nothing else: design promise 6.

What is mended is what chinese-typography tells, and the radicals and compatibility forms that wrong-script
tells. Every letter and every digit stays; code, link targets, HTML, attribute lists and the names in the
front matter are never touched. Mending twice is mending once.
"""

import re
import unicodedata

from duizhao.text.language.typography import Habits, apply, corrections, habits_of
from duizhao.text.language.variants import RADICAL, with_usual_forms
from duizhao.text.markdown.blocks import Block, Markdown, read_blocks
from duizhao.text.markdown.inline import prose

LINE_END = re.compile(r"\r\n|\r|\n")
NOT_TEXT = ("code", "html", "snippet")
# A mended mark can bring another one to light (a space beside a comma that was half-width). Three rounds were
# the most that any text needed; whatever still changes then is left alone.
ROUNDS = 8


def fix_page(text: str) -> str:
    """A Chinese Markdown page, mended by the habits of the whole page.

    A line that cannot be found again in the file as its block has it, or whose mending would change what the
    page is made of, stays as it is.
    """
    for _round in range(ROUNDS):
        mended = _fix_once(text)
        if mended == text:
            return text
        text = mended
    return text


def with_line_ends(text: str, raw: str) -> str:
    """`text`, whose lines end with `\\n`, with the line ends that the lines of `raw` have: they may be mixed."""
    ends = [*LINE_END.findall(raw), ""]
    lines = text.split("\n")
    assert len(lines) == len(ends), "mending keeps the lines"
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _fix_once(text: str) -> str:
    page = read_blocks(text)
    if page.fault:
        return text
    readable = [block for block in page.blocks if block.kind not in NOT_TEXT and not block.is_attribute]
    habits = habits_of(prose(block.text) for block in readable)
    lines = text.split("\n")
    for block in readable:
        mended = _mend(block.text, habits)
        if mended != block.text:
            _put_back(lines, block, mended)
    changed = "\n".join(lines)
    if changed == text or _shape(read_blocks(changed)) == _shape(page):
        return changed
    return text


def _mend(text: str, habits: Habits) -> str:
    usual = _with_usual_forms(text)
    mended = apply(usual, corrections(usual, habits))
    assert same_letters(text, mended), "only spacing and punctuation may be mended"
    return mended


def _with_usual_forms(text: str) -> str:
    """Radicals become characters in prose; in code and addresses they are somebody's data."""
    if not RADICAL.search(text):
        return text
    masked = prose(text, keep_foreign=True)
    return "".join(
        with_usual_forms(character) if masked[index] == character else character
        for index, character in enumerate(text)
    )


def same_letters(old: str, new: str) -> bool:
    """True where both texts have the same letters and digits in the same order; a radical is its
    character."""
    return _letters(old) == _letters(new)


def _letters(text: str) -> str:
    return "".join(
        character for character in with_usual_forms(text) if unicodedata.category(character)[0] in "LN"
    )


def _put_back(lines: list[str], block: Block, mended: str) -> None:
    """Write the lines of a block back to where they were read."""
    old, new = block.text.split("\n"), mended.split("\n")
    if len(old) != len(new):
        return
    for row, (before, after) in enumerate(zip(old, new, strict=True)):
        number = block.line - 1 + row
        column = block.columns[row] if row < len(block.columns) else 0
        if before == after or number >= len(lines) or not before:
            continue
        line = lines[number]
        if line[column : column + len(before)] == before:
            lines[number] = line[:column] + after + line[column + len(before) :]


def _shape(page: Markdown) -> tuple[object, ...]:
    """What a page is made of: its blocks, its front matter's names, its code."""
    return (
        tuple((block.shape, block.name, block.anchor, block.line) for block in page.blocks),
        tuple(block.text for block in page.blocks if block.kind in NOT_TEXT),
        tuple(page.meta),
        tuple(value for name, value in page.meta.items() if name not in ("title", "description")),
    )
