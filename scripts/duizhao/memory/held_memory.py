"""The memory of a library for a program that runs for long: a file that did not change is not read again."""

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from duizhao.library.approval_settings import LAST
from duizhao.memory.entry import Entry
from duizhao.memory.memory import Memory
from duizhao.memory.po import read_po
from duizhao.memory.store import PAGES

# A file of the memory is read again when one of these changes: it is what every approval writes anew.
FileMark = tuple[int, int, int]


@dataclass
class HeldMemory:
    """What was read of the memory so far, each file with the mark that it had then."""

    _read: dict[Path, tuple[FileMark, tuple[Entry, ...]]] = field(default_factory=dict)
    _memory: Memory | None = None

    def now(self, memory: Path) -> Memory:
        """All approved pairs in the folder `memory`, as its files are now. Raises CannotRun where one is no PO."""
        held: dict[Path, tuple[FileMark, tuple[Entry, ...]]] = {}
        for path in sorted((memory / PAGES).rglob("*.po")):
            found = path.stat()
            mark = (found.st_ino, found.st_mtime_ns, found.st_size)
            known = self._read.get(path)
            held[path] = known if known and known[0] == mark else (mark, tuple(read_po(path)))
        if held != self._read or self._memory is None:
            self._read = held
            entries = chain.from_iterable(entries for _mark, entries in held.values())
            # What is only translated or reviewed is no text to build others on.
            self._memory = Memory(tuple(entry for entry in entries if entry.step == LAST))
        return self._memory
