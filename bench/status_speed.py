"""How long `duizhao status` takes beside `duizhao check`, on the same library in one run.

Usage: python -m bench.status_speed [--pages N]

The pages are made here (see `bench.growth`), approved, and a tenth of them changed afterwards. Both commands run as a
person runs them, from their start to their end. The processor time counts. `status` runs twice: cold, and warm, when it
knows which pages are in step.
"""

import argparse
import resource
import sys
import tempfile
from pathlib import Path

from bench import clock
from bench.growth import TEN, write_library
from bench.staleness import memory
from bench.text import table
from duizhao.library.pages import Library
from duizhao.memory.store import change_page


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="page pairs of the library")
    print(report(parser.parse_args().pages), end="")


def report(pages: int = 1000) -> str:
    """Seconds of both commands and the ratio, for a tenth of the pages and for all of them."""
    rows = []
    for count in (pages // TEN, pages):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_library(root, count)
            cold, warm, check = (_seconds(root, name) for name in ("status", "status", "check"))
            rows.append(
                (f"{count} page pairs", f"{cold:.2f}", f"{warm:.2f}", f"{check:.2f}", f"{warm / check:.2f}")
            )
    return table(("", "status cold, seconds", "status warm", "check cold", "warm status / check"), rows)


def make_library(root: Path, pages: int) -> None:
    """A library of so many approved page pairs, of which a tenth was changed afterwards."""
    (root / "docs").mkdir()
    (root / "duizhao.toml").write_text("", encoding="utf-8")
    write_library(root / "docs", pages, 3)
    for number, pair in enumerate(Library.read(root / "docs/en", root / "docs/zh").pairs):
        entries = memory(pair)
        change_page(root / "memory", pair.key, lambda _before, entries=entries: entries)
        if number % TEN == 0:
            path = root / "docs/en" / f"{pair.key}.md"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("every medicine", "every medicine and herb", 1), encoding="utf-8")


def _seconds(root: Path, name: str) -> float:
    """Processor seconds of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock.whole_command([sys.executable, "-m", "duizhao", name, "--root", str(root)])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
