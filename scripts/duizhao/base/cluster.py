"""Many pieces of work on a cluster that somebody else runs: Dask (the extra `cluster`), or one of its own on this machine.

Nothing here schedules anything. Pieces are sent in order, a few for each worker at a time, and their answers come back in that
order, so that what is made of them is the same as in one process.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from duizhao.base.digest import program_digest
from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command
from duizhao.base.worker_processes import usable_cores

if TYPE_CHECKING:
    from distributed import Client

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")
# The address that asks for a cluster on this machine, for as long as the command runs.
LOCAL = "local"
# So many pieces wait for each thread of the cluster: enough to keep it busy, few enough to hold nothing.
WAITING = 3
# So long a scheduler has to answer.
PATIENCE_SECONDS = 20


@contextmanager
def cluster_at(address: str) -> Iterator["Client"]:
    """A connection to the scheduler at `address`, such as `tcp://host:8786`, or to a cluster that is begun here where it is
    `local` and ends with the block. Every worker runs this very program.

    Raises CannotRun where the extra is missing, nobody answers, there is no worker, or a worker runs another version.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as fault:
        install = install_command("cluster")
        raise CannotRun(
            f"--cluster needs more packages: {install}\nWithout it, all cores of this machine are used.",
            f"--cluster 需要安装附加组件：{install}\n不用 --cluster 时会使用本机的所有核。",
        ) from fault
    # What it tells of itself is for those who run it.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        if address == LOCAL:
            local = LocalCluster(
                n_workers=usable_cores(),
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            )
            with local, Client(local, set_as_default=False) as client:
                yield client
            return
        client = Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as fault:
        raise CannotRun(
            f"--cluster {address}: no scheduler of Dask answers there. Give its address, such as tcp://host:8786, or local.",
            f"--cluster {address}：该地址没有 Dask 调度器应答。请写出地址，如 tcp://host:8786，或写 local。",
        ) from fault
    with client:
        _require_same_program(client, address)
        yield client


def in_order(
    client: "Client", work: Callable[[Piece, Any], Answer], pieces: Iterable[Piece], known: object
) -> Iterator[Answer]:
    """What `work` makes of each piece and of what is `known`, in the order of the pieces. What is known is sent once.

    Raises CannotRun where the cluster goes away or loses a piece again and again.
    """
    from distributed import KilledWorker

    left = iter(pieces)
    waiting: deque[Any] = deque()
    try:
        (sent,) = client.scatter([known], broadcast=True, hash=False)
        room = WAITING * max(sum(client.nthreads().values()), 1)
        while True:
            # Not pure: a piece of work that writes files is done again when it is asked for again.
            for piece in islice(left, room - len(waiting)):
                waiting.append(client.submit(work, piece, sent, pure=False))
            if not waiting:
                return
            yield waiting.popleft().result()
    except (KilledWorker, CancelledError, OSError) as fault:
        raise CannotRun(
            "The cluster did not finish: it lost its scheduler or the workers of one piece. Look at its logs, and run this again; "
            "without --cluster everything is done on this machine.",
            "集群没有完成任务：调度器或某项任务的工作进程中断。请查看集群日志后重新运行；"
            "不用 --cluster 时全部在本机完成。",
        ) from fault
    finally:
        for future in waiting:
            with suppress(Exception):
                future.cancel()


def _require_same_program(client: "Client", address: str) -> None:
    told = client.run(_own_digest, on_error="return")
    if not told:
        raise CannotRun(
            f"--cluster {address}: the scheduler has no worker. Begin one: dask worker {address}",
            f"--cluster {address}：调度器没有工作进程。请启动：dask worker {address}",
        )
    unlike = sorted(worker for worker, one in told.items() if one != program_digest())
    if unlike:
        raise CannotRun(
            f"--cluster {address}: {unlike[0]} runs another Duizhao, or none. Install this one on all workers.",
            f"--cluster {address}：{unlike[0]} 上的 Duizhao 版本不同或没有安装。请在所有工作进程上安装当前版本。",
        )


def _own_digest() -> str:
    return program_digest()
