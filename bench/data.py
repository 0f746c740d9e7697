"""Reading the corpora that the measurements need, from the folder that the user names.

The folder holds the corpora, or folders that hold them: FOLDER/tico19 or FOLDER/sentences/tico19.
"""

import argparse
import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from duizhao.library.sentence_table import SentenceRow, TableCell, read_pairs

# Rows of tico19 that the rules were tuned on; the rest is held out.
TUNED = range(1, 601)
HELD_OUT = range(601, 1_000_000)
# Translation corpora put blanks between Chinese words; people do not.
CHINESE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’]"
BLANKS = re.compile(rf"(?<={CHINESE})\s+(?={CHINESE})")


def arguments(
    doc: str | None, add: Callable[[argparse.ArgumentParser], object] | None = None
) -> argparse.Namespace:
    """The arguments of a measurement: FOLDER, and what `add` adds."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder that holds the corpora")
    if add:
        add(parser)
    return parser.parse_args()


def place(folder: Path, name: str) -> Path:
    """Where `name` stands in the folder or in a folder inside it. Ends the program where it is nowhere."""
    for path in (folder / name, *sorted(folder.glob(f"*/{name}"))):
        if path.exists():
            return path
    raise SystemExit(
        f"{folder}: there is no {name} in it, nor in a folder inside it. bench/README.md says what is needed."
    )


def tico19(folder: Path, rows: range = range(1, 1_000_000)) -> tuple[SentenceRow, ...]:
    """Professional translations of health texts, the rows from 1."""
    return tuple(
        pair for row, pair in enumerate(read_pairs(place(folder, "tico19/pairs.tsv")), 1) if row in rows
    )


def mlqe(folder: Path, chinese: str) -> tuple[SentenceRow, ...]:
    """Sentences from Wikipedia with `chinese`: `pe`, a person's correction, or `mt`, machine output."""
    en, zh = (lines(place(folder, f"mlqe-pe/dev.{name}")) for name in ("src", chinese))
    return tuple(pair(str(row), a, b) for row, (a, b) in enumerate(zip(en, zh, strict=True), 1) if a and b)


def ced(folder: Path) -> tuple[tuple[SentenceRow, ...], frozenset[str]]:
    """Machine translations of talk pages, and the ids of those that people called critically wrong."""
    pairs, wrong = [], set()
    for row in lines(place(folder, "wmt21-ced/dev.tsv")):
        name, en, zh, _votes, label = row.split("\t")
        pairs.append(pair(name, en, zh))
        if label == "ERR":
            wrong.add(name)
    return tuple(pairs), frozenset(wrong)


def pair(name: str, en: str, zh: str) -> SentenceRow:
    """A sentence pair that stands in no table."""
    return SentenceRow(name, 1, TableCell(en, 0), TableCell(BLANKS.sub("", zh), 0))


def lines(path: Path) -> list[str]:
    """The lines of a file; only a line feed ends one."""
    return [line.strip() for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV file with a header. Quotation marks are text."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
