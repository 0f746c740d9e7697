"""The lines of a text in whose place a reader sees another file (`--8<-- "file"`), and the files that they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = "8<"
# A line that includes another file, or begins and ends a list of them.
SNIPPET = re.compile(r"(?P<space>[ \t]*)-+8<-+(?:[ \t]+(?P<quote>[\"'])(?P<name>.+?)(?P=quote))?[ \t]*")
# A part of a file: some of its lines, or a section that has a name.
PART = re.compile(r"(?::-?\d{0,9}(?:[:,]-?\d{0,9}){0,20}|:[A-Za-z][\w-]*)$")
# Where such a section begins or ends in its file. No reader sees the line.
SECTION = re.compile(r"^(?!.*;-+8<)(?=.*-8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:).*$", re.MULTILINE)
FENCE = re.compile(r"[ \t>]*(?P<marks>`{3,}|~{3,})")
# Before a name in a list, it is left out.
LEFT_OUT = ";"


@dataclass(frozen=True, slots=True)
class SnippetLine:
    """The line `row` of a text, from 0, that includes the file `name`, or the part of it that is named behind. What stands in a
    program that is shown letter by letter (`is_code`) is no text of the page."""

    row: int
    name: str
    is_code: bool = False

    @property
    def file(self) -> str:
        """The name of the file, without that of its part."""
        return PART.sub("", self.name).strip()


def snippet_lines(text: str) -> Iterator[SnippetLine]:
    """The lines of `text` that include another file, from the top."""
    if MARK not in text:
        return
    fence, is_list = "", False
    for row, line in enumerate(text.split("\n")):
        found = SNIPPET.fullmatch(line)
        if found and not found["name"]:
            is_list = not is_list
        elif found or (is_list and line.strip()):
            name = found["name"] if found else line.strip()
            if not name.startswith(LEFT_OUT):
                yield SnippetLine(row, name, bool(fence))
        elif marks := FENCE.match(line):
            fence = _after(fence, marks["marks"], line[marks.end() :])


def _after(fence: str, marks: str, rest: str) -> str:
    """The marks of the fence that is open below a line with `marks`, where `fence` was open above it."""
    if not fence:
        return marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and not rest.strip()
    return "" if closes else fence


def without_sections(text: str) -> str:
    """The text without the lines at which its sections begin and end: an empty one stands for each."""
    return SECTION.sub("", text) if MARK in text else text
