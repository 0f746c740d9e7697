"""Verdicts of pofilter (translate-toolkit): all its filters, for Simplified Chinese.

Usage: python -m bench.contrast.baseline_pofilter --to VERDICTS.tsv [--rows TABLE.tsv]

It needs `pip install -r bench/requirements.txt`. What its authors call critical or functional counts as sure, what they call
cosmetic or a matter of extraction as possible.
"""

from collections.abc import Sequence

from bench.contrast.baseline_arguments import baseline_arguments
from bench.contrast.contrast_table import ContrastRow, read_rows
from bench.contrast.verdicts import write_verdicts


def main() -> None:
    given = baseline_arguments(__doc__)
    write_verdicts(given.to, verdicts(read_rows(given.rows)))


def verdicts(rows: Sequence[ContrastRow]) -> dict[str, str]:
    """`silent`, `possible` or `sure` for each row. Ends the program where translate-toolkit is not installed."""
    try:
        from translate.filters import checks, decorators
        from translate.storage.po import pounit
    except ImportError as missing:
        raise SystemExit(
            "translate-toolkit is not installed: pip install -r bench/requirements.txt"
        ) from missing
    checker = checks.TeeChecker(
        checkerconfig=checks.CheckerConfig(targetlanguage="zh_CN"),
        checkerclasses=[checks.StandardChecker, checks.StandardUnitChecker],
        languagecode="zh_CN",
    )
    told = {}
    for row in rows:
        unit = pounit(row.en)
        unit.target = row.zh
        failures = checker.run_filters(unit, categorised=True)
        grave = any(one["category"] >= decorators.Category.FUNCTIONAL for one in failures.values())
        told[row.id] = "sure" if grave else "possible" if failures else "silent"
    return told


if __name__ == "__main__":
    main()
