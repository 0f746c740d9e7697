"""The names that a browser gives the cells of tables in a PDF, so that a reader hears which heading belongs to a cell.

The browser counts on from one page to the next, and not always from the same number: the same page would give other bytes.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfWriter

CELL = re.compile(r"node[0-9a-f]{8}")


def number_cells(writer: "PdfWriter") -> None:
    """Number the names in `writer` anew from 1. Their order stays: the tree of names is searched by it."""
    names: set[str] = set()
    for holder in _objects(writer):
        _each(holder, lambda name: names.add(name))
    new = {name: f"node{number:08x}" for number, name in enumerate(sorted(names), start=1)}
    for holder in _objects(writer):
        _each(holder, new.get)


def _objects(writer: "PdfWriter") -> Iterator[Any]:
    for number in range(1, len(writer._objects) + 1):
        yield writer.get_object(number)


def _each(holder: Any, renamed: Callable[[str], str | None]) -> None:
    """Put what `renamed` gives for a name in its place, wherever in `holder` it stands; where it gives None, nothing."""
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject

    if not isinstance(holder, ArrayObject | DictionaryObject):
        return
    is_list = isinstance(holder, ArrayObject)
    # What these two types say themselves follows a reference: the other object has its own turn.
    parts: Any = enumerate(holder) if is_list else tuple(dict.items(holder))  # type: ignore[arg-type]
    put: Callable[[Any, Any, Any], None] = list.__setitem__ if is_list else dict.__setitem__
    for key, part in parts:
        if not isinstance(part, ByteStringObject | TextStringObject):
            _each(part, renamed)
            continue
        name = part.decode("latin-1") if isinstance(part, bytes) else str(part)
        if CELL.fullmatch(name) and (new := renamed(name)):
            put(holder, key, TextStringObject(new))
