"""Chinese headings and tables that end their lines between words: nothing in a Chinese text tells a browser where a word ends."""

from collections.abc import Collection, Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from duizhao.base.bilingual import Language
from duizhao.library.pictures.unbreakable import pieces

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "caption", "figcaption"})
CELLS = frozenset({"td", "th"})
TITLE = "admonition-title"
CLASS = "by-words"


def is_heading(element: HtmlElement) -> bool:
    """True for what names what follows it, in a line or two: a heading, the title of a box, the name of a table or a picture."""
    return element.tag in HEADINGS or TITLE in element.get("class", "").split()


def _is_short(element: HtmlElement) -> bool:
    """A heading, or a cell of a table: its lines are too short for a word to be cut without being seen."""
    return isinstance(element.tag, str) and (element.tag in CELLS or is_heading(element))


def keep_heading_words(root: HtmlElement, language: Language, names: Collection[str] = ()) -> None:
    """Mark the places between the words of each Chinese heading and cell, and it as one that ends its lines only there.
    No line ends inside one of the `names` of the library's things. Changes the tree."""
    if language != "zh":
        return
    for heading in list(root.iter()):
        if not _is_short(heading):
            continue
        heading.set("class", f"{heading.get('class', '')} {CLASS}".strip())
        for element in list(heading.iter()):
            if element.get("lang", "zh").startswith("zh"):
                _mark(element, names)


def _mark(element: HtmlElement, names: Collection[str]) -> None:
    for child in list(element):
        first, rest = _cut(child.tail, names)
        child.tail = first
        for step, piece in enumerate(rest, start=element.index(child) + 1):
            element.insert(step, _place(piece))
    first, rest = _cut(element.text, names)
    element.text = first
    for piece in reversed(rest):
        element.insert(0, _place(piece))


def _cut(text: str | None, names: Collection[str]) -> tuple[str | None, list[str]]:
    """The first word of a text with the blanks around it, and the others."""
    if not text or not text.strip():
        return text, []
    inside = {
        place
        for name in names
        for start in _places(name, text)
        for place in range(start + 1, start + len(name))
    }
    made: list[str] = []
    end = 0
    for piece in pieces(text, "zh"):
        if made and end in inside:
            made[-1] += piece
        else:
            made.append(piece)
        end += len(piece)
    return made[0], made[1:]


def _places(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def _place(word: str) -> HtmlElement:
    place = lxml_html.Element("wbr")
    place.tail = word
    return place
