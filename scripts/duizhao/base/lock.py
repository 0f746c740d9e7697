"""One writer at a time: a lock on a folder, held while a file in it is read, changed and written again."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from duizhao.base.errors import CannotRun

try:
    import fcntl
except ImportError:  # Windows has no such locks.
    fcntl = None  # type: ignore[assignment]  # A module has no type that None could share.

LOCK_FILE = ".duizhao.lock"
LONGEST_WAIT = 30.0
PAUSE = 0.02


@contextlib.contextmanager
def locked(folder: Path, longest_wait: float = LONGEST_WAIT) -> Iterator[None]:
    """Hold `folder` until the block ends; wait for another run that holds it.

    Raises CannotRun where the folder cannot be locked, or the other run is not done after `longest_wait`
    seconds.
    """
    hold = _hold_folder if fcntl else _hold_file
    with contextlib.ExitStack() as held:
        deadline = time.monotonic() + longest_wait
        while not hold(folder, held):
            if time.monotonic() >= deadline:
                raise CannotRun(
                    f"{folder}: another run is writing here. Try again when it is done; if there is none, "
                    f"delete {LOCK_FILE} where it exists.",
                    f"{folder}：另一个程序正在写入。请等它结束后再试；"
                    f"如果没有其他程序在运行，请删除 {LOCK_FILE}（如有）。",
                )
            time.sleep(PAUSE)
        yield


def _hold_folder(folder: Path, held: contextlib.ExitStack) -> bool:
    """The system lets go of this one by itself when a run is ended, and it leaves no file behind."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as fault:
        raise _cannot(folder, fault) from fault
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return False
    except OSError as fault:
        os.close(handle)
        raise _cannot(folder, fault) from fault
    held.callback(os.close, handle)
    return True


def _hold_file(folder: Path, held: contextlib.ExitStack) -> bool:
    path = folder / LOCK_FILE
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    except OSError as fault:
        raise _cannot(folder, fault) from fault
    held.callback(path.unlink, missing_ok=True)
    return True


def _cannot(folder: Path, fault: OSError) -> CannotRun:
    return CannotRun(
        f"{folder}: cannot be locked ({fault.strerror}).", f"{folder}：无法锁定（{fault.strerror}）。"
    )
