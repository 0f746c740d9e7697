"""How long it takes from saving a page until a browser can see it, with `duizhao serve`.

    python -m bench.serve_speed [--times N] [--library DIR | --pairs N]

`duizhao serve` runs as a person runs it; a page pair is changed as an editor saves it, and the page is asked for until the new words are
in it. Told are, for each save, the seconds by the clock and those of the processors (with all that `serve` began): where a machine does
much else, the latter say more. The first build is told apart: it is not what is waited for while one writes.
"""

import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from bench.clock import environment
from bench.flagged import ROOT
from bench.many_pages import write_many
from bench.site_speed import copy_of
from bench.text import table

# So often a page is asked for, in seconds.
BETWEEN = 0.02
PATIENCE = 300.0
# So long nobody writes before each save: until what was built is kept, and the next engine has loaded.
PAUSE = 10.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A save: the seconds until it was seen, and those of the processors."""

    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=5, help="how many saves")
    parser.add_argument("--library", type=Path, default=ROOT, help="the library to write in")
    parser.add_argument("--pairs", type=int, help="a library of so many short page pairs instead")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library
        if arguments.pairs:
            library = Path(folder, "many")
            write_many(library, arguments.pairs)
        root = copy_of(library, Path(folder, "library"))
        first, saves = measured(root, arguments.times)
    rows = [("first build", f"{first.clock:.2f}", f"{first.processor:.2f}")]
    for name, pick in (("a save: median", statistics.median), ("a save: worst", max)):
        rows.append(
            (
                name,
                f"{pick([one.clock for one in saves]):.2f}",
                f"{pick([one.processor for one in saves]):.2f}",
            )
        )
    print(table(("saved to seen", "seconds", "of the processors"), rows), end="")


def measured(root: Path, times: int) -> tuple[Seen, list[Seen]]:
    """The first build of the library in `root`, and as many saves of one of its pages."""
    page = min(
        (root / "docs" / "en").rglob("*.md"),
        key=lambda path: (path.name != "p000017.md", path.name != "cost.md", path.name),
    )
    url = "/" + page.relative_to(root / "docs" / "en").with_suffix("").as_posix() + "/"
    with serving(root) as (port, process, began):
        first = until(port, url, "<article", process, began, 0.0)
        saves = []
        for number in range(times):
            word = f"unseen{number}word"
            sleep(PAUSE)
            before, started = processor_of(process.pid), perf_counter()
            page.write_text(f"{page.read_text('utf-8')}\n{word}\n", "utf-8")
            saves.append(until(port, url, word, process, started, before))
        return first, saves


def serve_command(root: Path) -> list[str]:
    """What starts `duizhao serve` in the library at `root`, at a free port and in English."""
    where = ("--root", str(root), "--port", "0", "--language", "en")
    return [sys.executable, "-m", "duizhao", "serve", *where]


@contextmanager
def serving(root: Path) -> "Iterator[tuple[int, subprocess.Popen[str], float]]":
    """`duizhao serve` in the library at `root`: its port, the process, and when it began."""
    began = perf_counter()
    with subprocess.Popen(
        serve_command(root), stdout=subprocess.PIPE, env=environment(), text=True
    ) as process:
        assert process.stdout
        found = None
        while found is None:
            line = process.stdout.readline()
            if not line:
                raise SystemExit("`duizhao serve` ended")
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        threading.Thread(target=process.stdout.read, daemon=True).start()
        try:
            yield int(found[1]), process, began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def until(
    port: int, url: str, words: str, process: "subprocess.Popen[str]", started: float, before: float
) -> Seen:
    """Ask for the page until it holds `words`."""
    while perf_counter() - started < PATIENCE:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", url)
        told = connection.getresponse().read().decode("utf-8", "replace")
        connection.close()
        if words in told:
            return Seen(perf_counter() - started, processor_of(process.pid) - before)
        sleep(BETWEEN)
    raise SystemExit(f"{url} was not seen within {PATIENCE:.0f} s")


def processor_of(pid: int) -> float:
    """The seconds of the processors that a process has taken, with those that it began and that have ended; what this bench makes it
    answer is in it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
