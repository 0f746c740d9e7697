"""What `duizhao check` costs: the first time, with nothing changed, and with one page pair changed; and what it takes of memory.

Usage: python -m bench.check_speed [--pages N] [--checkout FOLDER] [--corpus FOLDER …]

The pages are made here (see `bench.growth`), in two sizes, ten times apart. The command runs as a person runs it, from its start
to its end. `--corpus` checks page pairs of other people instead, once, each a folder with `en` and `zh`. `--checkout` has the
program of another clone do the same in the same run, with the packages of this one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.growth import TEN, write_library
from bench.text import table

ROOT = Path(__file__).parents[1]
PARAGRAPHS = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor time of all processes, and megabytes that one process held at most."""

    clock: float
    processor: float
    memory: float

    @property
    def cells(self) -> tuple[str, str, str]:
        """The three figures as a table shows them."""
        return f"{self.clock:.2f}", f"{self.processor:.2f}", f"{self.memory:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="page pairs of the larger library")
    parser.add_argument("--checkout", type=Path, help="another clone, to be measured too")
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="folders with en and zh")
    given = parser.parse_args()
    checkouts = [one.resolve() for one in (given.checkout, ROOT) if one]
    rows = [
        row
        for checkout in checkouts
        for row in (
            of_corpora(given.corpus, checkout) if given.corpus else of_made_library(given.pages, checkout)
        )
    ]
    print(table(("", "clock, seconds", "processor, seconds", "memory, MB"), rows), end="")


def of_made_library(pages: int, checkout: Path) -> Iterator[tuple[str, ...]]:
    """Rows of the table: a tenth of the pages, and all of them."""
    for count in (max(1, pages // TEN), pages):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "docs").mkdir()
            (root / "duizhao.toml").write_text("", encoding="utf-8")
            write_library(root / "docs", count, PARAGRAPHS)
            yield (f"{checkout.name}, {count} page pairs, first", *_cost(checkout, root).cells)
            yield (f"{checkout.name}, {count} page pairs, unchanged", *_cost(checkout, root).cells)
            page = min((root / "docs/en").rglob("*.md"))
            page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
            yield (f"{checkout.name}, {count} page pairs, one changed", *_cost(checkout, root).cells)


def of_corpora(corpora: Sequence[Path], checkout: Path) -> Iterator[tuple[str, ...]]:
    """Rows of the table: each folder of page pairs, checked once, where nothing was kept."""
    for corpus in corpora:
        with tempfile.TemporaryDirectory() as folder:
            sides = [f"--{side}={corpus.resolve() / side}" for side in ("en", "zh")]
            yield (f"{checkout.name}, {corpus.name}", *_cost(checkout, Path(folder), sides).cells)


def _cost(checkout: Path, root: Path, more: Sequence[str] = ()) -> Cost:
    """What one check of the library in `root` costs. Ends the program where it does not run."""
    code = (
        "import resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
        "sys.exit(0 if done.returncode in (0, 1) else done.stderr.decode())\n"
    )
    command = [sys.executable, "-m", "duizhao", "check", *more]
    # The processes of the command are counted where nothing else has run: in a process between.
    told = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(checkout / "scripts")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Cost(*map(float, told.stdout.split()))


if __name__ == "__main__":
    main()
