"""A line of a page with its faulty words underlined, as a terminal shows it.

Widths are columns of a terminal: a Chinese character takes two, a combining mark none.
"""

import unicodedata
from dataclasses import dataclass

from wcwidth import wcswidth, wcwidth

# Ordinary white space that would break the columns.
SHOWN = {"\t": "    ", "\n": " ", "\r": ""}
# What may steer a terminal or hides in it is shown as this, which takes one column.
UNSEEN = "\N{REPLACEMENT CHARACTER}"
JOINER = "\N{ZERO WIDTH JOINER}"
CUT = "…"
WIDEST_LINE = 96
# Some characters take no column, so more of them than columns are looked at.
LONGEST_REACH = 4
# About this share of a line that is cut stands before the words that are shown.
SHARE_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What to print: `line`, and below it `marks`, which is empty where no words are named."""

    line: str
    marks: str


def excerpt(line_text: str, column: int, words: str, width: int = WIDEST_LINE) -> Excerpt:
    """Show `words`, which start at `column` (from 1, in characters) of `line_text`, within `width` columns.

    Words that go on in the next line are underlined to the end of this one.
    """
    start = min(column - 1, len(line_text))
    end = min(start + len(words.split("\n", 1)[0]), len(line_text))
    # Most of a very long line can't be shown, and must not cost time at every finding.
    reach = width * LONGEST_REACH
    parts = (
        line_text[max(start - reach, 0) : start],
        line_text[start:end][:reach],
        line_text[end : end + reach],
    )
    before, faulty, after = (printable(part) for part in parts)
    before, after = before.lstrip(), after.rstrip()
    if display_width(before + faulty + after) > width:
        # Words that fill the line leave a little room for what stands around them.
        faulty = _first(faulty, width * 4 // 5)
        room = width - display_width(faulty)
        tail = min(display_width(after), room - min(display_width(before), room // SHARE_BEFORE))
        before, after = _last(before, room - tail), _first(after, tail)
    marks = " " * display_width(before) + "^" * display_width(faulty) if faulty else ""
    return Excerpt(before + faulty + after, marks)


def printable(text: str) -> str:
    """`text` on one line, without what a terminal would obey instead of show."""
    if text.isprintable():
        return text
    return "".join(SHOWN.get(character, UNSEEN if _is_unseen(character) else character) for character in text)


def display_width(text: str) -> int:
    """How many terminal columns `text` takes; `text` is printable."""
    return max(wcswidth(text), 0)


def pad(text: str, width: int) -> str:
    """`text` with spaces behind it up to `width` terminal columns."""
    return text + " " * (width - display_width(text))


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") and character != JOINER


def _first(text: str, width: int) -> str:
    """The start of `text` within `width` columns, with a mark where it is cut."""
    if display_width(text) <= width:
        return text
    kept, used = 0, 1
    while kept < len(text) and used + max(wcwidth(text[kept]), 0) <= width:
        used += max(wcwidth(text[kept]), 0)
        kept += 1
    return text[:kept] + CUT


def _last(text: str, width: int) -> str:
    """The end of `text` within `width` columns, with a mark where it is cut."""
    if display_width(text) <= width:
        return text
    kept, used = len(text), 1
    while kept and used + max(wcwidth(text[kept - 1]), 0) <= width:
        kept -= 1
        used += max(wcwidth(text[kept]), 0)
    return CUT + text[kept:]
