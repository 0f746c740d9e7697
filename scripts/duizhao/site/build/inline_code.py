"""The scripts and styles that stand inside a page, as a browser takes them."""

import re
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


@dataclass(frozen=True, slots=True)
class PageCode:
    """The scripts that run and the styles inside a page, in order, and the `rest`: the page without its comments and without what
    stands between the tags of scripts and styles."""

    code: tuple[InlineCode, ...]
    rest: str


def code_of(page: str) -> PageCode:
    """A page given as HTML with its code apart: neither a script that names a file, nor data, is code."""
    shown = COMMENT.sub("", page)
    found: list[InlineCode] = []
    rest: list[str] = []
    end = 0
    for match in INLINE.finditer(shown):
        tag, attributes, content = match[1], match[2] or "", match[3] or ""
        rest += (shown[end : match.start()], f"<{tag}{attributes}>")
        end = match.end()
        if tag.lower() == "style":
            found.append(InlineCode("style", content))
        elif not SOURCE.search(attributes) and _type(attributes) in PROGRAMS:
            found.append(InlineCode("script", content))
    return PageCode(tuple(found), "".join((*rest, shown[end:])))


def inline_code(page: str) -> tuple[InlineCode, ...]:
    """Each script and style element of a page given as HTML, in order; not those that name a file, and no data."""
    return code_of(page).code


def _type(attributes: str) -> str:
    found = TYPE.search(attributes)
    return found[1].lower() if found else ""
