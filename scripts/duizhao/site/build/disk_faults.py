"""Why an engine stopped, where it was the disk: a person who can mend that needs no traceback."""

import errno
import os
import re
import shutil
from pathlib import Path

# Whatever else it is, a person learns more from what the engine said.
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# What Python says at the end of what it has to say of an error of the system, and what other programs do.
OF_PYTHON = re.compile(r"^OSError: \[Errno (?P<number>\d{1,4})\] ", re.MULTILINE)
FULL = re.compile(r"no space left on device|disk quota exceeded", re.IGNORECASE)
# In bytes. A disk with less room than this took no more of what the engine had to say either.
NO_ROOM = 64 * 1024


def fault_of_disk(said: str, folder: Path) -> OSError | None:
    """The error of the disk that holds `folder` at which an engine stopped that `said` this; None where it was something else."""
    numbers = [int(found["number"]) for found in OF_PYTHON.finditer(said)]
    of_space = [number for number in numbers if number in NO_SPACE]
    if of_space:
        return _fault(of_space[-1])
    return _fault(errno.ENOSPC) if FULL.search(said) or _is_full(folder) else None


def _fault(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder if folder.exists() else folder.parent).free < NO_ROOM
    except OSError:
        return False
