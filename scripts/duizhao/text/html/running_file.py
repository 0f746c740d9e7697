"""Files that a browser opens as they are, such as a page beside the pages or a drawing: what in them does something by itself."""

import re
from collections.abc import Iterator

from duizhao.text.html.page_tags import page_tags
from duizhao.text.html.risky_tags import asked_by, risks_of

# What a browser takes for a page or for XML, which may hold the elements of one.
ENDINGS = frozenset(
    [".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svg", ".xml", ".xsl", ".xslt", ".rdf", ".atom", ".rss"]
)  # fmt: skip
# Whatever stands around them: a tag that one reader takes for a part of a value is one for another.
STARTS = re.compile(
    r"<(?:[\w-]{1,40}:)?(?:script|iframe|object|embed|frame|frameset|portal|fencedframe|applet|handler|listener|base)\b"
    r"|<\?xml-stylesheet\b|<!ENTITY\b",
    re.IGNORECASE,
)
KINDS = frozenset(["script", "frame", "handler", "address", "animation", "ping", "form"])
HEAD_THAT_ACTS = ("refresh", "set-cookie")
LONGEST = 60


def what_runs(text: str) -> Iterator[str]:
    """The beginning of everything in a file, given as text, that runs, loads from another host or leads away by itself."""
    for found in STARTS.finditer(text):
        yield _shown(text, found.start())
    for tag in page_tags(text):
        acts = (tag.value("http-equiv") or "").lower().strip() in HEAD_THAT_ACTS
        if acts or any(risk.kind in KINDS for risk in risks_of(tag)) or any(True for _ in asked_by(tag)):
            yield _shown(text, tag.start)


def _shown(text: str, start: int) -> str:
    words = " ".join(text[start : start + LONGEST * 2].split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
