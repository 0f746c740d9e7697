"""The lines of a page of a PDF and the order they are read in: column by column, where a page has two.

A PDF knows where letters stand, not what belongs together. Two columns show themselves by lines that begin at the same
place, right of where all others end.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duizhao.text.language.script import han_count

# Letters are about half as wide as they are high, Chinese ones as wide.
LATIN_WIDTH = 0.5
# A gap of so many sizes of a letter inside a line parts two columns.
COLUMN_GAP = 1.5
# A second column has at least so many lines.
FEWEST_LINES = 2
# How far the starts of lines of one column may differ, in sizes of a letter.
SAME_START = 0.6
# So much of the lines of the first column has to end before the second begins.
ENDS_BEFORE = 0.8


@dataclass(frozen=True, slots=True)
class PdfRun:
    """Letters that were written in one go: where they begin, and their size."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """About where the letters of the run end."""
        return self.x + length(self.text) * self.size


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: its text, the page's number, its height on the page, the size of its letters, where it begins,
    and the column it stands in (0: the only one)."""

    text: str
    page: int
    y: float
    size: float
    x: float = 0.0
    column: int = 0

    @property
    def width(self) -> float:
        """About how wide it is, in widths of a Latin letter."""
        return (len(self.text) + han_count(self.text)) * self.size

    @property
    def end(self) -> float:
        """About where the letters of the line end."""
        return self.x + length(self.text) * self.size


def length(text: str) -> float:
    """About how long a text is, in sizes of its letters."""
    han = han_count(text)
    return han + (len(text) - han) * LATIN_WIDTH


def parted(runs: Sequence[PdfRun]) -> Iterator[list[PdfRun]]:
    """The runs of a line, apart where a gap between them is as wide as between columns."""
    part: list[PdfRun] = []
    for run in runs:
        if not run.text.strip():
            # The place of a blank says nothing.
            if part:
                part.append(run)
            continue
        told = [one for one in part if one.text.strip()]
        if told and run.x > told[-1].end + COLUMN_GAP * run.size and run.x > told[0].x:
            yield part
            part = []
        part.append(run)
    if part:
        yield part


def in_reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of one page as they are read. Where it has two columns, each line knows its own, and a line over both
    ends what was in columns above it; else the order is that of the page."""
    second = _second_column(lines)
    if second is None:
        return list(lines)
    ordered: list[PdfLine] = []
    columns: tuple[list[PdfLine], list[PdfLine]] = ([], [])
    for line in sorted(lines, key=lambda one: (-round(one.y, 0), one.x)):
        if line.x >= second - SAME_START * line.size:
            columns[1].append(replace(line, column=2))
        elif line.end > second + line.size:
            ordered += [*columns[0], *columns[1], line]
            columns = ([], [])
        else:
            columns[0].append(replace(line, column=1))
    return [*ordered, *columns[0], *columns[1]]


def _second_column(lines: Sequence[PdfLine]) -> float | None:
    """Where the second column begins; None where there is one only."""
    if len(lines) < 2 * FEWEST_LINES:
        return None
    left = min(line.x for line in lines)
    starts = Counter(round(line.x) for line in lines if line.x > left + 6 * line.size)
    for start, _count in starts.most_common(3):
        right = [line for line in lines if abs(line.x - start) <= SAME_START * line.size]
        others = [line for line in lines if line.x < start - SAME_START * line.size]
        beside = [line for line in others if any(abs(line.y - one.y) < 40 * line.size for one in right)]
        before = [line for line in beside if line.end <= start]
        if (
            len(right) >= FEWEST_LINES
            and len(before) >= FEWEST_LINES
            and len(before) >= ENDS_BEFORE * len(beside)
            and _overlap(before, right)
        ):
            return float(start)
    return None


def _overlap(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> bool:
    """True where both columns have lines at the same heights of the page."""
    low, high = min(line.y for line in right), max(line.y for line in right)
    size = right[0].size
    inside = sum(low - size <= line.y <= high + size for line in left)
    return inside >= FEWEST_LINES and 2 * inside >= len(left)
