"""A process that ends with the one that began it, however that ended: nothing works on for nobody.

`python -m duizhao.base.bound_process PARENT MODULE [ARGUMENT …]` runs a module as `python -m` does, bound to the process PARENT.
"""

import ctypes
import multiprocessing
import os
import runpy
import signal
import sys
import threading
import time
from multiprocessing.connection import wait

# From <linux/prctl.h>: the signal that the system sends when the parent has ended.
PR_SET_PDEATHSIG = 1
# Where the system sends none, so often it is looked whether the parent is still there.
SECONDS_BETWEEN = 0.5
ENDED = 2


def bound_command(module: str, *arguments: str) -> list[str]:
    """The command that runs `module` in a process that ends with this one."""
    return [sys.executable, "-m", "duizhao.base.bound_process", str(os.getpid()), module, *arguments]


def end_with(parent: int) -> None:
    """Have this process end as soon as `parent`, which began it, has ended: by the system at once on Linux, by a look twice a
    second on other systems that know of parents. Windows keeps no track of them: there nothing is done."""
    if os.name == "nt":
        return
    if not _asked_the_system():
        threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        # It ended before anybody was asked.
        os._exit(ENDED)


def end_with_the_pool() -> None:
    """The same for a worker of a pool of processes, on every system: it hears of its first process by a pipe."""
    first = multiprocessing.parent_process()
    if first is not None:
        threading.Thread(target=_end_after, args=(first.sentinel,), daemon=True).start()


def _asked_the_system() -> bool:
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN)
    os._exit(ENDED)


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(ENDED)


def main() -> None:
    """Run the module that the arguments name, bound to the process that they name."""
    parent, module, *arguments = sys.argv[1:]
    end_with(int(parent))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
