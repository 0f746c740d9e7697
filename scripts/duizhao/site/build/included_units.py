"""Which page pairs of a library a text includes: where one of them changes, the pages that include it have to be laid out again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.text.markdown.snippet_lines import snippet_lines


def included_units(
    text: str, bases: Sequence[Path], unit_of: Callable[[Path], str | None]
) -> tuple[str, ...] | None:
    """The keys of the page pairs that `text` includes, and those that they include, in order; `bases` are the folders in which files are
    looked for, `unit_of` gives the key of a file, None for what is no page. None where a file is not found, so that nobody knows."""
    units: set[str] = set()
    seen: set[Path] = set()
    waiting = [text]
    while waiting:
        for line in snippet_lines(waiting.pop()):
            path = _found(line.file, bases)
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


def _found(name: str, bases: Sequence[Path]) -> Path | None:
    return next((path.resolve() for base in bases if (path := base / name).is_file()), None)
