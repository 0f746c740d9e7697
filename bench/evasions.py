"""Ways of saying the same number that a rule could take for a difference, and differences that it could overlook, by kind.

Usage: python -m bench.evasions [RULE ID …] [--kind KIND]

Each line of `evasions/*.tsv` is a pair written for this project: its kind, whether the rule has to be silent or to find
something, the English and the Chinese text. Printed are the pairs of which the rule thinks otherwise, and a table of shares.
"""

import argparse
from collections import Counter
from pathlib import Path

from bench.data import pair, table
from bench.flagged import flagged, sentence_rules
from bench.text import share
from bench.text import table as written

FOLDER = Path(__file__).parent / "evasions"
RULE_OF = {"numbers": "different-numbers"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "names", nargs="*", default=sorted(RULE_OF), help="files in bench/evasions, without .tsv"
    )
    parser.add_argument("--kind", help="only this kind")
    given = parser.parse_args()
    for name in given.names:
        print(report(name, given.kind), end="")


def report(name: str, kind: str | None = None) -> str:
    """The pairs of a file that its rule gets wrong, and a table of how many of each kind it gets right."""
    rows = [row for row in table(FOLDER / f"{name}.tsv") if kind in (None, row["kind"])]
    pairs = [pair(str(number), row["en"], row["zh"]) for number, row in enumerate(rows)]
    found = flagged(pairs, sentence_rules([RULE_OF[name]]))
    wrong, right, total = [], Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for number, row in enumerate(rows):
        key = (row["kind"], row["expected"])
        total[key] += 1
        said = found.get(str(number), [])
        if bool(said) == (row["expected"] == "found"):
            right[key] += 1
        else:
            told = "; ".join(finding.message.en for finding in said) or "nothing told"
            wrong.append(f"- {row['kind']}, {row['expected']}: {row['en']} | {row['zh']} | {told}\n")
    kinds = dict.fromkeys(kind for kind, _expected in total)
    cells = (
        (kind, *(share(right[kind, expected], total[kind, expected]) for expected in ("silent", "found")))
        for kind in kinds
    )
    return "".join(wrong) + "\n" + written((name, "rightly silent", "rightly found"), cells)


if __name__ == "__main__":
    main()
