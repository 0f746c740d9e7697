"""A folder and all below it, removed by several threads: what takes long is waiting for the disk, folder after folder."""

import os
import shutil
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

# So many wait for the disk at a time.
THREADS = 8
# So many folders are worth that; one thread is done with fewer as soon.
WORTH_THREADS = 64


def remove_tree(folder: Path) -> None:
    """Remove a folder of our own, in which nobody else writes. Links are removed, and not followed. What cannot be removed stays."""
    if folder.is_symlink():
        return
    levels: defaultdict[int, list[str]] = defaultdict(list)
    found = [(str(folder), 0)]
    # What is found while the list is read is read too.
    for path, level in found:
        levels[level].append(path)
        found += [(below, level + 1) for below in _folders_in(path)]
    if len(found) >= WORTH_THREADS:
        with ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(_empty, [path for path, _ in found]))
            for level in sorted(levels, reverse=True):
                list(threads.map(_remove, levels[level]))
    shutil.rmtree(folder, ignore_errors=True)


def _folders_in(path: str) -> list[str]:
    try:
        with os.scandir(path) as entries:
            return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _empty(path: str) -> None:
    """Remove the files of a folder, and the links in it."""
    with suppress(OSError), os.scandir(path) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    os.unlink(entry.path)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.rmdir(path)
