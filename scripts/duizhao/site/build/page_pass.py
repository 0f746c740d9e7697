"""The page pass: each file that an engine wrote is read once, and each page is written once with all that it needs.

From one reading of a page come what the gate has to say, its policy and what its links are followed by. The views of page pairs
are made here too, and pass like any other page before they are written; so are the indexes of the search. One of them needs nothing
of another, so that all cores work at them: the same files come of it, in the same order, however many there are.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.bound_process import end_with_the_pool
from duizhao.base.errors import cannot_write
from duizhao.base.files import read_text
from duizhao.base.worker_processes import leave_interrupts_to_the_first, usable_cores
from duizhao.site.build.html_facts import HtmlFacts, facts_of
from duizhao.site.build.page_gate import LOOKED_AT, PAGES, GateFault, SiteGate
from duizhao.site.build.page_spool import WaitingView, read_pieces
from duizhao.site.build.policy import with_this_policy
from duizhao.site.build.read_html import read_html
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.search.write_index import SearchedPages, write_index
from duizhao.site.side_by_side.view_pages import ViewSite, views_of

PAGE = ".html"
# So many files of usual length are worth a process of their own; so many it gets at a time, that none waits long for the last.
WORTH_A_PROCESS = 100
AT_A_TIME = 8
# The views of two pages of so many bytes take as long as one file.
VIEWED_BYTES = 1 << 13


@dataclass(frozen=True, slots=True)
class PassSite:
    """What the pages of a site are passed with: the folder in which they lie, the gate, whether each page carries its own policy
    (`in_pages`), what views need, the file in which the pages wait that views are made of, and what editors wrote about the
    search."""

    folder: Path
    gate: SiteGate
    in_pages: bool
    views: ViewSite
    spool: Path
    search: SearchWords


@dataclass(frozen=True, slots=True)
class PassedFile:
    """A file that passed, by its path in the site: what is known of it, None where it is no page of the site, and what may not
    stand in it."""

    path: str
    facts: HtmlFacts | None
    faults: tuple[GateFault, ...]


# What passes: a file by its path in the site, the views of a page pair, or the index of a language.
PageWork = str | WaitingView | SearchedPages


def is_passed(path: str) -> bool:
    """True for a file of a site that has to pass."""
    return os.path.splitext(path)[1].lower() in LOOKED_AT


def pass_pages(works: Sequence[PageWork], site: PassSite, cores: int | None = None) -> Iterator[PassedFile]:
    """Let all pass, in their order: indexes first. `cores` is how many processes there may be, all of the machine's where it is None. Raises
    CannotRun where a file cannot be read or written."""
    cores = min(cores or usable_cores(), sum(map(_worth, works)) // WORTH_A_PROCESS)
    done = 0
    if cores > 1:
        portions = _portions(works)
        try:
            for passed in _on_cores(portions, site, cores):
                yield from passed
                done += len(portions.pop(0))
        except BrokenProcessPool:
            # A process was killed, and took along what the others had begun. The rest is done here: twice gives the same.
            pass
    for work in works[done:]:
        yield from _passed(work, site)


def _worth(work: PageWork) -> int:
    """How many files take as long."""
    if isinstance(work, SearchedPages):
        return len(work.pages)
    return (
        sum(one.size for one in work.pieces.values()) // VIEWED_BYTES if isinstance(work, WaitingView) else 1
    )


def _portions(works: Sequence[PageWork]) -> list[tuple[PageWork, ...]]:
    """What a process gets at a time: an index alone, of the rest a few."""
    alone: list[tuple[PageWork, ...]] = [(work,) for work in works if isinstance(work, SearchedPages)]
    rest = works[len(alone) :]
    return alone + [tuple(rest[start : start + AT_A_TIME]) for start in range(0, len(rest), AT_A_TIME)]


def _passed(work: PageWork, site: PassSite) -> list[PassedFile]:
    if isinstance(work, SearchedPages):
        try:
            paths = write_index(site.folder, work, site.views.terms, site.search)
        except OSError as fault:
            raise cannot_write(fault) from fault
        return [PassedFile(path, None, ()) for path in paths]
    if isinstance(work, str):
        return [_file(work, read_text(site.folder / work), site, is_written=True)]
    with site.spool.open("rb") as file:
        pages = read_pieces(file, work.pieces)
    made = views_of(work.sides, pages, site.views)
    return [_file(work.sides[one].file, made[one], site, is_written=False) for one in LANGUAGES]


def _file(path: str, text: str, site: PassSite, *, is_written: bool) -> PassedFile:
    """The file at `path`, which holds `text`, written where it is not yet as it has to be."""
    ending = os.path.splitext(path)[1].lower()
    facts, whole = None, text
    if ending in PAGES:
        page = read_html(text)
        reasons = tuple(site.gate.of_read(page))
        if path.endswith(PAGE):
            facts = facts_of(page, site.gate.allowed(page))
            whole = with_this_policy(text, facts.policy) if site.in_pages else text
    else:
        reasons = tuple(site.gate.of_file(ending, text))
    if not is_written or whole != text:
        _write(site.folder / path, whole)
    faults = tuple(GateFault(path, reason) for reason in dict.fromkeys(reasons))
    return PassedFile(path, facts, faults)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise cannot_write(fault, path) from fault


def _on_cores(
    portions: Sequence[tuple[PageWork, ...]], site: PassSite, cores: int
) -> Iterator[list[PassedFile]]:
    pool = ProcessPoolExecutor(cores, initializer=_begin, initargs=(site,))
    try:
        yield from pool.map(_in_process, tuple(portions))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


# What a process of the pool knows from its beginning.
_known: PassSite | None = None


def _begin(site: PassSite) -> None:
    """Make a new process ready: it knows the site from now on."""
    global _known
    leave_interrupts_to_the_first()
    end_with_the_pool()
    _known = site


def _in_process(portion: tuple[PageWork, ...]) -> list[PassedFile]:
    assert _known
    return [passed for work in portion for passed in _passed(work, _known)]
