"""Many sources normalised on a cluster whose workers see the same files under the same names.

Each source is done as it is here, in the folder in which the command runs, and writes its own drafts and reports. The results are told
in the order of the sources, so that what is said at the end is what one process says.
"""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.cluster import in_order
from duizhao.base.errors import CannotRun
from duizhao.checks.rule import Knowledge
from duizhao.library.settings import Settings
from duizhao.normalise.finished_sources import fingerprint
from duizhao.normalise.jobs import NormaliseJob
from duizhao.normalise.run import SourceKnowledge
from duizhao.normalise.source_folder import TWIN, Result, SourceWorker

if TYPE_CHECKING:
    from distributed import Client

# A process stands in one folder: the threads of a worker take turns.
_one_at_a_time = threading.Lock()


def run_on_cluster(
    client: "Client",
    jobs: Iterable[NormaliseJob],
    settings: Settings,
    tell: Callable[[Result], None],
    *,
    mark: bool = False,
) -> None:
    """Do every job on the workers of `client` and `tell` each result, in the order of the jobs.

    Raises CannotRun where the library's own files cannot be read, a worker does not see them, or the cluster goes away.
    """
    here = Path.cwd()
    worker = SourceWorker(
        SourceKnowledge.read(settings), Knowledge.read(settings), fingerprint(settings), mark
    )
    blind = [name for name, sees in client.run(_sees, [str(here), str(settings.root)]).items() if not sees]
    if blind:
        raise CannotRun(
            f"--cluster: the worker {blind[0]} has no folder {here} or {settings.root}. Sources are read and drafts written where they "
            "lie: give all workers the same disk, under the same names.",
            f"--cluster：工作进程 {blind[0]} 上没有文件夹 {here} 或 {settings.root}。原文就地读取，草稿就地写入："
            "请让所有工作进程以相同的路径使用同一个磁盘。",
        )
    for result in in_order(client, _do, jobs, (worker, str(here))):
        tell(result)


def _sees(folders: list[str]) -> bool:
    return all(os.path.isdir(folder) for folder in folders)


def _do(job: NormaliseJob, known: tuple[SourceWorker, str]) -> Result:
    if job.is_twin:
        return Result(job.path, fault=TWIN)
    worker, folder = known
    with _one_at_a_time:
        before = os.getcwd()
        os.chdir(folder)
        try:
            return worker.do(job)
        finally:
            os.chdir(before)
