"""A check in shares: how long each share and the merge take, beside one run, and whether both tell the same bytes.

Usage: python -m bench.shards [--pairs N …] [--shards N]

The library is made here, in folders of twenty page pairs; in every seventh pair a number differs. Each command is a process of its
own, one after the other, so that each has the machine to itself as a runner of a CI matrix has. `--pairs` may name several sizes:
then what grows with the number of pairs is seen.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.clock import environment
from bench.growth import page_text
from bench.text import table
from duizhao.checks.reports import FORMATS

FOLDER_OF = 20
FAULTY = 7
SENTENCES = 4
FORMATS_COMPARED = ("text", "json", "sarif", "github", "junit")


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What one command took: seconds by the clock, seconds of all its processors, and at most so many megabytes in its own
    process. `told` is what it printed."""

    seconds: float
    processor: float
    memory: float
    told: bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, nargs="+", default=[400])
    parser.add_argument("--shards", type=int, default=4)
    given = parser.parse_args()
    rows = [row for pairs in given.pairs for row in measure(pairs, given.shards)]
    print(table(("page pairs", "run", "seconds", "of processors", "memory, MB", "result, KB"), rows), end="")


def measure(pairs: int, shards: int) -> Iterator[Sequence[str]]:
    """The rows for a library of so many pairs. Raises SystemExit where the merged report is not that of one run."""
    assert FORMATS.keys() >= set(FORMATS_COMPARED)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_folders(root, pairs)
        whole = _run(root, "--format", "json")
        yield _row(pairs, "whole", whole)
        for number in range(1, shards + 1):
            one = _run(root, "--shard", f"{number}/{shards}")
            file = root / "build" / "shards" / f"shard-{number}-of-{shards}.jsonl"
            yield _row(pairs, f"share {number} of {shards}", one, file.stat().st_size)
        merged = _run(root, "--merge-shards", "--format", "json")
        yield _row(pairs, "merge", merged)
        for name in FORMATS_COMPARED:
            both = [_run(root, *more, "--format", name).told for more in ((), ("--merge-shards",))]
            if both[0] != both[1] or merged.told != whole.told:
                raise SystemExit(f"{pairs} pairs: the merged report in {name} is not that of one run")
        yield (
            f"{pairs:,}",
            f"same bytes in {', '.join(FORMATS_COMPARED)}",
            "",
            "",
            "",
            f"{len(whole.told) / 1000:,.0f}",
        )


def write_folders(root: Path, pairs: int) -> None:
    """Write so many page pairs below `root`, in folders, and settings for them."""
    (root / "duizhao.toml").write_text('[check]\nprofile = "health"\n', encoding="utf-8")
    for number in range(pairs):
        for language in ("en", "zh"):
            path = root / "docs" / language / f"part-{number // FOLDER_OF:05}" / f"page-{number:06}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = page_text(language, number, SENTENCES)
            if language == "zh" and number % FAULTY == 0:
                text = text.replace(f"| {number} mg |", f"| {number + 1} mg |")
            path.write_text(text, encoding="utf-8")


def _row(pairs: int, name: str, run: CheckRun, size: int = 0) -> Sequence[str]:
    shown = f"{size / 1000:,.0f}" if size else ""
    return (
        f"{pairs:,}",
        name,
        f"{run.seconds:.1f}",
        f"{run.processor:.1f}",
        f"{run.memory:.0f}",
        shown,
    )


def _run(root: Path, *more: str) -> CheckRun:
    command = [sys.executable, "-m", "duizhao", "--language", "en", "check", *more]
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=root, env=environment(), stdout=told, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        text = told.read()
    if child.returncode not in (0, 1):
        raise SystemExit(text.decode())
    return CheckRun(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, text)


if __name__ == "__main__":
    main()
