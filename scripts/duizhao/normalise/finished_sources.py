"""Which sources of a folder are done: by content alone, so that a run that was stopped goes on where it was."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from duizhao import __version__
from duizhao.base.files import write_atomically
from duizhao.library.settings import Settings
from duizhao.normalise.placement import placement_path
from duizhao.normalise.write_drafts import RECORD

LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) (?P<gaps>\d+)\n")


@dataclass(frozen=True, slots=True)
class Done:
    """What has to be told of a source again, though nothing has to be done."""

    gaps: int


def fingerprint(settings: Settings) -> str:
    """A digest of all that decides what becomes of a source: the library's data files and this version."""
    digest = hashlib.sha256(__version__.encode())
    files = [settings.terms, settings.phrases, settings.topics, *sorted(settings.memory.rglob("*.po"))]
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    return digest.hexdigest()


def read_done(source: Path, folder: Path, library: str) -> Done | None:
    """What was noted when the source was done, None where it has to be done: it, its placement, the library or a draft
    is not what it was, or is gone."""
    try:
        match = LINE.fullmatch((folder / RECORD / "done").read_text("ascii"))
        if not match or match["digest"] != _digest(source, library):
            return None
    except (OSError, ValueError):
        return None
    pages = [path.relative_to(folder / RECORD) for path in (folder / RECORD).glob("*/*.md")]
    return Done(int(match["gaps"])) if all((folder / page).is_file() for page in pages) else None


def write_done(source: Path, folder: Path, library: str, done: Done) -> None:
    """Note that the source is done as it is now. Raises CannotRun where that cannot be written."""
    write_atomically(folder / RECORD / "done", f"{_digest(source, library)} {done.gaps}\n")


def _digest(source: Path, library: str) -> str:
    digest = hashlib.sha256(library.encode())
    for path in (source, placement_path(source)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
