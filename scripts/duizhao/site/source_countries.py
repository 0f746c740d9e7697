"""Beside the mark of a source, the country that it speaks for: a rule of one country's label is no rule in another.

The page that lists the sources says it in its front matter, in its own language, for those sources that speak for a
country: `places: {s01: US}`. Nothing is guessed from the text.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

LINK = re.compile(
    r'<a\b(?=[^<>]{0,1000}\bclass="(?:[^"<>]{0,300} )?source(?: [^"<>]{0,300})?")(?=[^<>]{0,1000}\bhref="(?P<href>[^"<>]{0,2000})")[^<>]*+>(?P<mark>[^<]*)(?=</a>)'
)
NAME = "places"
CLASS = "source__place"


def places_of(meta: Mapping[str, object]) -> dict[str, str]:
    """The place that each source of a page speaks for, by its anchor."""
    said = meta.get(NAME)
    if not isinstance(said, Mapping):
        return {}
    return {str(anchor): str(place).strip() for anchor, place in said.items() if str(place).strip()}


def with_places(html: str, place_of: Callable[[str], str]) -> str:
    """`html` with the place behind the mark in each source link. `place_of` gives it for the address of the link, empty
    where the source speaks for none."""

    def named(found: re.Match[str]) -> str:
        place = place_of(unescape(found["href"]))
        return f'{found[0]} <span class="{CLASS}">{escape(place)}</span>' if place else found[0]

    return LINK.sub(named, html)
