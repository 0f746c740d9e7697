"""How many faults put into good translations are found, by kind and language, by the rule that should.

A fault counts as found only where that rule flags the pair with the fault and not the same pair without it.
Usage: python -m bench.injected FOLDER [--from-row N --to-row M] [--missed]
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import data
from bench.faults import meaning, numbers
from bench.flagged import flagged, sentence_rules
from bench.text import table
from duizhao.checks.rule import BlockRule, all_rules
from duizhao.library.sentence_table import SentenceRow

# By the beginning of the kind's name; every other kind is a fault in a number.
RULES = {
    "polarity": "different-polarity",
    "strength": "different-strength",
    "direction": "different-direction",
}
NUMBERS = "different-numbers"
KINDS = (*numbers.KINDS, *meaning.KINDS)


@dataclass(frozen=True, slots=True)
class Injected:
    """A pair with a fault: its kind, its language, the rule that should find it, the pair before."""

    pair: SentenceRow
    before: SentenceRow
    kind: str
    language: str
    rule: str


def main() -> None:
    given = data.arguments(__doc__, _add)
    corpora = good(given.folder, range(given.from_row, given.to_row + 1))
    for name, pairs in corpora:
        print(f"## {name}\n\n{recall(pairs)}")
        if given.missed:
            print("".join(_shown(pairs)))


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from-row", type=int, default=data.HELD_OUT.start, metavar="N", help="first row of tico19"
    )
    parser.add_argument(
        "--to-row", type=int, default=data.HELD_OUT.stop, metavar="M", help="last row of tico19"
    )
    parser.add_argument("--missed", action="store_true", help="also the faults that were not found")


def good(folder: Path, rows: range = data.HELD_OUT) -> list[tuple[str, tuple[SentenceRow, ...]]]:
    """The pairs that faults are put into, under a title."""
    return [("tico19, held out", data.tico19(folder, rows)), ("mlqe-pe post-edited", data.mlqe(folder, "pe"))]


def recall(pairs: tuple[SentenceRow, ...]) -> str:
    """The table."""
    faults, found, rules = Counter[tuple[str, str]](), Counter[tuple[str, str]](), dict[str, str]()
    for fault, is_found in judged(pairs):
        faults[fault.kind, fault.language] += 1
        found[fault.kind, fault.language] += is_found
        rules[fault.kind] = fault.rule
    known = {rule.id for rule in all_rules()}
    return table(
        ("kind", "in", "rule", "faults", "found", "recall"),
        (
            (
                kind,
                language,
                rules[kind],
                many,
                found[kind, language],
                f"{100 * found[kind, language] / many:.1f} %",
            )
            if rules[kind] in known
            else (kind, language, rules[kind], many, "no such rule", "")
            for (kind, language), many in sorted(faults.items(), key=lambda item: KINDS.index(item[0][0]))
        ),
    )


def judged(pairs: tuple[SentenceRow, ...]) -> Iterator[tuple[Injected, bool]]:
    """Every fault, and whether it was found."""
    faults = tuple(inject(pairs))
    known = {rule.id for rule in all_rules()}
    hit: dict[str, frozenset[str]] = {}
    for name in {fault.rule for fault in faults} & known:
        (rule,) = sentence_rules([name])
        own = [fault for fault in faults if fault.rule == name]
        hit[name] = _found(own, rule)
    for fault in faults:
        yield fault, fault.pair.id in hit.get(fault.rule, ())


def _found(faults: list[Injected], rule: BlockRule) -> frozenset[str]:
    """The ids of the faulty pairs that the rule flags and did not flag before."""
    before = flagged({fault.before.id: fault.before for fault in faults}.values(), (rule,))
    after = flagged((fault.pair for fault in faults), (rule,))
    return frozenset(
        fault.pair.id for fault in faults if fault.pair.id in after and fault.before.id not in before
    )


def inject(pairs: Iterable[SentenceRow]) -> Iterator[Injected]:
    """Every fault that the generators put into the pairs."""
    originals = {pair.id: pair for pair in pairs}
    texts = [(pair.id, pair.en.text, pair.zh.text) for pair in originals.values()]
    for name, en, zh, kind, language in numbers.inject(texts):
        yield _injected(originals[name], f"{name}/{kind}/{language}", en, zh, kind, language)
    for name, en, zh, kind in meaning.faults(texts):
        original, _kind, language = name.rsplit("/", 2)
        yield _injected(originals[original], name, en, zh, kind, language)


def _injected(before: SentenceRow, name: str, en: str, zh: str, kind: str, language: str) -> Injected:
    return Injected(data.pair(name, en, zh), before, kind, language, RULES.get(kind.split("-")[0], NUMBERS))


def _shown(pairs: tuple[SentenceRow, ...]) -> Iterator[str]:
    for fault, is_found in judged(pairs):
        if not is_found:
            yield f"- {fault.pair.id}\n  - {fault.pair.en.text}\n  - {fault.pair.zh.text}\n"


if __name__ == "__main__":
    main()
