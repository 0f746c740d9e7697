"""How much memory normalising takes at most: a folder of more and more small files, and one text that grows.

    python -m bench.normalise_memory [--files N …] [--megabytes N …]

The texts are those of `bench.normalise_speed`. Each size is measured in a process of its own, with all that is written.
A folder is done on all cores: told are the process that hands out the work and the largest of those that do it.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from bench import clock
from bench.normalise_speed import make_text
from bench.text import table
from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.jobs import jobs_below
from duizhao.normalise.source_folder import Result, run_all

FILES = (200, 1000, 4000)
FILE_SIZE = 2_000
MEGABYTES = (1, 4, 16)
STATUS = Path("/proc/self/status")
# A text is made of parts of this size, so that no more than one of them is held.
PART = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, nargs="*", default=FILES, help="small files in the folder")
    parser.add_argument("--megabytes", type=int, nargs="*", default=MEGABYTES, help="size of the one text")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measured(arguments.measure)))
        return
    print(report(arguments.files, arguments.megabytes), end="")


def report(files: Sequence[int], megabytes: Sequence[int]) -> str:
    """The table: a row for each number of files, and for each size of the one text."""
    rows = [(f"{number:,} files of {FILE_SIZE // 1000} kB", write_files, number) for number in files]
    rows += [(f"one text of {size} MB", write_text, size) for size in megabytes]
    return table(
        ("", "first process, MB", "largest other, MB", "seconds", "not possible"),
        (_row(name, *_grown(make, size)) for name, make, size in rows),
    )


def _row(name: str, own: float, other: float, seconds: float, bad: int) -> tuple[object, ...]:
    return name, f"{own:.0f}", f"{other:.0f}" if other else "–", f"{seconds:.0f}", bad


def _grown(make: Callable[[Path, int], None], size: int) -> tuple[float, float, float, int]:
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), size)
        found = clock.worker("bench.normalise_memory", "--measure", name)
    return found["own"], found["other"], found["seconds"], found["bad"]


def write_files(root: Path, number: int) -> None:
    """A library at `root`, with so many small files in its folder `texts`."""
    folder = _library(root)
    for one in range(number):
        (folder / f"text-{one}.txt").write_text(make_text(FILE_SIZE, random.Random(one)), "utf-8")


def write_text(root: Path, megabytes: int) -> None:
    """A library at `root`, with one text of about that size in its folder `texts`."""
    chance = random.Random(megabytes)
    with (_library(root) / "text.txt").open("w", encoding="utf-8") as file:
        for _part in range(megabytes * 1_000_000 // PART):
            file.write(make_text(PART, chance) + "\n")


def _library(root: Path) -> Path:
    start_library(root)
    folder = root / "texts"
    folder.mkdir()
    return folder


def measured(root: Path) -> dict[str, float]:
    """Normalise the folder `texts` of the library at `root`; the megabytes that this process and the largest of its
    children had at most, the seconds, and how many texts could not be done."""
    bad = 0

    def tell(result: Result) -> None:
        nonlocal bad
        bad += result.fault is not None

    started = perf_counter()
    run_all(jobs_below([root / "texts"], root / "drafts"), Settings.read(root), tell)
    seconds = perf_counter() - started
    other = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _unit()
    return {"own": _own(), "other": other / 1e6, "seconds": seconds, "bad": bad}


def _own() -> float:
    """The megabytes of this process at most. Linux tells `ru_maxrss` with what the process that started this one had;
    `VmHWM` without."""
    if STATUS.is_file():
        (line,) = (line for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _unit() / 1e6


def _unit() -> int:
    """The bytes that `ru_maxrss` counts in."""
    return 1 if sys.platform == "darwin" else 1024


if __name__ == "__main__":
    main()
