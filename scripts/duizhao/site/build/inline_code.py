"""The scripts and styles that stand inside a page, as a browser takes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# A script or style inside a page, with its attributes.
INLINE = re.compile(r"<(script|style)\b(?:([^>]*+)>(.*?)(?:</\1\s*+>|\Z)|.*+)", re.DOTALL | re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# What a browser runs. Anything else, such as JSON, is data to it, and needs no leave.
PROGRAMS = frozenset({"", "module", "text/javascript", "application/javascript", "text/ecmascript"})


@dataclass(frozen=True, slots=True)
class InlineCode:
    """A script that runs, or a style, by the text between its tags."""

    element: Literal["script", "style"]
    text: str


def inline_code(page: str) -> Iterator[InlineCode]:
    """Each script and style element of a page given as HTML, in order; not those that name a file, and no data."""
    for tag, attributes, content in INLINE.findall(COMMENT.sub("", page)):
        if tag.lower() == "style":
            yield InlineCode("style", content)
        elif not SOURCE.search(attributes) and _type(attributes) in PROGRAMS:
            yield InlineCode("script", content)


def without_code(page: str) -> str:
    """The page without its comments and without what stands between the tags of scripts and styles."""
    return INLINE.sub(lambda found: f"<{found[1]}{found[2] or ''}>", COMMENT.sub("", page))


def _type(attributes: str) -> str:
    found = TYPE.search(attributes)
    return found[1].lower() if found else ""
