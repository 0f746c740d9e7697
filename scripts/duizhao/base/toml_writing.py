"""TOML that people edit: values as the text of a file, and the comments that a person left in one.

Python reads TOML and does not write it. What is needed of writing is little, and at thousands of tables a library that
keeps every blank of a file costs a multiple of it: docs/decisions/0003-libraries.md has the figures.
"""

import re
from collections.abc import Iterable
from json.encoder import encode_basestring

# A comment behind a value on its line.
COMMENT_BEHIND = re.compile(
    r"""\s*+\w++\s*+=\s*+(?:"(?:[^"\\]|\\.)*+"|'[^']*+'|\[(?:"(?:[^"\\]|\\.)*+"|'[^']*+'|[^]"'#])*+\]|[^"'#]*+)\s*+(?P<comment>#.*)$"""
)


def toml_string(text: str) -> str:
    """A TOML basic string: JSON's, but for the delete character, which TOML wants escaped."""
    written = encode_basestring(text)
    return written.replace("\x7f", "\\u007f") if "\x7f" in written else written


def toml_list(values: Iterable[str | int]) -> str:
    """A TOML array on one line."""
    return f"[{', '.join(toml_value(value) for value in values)}]"


def toml_value(value: str | int) -> str:
    """A text as a string, a number as it is."""
    return toml_string(value) if isinstance(value, str) else str(value)


def toml_line(name: str, value: str | int) -> str:
    """A key, which is a bare one, and its value; without the line end."""
    return f"{name} = {toml_value(value)}"


def table_comments(text: str, header: str) -> dict[int, str]:
    """What a person noted above or inside the n-th table of an array, counted from 1, as comment lines.

    `header` is the line that each of these tables begins with, such as `[[piece]]`. The comments above the first key of
    the file belong to no table.
    """
    found: dict[int, list[str]] = {}
    number = 0
    above: list[str] = []
    for line in text.split("\n"):
        if line.startswith(header):
            number += 1
            found[number], above = above, []
        elif line.lstrip().startswith("#"):
            above.append(line.strip())
        elif line.strip():
            # What stands above a line of a table belongs to that table; the file's own header to none.
            found.setdefault(number, []).extend(above)
            above = []
            if behind := COMMENT_BEHIND.match(line):
                found[number].append(behind["comment"])
    found.setdefault(number, []).extend(above)
    return {number: "\n".join(lines) for number, lines in found.items() if lines and number}
