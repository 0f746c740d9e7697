"""What is kept until its content changes: small values, each under the digest of everything that it was made from.

Nothing depends on them. A file that is gone, old, damaged or cannot be written costs time, and nothing else. No dates and
no sizes are looked at: a copy of a library, or a clone, finds what was kept for the same content.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically


@dataclass(frozen=True, slots=True)
class ContentCache:
    """The file of one cache and the values in it as the last run left them: anything that JSON can hold, by name.

    A name comes from `digest`; nobody has to delete a value that is out of date, for its name is not asked for again.
    """

    path: Path
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "ContentCache":
        """The cache in the file at `path`; an empty one where there is none that can be read."""
        try:
            found = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            found = None
        return cls(path, found if isinstance(found, dict) else {})

    def write(self, values: Mapping[str, object]) -> None:
        """Keep exactly these values from now on. What cannot be written is not kept."""
        if values == self.values:
            return
        try:
            write_atomically(self.path, json.dumps(values, ensure_ascii=False, indent=0))
        except CannotRun:
            return
