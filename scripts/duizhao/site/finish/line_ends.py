"""Where lines may not end: between a number and its unit, and before a mark that closes what stands before it.

A browser takes a button for a thing of its own and lets a line end behind it: then the next one begins with 、 or 。.
"""

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from duizhao.library.pictures.unbreakable import CLOSING, OPENING

# Behind a number: a short word such as mg, hours, %, or a Chinese character.
# And behind the character that makes an ordinal of a number (第 1 组).
UNIT = re.compile(r"(?<=[0-9]) (?=[A-Za-zµμ°%]{1,7}(?![A-Za-z])|[\u3400-\u9fff])|(?<=第) (?=[0-9])")
# From one number to another: no line begins with the mark between them.
RANGE = re.compile(r"(?<![0-9.,])[0-9][0-9.,]*+[～–][0-9][0-9.,]*+(?:\u00a0[A-Za-z%\u3400-\u9fff])?")
NO_BREAK = "\u00a0"
# As it is written, or of no use to a reader of lines.
AS_IT_IS = frozenset({"code", "kbd", "pre", "script", "style", "svg", "template", "textarea"})
WORDS = frozenset({"b", "em", "i", "span", "strong"})
CLASS = "nobr"


def keep_units(root: HtmlElement) -> None:
    """Let no line end between a number and what it counts. Changes the tree."""
    for element in _read(root):
        if element.text and element.tag not in AS_IT_IS:
            element.text = UNIT.sub(NO_BREAK, element.text)
        for child in element:
            if child.tail:
                child.tail = UNIT.sub(NO_BREAK, child.tail)


def keep_ranges(root: HtmlElement) -> None:
    """Let no line end inside of a range such as 1～4 人. Changes the tree."""
    for element in list(_read(root)):
        if element.tag in AS_IT_IS or CLASS in element.get("class", "").split():
            continue
        for child in reversed(element):
            child.tail, kept = _ranges(child.tail)
            for step, span in enumerate(kept, start=element.index(child) + 1):
                element.insert(step, span)
        element.text, kept = _ranges(element.text)
        for span in reversed(kept):
            element.insert(0, span)


def _ranges(text: str | None) -> tuple[str | None, list[HtmlElement]]:
    """What stands before the first range of a text, and each range with what stands behind it."""
    found = list(RANGE.finditer(text or ""))
    if text is None or not found:
        return text, []
    ends = [*(one.start() for one in found[1:]), len(text)]
    spans = []
    for one, end in zip(found, ends, strict=True):
        span = lxml_html.Element("span", {"class": CLASS})
        span.text, span.tail = one.group(), text[one.end() : end]
        spans.append(span)
    return text[: found[0].start()], spans


def keep_marks(root: HtmlElement) -> None:
    """Keep each button in the text together with the marks that cling to it. Changes the tree."""
    for button in list(root.iter("button")):
        if button.get("popovertarget") is None:
            continue
        last = button
        while not last.tail and last.getnext() is None and _parent(last).tag in WORDS:
            last = _parent(last)
        marks = _leading(last.tail or "", CLOSING)
        opening = _ending(_before(button), OPENING) if last is button else ""
        if marks or opening:
            _wrap(last, opening, marks)


def _wrap(element: HtmlElement, opening: str, marks: str) -> None:
    """`element` with the marks on both sides of it in one span that no line ends in."""
    span = lxml_html.Element("span", {"class": CLASS})
    parent, before, tail = _parent(element), element.getprevious(), element.tail or ""
    if opening and before is not None:
        before.tail = (before.tail or "")[: -len(opening)]
    elif opening:
        parent.text = (parent.text or "")[: -len(opening)]
    parent.replace(element, span)
    span.text = opening
    span.append(element)
    element.tail = marks
    span.tail = tail[len(marks) :]


def _before(element: HtmlElement) -> str:
    previous = element.getprevious()
    return (previous.tail if previous is not None else _parent(element).text) or ""


def _leading(text: str, marks: frozenset[str]) -> str:
    end = 0
    while end < len(text) and text[end] in marks:
        end += 1
    return text[:end]


def _ending(text: str, marks: frozenset[str]) -> str:
    start = len(text)
    while start and text[start - 1] in marks:
        start -= 1
    return text[start:]


def _parent(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    assert parent is not None
    return parent


def _read(root: HtmlElement) -> Iterator[HtmlElement]:
    """Every element that holds text of the page, what is written as it is left out with all that stands in it."""
    yield root
    for child in root:
        if isinstance(child.tag, str) and child.tag not in AS_IT_IS:
            yield from _read(child)
