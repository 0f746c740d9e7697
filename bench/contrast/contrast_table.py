"""The table of a benchmark: twins, each a good pair and the same pair with one fault.

In: a TSV file with a header. Out: its rows in order. Needs nothing but Python.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TWINS = Path(__file__).parent / "twins.tsv"
COLUMNS = ("id", "class", "kind", "half", "en", "zh")
KINDS = {"right": "r", "wrong": "w"}
HALVES = ("odd", "even")


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """A pair of sentences: the class of the fault that it or its twin has, `right` or `wrong`, and the half it is in."""

    id: str
    fault: str
    kind: str
    half: str
    en: str
    zh: str

    @property
    def twin(self) -> str:
        """What both rows of a twin share: the id without its last letter."""
        return self.id[:-1]


def read_rows(path: Path) -> tuple[ContrastRow, ...]:
    """The rows of the table at `path`, every right one followed by its wrong one.

    Ends the program, with the line, at a column that lacks, an unknown kind or half, an id that stands twice or does not
    end in `r` or `w` as its kind says, and a twin that lacks a row or whose rows are apart.
    """
    cells = table_of(path, COLUMNS)
    rows = tuple(
        ContrastRow(one["id"], one["class"], one["kind"], one["half"], one["en"], one["zh"]) for one in cells
    )
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if row.id in seen:
            raise SystemExit(f"{path}:{line}: the id {row.id!r} stands twice.")
        seen.add(row.id)
        if row.kind not in KINDS or row.half not in HALVES:
            raise SystemExit(f"{path}:{line}: kind is right or wrong, half is odd or even.")
        if not row.id.endswith(KINDS[row.kind]):
            raise SystemExit(f"{path}:{line}: the id of a {row.kind} row ends in {KINDS[row.kind]!r}.")
    for number in range(0, len(rows), 2):
        both = rows[number : number + 2]
        if [one.kind for one in both] != ["right", "wrong"] or len({one.twin for one in both}) != 1:
            raise SystemExit(
                f"{path}:{number + 2}: a right row is followed by its wrong one; {both[0].id!r} is not."
            )
        if both[0].fault != both[1].fault or both[0].half != both[1].half:
            raise SystemExit(f"{path}:{number + 2}: both rows of a twin have the same class and half.")
    return rows


def write_rows(path: Path, rows: Sequence[ContrastRow]) -> None:
    """Write the rows to `path`; a tab or line end inside a text becomes a blank."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        lines.append(
            "\t".join(
                " ".join(cell.split("\t")).replace("\r", " ").replace("\n", " ")
                for cell in (row.id, row.fault, row.kind, row.half, row.en, row.zh)
            )
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def table_of(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a TSV file by the names in its first line; quotation marks are text.

    Ends the program where the file is not there, lacks one of `columns`, or has a row with too few or too many cells.
    """
    if not path.is_file():
        raise SystemExit(f"{path}: there is no such file.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        lacking = [name for name in columns if name not in (reader.fieldnames or ())]
        if lacking:
            raise SystemExit(
                f"{path}:1: the first line has to name {', '.join(columns)}; it lacks {', '.join(lacking)}."
            )
        rows = list(reader)
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise SystemExit(f"{path}:{line}: the row has another number of cells than the first line.")
    return rows
