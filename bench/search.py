"""What patients type, and whether one of the right pages stands among the first three results.

Usage: python -m bench.search [--show]

The site is built and searched in a real browser. The rivals are measured on the same pages: Material's own search always,
Pagefind where it is installed (see bench/requirements.txt). `--show` prints every query that was missed.
`python -m bench.search_load` measures the index of a large library. The queries stand in tests/site/queries.md; those in
bench/finding/held-out.md and tests/site/queries_held_out.md were not used to make the search.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.site.search_tools import Query, queries

from bench.finding.rivals import RIVALS, Measured, measure
from bench.text import table

ROOT = Path(__file__).parents[1]
SETS = {
    "looked at": ROOT / "tests/site/queries.md",
    "held out": ROOT / "bench/finding/held-out.md",
    "kept back": ROOT / "tests/site/queries_held_out.md",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="print the queries that were missed")
    chosen = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
    try:
        sets = {name: queries(path) for name, path in SETS.items()}
        measured = [
            measure(rival, ROOT, folder / str(RIVALS.index(rival)), sets)
            for rival in RIVALS
            if rival.is_there()
        ]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(table(*_rows(measured, sets)))
    if chosen.show:
        for one in measured:
            _show(one, sets)
    return 0


def _rows(measured: Sequence[Measured], sets: dict[str, list[Query]]) -> tuple[list[str], list[list[str]]]:
    head = ["search", *(f"{name}, {language}" for name in sets for language in ("en", "zh"))]
    rows = []
    for one in measured:
        row = [one.name]
        for name, asked in sets.items():
            for language in ("en", "zh"):
                own = [query for query in asked if query.language == language]
                row.append(f"{sum(query in one.right[name] for query in own)} of {len(own)}")
        rows.append([*row, *(f"{one.bytes[language] / 1024:.0f} KiB" for language in ("en", "zh"))])
    return [*head, "first search, en", "first search, zh"], rows


def _show(one: Measured, sets: dict[str, list[Query]]) -> None:
    for name, asked in sets.items():
        for query in asked:
            if query not in one.right[name]:
                print(
                    f"{one.name}: {name}: {query.language}: {query.words} found {', '.join(one.found[query]) or 'nothing'}"
                )


if __name__ == "__main__":
    raise SystemExit(main())
