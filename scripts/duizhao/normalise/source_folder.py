"""A folder of many sources: each is a text of its own, with drafts and reports in a folder of its own.

The texts share nothing, so they are normalised side by side on all cores, what is done is on the disk before the next
is begun, and what is done and unchanged is skipped by the next run. One that cannot be read never stops the others.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.bound_process import end_with_the_pool
from duizhao.base.errors import CannotRun, Unexpected, show_traceback
from duizhao.base.worker_processes import leave_interrupts_to_the_first, usable_cores
from duizhao.checks.rule import Knowledge
from duizhao.library.settings import Settings
from duizhao.normalise.finished_sources import FinishedSource, fingerprint, read_done, write_done
from duizhao.normalise.jobs import NormaliseJob
from duizhao.normalise.report_page.write_report import write_reports
from duizhao.normalise.run import SourceKnowledge, normalise_sources, with_clashes, write

# So many texts wait for each core: enough to keep it busy, few enough to hold nothing.
WAITING_FOR_A_CORE = 4
TWIN = Bilingual(
    "another file of this name has the same placement. Rename one of the two.",
    "另一个同名文件使用同一份放置记录。请把其中一个改名。",
)
KILLED = Bilingual(
    "the process that read it was stopped by the system: the file may need more memory than there is.",
    "读取它的进程被系统终止：这个文件需要的内存可能超过可用内存。",
)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source. `fault` says why it could not be normalised."""

    path: Path
    gaps: int = 0
    conflicts: int = 0
    was_done: bool = False
    fault: Bilingual | None = None


def run_all(
    jobs: Iterable[NormaliseJob],
    settings: Settings,
    tell: Callable[[Result], None],
    *,
    cores: int = 0,
    mark: bool = False,
) -> None:
    """Do every job and `tell` each result as it comes; neither is kept. `cores` is how many to use, 0 for all.

    Raises CannotRun where the library's own files cannot be read; a KeyboardInterrupt leaves only whole files.
    """
    library = (fingerprint(settings), mark)
    todo: Iterator[NormaliseJob] = _without_twins(jobs, tell)
    cores = cores or usable_cores()
    first = list(islice(todo, cores))
    todo = chain(first, todo)
    cores = min(cores, max(len(first), 1))
    if cores == 1:
        worker = SourceWorker(SourceKnowledge.read(settings), Knowledge.read(settings), *library)
        for job in todo:
            tell(worker.do(job))
        return
    # Told before any process is begun, not by each of them.
    SourceKnowledge.read(settings)
    while left := _in_processes(todo, settings, library, cores, tell):
        # A process died and took its neighbours along. Each of theirs is tried alone, so that only the guilty one fails.
        for job in left:
            if _in_processes(iter([job]), settings, library, 1, tell):
                tell(Result(job.path, fault=KILLED))


def _without_twins(jobs: Iterable[NormaliseJob], tell: Callable[[Result], None]) -> Iterator[NormaliseJob]:
    for job in jobs:
        if job.is_twin:
            tell(Result(job.path, fault=TWIN))
        else:
            yield job


def _in_processes(
    todo: Iterator[NormaliseJob],
    settings: Settings,
    library: tuple[str, bool],
    cores: int,
    tell: Callable[[Result], None],
) -> list[NormaliseJob]:
    """Do the jobs; gives those that were under way when a process died."""
    pool = ProcessPoolExecutor(cores, initializer=_begin, initargs=(settings, *library))
    under_way: dict[Future[Result], NormaliseJob] = {}
    try:
        while True:
            for job in islice(todo, cores * WAITING_FOR_A_CORE - len(under_way)):
                under_way[pool.submit(_do, job)] = job
            if not under_way:
                return []
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                tell(future.result())
                del under_way[future]
    except BrokenProcessPool:
        # What was finished in the meantime is done again, in no time: it is skipped.
        return list(under_way.values())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class SourceWorker:
    """What a process needs to do jobs: what the library knows, the digest of that, and whether conflicts are marked."""

    tools: SourceKnowledge
    knowledge: Knowledge
    library: str
    mark: bool

    def do(self, job: NormaliseJob) -> Result:
        """Normalise the source of a job, unless that is done, and write what comes of it. Raises nothing that a source can
        cause."""
        try:
            if done := read_done(job.path, job.folder, self.library):
                return Result(job.path, done.gaps, was_done=True)
            (one,) = normalise_sources([job.path], self.tools)
            one = with_clashes(one, self.knowledge)
            written = write([one], self.tools, job.folder, mark=self.mark)
            write_reports(job.folder, one, written.conflicts)
            if not written.conflicts:
                write_done(job.path, job.folder, self.library, FinishedSource(one.gaps))
            return Result(job.path, one.gaps, len(written.conflicts))
        except CannotRun as fault:
            return Result(job.path, fault=fault.message)
        except Exception as fault:
            show_traceback(fault)
            return Result(job.path, fault=Unexpected(fault).message)


_worker: SourceWorker | None = None


def _begin(settings: Settings, library: str, mark: bool) -> None:
    """Make a new process ready. After Ctrl-C it finishes the file that it has begun."""
    global _worker
    leave_interrupts_to_the_first()
    end_with_the_pool()
    _worker = SourceWorker(SourceKnowledge.read(settings), Knowledge.read(settings), library, mark)


def _do(job: NormaliseJob) -> Result:
    assert _worker
    return _worker.do(job)
