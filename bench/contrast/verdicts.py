"""What a program said of each row: a TSV file with the columns `id` and `flagged`.

`flagged` is 0 or 1, or, from a program that says how certain it is, `silent`, `possible` or `sure`. With a column `side`
(`right` or `wrong`) the id is that of the twin, without its last letter.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.contrast.contrast_table import KINDS, table_of

LEVELS = {"0": 0, "silent": 0, "possible": 1, "sure": 2, "1": 2}
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A program's name, its level for each id (0 silent, 1 possible, 2 sure), and whether it says how certain it is."""

    name: str
    levels: Mapping[str, int]
    is_graded: bool


def read_verdicts(path: Path, known: Collection[str], wanted: Collection[str]) -> Verdicts:
    """The verdicts of a file, named after it. `known` are all ids of the table, `wanted` those that are scored.

    Ends the program at a value that is none of the five, an id that stands twice or is not known, and where a wanted one
    has no verdict: a row that a program left out must not count as silent.
    """
    levels: dict[str, int] = {}
    graded = False
    unknown: list[str] = []
    for line, row in enumerate(table_of(path, ("id", "flagged")), start=2):
        name, value = row["id"].strip(), row["flagged"].strip().lower()
        if "side" in row:
            side = row["side"].strip().lower()
            if side not in KINDS:
                raise SystemExit(f"{path}:{line}: side is right or wrong, not {side!r}.")
            name += KINDS[side]
        if value not in LEVELS:
            raise SystemExit(f"{path}:{line}: flagged is one of {', '.join(LEVELS)}, not {value!r}.")
        if name in levels:
            raise SystemExit(f"{path}:{line}: the id {name!r} has a verdict already.")
        if name not in known:
            unknown.append(name)
        levels[name] = LEVELS[value]
        graded |= value in ("silent", "possible", "sure")
    if unknown:
        raise SystemExit(f"{path}: {_some(unknown)} not in the table that was given to the program.")
    missing = [name for name in wanted if name not in levels]
    if missing:
        raise SystemExit(
            f"{path}: {_some(missing)} without a verdict. Every row needs one, a silent one too."
        )
    return Verdicts(path.stem, levels, graded)


def write_verdicts(path: Path, flagged: Mapping[str, str]) -> None:
    """Write a verdict for each id to `path`."""
    path.write_text(
        "id\tflagged\n" + "".join(f"{name}\t{value}\n" for name, value in flagged.items()), encoding="utf-8"
    )


def _some(names: list[str]) -> str:
    """How many there are, and the first of them."""
    shown = ", ".join(repr(name) for name in names[:MOST_NAMED])
    verb = "is" if len(names) == 1 else "are"
    return f"{len(names)} {'id' if len(names) == 1 else 'ids'} ({shown}{' …' if len(names) > MOST_NAMED else ''}) {verb}"
