"""Other people's sentence pairs that the weights are fitted on: the odd rows. The even ones are for measurements."""

import csv
from pathlib import Path

from bench.data import mlqe, place

FILES = {
    "tico": "tico19/pairs.tsv",
    "tico2": "tico19/pairs-1201-2200.tsv",
    "ntrex": "ntrex/pairs.tsv",
}


def odd_pairs(folder: Path, name: str) -> list[tuple[str, str]]:
    """The odd rows, counted from 1, of `tico`, `tico2`, `ntrex` or `mlqe`: English and Chinese."""
    if name == "mlqe":
        rows = [(row.en.text, row.zh.text) for row in mlqe(folder, "pe")]
    else:
        with place(folder, FILES[name]).open(encoding="utf-8", newline="") as file:
            rows = [
                (row["en"], row["zh"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            ]
    return rows[::2]
