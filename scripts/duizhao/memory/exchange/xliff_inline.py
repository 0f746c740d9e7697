"""Placeholders as the inline elements of XLIFF, and back again: `<g>` and `<x>` in XLIFF 1.2, `<pc>` and `<ph>` in 2."""

from typing import TYPE_CHECKING

from duizhao.memory.exchange.foreign import local
from duizhao.memory.exchange.protect import PLACEHOLDER

if TYPE_CHECKING:
    from lxml.etree import _Element

# What tools wrap around words, such as the result of a search for terms: not a placeholder.
TRANSPARENT = frozenset({"mrk"})
# The ends of such a mark, where it is written as two.
NOTHING_ELSE = frozenset({"sm", "em"})
PAIRS = frozenset({"g", "pc"})


def fill(element: "_Element", text: str, pair: str, single: str) -> None:
    """Put `text` into `element`, its placeholders as inline elements called `pair` and `single`."""
    from lxml import etree

    name = str(element.tag).rpartition("}")[0]
    space = f"{name}}}" if name else ""
    element.text = ""
    for child in list(element):
        element.remove(child)
    position = 0
    place = element
    last: _Element | None = None

    def put(words: str) -> None:
        if last is None:
            place.text = (place.text or "") + words
        else:
            last.tail = (last.tail or "") + words

    for match in PLACEHOLDER.finditer(text):
        put(text[position : match.start()])
        position = match.end()
        if match["end"]:
            outer = place.getparent()
            assert outer is not None
            place, last = outer, place
        else:
            child = etree.SubElement(place, f"{space}{single if match['single'] else pair}", id=match["name"])
            if match["single"]:
                last = child
            else:
                place, last = child, None
    put(text[position:])


def text_of(element: "_Element") -> str:
    """The text of `element` with its inline elements as placeholders. Whatever else a tool put there is told as a placeholder
    that was added."""
    parts = [element.text or ""]
    for child in element:
        name, identity = local(child), child.get("id", "")
        words = text_of(child)
        if name in TRANSPARENT:
            parts.append(words)
        elif name in PAIRS:
            parts.append(f"<{identity}>{words}</{identity}>")
        elif name == "sc":
            parts.append(f"<{identity}>")
        elif name == "ec":
            parts.append(f"</{child.get('startRef') or identity}>")
        elif name == "cp":
            parts.append(_character(child.get("hex", "")))
        elif name not in NOTHING_ELSE:
            parts.append(f"<{identity}/>{words}")
        parts.append(child.tail or "")
    return "".join(parts)


def _character(code: str) -> str:
    """The character that XML cannot hold, which XLIFF 2 writes as a number; U+FFFD where it is no number of one."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
