"""The tags of a text with HTML, those in comments left out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duizhao.text.reading.inline_html import TAG

NOT_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![A-Za-z][^<>]*>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Ends:
    """Where elements end, by the offset of their tag: `elements` behind their end tag, `rows` before the tag that ends the
    row of a table, which may be that of the next one. What is not closed is left out."""

    elements: Mapping[int, int]
    rows: Mapping[int, int]


def element_ends(html: str) -> Ends:
    """Where the elements of `html` end; each tag is looked at once."""
    elements: dict[int, int] = {}
    rows: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    # The row that is open in each table that is open, the innermost last.
    open_rows: list[int | None] = [None]
    for tag in tags(html):
        name, at = tag["name"].lower(), tag.start()
        if name in ("tr", "tbody", "thead", "tfoot") or (name == "table" and tag["close"]):
            if (row := open_rows[-1]) is not None:
                rows[row] = at
            open_rows[-1] = at if name == "tr" and not tag["close"] else None
        if name == "table":
            if not tag["close"]:
                open_rows.append(None)
            elif len(open_rows) > 1:
                open_rows.pop()
        if tag["close"]:
            if waiting.get(name):
                elements[waiting[name].pop()] = tag.end()
        elif not tag["attributes"].endswith("/"):
            waiting.setdefault(name, []).append(at)
    return Ends(elements, rows)


def tags(html: str, position: int = 0) -> Iterator[re.Match[str]]:
    """The tags from `position` on, with the groups of TAG. What stands in a comment, a declaration or CDATA is none."""
    while (at := html.find("<", position)) != -1:
        found = TAG.match(html, at)
        if found:
            yield found
        else:
            found = NOT_TAGS.match(html, at)
        position = found.end() if found else at + 1
