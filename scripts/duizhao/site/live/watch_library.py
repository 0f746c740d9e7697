"""Notices that a file of a library was saved."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from duizhao.library.settings import Settings

# An editor that saves writes a file in several steps, and a person saves both pages of a pair: so long nothing may happen before a
# build begins.
QUIET_SECONDS = 0.08
# What is done to files that does not change them.
LOOKS = frozenset({"opened", "closed_no_write"})


class Saves(FileSystemEventHandler):
    """Whether anything was saved since it was last asked. `ignored` are folders in which this program writes itself."""

    def __init__(self, ignored: Iterable[Path]) -> None:
        self._ignored = tuple(f"{path}/" for path in ignored)
        self._met = threading.Event()
        self._last = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of what the system tells."""
        paths = [str(path) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in LOOKS or event.is_directory or all(map(self._is_ours, paths)):
            return
        self._last = time.monotonic()
        self._met.set()

    def _is_ours(self, path: str) -> bool:
        return path.startswith(self._ignored) or "/." in path

    def wait(self, seconds: float) -> bool:
        """Wait until something was saved and nothing has been for a moment; False where nothing was within `seconds`."""
        if not self._met.wait(seconds):
            return False
        while (left := self._last + QUIET_SECONDS - time.monotonic()) > 0:
            time.sleep(left)
        self._met.clear()
        return True


@contextmanager
def saves_of(settings: Settings, watched: Iterable[str]) -> Iterator[Saves]:
    """The saves of a library, and of what its pages are made from (`watched`: files and folders), until the block ends."""
    saves = Saves([settings.site, settings.kept.parent])
    observer = Observer()
    flat, deep = folders_to_watch(settings, watched)
    for folder in deep:
        observer.schedule(saves, str(folder), recursive=True)
    for folder in flat:
        observer.schedule(saves, str(folder), recursive=False)
    observer.start()
    try:
        yield saves
    finally:
        observer.stop()
        observer.join()


def folders_to_watch(settings: Settings, watched: Iterable[str]) -> tuple[list[Path], list[Path]]:
    """The folders to watch themselves, and those with all that is below them, none of them twice. The root is never watched with all
    that is below it: environments and sites lie there."""
    files = [settings.root, settings.terms.parent, settings.search.parent, settings.topics.parent]
    below = [settings.memory, settings.pictures, *settings.layout.folders]
    for one in map(Path, watched):
        (below if one.is_dir() else files).append(one if one.is_dir() else one.parent)
    deep = sorted(
        {path.resolve() for path in below if path.is_dir() and path.resolve() != settings.root.resolve()}
    )
    deep = [one for one in deep if not any(one != two and one.is_relative_to(two) for two in deep)]
    flat = sorted({path.resolve() for path in files if path.is_dir()})
    return [one for one in flat if not any(one.is_relative_to(two) for two in deep)], deep
