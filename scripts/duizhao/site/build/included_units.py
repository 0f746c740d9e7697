"""Which page pairs of a library a text includes: where one of them changes, the pages that include it have to be laid out again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.site.notices.insert_tokens import SNIPPET
from duizhao.site.notices.library_notices import PART

MARK = "8<"


def included_units(
    text: str, bases: Sequence[Path], unit_of: Callable[[Path], str | None]
) -> tuple[str, ...] | None:
    """The keys of the page pairs that `text` includes, and those that they include, in order; `bases` are the folders in which files are
    looked for, `unit_of` gives the key of a file, None for what is no page. None where a file is not found, so that nobody knows."""
    units: set[str] = set()
    seen: set[Path] = set()
    waiting = [text]
    while waiting:
        names = _names(waiting.pop())
        for name in names:
            path = _found(name, bases)
            if path is None:
                return None
            if path in seen:
                continue
            seen.add(path)
            if key := unit_of(path):
                units.add(key)
            try:
                waiting.append(read_text(path))
            except CannotRun:
                return None
    return tuple(sorted(units))


def _names(text: str) -> list[str]:
    """The files that the lines of a text include."""
    if MARK not in text:
        return []
    found: list[str] = []
    listing = False
    for line in text.split("\n"):
        one = SNIPPET.fullmatch(line)
        if one and not one["name"]:
            listing = not listing
        elif one or (listing and line.strip()):
            found.append(PART.sub("", one["name"] if one else line.strip()))
    return found


def _found(name: str, bases: Sequence[Path]) -> Path | None:
    return next((path.resolve() for base in bases if (path := base / name).is_file()), None)
