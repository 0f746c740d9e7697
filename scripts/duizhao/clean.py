"""A check that does not look again at what has not changed since nothing was found in it.

Nothing depends on what is kept: a file that is gone, old or damaged costs time, and nothing else. A pair of pages is
bound to the content of everything that it was judged by: both texts, the terms, what counts as safety, the program,
the versions of what the program is built on, and the day, because a review falls due. Findings are never kept.
"""

import json
from datetime import date
from pathlib import Path

from duizhao.check import Checked, examine
from duizhao.digest import bytes_of, digest, program_digest
from duizhao.errors import CannotRun
from duizhao.files import write_atomically
from duizhao.library import PagePair
from duizhao.settings import Settings

FILE = "clean.json"


def examine_changed(settings: Settings) -> Checked:
    """What `examine` gives, sooner: the rules that look at one pair of pages pass over those that are kept as clean.
    The rules that look at the whole library always run. Raises CannotRun."""
    judges = digest(
        program_digest(),
        bytes_of(settings.terms),
        bytes_of(settings.safety),
        date.today().isoformat(),
    )
    path = settings.kept.with_name(FILE)
    kept = _read(path)
    checked = examine(
        settings, clean=lambda library: {pair.key for pair in library.pairs if _name(pair, judges) in kept}
    )
    faulty = {finding.page for finding in (*checked.judged.live, *checked.judged.waived)}
    now = {_name(pair, judges) for pair in checked.library.pairs if pair.key not in faulty}
    if now != kept:
        _write(path, now)
    return checked


def _name(pair: PagePair, judges: str) -> str:
    # The texts that were read, not the files: those may have changed in the meantime.
    return digest(judges, pair.key, *(f"+{side.text}" if side else "-" for side in (pair.en, pair.zh)))


def _read(path: Path) -> set[str]:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return set()
    return {name for name in kept if isinstance(name, str)} if isinstance(kept, list) else set()


def _write(path: Path, kept: set[str]) -> None:
    try:
        write_atomically(path, json.dumps(sorted(kept), indent=0))
    except CannotRun:
        # A folder that cannot be written to is no reason not to tell what was found.
        return
