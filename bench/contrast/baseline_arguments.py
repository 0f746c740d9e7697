"""What every baseline is told on its command line: the table to judge, and where its verdicts go."""

import argparse
from collections.abc import Callable
from pathlib import Path

from bench.contrast.contrast_table import TWINS


def baseline_arguments(
    doc: str | None, add: Callable[[argparse.ArgumentParser], object] | None = None
) -> argparse.Namespace:
    """`rows`, `to`, and what `add` adds; the first line of `doc` is the help."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--rows", type=Path, default=TWINS, help="the table to judge; the twins unless given")
    parser.add_argument("--to", type=Path, required=True, help="where the verdicts are written")
    if add:
        add(parser)
    return parser.parse_args()
