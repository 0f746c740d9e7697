"""All sentence rules against the filter `numbers` of pofilter (translate-toolkit): same sentences, one core.

Usage: python -m bench.speed FOLDER [--times N]    (first: pip install -r bench/requirements.txt)

Two things are timed, both with the reading of the pairs: the work alone in a fresh process, after the
imports, and the whole command from start to end. The two programs take turns. pofilter gets the pairs as a PO
file, its own format.
"""

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import clock, data
from bench.text import table

THEIR_COMMAND = "from translate.filters.pofilter import main; main()"


def main() -> None:
    given = data.arguments(__doc__, _add)
    print(report(given.folder, given.times), end="")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--times", type=int, default=9, help="how often each is timed")


def is_possible() -> bool:
    """True where translate-toolkit is installed."""
    return importlib.util.find_spec("translate") is not None


def report(folder: Path, times: int = 9) -> str:
    """Medians and ratios. Ends the program where translate-toolkit is not installed."""
    if not is_possible():
        raise SystemExit("translate-toolkit is not installed: pip install -r bench/requirements.txt")
    clock.one_core()
    pairs = data.place(folder, "tico19/pairs.tsv")
    with tempfile.TemporaryDirectory() as scratch:
        po = Path(scratch, "pairs.po")
        many = _write_po(pairs, po)
        work = _work(pairs, po, times)
        whole = _whole(pairs, po, Path(scratch, "found.po"), times)
    rows = [("work alone, ms", *work), ("whole command, ms", *whole)]
    return f"{many} sentence pairs, medians of {times} turns.\n\n" + table(
        ("", "Duizhao, all sentence rules", "pofilter, `numbers`", "ratio"),
        (
            (name, f"{1000 * ours:.0f}", f"{1000 * theirs:.0f}", f"{ours / theirs:.2f}")
            for name, ours, theirs in rows
        ),
    )


def _work(pairs: Path, po: Path, times: int) -> tuple[float, float]:
    ours, theirs = [], []
    for _turn in range(times):
        ours.append(clock.worker("bench.speed_worker", "ours", str(pairs))["seconds"])
        theirs.append(clock.worker("bench.speed_worker", "theirs", str(po))["seconds"])
    return median(ours), median(theirs)


def _whole(pairs: Path, po: Path, found: Path, times: int) -> tuple[float, float]:
    mine = [sys.executable, str(clock.SCRIPTS / "check.py"), "--pairs", str(pairs)]
    their = [
        sys.executable,
        "-c",
        THEIR_COMMAND,
        "--language=zh_CN",
        "--test=numbers",
        "--progress=none",
        str(po),
        str(found),
    ]
    ours, theirs = [], []
    for _turn in range(times):
        ours.append(clock.whole_command(mine))
        theirs.append(clock.whole_command(their))
    return median(ours), median(theirs)


def _write_po(pairs: Path, po: Path) -> int:
    """Write the pairs as a PO file; how many there are."""
    from translate.storage.po import pofile

    store = pofile()
    rows = data.read_pairs(pairs)
    for row in rows:
        unit = store.addsourceunit(row.en.text)
        unit.target = row.zh.text
    po.write_bytes(bytes(store))
    return len(rows)


if __name__ == "__main__":
    main()
