"""Small JSON files of what was found out before, bound to the content that it was found out from.

Nothing depends on them: a file that is gone, old or damaged costs time, and nothing else.
"""

import json
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically


def read_kept(path: Path) -> object:
    """The value in the file at `path`; None where there is none that can be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def write_kept(path: Path, kept: object) -> None:
    """Write the value as JSON. A folder that cannot be written to is no reason to tell anything else than without it."""
    try:
        write_atomically(path, json.dumps(kept, ensure_ascii=False, indent=0))
    except CannotRun:
        return
