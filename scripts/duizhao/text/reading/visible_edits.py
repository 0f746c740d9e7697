"""What the passes of a reading found, and the visible text that comes of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.text.reading.seen_text import Reading, ReadingSpan, SpanKind

# Stands in the masked text for a character that an earlier pass took. No pass looks for it, and it is no space.
MASK = "\ue000"
# Where a line breaks for the reader; in the visible text it is a line end.
BREAK = "\u2028"
SPACES = re.compile(r"\s+")
ONE_SPACE = re.compile(r"[^\S ]|  ")
CHINESE = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class _Found:
    """A span as it was found: `start` to `end` is the whole in the source, `inner` what it holds there."""

    kind: SpanKind
    start: int
    end: int
    inner: tuple[int, int]


class Edits:
    """Collects what is replaced by what in one source. Used inside of `read` alone."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.masked = source
        self._replaced: list[tuple[int, int, str]] = []
        self._spans: list[_Found] = []
        self._titles: list[tuple[int, int]] = []

    def replace(self, start: int, end: int, by: str = "") -> None:
        """The source from `start` to `end` is seen as `by`."""
        self._replaced.append((start, end, by))

    def hide(self, start: int, end: int, kind: SpanKind = "hidden") -> None:
        """A reader does not see the source from `start` to `end`; it is kept as a span."""
        self.replace(start, end)
        self._spans.append(_Found(kind, start, end, (start, end)))

    def span(self, kind: SpanKind, start: int, end: int, inner: tuple[int, int]) -> None:
        """The source from `start` to `end` is a span that shows what stands in `inner`."""
        self._spans.append(_Found(kind, start, end, inner))

    def title(self, start: int, end: int) -> None:
        """A text that is shown beside the block (the title of a link), not inside its sentence."""
        if self.source[start:end].strip():
            self._titles.append((start, end))

    def mask(self, spans: Iterable[tuple[int, int]]) -> None:
        """Later passes do not look into `spans`, which are in ascending order or overlap."""
        parts, position = [], 0
        for start, end in sorted(spans):
            start = max(start, position)
            if end > start:
                parts += [self.masked[position:start], MASK * (end - start)]
                position = end
        if parts:
            self.masked = "".join([*parts, self.masked[position:]])

    def reading(self) -> Reading:
        """The reading that the edits make."""
        characters, starts, ends = self._visible()
        text = "".join(characters)
        if ONE_SPACE.search(text):
            text, starts, ends = _one_space(text, starts, ends)
        return Reading(self.source, text, tuple(starts), tuple(ends), self._placed(starts, ends))

    def _visible(self) -> tuple[list[str], list[int], list[int]]:
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []

        def copy(start: int, end: int) -> None:
            text.append(self.source[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))

        position = 0
        for start, end, by in sorted(self._replaced, key=lambda one: (one[0], -one[1])):
            if start < position:
                continue
            copy(position, start)
            text.append(by)
            starts.extend([start] * len(by))
            ends.extend([end] * len(by))
            position = end
        copy(position, len(self.source))
        for start, end in self._titles:
            text.append(BREAK)
            starts.append(start)
            ends.append(start)
            copy(start, end)
        return text, starts, ends

    def _placed(self, starts: list[int], ends: list[int]) -> tuple[ReadingSpan, ...]:
        """The spans at their offsets in the visible text, without those that stand in a hidden one."""
        hidden = [one for one in self._spans if one.kind == "hidden"]
        body = starts[: _body(starts)]
        placed = []
        for one in self._spans:
            if one.kind != "hidden" and any(big.start <= one.start and one.end <= big.end for big in hidden):
                continue
            first = _at_or_after(body, one.inner[0])
            last = first if _is_unseen(one) else _at_or_after(body, one.inner[1])
            held = self.source[slice(*one.inner)]
            placed.append(ReadingSpan(one.kind, first, last, held, one.start, one.end))
        return tuple(sorted(placed, key=lambda span: (span.start, span.source_start)))


def _is_unseen(one: _Found) -> bool:
    return one.kind in ("hidden", "footnote", "task", "template")


def _body(starts: list[int]) -> int:
    """How many of the visible characters stand before the titles: up to them the offsets ascend."""
    for index in range(1, len(starts)):
        if starts[index] < starts[index - 1]:
            return index
    return len(starts)


def _at_or_after(starts: list[int], offset: int) -> int:
    return bisect_left(starts, offset)


def _one_space(text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    """White space as a reader sees it: one space, a line end where a line breaks, nothing where a line of the source ends
    between two Chinese characters."""
    parts: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    position = 0
    for match in SPACES.finditer(text):
        start, end = match.span()
        parts.append(text[position:start])
        new_starts += starts[position:start]
        new_ends += ends[position:start]
        position = end
        run = match.group()
        if BREAK in run:
            seen = "\n"
        elif "\n" in run and CHINESE.match(text, start - 1 if start else 0) and CHINESE.match(text, end):
            continue
        else:
            seen = " "
        parts.append(seen)
        new_starts.append(starts[start])
        new_ends.append(ends[end - 1])
    parts.append(text[position:])
    new_starts += starts[position:]
    new_ends += ends[position:]
    return "".join(parts), new_starts, new_ends
