"""How well differences of meaning are told: twins told apart, good sentences flagged, faults found.

Measured on the even rows, which nothing was fitted on; `--half odd` shows the others.
Usage: python -m bench.meaning FOLDER [TWINS] [--half odd|even] [--show]
"""

import argparse
from collections import Counter
from pathlib import Path

from bench.contrast.contrast_table import TWINS
from bench.meaning_data import good, injected, twins
from duizhao.text.bilingual import link
from duizhao.text.meaning.certainty import judged
from duizhao.text.meaning.clue import Difference
from duizhao.text.meaning.detectors import detectors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("twins", type=Path, nargs="?", default=TWINS)
    parser.add_argument("--half", choices=("odd", "even"), default="even")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--no-faults", action="store_true")
    given = parser.parse_args()
    wrong_found, right_flagged, total, apart = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for right, wrong in twins(given.twins, given.half):
        told = differences(wrong.en, wrong.zh)
        alarm = differences(right.en, right.zh)
        total[wrong.fault] += 1
        wrong_found[wrong.fault] += bool(told)
        right_flagged[wrong.fault] += bool(alarm)
        apart[wrong.fault] += bool(told) and not alarm
        if given.show:
            for name, pair, found in (("MISSED", wrong, told), ("FALSE", right, alarm)):
                if bool(found) == (name == "FALSE"):
                    print(
                        name,
                        pair.name,
                        wrong.fault,
                        "|",
                        pair.en,
                        "|",
                        pair.zh,
                        "|",
                        said(found, pair.en, pair.zh),
                    )
    for fault in sorted(total):
        print(
            f"{fault:22} {wrong_found[fault]:3}/{total[fault]:<3} found, right flagged {right_flagged[fault]:2}, told apart {apart[fault]}"
        )
    print(
        f"twins told apart {sum(apart.values())}/{sum(total.values())}, right flagged {sum(right_flagged.values())}"
    )
    pairs = good(given.folder, given.half)
    flags: Counter[tuple[str, str]] = Counter()
    sizes = Counter(pair.source for pair in pairs)
    kinds: Counter[str] = Counter()
    for pair in pairs:
        found = differences(pair.en, pair.zh)
        if found:
            flags[pair.source, "any"] += 1
            flags[pair.source, "sure"] += any(one.confidence == "sure" for one in found)
            for kind in {one.clue.kind for one in found}:
                kinds[kind] += 1
            if given.show:
                print("GOOD", pair.name, "|", pair.en, "|", pair.zh, "|", said(found, pair.en, pair.zh))
    for source, size in sizes.items():
        print(
            f"{source}: flagged {flags[source, 'any']}/{size} = {100 * flags[source, 'any'] / size:.2f} %, sure {100 * flags[source, 'sure'] / size:.2f} %"
        )
    print("flagged by kind:", dict(kinds.most_common()))
    if given.no_faults:
        return
    made, caught = Counter[str](), Counter[str]()
    for pair in injected([one for one in pairs if one.source.startswith("tico")]):
        assert pair.before
        kind = pair.fault
        made[kind] += 1
        caught[kind] += bool(differences(pair.en, pair.zh)) and not differences(*pair.before)
    for kind in sorted(made):
        print(f"{kind:22} {caught[kind]}/{made[kind]} = {100 * caught[kind] / made[kind]:.1f} %")


def differences(en: str, zh: str) -> list[Difference]:
    """Everything that is told of a pair of sentences."""
    sentences = link(en, zh)
    by_kind: dict[str, list] = {}
    for find in detectors().values():
        for clue in find(sentences):
            by_kind.setdefault(clue.kind, []).append(clue)
    return [one for clues in by_kind.values() for one in judged(clues, sentences)]


def said(found: list[Difference], en: str, zh: str) -> str:
    """The differences in a few words."""
    return "; ".join(
        f"{one.clue.kind}/{one.clue.group} {one.probability:.2f} {one.confidence} "
        f"“{en[slice(*one.clue.en)] if one.clue.en else ''}” “{zh[slice(*one.clue.zh)] if one.clue.zh else ''}”"
        for one in found
    )


if __name__ == "__main__":
    main()
