"""One writer at a time: a lock on a folder, held while a file in it is read, changed and written again.

The lock is the system's, taken through filelock: when a run is ended, however it ends, the system lets go of it. Where a
folder can be opened it is locked itself, and no file is made; Windows opens none, and a file in it is locked instead.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from duizhao.base.errors import CannotRun

LOCK_FILE = ".duizhao.lock"
OPENS_FOLDERS = os.name != "nt"
LONGEST_WAIT = 30.0
PAUSE = 0.02


@contextlib.contextmanager
def locked(folder: Path, longest_wait: float = LONGEST_WAIT) -> Iterator[None]:
    """Hold `folder` until the block ends; wait for another run that holds it.

    Raises CannotRun where the folder cannot be locked, or the other run is not done after `longest_wait`
    seconds.
    """
    hold = _hold_folder if OPENS_FOLDERS else _hold_file
    with contextlib.ExitStack() as held:
        deadline = time.monotonic() + longest_wait
        while not _try(hold, folder, held):
            if time.monotonic() >= deadline:
                raise CannotRun(
                    f"{folder}: another run is writing here. Try again when it is done.",
                    f"{folder}：另一个程序正在写入。请等它结束后再试。",
                )
            time.sleep(PAUSE)
        yield


def _hold_folder(folder: Path, held: contextlib.ExitStack) -> bool:
    # Most runs write nothing: only those that do pay for the import.
    from filelock import lock_descriptor

    with contextlib.ExitStack() as opened:
        handle = os.open(folder, os.O_RDONLY)
        # Closing the handle unlocks it.
        opened.callback(os.close, handle)
        if not lock_descriptor(handle, blocking=False):
            return False
        held.push(opened.pop_all())
    return True


def _hold_file(folder: Path, held: contextlib.ExitStack) -> bool:
    from filelock import FileLock, Timeout

    # A missing folder would be made for the file.
    folder.stat()
    try:
        held.enter_context(FileLock(folder / LOCK_FILE, blocking=False))
    except Timeout:
        return False
    return True


def _try(
    hold: Callable[[Path, contextlib.ExitStack], bool], folder: Path, held: contextlib.ExitStack
) -> bool:
    try:
        return hold(folder, held)
    except OSError as fault:
        raise CannotRun(
            f"{folder}: cannot be locked ({fault.strerror}).", f"{folder}：无法锁定（{fault.strerror}）。"
        ) from fault
