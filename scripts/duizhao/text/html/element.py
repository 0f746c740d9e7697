"""HTML from values. Whatever is not marked as HTML is escaped, so a text can never become markup."""

import html
import re
from collections.abc import Iterable

# Signs that no page shows, and that HTML does not allow.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Elements that have no end: https://html.spec.whatwg.org/#void-elements
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class Html(str):
    """A text that is HTML already and must not be escaped again."""

    __slots__ = ()


Child = str | Iterable["Child"] | None


def element(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """The element `name` with `children`. In the name of an attribute `_` stands for `-`, and one at its end is
    left out (`class_`). True gives an attribute without a value, None and False give none."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escaped(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{together(*children)}</{name}>")


def together(*children: Child) -> Html:
    """The children one behind the other; None gives nothing."""
    return Html("".join(_one(child) for child in children))


def escaped(text: str) -> Html:
    """`text` as HTML that shows it."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(UNSEEN.sub("\ufffd", text)))


def _one(child: Child) -> str:
    if child is None:
        return ""
    return escaped(child) if isinstance(child, str) else together(*child)
