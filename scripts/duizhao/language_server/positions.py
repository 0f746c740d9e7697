"""Places as editors count them: lines from 0, and columns in the units that client and server agreed on, usually those of UTF-16."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lsprotocol.types import Position, Range, TextEdit

from duizhao.checks.finding import Place
from duizhao.text.markdown.plain_values import HALF_CHARACTER

Units = Literal["utf-8", "utf-16", "utf-32"]
BYTES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@dataclass(frozen=True)
class EditorText:
    """The text of a page whose lines end with `\\n`, as an editor counts in it."""

    text: str
    units: Units = "utf-16"

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return self.text.split("\n")

    def position(self, line: int, column: int) -> Position:
        """The position of the character at `column` of `line`, both from 1; the nearest there is where the text is shorter."""
        if line > len(self.lines):
            return self.end
        words = self.lines[max(line, 1) - 1]
        return Position(max(line, 1) - 1, width(words[: column - 1], self.units))

    def place(self, position: Position) -> tuple[int, int]:
        """Line and column, from 1 and in characters, of an editor's position; inside of a character it is that of the character."""
        line = min(position.line, len(self.lines) - 1)
        words = self.lines[line]
        ends = [0]
        for character in words:
            ends.append(ends[-1] + width(character, self.units))
        return line + 1, bisect_right(ends, position.character)

    @property
    def end(self) -> Position:
        """The position behind the last character."""
        return Position(len(self.lines) - 1, width(self.lines[-1], self.units))

    def span(self, place: Place) -> Range:
        """The range of the words of a place; where it has none, the rest of its line."""
        start = self.position(place.line, place.column)
        if not place.text:
            line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
            return Range(start, self.position(place.line, len(line) + 1))
        rows = place.text.split("\n")
        if len(rows) == 1:
            return Range(start, self.position(place.line, place.column + len(place.text)))
        # What stands before the text of a line, such as the mark of a quote, belongs to no block.
        last = place.line + len(rows) - 1
        line = self.lines[last - 1] if last <= len(self.lines) else ""
        found = line.find(rows[-1])
        return Range(start, self.position(last, max(found, 0) + len(rows[-1]) + 1))

    def edits_to(self, after: str) -> list[TextEdit]:
        """The one edit that makes `after` of the text, in whole lines; none where they are equal."""
        if after == self.text:
            return []
        old, new = self.lines, after.split("\n")
        most = min(len(old), len(new))
        head = next((n for n in range(most) if old[n] != new[n]), most)
        tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
        lines = new[head : len(new) - tail]
        if tail:
            # Up to the start of the first line that stays.
            return [
                TextEdit(
                    Range(Position(head, 0), Position(len(old) - tail, 0)),
                    "".join(f"{line}\n" for line in lines),
                )
            ]
        if head < most:
            return [TextEdit(Range(Position(head, 0), self.end), "\n".join(lines))]
        # One text is the beginning of the other.
        kept = self.position(head, len(old[head - 1]) + 1)
        return [TextEdit(Range(kept, self.end), "".join(f"\n{line}" for line in lines))]


def width(words: str, units: Units) -> int:
    """How many of these units the `words` take."""
    return len(words.encode(f"{units}-le" if units != "utf-8" else units, "surrogatepass")) // BYTES[units]


def as_page_text(sent: str) -> str:
    """What an editor sent, as the text of a page is read: line ends as `\\n`, without a byte order mark. Half of a character, which no
    file can hold, is shown as what could not be read: one place, as it was."""
    sent = HALF_CHARACTER.sub("\ufffd", sent)
    return sent.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
