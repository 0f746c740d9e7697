"""Timing a piece of work in a process of its own, so that nothing kept from before makes it faster."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

from bench.flagged import ROOT

SCRIPTS = ROOT / "scripts"


def environment() -> dict[str, str]:
    """The environment of a worker: it finds Duizhao and the bench of this clone."""
    paths = [str(ROOT), str(SCRIPTS), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def one_core() -> None:
    """Keep this process and those it starts on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def worker(module: str, *arguments: str) -> dict[str, Any]:
    """What `python -m module arguments` prints as JSON."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}:\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def whole_command(command: list[str]) -> float:
    """Seconds from the start of a command to its end. 1 (something was found) is a good end too."""
    start = perf_counter()
    done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    taken = perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}:\n{done.stderr}")
    return taken


@dataclass(frozen=True, slots=True)
class CommandCost:
    """What a command cost, with all the processes that it began: seconds from its start to its end, seconds of the
    processors, and the most memory that all of them held at one time, in MB (0 where the system does not tell)."""

    clock: float
    processor: float
    memory: float


# So often the memory of a command is looked at.
LOOK_SECONDS = 0.1


def cost_of(command: list[str], folder: Path | None = None, good: Collection[int] = (0, 1)) -> CommandCost:
    """The cost of a command that is run to its end, which has to be a `good` one; 1 says that something was found."""
    start = perf_counter()
    before = os.times()
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(map(_megabytes, _with_children(process.pid))))
            sleep(LOOK_SECONDS)
        taken = perf_counter() - start
        told = process.stderr.read() if process.stderr else b""
    if process.returncode not in good:
        raise SystemExit(f"{' '.join(command)}:\n{told.decode('utf-8', 'replace')}")
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return CommandCost(taken, processor, most)


def _with_children(process: int) -> Iterator[int]:
    yield process
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = listed.read_text("ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _with_children(int(child))


def _megabytes(process: int) -> float:
    """The memory of a process; what it shares with others counts in parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)


def seconds(work: Callable[[], object]) -> float:
    """The processor time that `work` takes: what else the machine does at the time does not count."""
    start = process_time()
    work()
    return process_time() - start
