"""Timing a piece of work in a process of its own, so that nothing kept from before makes it faster."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter, process_time
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


def seconds(work: Callable[[], object]) -> float:
    """The processor time that `work` takes: what else the machine does at the time does not count."""
    start = process_time()
    work()
    return process_time() - start
