"""Ids: each stands once in the view, and whatever leads to one of the Chinese text still does."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from duizhao.site.side_by_side.leaf import Leaf

PREFIX = "zh-"
# Attributes that name the ids of other elements, with blanks between them.
REFERENCES = (
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "commandfor",
    "for",
    "form",
    "headers",
    "popovertarget",
)
LINKS = ("href", "xlink:href")
IN_STYLE = re.compile(r"url\(\s*(['\"]?)#(?P<id>[^'\")\s]+)\1\s*\)")


def inner_ids(leaves: Sequence[Leaf]) -> frozenset[str]:
    """The ids inside the text of the leaves, as against those of the blocks themselves."""
    return frozenset(found for element in _elements(leaves) if (found := element.get("id")))


def block_ids(leaves: Sequence[Leaf]) -> frozenset[str]:
    """The ids of the blocks themselves and of the boxes that they stand in."""
    boxes = {dict(box.attributes).get("id", "") for leaf in leaves for box in leaf.path}
    return frozenset({leaf.anchor for leaf in leaves} | boxes) - {""}


def renamed(en: Sequence[Leaf], zh: Sequence[Leaf]) -> dict[str, str]:
    """The new names of the ids inside the Chinese text that the English page has too.

    The ids of blocks keep their names: a heading and its translation are one block in the view.
    """
    taken, own = inner_ids(en) | block_ids(en) | block_ids(zh), inner_ids(zh)
    names: dict[str, str] = {}
    for name in sorted(own & taken):
        new = PREFIX + name
        while new in taken or new in own:
            new = PREFIX + new
        names[name] = new
    return names


def rename(leaves: Sequence[Leaf], names: dict[str, str]) -> None:
    """Give the ids inside the text of the leaves their new `names`, and whatever refers to them. Changes the elements."""
    if not names:
        return
    for element in _elements(leaves):
        for attribute, value in list(element.attrib.items()):
            element.attrib[attribute] = _renamed(attribute, value, names)


def _renamed(attribute: str, value: str, names: dict[str, str]) -> str:
    if attribute == "id":
        return names.get(value, value)
    if attribute in REFERENCES:
        return " ".join(names.get(one, one) for one in value.split())
    if attribute in LINKS:
        return f"#{names[value[1:]]}" if value[:1] == "#" and value[1:] in names else value
    if "url(" in value:
        return IN_STYLE.sub(lambda match: f"url(#{names.get(match['id'], match['id'])})", value)
    return value


def _elements(leaves: Sequence[Leaf]) -> Iterator[HtmlElement]:
    for leaf in leaves:
        for part in leaf.parts:
            yield from part.iter()
