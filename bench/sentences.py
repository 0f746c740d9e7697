"""False alarms of the sentence rules on good translations, and how often they flag flawed ones.

Usage: python -m bench.sentences FOLDER [--from-row N --to-row M] [--rule ID …] [--show]
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path

from bench import data
from bench.flagged import flagged, sentence_rules
from bench.text import share, table
from duizhao.checks.finding import Finding
from duizhao.checks.rule import BlockRule
from duizhao.library.sentence_table import SentenceRow


def main() -> None:
    given = data.arguments(__doc__, _add)
    rules = sentence_rules(given.rule)
    rows = range(given.from_row, given.to_row + 1) if given.from_row or given.to_row else None
    print(report(given.folder, rules, rows), end="")
    if given.show:
        for name, pairs in good(given.folder, rows):
            print(f"\n## {name}\n\n" + "".join(_shown(pairs, rules)), end="")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from-row", type=int, default=0, metavar="N", help="first row of tico19, from 1")
    parser.add_argument("--to-row", type=int, default=0, metavar="M", help="last row of tico19")
    parser.add_argument(
        "--rule", action="append", default=[], metavar="ID", help="only this rule; may be repeated"
    )
    parser.add_argument("--show", action="store_true", help="also the good pairs that were flagged")


def report(folder: Path, rules: tuple[BlockRule, ...], rows: range | None = None) -> str:
    """Both tables."""
    alarms = false_alarms(folder, rules, rows)
    return f"{alarms}\nFor information, flawed translations:\n\n{flawed(folder, rules)}"


def good(folder: Path, rows: range | None) -> list[tuple[str, tuple[SentenceRow, ...]]]:
    """The good pairs, under the names of the columns."""
    parts = {f"tico19 {rows.start}–{rows.stop - 1}": rows} if rows else {
        "tico19, rows tuned on": data.TUNED,
        "tico19, held out": data.HELD_OUT,
    }  # fmt: skip
    return [(name, data.tico19(folder, part)) for name, part in parts.items()] + [
        ("mlqe-pe post-edited", data.mlqe(folder, "pe"))
    ]


def false_alarms(folder: Path, rules: tuple[BlockRule, ...], rows: range | None = None) -> str:
    """A row for each rule and one for all together: how many good pairs are flagged."""
    columns = good(folder, rows)
    counted = [_by_rule(flagged(pairs, rules).values()) for _name, pairs in columns]
    names = [*(rule.id for rule in rules), "any rule"]
    return table(
        ("flagged by", *(name for name, _pairs in columns)),
        (
            (
                name,
                *(
                    share(count.get(name, 0), len(pairs))
                    for count, (_n, pairs) in zip(counted, columns, strict=True)
                ),
            )
            for name in names
        ),
    )


def flawed(folder: Path, rules: tuple[BlockRule, ...]) -> str:
    """How many machine translations are flagged, and how well that agrees with people's labels."""
    machine = data.mlqe(folder, "mt")
    pairs, wrong = data.ced(folder)
    found = flagged(pairs, rules).keys()
    hits, fine = len(found & wrong), len(pairs) - len(wrong)
    return table(
        ("", "flagged"),
        (
            ("mlqe-pe machine output", share(len(flagged(machine, rules)), len(machine))),
            ("wmt21-ced, called critically wrong", share(hits, len(wrong))),
            ("wmt21-ced, others", share(len(found) - hits, fine)),
            (
                "wmt21-ced, Matthews correlation",
                f"{mcc(hits, len(found) - hits, len(wrong) - hits, fine - len(found) + hits):.3f}",
            ),
        ),
    )


def mcc(hits: int, false_alarms: int, missed: int, silent: int) -> float:
    """Matthews' correlation (Biochim Biophys Acta 1975); 0 where a row or column of the table is empty."""
    below = (hits + false_alarms) * (hits + missed) * (silent + false_alarms) * (silent + missed)
    return (hits * silent - false_alarms * missed) / sqrt(below) if below else 0.0


def _by_rule(found: Iterable[list[Finding]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for findings in found:
        for name in {finding.rule for finding in findings} | {"any rule"}:
            counts[name] = counts.get(name, 0) + 1
    return counts


def _shown(pairs: Sequence[SentenceRow], rules: tuple[BlockRule, ...]) -> Iterator[str]:
    texts = {pair.id: pair for pair in pairs}
    for name, findings in flagged(pairs, rules).items():
        said = "; ".join(f"{finding.rule}: {finding.message.en}" for finding in findings)
        yield f"- {name}\n  - {texts[name].en.text}\n  - {texts[name].zh.text}\n  - {said}\n"


if __name__ == "__main__":
    main()
