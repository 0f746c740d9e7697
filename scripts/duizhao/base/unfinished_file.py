"""The hidden file beside another one in which its new content is written before it takes that one's place.

It has one name, `.NAME.unfinished`, and who writes it holds a lock on it. The system lets go of the lock when a run ends, however it
ends: what a run that was killed has left is used by the next that writes the same file. Where somebody else is writing it just now, or
nothing can be locked, the file has a name of its own.
"""

import contextlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.digest import digest

ENDING = ".unfinished"
LOCKS = os.name != "nt"
# Windows has no links to guard against here, and writes a return before each line feed where it is not told otherwise.
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
RANDOM = 8
# Of a name, in bytes: with what is added it must be one that disks take.
LONGEST = 200


@dataclass(slots=True)
class UnfinishedFile:
    """An open file that is empty at first. `handle` is -1 once it is closed."""

    path: Path
    handle: int

    def write(self, content: bytes) -> None:
        """Write all of `content`, down to the disk. Raises OSError."""
        left = memoryview(content)
        while left:
            left = left[os.write(self.handle, left) :]
        os.fsync(self.handle)

    def replace(self, path: Path) -> None:
        """Put the file in the place of the one at `path`, in one step. Raises OSError."""
        if not LOCKS:
            # Windows renames no file that is open.
            self.close()
        os.replace(self.path, path)

    def close(self) -> None:
        """Close it, once; that unlocks it."""
        handle, self.handle = self.handle, -1
        if handle >= 0:
            os.close(handle)

    def is_there(self) -> bool:
        """True while it stands under its own name."""
        try:
            named = os.lstat(self.path)
        except OSError:
            return False
        return self.handle < 0 or os.path.samestat(named, os.fstat(self.handle))


@contextlib.contextmanager
def unfinished_file(path: Path) -> Iterator[UnfinishedFile]:
    """The unfinished file of the one at `path`, whose folder is there; it is gone when the block ends. Raises OSError."""
    name = path.name if len(os.fsencode(path.name)) <= LONGEST else digest(path.name)
    common = path.with_name(f".{name}{ENDING}")
    file = UnfinishedFile(common, -1)
    try:
        if LOCKS and _take(file):
            if os.fstat(file.handle).st_size:
                os.ftruncate(file.handle, 0)
        else:
            file.close()
            # The name is known before the file is there: no moment is left at which a run that is stopped would leave it.
            file.path = path.with_name(f".{name}.{secrets.token_hex(RANDOM)}{ENDING}")
            file.handle = os.open(file.path, FLAGS | os.O_EXCL, 0o600)
        yield file
    finally:
        if file.handle < 0 and LOCKS and file.path == common:
            # The run was stopped while the file was made: nobody knows yet whether it is this run's.
            _take(file)
        # Not what another run has made under the common name since this one was put in its place.
        if (file.handle >= 0 or file.path != common) and file.is_there():
            with contextlib.suppress(OSError):
                os.unlink(file.path)
        file.close()


def _take(file: UnfinishedFile) -> bool:
    """Open the file under the common name for this run alone; False where that cannot be."""
    # Most runs write nothing: only those that do pay for the import.
    from filelock import lock_descriptor

    try:
        file.handle = os.open(file.path, FLAGS, 0o600)
        return lock_descriptor(file.handle, blocking=False) and file.is_there()
    except OSError:
        return False
