"""The file of a page in the memory: where it is, and how it is changed while others may change it too."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from duizhao.base.files import inside, write_atomically
from duizhao.base.lock import locked
from duizhao.memory.entry import Entry
from duizhao.memory.po import read_po, rest_of, write_po
from duizhao.memory.po_rest import Rest

PAGES = "pages"
DRAFTS = "drafts"
# Drafts that a person put on their page, until the page is approved: who approves it hears that a machine wrote it.
TAKEN = "taken"
# The first lines of each file, for people who open it.
COMMENTS = {
    PAGES: "Pairs of English and Chinese text that a person approved, in the order of the page.\n"
    "Written by `duizhao approve`. 经人工确认的中英文对照，由 `duizhao approve` 写入。",
    DRAFTS: "Machine drafts. Nobody has approved them, and no page shows them. Written by `duizhao suggest`.\n"
    "机器草稿，未经人工确认，不会出现在任何页面上。由 `duizhao suggest` 写入。",
    TAKEN: "Machine drafts that a person put on their page. Nobody has approved them yet. Written by `duizhao approve`.\n"
    "已写入页面、但尚未确认的机器草稿。由 `duizhao approve` 写入。",
}


def page_file(memory: Path, key: str, shelf: str = PAGES) -> Path:
    """The file of the page `key` below the folder `memory`. Raises CannotRun where the key leads out of it."""
    return inside(memory / shelf, f"{key}.po")


def moment() -> str:
    """Now, as the memory writes when something was approved or drafted: to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def page_entries(memory: Path, key: str, shelf: str = PAGES) -> tuple[Entry, ...]:
    """What the memory has of the page `key`, in the order of the page. Raises CannotRun as `read_po` does."""
    path = page_file(memory, key, shelf)
    return read_po(path, drafts=shelf != PAGES) if os.path.lexists(path) else ()


def change_page(
    memory: Path,
    key: str,
    change: Callable[[tuple[Entry, ...]], Sequence[Entry]],
    shelf: str = PAGES,
) -> bool:
    """Read the entries of a page, change them, write them again. Two at once wait for each other, and a run that is
    ended leaves the file as it was before or as it is after.

    What people and their tools wrote beside the entries is kept. Gives False where nothing changed. A page without
    anything has no file. Raises CannotRun.
    """
    memory.mkdir(parents=True, exist_ok=True)
    with locked(memory):
        before = page_entries(memory, key, shelf)
        after = tuple(change(before))
        if after == before:
            return False
        path = page_file(memory, key, shelf)
        is_draft = shelf != PAGES
        rest = rest_of(path, COMMENTS[shelf], is_draft) if path.is_file() else Rest()
        if not after and rest.is_empty:
            path.unlink(missing_ok=True)
            return True
        return write_atomically(path, write_po(after, COMMENTS[shelf], is_draft, rest))
