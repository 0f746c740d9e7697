"""How well programs tell right twins from wrong ones, from the files with their verdicts.

Usage: python -m bench.contrast.score VERDICTS.tsv … [--rows TABLE.tsv] [--half odd|even|all] [--brief]

A twin is told apart where the wrong row is flagged and the right one is silent. Measured are the even rows; the odd ones are
there to look at. `--brief` prints one line a program. Behind each share stands its 95 % interval (Wilson).
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from bench.contrast.contrast_table import HALVES, TWINS, ContrastRow, read_rows
from bench.contrast.verdicts import Verdicts, read_verdicts
from bench.text import table

# The quantile of the normal distribution that leaves 2.5 % on each side.
QUANTILE = 1.959964
MEASURES = ("twins", "told apart", "wrong found", "right flagged")
LEVEL_NAMES = {1: "sure or possible", 2: "sure"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Of how many twins a program told the rows apart, found the wrong one, flagged the right one."""

    twins: int
    apart: int
    found: int
    alarms: int

    def cells(self) -> tuple[str, ...]:
        """The number of twins, and the three counts with their shares and intervals."""
        return (
            str(self.twins),
            *(interval(part, self.twins) for part in (self.apart, self.found, self.alarms)),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "verdicts", type=Path, nargs="+", help="TSV files: id, flagged (0 or 1; silent, possible or sure)"
    )
    parser.add_argument(
        "--rows", type=Path, default=TWINS, help="the table that was judged; the twins unless given"
    )
    parser.add_argument("--half", choices=(*HALVES, "all"), default="even")
    parser.add_argument("--brief", action="store_true", help="one line a program, no classes")
    given = parser.parse_args()
    print(report(given.verdicts, given.rows, given.half, given.brief), end="")


def report(files: Sequence[Path], table_file: Path, half: str = "even", brief: bool = False) -> str:
    """Tables in Markdown. Ends the program where a file does not fit the table (`read_rows`, `read_verdicts`)."""
    rows = read_rows(table_file)
    scored = [row for row in rows if half in (row.half, "all")]
    if not scored:
        raise SystemExit(f"{table_file}: it has no row of this half.")
    known = {row.id for row in rows}
    programs = [read_verdicts(path, known, [row.id for row in scored]) for path in files]
    told = f"{len(scored) // 2} twins of {table_file.name}, half: {half}.\n\n"
    if brief:
        lines = (
            (
                program.name,
                LEVEL_NAMES[level] if program.is_graded else "flagged",
                *tally(scored, program, level).cells(),
            )
            for program in programs
            for level in _levels(program)
        )
        return told + table(("program", "level", *MEASURES), lines)
    for program in programs:
        for level in _levels(program):
            told += f"## {program.name}{', ' + LEVEL_NAMES[level] if program.is_graded else ''}\n\n"
            told += table(("class", *MEASURES), _by_class(scored, program, level)) + "\n"
    return told


def tally(rows: Sequence[ContrastRow], program: Verdicts, level: int) -> Tally:
    """The counts over twins (a right row, then its wrong one); flagged is what reaches `level`."""
    both = [
        (program.levels[right.id] >= level, program.levels[wrong.id] >= level)
        for right, wrong in zip(rows[0::2], rows[1::2], strict=True)
    ]
    return Tally(
        len(both),
        sum(wrong and not right for right, wrong in both),
        sum(wrong for _right, wrong in both),
        sum(right for right, _wrong in both),
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), which holds for small numbers and shares near 0 or 1 too."""
    share, square = part / whole, QUANTILE**2
    middle = share + square / (2 * whole)
    reach = QUANTILE * sqrt(share * (1 - share) / whole + square / (4 * whole**2))
    low, high = ((middle + sign * reach) / (1 + square / whole) for sign in (-1, 1))
    return (max(0.0, low), min(1.0, high))


def interval(part: int, whole: int) -> str:
    """`12 = 48 % (30–67)`."""
    low, high = wilson(part, whole)
    return f"{part} = {100 * part / whole:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def _levels(program: Verdicts) -> tuple[int, ...]:
    return (1, 2) if program.is_graded else (1,)


def _by_class(rows: Sequence[ContrastRow], program: Verdicts, level: int) -> Iterator[tuple[str, ...]]:
    """A line a class, in the order of the table, and one for all."""
    for fault in dict.fromkeys(row.fault for row in rows):
        yield (fault, *tally([row for row in rows if row.fault == fault], program, level).cells())
    yield ("**all**", *tally(rows, program, level).cells())


if __name__ == "__main__":
    main()
