"""How many pairs of pieces are found, and how many are invented where nothing is parallel.

HARD text: code, links and markup are taken out of both sides and all Latin letters out of the Chinese. A gap of .3 takes
three blocks of ten out of each side, independently. Where nothing is parallel the English of one document stands
against the Chinese of the next. `ask` counts what a person is asked about: that is no pair.
"""

import argparse
import random
import time
from collections.abc import Iterable
from dataclasses import replace

from bench.data import arguments
from bench.pairing_data import Document, documents, with_gaps
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing import Helpers, PiecePair, pair
from duizhao.normalise.pairing import encoder as encoder
from duizhao.normalise.piece import Piece

CORPORA = ("fastapi", "vue", "tico19")
# Not looked at while the pairing was built.
BLIND = ("opentelemetry", "mlqe-pe")
HELPERS = {
    "nothing": Helpers(dictionary=False, meaning=False),
    "dictionary": Helpers(meaning=False),
    "meaning": Helpers(dictionary=False),
    "both": Helpers(),
}
NO_TERMS = TermBase(())
Sides = tuple[list[Piece], list[Piece]]


class Tally:
    """Pairs found, right ones among them, true ones, questions, right questions."""

    def __init__(self) -> None:
        self.found = self.right = self.true = self.asked = self.rightly_asked = 0

    def add(self, pairs: Iterable[PiecePair], gold: set[tuple[int, int]]) -> None:
        """Count the pairs of one document."""
        self.true += len(gold)
        for one in pairs:
            is_right = (one.en, one.zh) in gold
            if one.band == "pair":
                self.found, self.right = self.found + 1, self.right + is_right
            else:
                self.asked, self.rightly_asked = self.asked + 1, self.rightly_asked + is_right

    def line(self) -> str:
        """F1, precision, recall, questions."""
        f1 = 2 * self.right / max(self.found + self.true, 1)
        precision, recall = self.right / max(self.found, 1), self.right / max(self.true, 1)
        return (
            f"F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}  asked {self.asked} ({self.rightly_asked} right)"
        )


def run(sides: Sides, helpers: Helpers, *, ordered: bool = True) -> list[PiecePair]:
    """The pairs of two lists of pieces; `zh` counts from the first Chinese one."""
    en, zh = sides
    found = pair([*en, *zh], NO_TERMS, ordered=ordered, helpers=helpers)
    return [replace(one, zh=one.zh - len(en)) for one in found]


def with_gap(docs: Iterable[Document], gap: float, helpers: Helpers, *, shuffled: bool = False) -> Tally:
    """The tally of documents that have lost a share of both sides; `shuffled` destroys the order of the Chinese."""
    tally = Tally()
    for one in docs:
        rows, columns = with_gaps(one, gap, 0)
        if shuffled:
            random.Random(one.name).shuffle(columns)
        gold = {(i, columns.index(k)) for i, k in enumerate(rows) if k in columns}
        sides = ([one.en[k] for k in rows], [one.zh[k] for k in columns])
        tally.add(run(sides, helpers, ordered=not shuffled), gold)
    return tally


def nothing_parallel(docs: list[Document], helpers: Helpers, *, ordered: bool = True) -> tuple[Tally, int]:
    """Each English against the Chinese of the next document; also how many pairs there could be."""
    tally, possible = Tally(), 0
    for place, one in enumerate(docs):
        other = docs[(place + 1) % len(docs)]
        possible += min(len(one.en), len(other.zh))
        tally.add(run((list(one.en), list(other.zh)), helpers, ordered=ordered), set())
    return tally, possible


def several_to_one(docs: Iterable[Document], helpers: Helpers) -> str:
    """Every fifth pair of neighbouring paragraphs is one paragraph in English: are both Chinese ones found for it?"""
    right = wrong = true = 0
    for one in docs:
        en, gold, k = list[Piece](), list[tuple[int, ...]](), 0
        while k < len(one.en):
            both = one.en[k : k + 2]
            if k % 5 == 0 and len(both) == 2 and both[0].kind == both[1].kind == "paragraph":
                text = f"{both[0].text} {both[1].text}"
                en.append(replace(both[0], text=text, end=len(text)))
                gold.append((k, k + 1))
                k += 2
            else:
                en.append(one.en[k])
                gold.append((k,))
                k += 1
        for found in run((en, list(one.zh)), helpers):
            several = (found.zh, *(index - len(en) for index in found.more_zh))
            if len(several) > 1:
                right, wrong = right + (several == gold[found.en]), wrong + (several != gold[found.en])
        true += sum(len(several) > 1 for several in gold)
    return f"{right} of {true} found, {wrong} wrong"


def growth(docs: list[Document], helpers: Helpers) -> None:
    """Blocks per second on longer and longer texts, in order, the encoder already loaded."""
    en = [piece for one in docs for piece in one.en]
    zh = [piece for one in docs for piece in one.zh]
    for size in (40, 150, 600, 2400):
        # Each copy differs, so that nothing is found by being equal.
        rows = [replace(en[k % len(en)], text=f"{en[k % len(en)].text} {k}") for k in range(size)]
        columns = [replace(zh[k % len(zh)], text=f"{zh[k % len(zh)].text} {k}") for k in range(size)]
        began = time.perf_counter()
        found = run((rows, columns), helpers)
        seconds = time.perf_counter() - began
        right = sum(one.en == one.zh for one in found)
        print(
            f"  {2 * size:5} blocks: {seconds:6.2f} s, {2 * size / seconds:5.0f} blocks/s, {right} of {size} right"
        )


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--blind", action="store_true", help="other corpora, which were measured last and once"
    )
    parser.add_argument("--full", action="store_true", help="the text as it is instead of HARD")
    parser.add_argument("--with", dest="helpers", nargs="+", choices=list(HELPERS), default=list(HELPERS))
    parser.add_argument("--speed", action="store_true", help="measure speed and growth alone")


def main() -> None:
    """Print the tables."""
    given = arguments(__doc__, _add)
    print(f"encoder: {'yes' if encoder.encoder() else 'no'}")
    sets = {
        name: list(documents(given.folder, name, training=False, hard=not given.full))
        for name in (BLIND if given.blind else CORPORA)
    }
    for name in given.helpers:
        helpers = HELPERS[name]
        print(f"\n{name}, {'FULL' if given.full else 'HARD'}")
        if given.speed:
            growth(list(sets.values())[-1], helpers)
            continue
        for corpus, docs in sets.items():
            for gap in (0.0, 0.3, 0.5, 0.8):
                print(f"  {corpus:8} gap {gap:.1f}  {with_gap(docs, gap, helpers).line()}", flush=True)
            print(f"  {corpus:8} no order, gap 0.3  {with_gap(docs, 0.3, helpers, shuffled=True).line()}")
        for ordered in (True, False):
            results = [nothing_parallel(docs, helpers, ordered=ordered) for docs in sets.values()]
            found, asked = sum(one.found for one, _ in results), sum(one.asked for one, _ in results)
            order = "in order" if ordered else "in any order"
            print(
                f"  nothing parallel, {order}: {found} pairs and {asked} questions of",
                sum(n for _, n in results),
            )
        for corpus, docs in sets.items():
            print(f"  {corpus:8} two paragraphs are one: {several_to_one(docs, helpers)}", flush=True)


if __name__ == "__main__":
    main()
