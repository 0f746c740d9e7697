"""Pages with a block more or less that is written in HTML, in each form that may be right.

Nothing here is checked: who asks reads the pages again (`edit`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.text.markdown.block import Block

# The element that makes a text what it is. A heading's is told by its level.
ELEMENTS = {"item": "li", "row": "tr", "term": "dt", "definition": "dd", "title": "summary"}
OPENING = re.compile(r"<(?P<name>[A-Za-z][\w.-]*)(?P<attributes>\b[^<>]*)>\s*\Z")
CLOSING = re.compile(r"\s*</[A-Za-z][\w.-]*\s*>")
OWN_NAME = re.compile(r"\sid\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
# How far a tag is looked for before a text, in characters, and how many tags may stand there.
FAR = 600
MOST = 8


@dataclass(frozen=True, slots=True)
class _TagsAround:
    """The tags around a block: offsets in the page of the whole element, and what stands before and behind its text."""

    start: int
    end: int
    prefix: str
    suffix: str
    between: str


def ways_to_insert_html(
    page_text: str, above: Block | None, below: Block | None, like_text: str, like: Block, new: str
) -> Iterator[str]:
    """The page with `new` between `above` and `below`, in tags as they stand around its neighbours of the same kind or
    around `like` in the page `like_text`."""
    neighbours = [one for one in (above, below) if one is not None and one.shape == like.shape]
    forms = [
        (OWN_NAME.sub("", around.prefix), around.suffix, around.between)
        for one in neighbours
        if (around := _around(page_text, one)) is not None
    ]
    if (around := _around(like_text, like)) is not None:
        forms.append((around.prefix, around.suffix, around.between))
    for prefix, suffix, between in dict.fromkeys(forms):
        written = prefix + new + suffix
        for place in _behind(page_text, above):
            yield page_text[:place] + between + written + page_text[place:]
        for place in _before(page_text, below):
            yield page_text[:place] + written + between + page_text[place:]


def ways_to_delete_html(page_text: str, block: Block) -> Iterator[str]:
    """The page without the element around `block`: its lines too where it has them for itself."""
    around = _around(page_text, block)
    start, end = _span(page_text, block)
    spans = [(around.start, around.end)] if around is not None else []
    for first, last in (*spans, (start, end)):
        line = page_text.rfind("\n", 0, first) + 1
        behind = page_text.find("\n", last)
        behind = len(page_text) if behind == -1 else behind
        if not page_text[line:first].strip() and not page_text[last:behind].strip():
            yield page_text[:line] + page_text[behind + 1 :]
        yield page_text[:first] + page_text[last:]


def _span(page_text: str, block: Block) -> tuple[int, int]:
    """The offsets in the page at which the text of a block begins and ends."""
    lines = page_text.split("\n")
    texts = block.text.split("\n")
    first = sum(len(line) + 1 for line in lines[: block.line - 1])
    last = sum(len(line) + 1 for line in lines[: block.line - 1 + len(texts) - 1])
    return first + block.columns[0], last + block.columns[len(texts) - 1] + len(texts[-1])


def _around(page_text: str, block: Block) -> _TagsAround | None:
    """The tags around `block`; None where it stands in none that make it what it is."""
    wanted = f"h{block.level}" if block.kind == "heading" else ELEMENTS.get(block.kind, "")
    start, end = _span(page_text, block)
    first = start
    names: list[str] = []
    while len(names) < MOST and (found := OPENING.search(page_text[max(first - FAR, 0) : first])):
        name = found["name"].lower()
        if found["attributes"].endswith("/"):
            break
        first -= len(found.group())
        names.append(name)
        if name == wanted or not wanted:
            break
    if not names or (wanted and names[-1] != wanted):
        return None
    last, suffix = end, ""
    for name in names:
        closing = re.compile(rf"\s*</{re.escape(name)}\s*>", re.IGNORECASE).match(page_text, last)
        suffix += closing.group() if closing else f"</{name}>"
        last = closing.end() if closing else last
    line = page_text.rfind("\n", 0, first) + 1
    indent = page_text[line:first]
    between = "\n" + indent if not indent.strip() else ""
    return _TagsAround(first, last, page_text[first:start], suffix, between)


def _behind(page_text: str, above: Block | None) -> Iterator[int]:
    """Where `above` ends, and where each of the elements ends that end right behind it."""
    if above is None:
        return
    _, place = _span(page_text, above)
    yield place
    for _number in range(MOST):
        found = CLOSING.match(page_text, place)
        if found is None:
            return
        place = found.end()
        yield place


def _before(page_text: str, below: Block | None) -> Iterator[int]:
    """Where `below` begins, and where each of the elements begins that begin right before it."""
    if below is None:
        return
    place, _ = _span(page_text, below)
    yield place
    for _number in range(MOST):
        found = OPENING.search(page_text[max(place - FAR, 0) : place])
        if found is None:
            return
        place -= len(found.group())
        yield place
