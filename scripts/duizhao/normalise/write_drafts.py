"""Writing draft pages: merged into what stands there, with a record of what was written.

The record is kept in `.written/` beside the drafts: each page as the program would have it, and the conflicts that are
open in it. Content alone: no dates, so that running it again changes no byte.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, inside, read_text, write_atomically
from duizhao.normalise.conflict_report import conflict_report
from duizhao.normalise.draft_pages import Draft
from duizhao.normalise.merge import Conflict, merge

RECORD = ".written"
REPORT = "conflicts.md"


@dataclass(frozen=True, slots=True)
class PageConflict:
    """A conflict in a page of the drafts, and the line it stands on."""

    path: Path
    line: int
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did: pages written, pages that were already so; which of both hold editors' work; what is open."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    edited: tuple[Path, ...]
    conflicts: tuple[PageConflict, ...]


def write_drafts(
    folder: Path, pages: Sequence[Draft], *, mark: bool = False, beside: Path | None = None
) -> Written:
    """Merge the drafts into the pages below `folder`, and tell the conflicts in `conflicts.md`; with `mark`, in the pages.
    The record and the report stand there too, or in the folder `beside`, where the pages are those of the library. A page
    that is not there is written whole. Raises CannotRun."""
    beside = beside or folder
    written: list[Path] = []
    unchanged: list[Path] = []
    edited: list[Path] = []
    conflicts: list[PageConflict] = []
    for page in pages:
        path, record = inside(folder, page.name), inside(beside, f"{RECORD}/{page.name}")
        aside = record.with_name(f"{record.name}.open.json")
        mine = read_text(path) if path.is_file() else page.text
        base = read_text(record) if record.is_file() else None
        merged = merge(base, mine, page.text, page.language, _read_open(aside), mark=mark)
        # The page before its record: a run that dies in between is made good by the next.
        is_new = merged.text != mine or not path.is_file()
        (written if is_new and write_atomically(path, merged.text) else unchanged).append(path)
        _write_open(aside, merged.conflicts)
        write_atomically(record, page.text)
        if merged.text != page.text:
            edited.append(path)
        conflicts += [PageConflict(path, one.line(merged.text), one) for one in merged.conflicts]
    _write_report(folder, beside, conflicts)
    return Written(tuple(written), tuple(unchanged), tuple(edited), tuple(conflicts))


def _write_report(folder: Path, beside: Path, conflicts: Sequence[PageConflict]) -> None:
    path = beside / REPORT
    if conflicts:
        up = Path(os.path.relpath(folder, beside))
        told = [((up / one.path.relative_to(folder)).as_posix(), one.line, one.conflict) for one in conflicts]
        write_atomically(path, conflict_report(told))
    else:
        path.unlink(missing_ok=True)


def _read_open(path: Path) -> tuple[Conflict, ...]:
    if not path.is_file():
        return ()
    try:
        return tuple(Conflict(**entry) for entry in json.loads(read_text(path, LARGEST_TABLE)))
    except (ValueError, TypeError) as fault:
        raise CannotRun(
            f"{path}: not as Duizhao wrote it ({fault}). Delete this file; the pages are not touched.",
            f"{path}：内容与 Duizhao 写入的不符（{fault}）。请删除这个文件，页面不受影响。",
        ) from fault


def _write_open(path: Path, conflicts: Sequence[Conflict]) -> None:
    if conflicts:
        entries = [asdict(one) for one in conflicts]
        write_atomically(path, json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
    else:
        path.unlink(missing_ok=True)
