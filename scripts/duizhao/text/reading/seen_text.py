"""What a reading is: visible text, the offsets of its characters in the source, and the spans that are no prose."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

# A literal is text that nobody translates word by word: code, keys to press, addresses, what a program fills in.
# Foreign is marked as another language (`<span lang="zh">`). A mark stands for something that is elsewhere.
SpanKind = Literal[
    "code", "key", "address", "placeholder", "template", "foreign", "footnote", "task", "hidden"
]
# What is no prose, and is blank in `Reading.prose`.
LITERAL: frozenset[SpanKind] = frozenset({"code", "key", "address", "placeholder", "template"})


@dataclass(frozen=True, slots=True)
class ReadingSpan:
    """A stretch of a block. `start` and `end` are offsets in characters in the visible text; for a span that a reader
    does not see (`footnote`, `task`, `hidden`, `template`) they are equal and say where it would stand. `text` is what
    it holds, `source_start` and `source_end` are its offsets in the source, marks included."""

    kind: SpanKind
    start: int
    end: int
    text: str
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Reading:
    """What a reader sees of a block.

    `source` is its Markdown. `text` is what is visible: marks of emphasis, tags and link targets are gone, entities and
    escapes are the characters that they stand for, white space is one space (a line end where a line breaks for the
    reader), letters and digits of full width are plain ones, and unit signs such as ㎎ are their letters. Characters
    without a width, and those that turn the direction of writing, are gone. `starts[i]` and `ends[i]` are the offsets in
    `source` of the visible character `i`; both are in ascending order. `spans` are in the order of their start.
    """

    source: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    spans: tuple[ReadingSpan, ...] = field(default=())

    def source_span(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Where in `source` the visible characters from `start` to `end` (to the last one if None) are written.

        Marks before the first and behind the last of them are not part of it. An empty span is the place before the
        character at `start`. Offsets beyond the text are taken as its end.
        """
        last = len(self.text) if end is None else min(end, len(self.text))
        if start >= len(self.text):
            at = self.ends[-1] if self.text else 0
            return at, at
        if last <= start:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.ends[last - 1]

    @cached_property
    def prose(self) -> str:
        """`text` with a space for each character of a literal or of a span in another language: offsets stay."""
        return self._without(LITERAL | {"foreign"})

    @cached_property
    def prose_and_foreign(self) -> str:
        """As `prose`, with the words that are marked as another language."""
        return self._without(LITERAL)

    def of_kind(self, *kinds: SpanKind) -> tuple[ReadingSpan, ...]:
        """The spans of these kinds, in order."""
        return tuple(span for span in self.spans if span.kind in kinds)

    def _without(self, kinds: frozenset[SpanKind]) -> str:
        parts, position = [], 0
        for span in self.spans:
            if span.kind in kinds and span.end > max(span.start, position):
                start = max(span.start, position)
                parts += [self.text[position:start], " " * (span.end - start)]
                position = span.end
        return "".join([*parts, self.text[position:]]) if parts else self.text
