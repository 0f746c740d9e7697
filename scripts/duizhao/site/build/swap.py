"""A built site takes the place of the one before: in one step of the system where it has one, else in two that are mended.

Linux exchanges two folders at once (renameat2 with RENAME_EXCHANGE): at no moment is there no site. Elsewhere the old site is
renamed away and the new one into its place. A run that is killed between the two leaves none; `clear` brings the old one back.
"""

import ctypes
import os
import sys
from pathlib import Path

from duizhao.base.remove_tree import remove_tree

# From <fcntl.h> and <linux/fs.h>.
AT_FDCWD = -100
RENAME_EXCHANGE = 2
# The folder of a workshop in which the old site waits while it is not in its place.
OLD = "old"
# Its name from the moment on at which nobody needs it any more: what is half removed must never be put back.
GONE = "gone"


def swap(built: Path, site_dir: Path, workshop: Path) -> None:
    """Put `built` in the place of `site_dir`; what stood there is somewhere in the `workshop` afterwards. If a second step
    fails, the first is taken back. Raises OSError where the folders cannot be renamed."""
    if not os.path.lexists(site_dir):
        built.rename(site_dir)
    elif not exchange(built, site_dir):
        _in_two_steps(built, site_dir, workshop / OLD)


def exchange(one: Path, another: Path) -> bool:
    """Let two folders change places in one step. False, with nothing changed, where the system or the file system has no
    such step."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(another), RENAME_EXCHANGE)
    return bool(done == 0)


def clear(workshop: Path, site_dir: Path) -> None:
    """Remove a `workshop`. Where a swap was cut, so that the old site lies in it and nothing stands in its place, that is put back
    first; where it cannot be, the workshop stays for another run."""
    old = workshop / OLD
    try:
        if old.is_dir():
            old.rename(workshop / GONE if os.path.lexists(site_dir) else site_dir)
    except OSError:
        return
    remove_tree(workshop)


def _in_two_steps(built: Path, site_dir: Path, old: Path) -> None:
    site_dir.rename(old)
    try:
        built.rename(site_dir)
    except BaseException:
        old.rename(site_dir)
        raise
