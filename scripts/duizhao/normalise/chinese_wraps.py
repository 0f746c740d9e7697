"""Chinese lines that were broken by hand or by a program, at whatever width.

A width shows itself: all lines of a paragraph but the last are about as wide as each other, none of them ends as a
sentence does, and the last one does.
"""

import re
from collections.abc import Callable, Sequence

from wcwidth import wcswidth

from duizhao.text.language.script import han_count

END = re.compile(r"[。！？；：…!?;:.][”’」』）)\"'*_]*\s*$")
COMMA = re.compile(r"[，、]\s*$")
INNER = re.compile("[，。；！？]")
# What a line may stop short of the width, so that no mark stands at the start of the next; in columns.
SLACK = 4
NARROWEST, NARROWEST_WITHOUT_MARKS = 16, 28


def chinese_wraps(lines: Sequence[str], has_mark: Callable[[str], bool]) -> list[bool]:
    """For each line whether it goes on from the one above it. `has_mark` tells lines that begin something."""
    found = [False] * len(lines)
    start = 0
    while start < len(lines):
        end = start + 1
        if _is_chinese(lines[start]):
            while end < len(lines) and _is_chinese(lines[end]) and not has_mark(lines[end]):
                end += 1
            for index in _joined(lines[start:end]):
                found[start + index] = True
        start = end
    return found


def _is_chinese(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and not bare.isascii() and han_count(bare) * 2 > len(bare)


def _joined(lines: Sequence[str]) -> list[int]:
    """Which of these lines, which follow each other, go on from the one above."""
    widths = [max(wcswidth(line.strip()), 0) for line in lines]
    found = []
    first = 0
    for index in range(1, len(lines)):
        if END.search(lines[index - 1]):
            first = index
            continue
        last = next((n for n in range(index, len(lines)) if END.search(lines[n])), None)
        if last is None:
            break
        width = max(widths[first : last + 1])
        words = "".join(line.strip() for line in lines[first:last])
        least = NARROWEST if INNER.search(words) else NARROWEST_WITHOUT_MARKS
        is_full = all(each >= width - SLACK for each in widths[first:last]) and width >= least
        if is_full or (COMMA.search(lines[index - 1]) and widths[index - 1] >= NARROWEST / 2):
            found.append(index)
        else:
            first = index
    return found
