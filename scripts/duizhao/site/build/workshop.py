"""The folder beside a site in which the next one is built. A run that is killed leaves it; the next run sweeps it.

Whoever builds holds a lock on a file in it, and so does the engine that it began. The system lets go of the lock when the last of them
has ended, however it ended: a workshop whose lock is free belongs to nobody. No dates are looked at, and no numbers of processes,
which are given anew and mean nothing on another machine that has the same disk.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.lock import locked
from duizhao.site.build.swap import clear, swap

LOCK = "in-use"
# Of a random name, so many bytes.
RANDOM = 8
# So long a build waits for another run that makes or sweeps a workshop at this moment: both take no time.
PATIENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folder of one build, and the handle that holds its lock: a process that inherits it holds it too. None where
    files cannot be locked."""

    folder: Path
    site_dir: Path
    handle: int | None

    @property
    def new(self) -> Path:
        """The folder in which the new site is built."""
        return self.folder / "new"

    @property
    def output(self) -> Path:
        """The file to which the engine writes what it has to say."""
        return self.folder / "output"

    def publish(self) -> None:
        """Put what was built in the place of the site. Raises OSError where the folders cannot be renamed."""
        swap(self.new, self.site_dir, self.folder)


@contextmanager
def workshop_beside(site_dir: Path) -> Iterator[Workshop]:
    """A new folder beside the site, which is gone when the block ends. What runs that were killed left there is swept first, and a
    site whose swap was cut is put back.

    Raises OSError where the folder cannot be made.
    """
    # Beside the site, not in the system's own place for temporary files: only there is a rename one step. It has its name before it
    # is made, so that no moment is left at which a run that is stopped would leave it behind.
    folder = site_dir.parent / f".{site_dir.name}-{secrets.token_hex(RANDOM)}"
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        held.callback(clear, folder, site_dir)
        with ExitStack() as alone:
            try:
                # Without this another run could sweep a workshop that is made and not locked yet.
                alone.enter_context(locked(site_dir.parent, PATIENCE_SECONDS))
                sweep(site_dir)
            except CannotRun:
                # Where nobody can be alone nothing is swept, and the build goes on.
                pass
            folder.mkdir(mode=0o700)
            handle = _lock(folder / LOCK)
            if handle is not None:
                held.callback(os.close, handle)
        yield Workshop(folder, site_dir, handle)


def sweep(site_dir: Path) -> None:
    """Remove the workshops beside `site_dir` that belong to nobody any more; where the swap of one was cut, the site is put
    back first."""
    name = re.compile(rf"\.{re.escape(site_dir.name)}-[0-9a-f]{{{2 * RANDOM}}}")
    for folder in sorted(site_dir.parent.iterdir()):
        if name.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink() and _is_left(folder):
            clear(folder, site_dir)


def _is_left(folder: Path) -> bool:
    """True where nobody holds the lock of a workshop. One that has none was left before it was locked."""
    if not (folder / LOCK).exists():
        return True
    handle = _lock(folder / LOCK)
    if handle is None:
        return False
    os.close(handle)
    return True


def _lock(path: Path) -> int | None:
    """The handle of the locked file at `path`; None where somebody else holds it, or it cannot be locked."""
    from filelock import lock_descriptor

    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        if lock_descriptor(handle, blocking=False):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
