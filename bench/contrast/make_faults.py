"""Twins made of good sentence pairs: each pair beside the same pair with one fault on one side.

Usage: python -m bench.contrast.make_faults PAIRS.tsv --to TWINS.tsv [--seed N] [--once] [--most N]
       [--class NAME …] [--contrasts]

PAIRS.tsv has the columns `en` and `zh`, and `id` where rows have names. The faults are those of `bench/faults/`: numbers,
denials, strength, direction, conditions, quantifiers and times. `--contrasts` adds words put in the place of others of their
set: those sets are Duizhao's own, so such twins say how other programs do, and flatter this one. `--once` keeps one twin of
each pair, `--most` so many of each class. The half of a twin is that of the row that it was made of. The same pairs and seed
make the same twins.
"""

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.contrast.contrast_table import ContrastRow, table_of, write_rows
from bench.data import BLANKS
from bench.faults import contrasted, meaning, numbers, operators
from bench.meaning_data import Labelled

NUMBER_CLASSES = tuple(f"number: {kind}" for kind in numbers.KINDS)
Twin = tuple[ContrastRow, ContrastRow]
CLASSES = (*NUMBER_CLASSES, *meaning.KINDS, *operators.KINDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "pairs", type=Path, help="a TSV file of good pairs: en, zh, and id where there is one"
    )
    parser.add_argument("--to", type=Path, required=True, help="where the twins are written")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--once", action="store_true", help="one twin of each pair, so that its alarm counts once"
    )
    parser.add_argument("--most", type=int, help="so many twins of each class at most")
    parser.add_argument(
        "--class", dest="classes", action="append", choices=CLASSES, help="only this class; may be repeated"
    )
    parser.add_argument(
        "--contrasts", action="store_true", help="words exchanged within Duizhao's own sets too"
    )
    given = parser.parse_args()
    twins = chosen(
        made(read_pairs(given.pairs), given.seed, given.contrasts),
        given.seed,
        given.classes,
        given.most,
        given.once,
    )
    write_rows(given.to, [row for twin in twins for row in twin])
    print(f"{len(twins)} twins in {given.to}")


def read_pairs(path: Path) -> list[Labelled]:
    """The good pairs of a table, named by their ids, or by their rows from 1. Ends the program at an id that stands twice.

    Blanks between Chinese words, which corpora have and people do not write, are taken out.
    """
    pairs = [
        Labelled("", row["en"], BLANKS.sub("", row["zh"]), name=row.get("id") or str(number))
        for number, row in enumerate(table_of(path, ("en", "zh")), start=1)
    ]
    if len({pair.name for pair in pairs}) != len(pairs):
        raise SystemExit(f"{path}: an id stands twice.")
    return pairs


def made(pairs: Sequence[Labelled], seed: int = 0, contrasts: bool = False) -> Iterator[Twin]:
    """A twin for each pair, class and side that offers a place for the fault."""
    halves = {pair.name: "odd" if number % 2 else "even" for number, pair in enumerate(pairs, start=1)}
    before = {pair.name: pair for pair in pairs}
    for source, fault, side, en, zh in _faults(pairs, seed, contrasts):
        good = before[source]
        if (en, zh) != (good.en, good.zh):
            name = f"{source}/{fault}/{side}/"
            yield (
                ContrastRow(f"{name}r", fault, "right", halves[source], good.en, good.zh),
                ContrastRow(f"{name}w", fault, "wrong", halves[source], en, zh),
            )


def chosen(
    twins: Iterable[Twin],
    seed: int = 0,
    classes: Sequence[str] | None = None,
    most: int | None = None,
    once: bool = False,
) -> list[Twin]:
    """The twins of these classes (all where none is named), class by class: where `once`, one of each good pair; `most` of
    each class. Both are drawn by the seed."""
    found = [twin for twin in twins if not classes or twin[0].fault in classes]
    if once:
        groups = _grouped(found, lambda twin: twin[0].id.rsplit("/", 3)[0])
        found = [random.Random(f"{seed} {pair}").choice(group) for pair, group in groups.items()]
    by_class = _grouped(found, lambda twin: twin[0].fault)
    for fault, group in by_class.items():
        if most is not None and len(group) > most:
            picked = sorted(random.Random(f"{seed} {fault}").sample(range(len(group)), most))
            by_class[fault] = [group[number] for number in picked]
    return [twin for fault in sorted(by_class) for twin in by_class[fault]]


def _grouped(twins: Sequence[Twin], by: Callable[[Twin], str]) -> dict[str, list[Twin]]:
    groups: dict[str, list[Twin]] = {}
    for twin in twins:
        groups.setdefault(by(twin), []).append(twin)
    return groups


def _faults(
    pairs: Sequence[Labelled], seed: int, contrasts: bool
) -> Iterator[tuple[str, str, str, str, str]]:
    """The name of the pair, the class, the side with the fault, and both texts."""
    plain = [(pair.name, pair.en, pair.zh) for pair in pairs]
    for name, en, zh, kind, side in numbers.inject(plain, seed):
        yield name, f"number: {kind}", side, en, zh
    for name, en, zh, kind in meaning.faults(plain, seed):
        source, _kind, side = name.rsplit("/", 2)
        yield source, kind, side, en, zh
    for one in operators.labelled(pairs, seed):
        source, _kind, side = one.name.rsplit("/", 2)
        yield source, one.fault, side, one.en, one.zh
    if contrasts:
        for one in contrasted.contrasted(pairs, seed):
            source, _kind, side = one.name.rsplit("/", 2)
            yield source, one.fault, side, one.en, one.zh


if __name__ == "__main__":
    main()
