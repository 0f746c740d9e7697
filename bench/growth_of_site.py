"""What `duizhao check` and `duizhao build` cost as a library grows: seconds, and the most memory of all their processes.

    python -m bench.growth_of_site [--pairs 100 1000] [--only check|build]

Each number of short page pairs (`bench.many_pages`) is a library of its own; each command runs once, from nothing. The last column says
what a pair costs beside a pair of the smallest library: 1.0 is growth in proportion.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench import clock
from bench.many_pages import write_many
from bench.text import table

COMMANDS = ("check", "build")
HEADS = ("command", "pairs", "seconds", "of the processors", "MB at most", "a pair, beside the smallest")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, nargs="+", default=[100, 1000], help="how many page pairs")
    parser.add_argument("--only", choices=COMMANDS, help="one of the two commands")
    arguments = parser.parse_args()
    rows = []
    for command in [arguments.only] if arguments.only else COMMANDS:
        smallest = 0.0
        for pairs in sorted(arguments.pairs):
            cost = cost_of(command, pairs)
            each = cost.processor / pairs
            smallest = smallest or each
            row = (
                command,
                str(pairs),
                f"{cost.clock:.0f}",
                f"{cost.processor:.1f}",
                f"{cost.memory:.0f}",
                f"{each / smallest:.2f}",
            )
            print(" ".join(row), file=sys.stderr, flush=True)
            rows.append(row)
    print(table(HEADS, rows), end="")


def cost_of(command: str, pairs: int) -> clock.CommandCost:
    """What the command costs in a new library of so many pairs."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "library")
        write_many(root, pairs)
        found = clock.cost_of([sys.executable, "-m", "duizhao", command, "--root", str(root)])
        shutil.rmtree(root)
        return found


if __name__ == "__main__":
    main()
