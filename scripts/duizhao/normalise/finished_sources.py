"""Which sources of a folder are done: by content alone, so that a run that was stopped goes on where it was."""

from dataclasses import dataclass
from pathlib import Path

from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.library.settings import Settings
from duizhao.normalise.placement import placement_path
from duizhao.normalise.two_files import both_files
from duizhao.normalise.write_drafts import RECORD

FILE = "done.json"


@dataclass(frozen=True, slots=True)
class FinishedSource:
    """What has to be told of a source again, though nothing has to be done."""

    gaps: int


def fingerprint(settings: Settings) -> str:
    """A digest of all that decides what becomes of a source: the library's data files and settings, and the program."""
    files = [settings.terms, settings.phrases, settings.topics, *sorted(settings.memory.rglob("*.po"))]
    return digest(
        program_digest(),
        repr((settings.simplify, sorted(settings.leave_out), settings.check.chinese)),
        *map(bytes_of, files),
    )


def read_done(source: Path, folder: Path, library: str) -> FinishedSource | None:
    """What was noted when the source was done, None where it has to be done: it, its placement, the library or a draft
    is not what it was, or is gone."""
    gaps = ContentCache.read(folder / RECORD / FILE).values.get(_name(source, library))
    if not isinstance(gaps, int):
        return None
    pages = [path.relative_to(folder / RECORD) for path in (folder / RECORD).glob("*/*.md")]
    return FinishedSource(gaps) if all((folder / page).is_file() for page in pages) else None


def write_done(source: Path, folder: Path, library: str, done: FinishedSource) -> None:
    """Note that the source is done as it is now."""
    ContentCache(folder / RECORD / FILE).write({_name(source, library): done.gaps})


def _name(source: Path, library: str) -> str:
    both = both_files(source) or (source,)
    return digest(library, *map(bytes_of, both), bytes_of(placement_path(source)))
