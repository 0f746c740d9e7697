"""Pages that wait in a file, one behind the other, until somebody needs them: all of a language, before the other one is built."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.site.side_by_side.view_pages import ViewSide


@dataclass(frozen=True, slots=True)
class SpoolPiece:
    """Where a page lies in a spool: from which byte on, and how many."""

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class WaitingView:
    """The views of a page pair that are to be made: both sides, and where their pages lie in the spool."""

    sides: Mapping[Language, ViewSide]
    pieces: Mapping[Language, SpoolPiece]


class PageSpool:
    """A file that pages are written into; a nameless one, which is gone with this object, where there is no `path`. Each method
    raises OSError where the disk does not allow it."""

    def __init__(self, path: Path | None = None) -> None:
        # It is open for as long as pages may come: the build ends it.
        self._file: IO[bytes] = path.open("a+b") if path else tempfile.TemporaryFile()  # noqa: SIM115
        self._end = 0

    def add(self, html: str) -> SpoolPiece:
        """Let a page wait. Gives where it lies."""
        written = html.encode()
        piece = SpoolPiece(self._end, len(written))
        self._file.write(written)
        self._end += len(written)
        return piece

    def flush(self) -> None:
        """Let other processes see what waits."""
        self._file.flush()

    def read(self, pieces: Mapping[Language, SpoolPiece]) -> dict[Language, str]:
        """The pages that lie there, one in each language."""
        return read_pieces(self._file, pieces)


def read_pieces(file: IO[bytes], pieces: Mapping[Language, SpoolPiece]) -> dict[Language, str]:
    """The page in each language from the file of a spool."""
    pages: dict[Language, str] = {}
    for language in LANGUAGES:
        file.seek(pieces[language].start)
        pages[language] = file.read(pieces[language].size).decode()
    # What is written next goes to the end again.
    file.seek(0, 2)
    return pages
