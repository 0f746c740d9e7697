"""The tags of a text with HTML, those in comments left out."""

import re
from collections.abc import Iterator

from duizhao.text.reading.inline_html import TAG

NOT_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![A-Za-z][^<>]*>", re.DOTALL
)


def tags(html: str, position: int = 0) -> Iterator[re.Match[str]]:
    """The tags from `position` on, with the groups of TAG. What stands in a comment, a declaration or CDATA is none."""
    while (at := html.find("<", position)) != -1:
        found = TAG.match(html, at)
        if found:
            yield found
        else:
            found = NOT_TAGS.match(html, at)
        position = found.end() if found else at + 1
