"""How often one cold `duizhao build` reads and aligns the same thing, in the process of the command and in that of MkDocs.

Usage: python -m bench.reads [ROOT] [--site DIR] [--callers]

ROOT is a checkout of this project with its own `.venv`; this one without it. It is copied without what was kept of earlier
builds, so nothing in it changes. What is counted is wrapped before anything imports it, in both processes: the command is
started by `bench/reads_worker.py`, and what it starts as `python -m mkdocs` is started by it again.

A number is calls, and behind the slash how many different things those were about: `94 / 94` is each thing once.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.reads_worker import COUNTED, COUNTS
from bench.text import table

ROOT = Path(__file__).parents[1]
COUNTER = Path(__file__).with_name("reads_worker.py")
# What earlier builds left, what a copy cannot use, and what is not part of the library.
LEFT_OUT = frozenset({"build", "site", ".git", ".venv", ".hypothesis", ".pytest_cache", "node_modules"})
PROCESSES = ("duizhao", "mkdocs")
# By what was counted and the process: the calls of each thing, and of each caller.
Calls = Mapping[str, Mapping[str, Mapping[str, int]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("root", nargs="?", type=Path, default=ROOT, help="the checkout to measure")
    parser.add_argument("--site", type=Path, metavar="DIR", help="keep the built site here")
    parser.add_argument("--callers", action="store_true", help="tell who called, too")
    given = parser.parse_args()
    counts = count(given.root.resolve(), given.site)
    print(report(counts), end="")
    if given.callers:
        print(callers(counts), end="")


def count(root: Path, site: Path | None = None) -> dict[str, Calls]:
    """What one cold build of the library in `root` called, by process. Raises RuntimeError where it does not end well."""
    with tempfile.TemporaryDirectory() as folder:
        copy, counts = Path(folder, "library"), Path(folder, "counts")
        shutil.copytree(root, copy, ignore=_left_out(root), symlinks=True)
        counts.mkdir()
        done = subprocess.run(
            [str(root / ".venv/bin/python"), str(COUNTER), "duizhao", "build", "--root", str(copy)],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy / "scripts"), COUNTS: str(counts)},
            stdout=sys.stderr,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{root}: the build ended with {done.returncode}")
        if site:
            shutil.copytree(copy / "site", site)
        found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in counts.iterdir()}
    return {process: found[process] for process in PROCESSES}


def _left_out(root: Path) -> Callable[[str, list[str]], set[str]]:
    """Names that are left out of a copy of `root`: at its top, for the program has folders of the same names."""
    return lambda folder, names: set(names) & LEFT_OUT if Path(folder) == root else set()


def report(counts: Mapping[str, Calls]) -> str:
    """A line for each thing that is counted, a column for each process."""
    rows = [
        (name, *(_told(counts[process].get(name, {}).get("things", {})) for process in PROCESSES))
        for name in COUNTED
    ]
    return table(("calls / different things", "command", "MkDocs"), rows)


def callers(counts: Mapping[str, Calls]) -> str:
    """A line for each function that called, with its number of calls."""
    rows = [
        (process, name, caller, str(number))
        for process in PROCESSES
        for name in COUNTED
        for caller, number in Counter(counts[process].get(name, {}).get("callers", {})).most_common()
    ]
    return table(("process", "called", "by", "calls"), rows)


def _told(things: Mapping[str, int]) -> str:
    return f"{sum(things.values())} / {len(things)}"


if __name__ == "__main__":
    main()
