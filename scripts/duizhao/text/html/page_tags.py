"""The tags of HTML as a browser reads them: their names, and their attributes with the values that a browser sees."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

# White space in HTML: no other sign parts one attribute from the next.
SPACE = r"[\t\n\f\r ]"
VALUE = r"\"[^\"]{0,20000}+\"|'[^']{0,20000}+'|[^\t\n\f\r \"'<>][^\t\n\f\r <>]*+"
ATTRIBUTE = re.compile(
    rf"(?P<name>[^\t\n\f\r /<>\"'=][^\t\n\f\r /<>=]*+)(?:{SPACE}*+={SPACE}*+(?P<value>{VALUE})?)?"
)
# A tag inside the attributes of which no other one begins, but for their quoted values.
TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][^\t\n\f\r /<>\"']*+)"
    rf"(?P<attributes>(?:[\t\n\f\r /\"'=]|[^\t\n\f\r /<>\"'=][^\t\n\f\r /<>=]*+(?:{SPACE}*+={SPACE}*+(?:{VALUE})?)?)*+)>"
)
# A browser leaves these out of an address.
LEFT_OUT = re.compile(r"[\t\n\r]")
AROUND = "".join(map(chr, range(0x21)))


@dataclass(frozen=True, slots=True)
class TagAttribute:
    """An attribute: its name in small letters, its value with entities resolved, and where it stands, in characters."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageTag:
    """A tag: its name in small letters, whether it ends an element, its attributes, and where it stands."""

    name: str
    is_end: bool
    attributes: tuple[TagAttribute, ...]
    start: int
    end: int

    def value(self, name: str) -> str | None:
        """The value of the attribute `name`; None where it has none."""
        return next((one.value for one in self.attributes if one.name == name), None)


def page_tags(text: str) -> Iterator[PageTag]:
    """Every tag in `text`, in order. What stands in comments or scripts is looked at too, unless it was taken out."""
    for match in TAG.finditer(text):
        yield tag_of(match)


def tag_of(match: re.Match[str]) -> PageTag:
    """The tag that TAG has matched."""
    offset = match.start("attributes")
    attributes = tuple(attributes_in(match["attributes"], offset))
    return PageTag(match["name"].lower(), bool(match["close"]), attributes, *match.span())


def attributes_in(text: str, offset: int = 0) -> Iterator[TagAttribute]:
    """The attributes in the inner text of a tag, which begins at `offset`."""
    for match in ATTRIBUTE.finditer(text):
        value = match["value"] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        start, end = match.span()
        yield TagAttribute(match["name"].lower(), html.unescape(value), offset + start, offset + end)


def address_in(value: str) -> str:
    """The address in the value of an attribute, entities resolved, as a browser reads it."""
    return LEFT_OUT.sub("", value.strip(AROUND))
