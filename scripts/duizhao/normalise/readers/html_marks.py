"""What elements of HTML say of the words in them: the number of a list item, that words are struck out, that a
paragraph is bold from end to end."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LISTS = frozenset({"ul", "ol", "menu"})
STRUCK = frozenset({"s", "del", "strike"})
LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}line-through", re.IGNORECASE)
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
INTEGER = re.compile(r"-?\d{1,9}")
LONGEST_BOLD = 80
COMMENT_ANCHOR = re.compile(r"cmnt\d+$")
COMMENT_MARK = re.compile(r"cmnt_ref\d+$")
INDENT = "    "
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
)
ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class ListMarks:
    """The marks of one list, item by item, as a browser counts them. `depth` is how many lists are around it."""

    def __init__(self, element: "_Element", depth: int) -> None:
        self._indent = INDENT * depth
        self._is_ordered = element.tag == "ol"
        self._type = (element.get("type") or "1").strip()
        self._next = _integer(element.get("start")) or 1
        self._step = 1
        if element.get("reversed") is not None:
            self._step = -1
            self._next = _integer(element.get("start")) or sum(child.tag == "li" for child in element)

    def next(self, item: "_Element") -> str:
        """The mark of the next item, with the blanks before and behind it."""
        if not self._is_ordered:
            return f"{self._indent}- "
        given = _integer(item.get("value"))
        number = self._next if given is None else given
        self._next = number + self._step
        return f"{self._indent}{numeral(number, self._type)}. "


def _integer(text: str | None) -> int | None:
    return int(text.strip()) if text and INTEGER.fullmatch(text.strip()) else None


def numeral(number: int, kind: str) -> str:
    """A number as a list shows it: `1`, `a`, `A`, `i` or `I`. What cannot be written so is written in digits."""
    if number > 0 and kind in ("a", "A"):
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(kind) + rest) + letters
        return letters
    if 0 < number < 4000 and kind in ("i", "I"):
        made = ""
        for value, letters in (*ROMAN, *ROMAN_ONES):
            while number >= value:
                made, number = made + letters, number - value
        return made if kind == "i" else made.upper()
    return str(number)


def is_struck(element: "_Element") -> bool:
    """True for an element whose words are struck out."""
    return element.tag in STRUCK or (
        element.tag in ("span", "font", "u") and LINE_THROUGH.search(element.get("style") or "") is not None
    )


def is_bold_line(element: "_Element") -> bool:
    """True for a short paragraph all of whose words are bold, without a link or a line break in it."""
    words = 0
    if any(
        inner.tag in ("a", "br", "p", "div", "img", "table", "ul", "ol")
        for inner in element.iterdescendants()
    ):
        return False
    for inner in element.iter():
        if inner is not element and (inner.tail or "").strip() and not _is_bold(inner.getparent(), element):
            return False
        text = (inner.text or "").strip()
        if text:
            words += len(text)
            if words > LONGEST_BOLD or not _is_bold(inner, element):
                return False
    return words > 1


def _is_bold(inner: "_Element | None", top: "_Element") -> bool:
    while inner is not None:
        if inner.tag in ("b", "strong") or BOLD.search(inner.get("style") or ""):
            return True
        if inner is top:
            return False
        inner = inner.getparent()
    return False


def has_own_brackets(reading: "_Element") -> bool:
    """True for a reading of a character that the page sets in brackets itself, for programs that know no `ruby`."""
    around = reading.getparent()
    return around is not None and around.find("rp") is not None


def is_comment(paragraph: "_Element") -> bool:
    """True for a comment that Google Docs exports below the text."""
    return any(COMMENT_ANCHOR.match(inner.get("id") or "") for inner in paragraph.iter("a"))


def is_mark_of_comment(element: "_Element") -> bool:
    """True for the small letter in a text that leads to a comment below it."""
    return element.tag == "sup" and any(
        COMMENT_MARK.match(inner.get("id") or "") for inner in element.iter("a")
    )


def is_title(paragraph: "_Element") -> bool:
    """True for a paragraph that Google Docs exports as the title of a document."""
    return "title" in (paragraph.get("class") or "").split()
