"""One stylesheet for a page to wait for, however many a library keeps: `stylesheets/site.css` has all of `extra_css`."""

import re
from collections.abc import Mapping

TOGETHER = "stylesheets/site.css"
# What leads elsewhere from where it stands cannot be moved to another folder.
LEADS = re.compile(r"@import|@charset|@namespace|url\(\s*(?!['\"]?(?:data:|#))", re.IGNORECASE)
LINK = re.compile(
    r'(?<![ \t])[ \t]*+<link rel="stylesheet" href="(?P<way>(?:\.{1,2}/)*+)(?P<name>[^"?#:]{1,300})">\n?'
)


def can_be_joined(texts: Mapping[str, str]) -> bool:
    """True where there are several stylesheets, and none leads to another file. `texts` are the sheets by their names."""
    return len(texts) > 1 and not any(map(LEADS.search, texts.values()))


def joined(texts: Mapping[str, str]) -> str:
    """All of them as one sheet, in their order."""
    return "\n".join(texts.values())


def with_one_style(html: str, texts: Mapping[str, str]) -> str:
    """A page with one link instead of one for each sheet. A page that lacks one of them, or has them in another order, is left as its
    theme made it."""
    links = [link for link in LINK.finditer(html) if link["name"] in texts]
    if not links or [link["name"] for link in links] != list(texts):
        return html
    first = links[0]
    for link in reversed(links[1:]):
        html = html[: link.start()] + html[link.end() :]
    start, end = first.span("name")
    return html[:start] + TOGETHER + html[end:]
