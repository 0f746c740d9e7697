"""What a run over folders has to do: each source, and the folder of its drafts, one after the other.

There may be more sources than a list of them should hold. They come in the order of their drafts, so that two that
would write to one place come one after the other: to see it, only the last one has to be remembered. What is held are
the names of the files of one folder.
"""

import heapq
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.links_out import LinkGuard
from duizhao.normalise.placement import placement_path
from duizhao.normalise.source import is_source
from duizhao.normalise.two_files import is_second_file, without_second_files

# What stands behind a name without its ending: no name holds it, and it sorts before whatever a longer name has there.
# A folder has, instead of an ending, what sorts behind the endings: it comes after the files of its name.
END = "\0"
FOLDER = "/"


@dataclass(frozen=True, slots=True)
class NormaliseJob:
    """A source, and the folder of its drafts. `is_twin`: another source has the same placement or drafts already."""

    path: Path
    folder: Path
    is_twin: bool = False


def jobs_below(paths: Sequence[Path], into: Path, guard: LinkGuard | None = None) -> Iterator[NormaliseJob]:
    """A job for every source that is named or stands in a named folder, in the order of their drafts. Those of `a/b.txt`
    in a folder go to `into/a/b`. Of two that share them, the one that is named first keeps them. A person who names a link means
    it; of those in a folder `guard` raises CannotRun where one leads out."""
    paths = without_second_files(paths)
    streams = [_below(path, paths[:index], into, guard) for index, path in enumerate(paths)]
    last: Path | None = None
    for job in heapq.merge(*streams, key=lambda job: job.folder.parts):
        if job.folder == last:
            yield replace(job, is_twin=True)
            continue
        if not job.is_twin:
            last = job.folder
        yield job


def _below(
    path: Path, earlier: Sequence[Path], into: Path, guard: LinkGuard | None
) -> Iterator[NormaliseJob]:
    """The jobs of one named path; what stands below an `earlier` one too is a twin, whatever became of it there."""
    if not path.is_dir():
        yield NormaliseJob(path, into / path.stem, any(_covers(one, path) for one in earlier))
        return
    drafts = into.resolve()
    # Of all that was named, few stand in each other: the others are not asked about every source.
    near = [one for one in earlier if _touch(one.absolute(), path.absolute())]
    for one in _sources(path, drafts):
        if guard:
            guard.require(one)
        folder = into / one.relative_to(path).with_suffix("")
        yield NormaliseJob(one, folder, any(_covers(other, one) for other in near))


def _sources(folder: Path, drafts: Path) -> Iterator[Path]:
    """The sources below `folder`, without the drafts, each folder by the names without their endings."""
    # One short text for each, for there may be a million in a folder.
    entries: list[str] = []
    # A folder that may not be read holds nothing for this person.
    with suppress(PermissionError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                entries.append(f"{entry.name}{END}{FOLDER}")
            elif is_source(Path(entry.name)) and entry.is_file():
                stem = Path(entry.name).stem
                entries.append(f"{stem}{END}{entry.name[len(stem) :]}")
    entries.sort()
    for each in entries:
        stem, _end, ending = each.partition(END)
        path = folder / (stem if ending == FOLDER else stem + ending)
        if ending != FOLDER:
            if drafts not in path.resolve().parents and not is_second_file(path):
                yield path
        elif path.resolve() != drafts:
            yield from _sources(path, drafts)


def _touch(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _covers(named: Path, path: Path) -> bool:
    """True where what was named holds `path`, or has its placement."""
    if named.is_dir():
        return path.absolute().is_relative_to(named.absolute())
    return placement_path(path.absolute()) == placement_path(named.absolute())
