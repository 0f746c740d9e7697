"""The weights of the score: does a Chinese word stand in the translation for the English one?

Right: what is linked, best first, each word and each character once, in a sentence and its translation. Wrong: what stands there
but is linked to another word; and what stands in the translation of another sentence.
"""

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.word_table.candidates import NAMES
from bench.word_table.corpora import odd_pairs
from bench.word_table.english_runs import runs
from bench.word_table.logistic import logistic
from bench.word_table.scores import ENCODER, FEATURES, features, near_of, sigmoid
from duizhao.text.bilingual.english_forms import STOP, WORD, bases

CORPORA = ("tico", "tico2", "ntrex")
# Words with a right and a wrong rendering, written for this; every second line is left out of the fit.
TRIPLES = Path(__file__).with_name("fit_triples.tsv")
OF_A_TRIPLE = 5.0
# How much a candidate counts that never stands in the translation: of a gloss, of the encoder.
UNUSED = {True: 0.004, False: 0.02}
TURNS = 3
COLUMN = {name: number for number, name in enumerate(NAMES)}


@dataclass(frozen=True)
class Hit:
    """A candidate that stands in a sentence: its number, the number of the English word, and its extent."""

    candidate: int
    word: int
    start: int
    end: int


class Vocabulary:
    """The candidates by their English words."""

    def __init__(self, c: Mapping[str, np.ndarray]) -> None:
        self.en: list[str] = c["en"].tolist()
        self.zh: list[str] = c["zh"].tolist()
        self.z = c["z"]
        self.number = {word: i for i, word in enumerate(self.en)}
        self.first = np.searchsorted(c["e"], np.arange(len(self.en) + 1))
        self.place = {pair: k for k, pair in enumerate(zip(c["e"].tolist(), c["z"].tolist(), strict=True))}

    def of(self, word: str, most: int) -> Iterator[int]:
        """The candidates of a word and of what it is a form of."""
        for form in [form for form in (word, *bases(word)) if form in self.number][:most]:
            number = self.number[form]
            yield from range(self.first[number], self.first[number + 1])

    def hits(self, words: list[str], chinese: str) -> list[Hit]:
        """The candidates that stand in a Chinese sentence."""
        found = []
        for number, word in enumerate(words):
            for k in self.of(word, 2):
                answer = self.zh[self.z[k]]
                if (at := chinese.find(answer)) >= 0:
                    found.append(Hit(k, number, at, at + len(answer)))
        return found


def _near(c: Mapping[str, np.ndarray], raw: np.ndarray) -> list[float]:
    """How far the encoder's nearness tells what the dictionary has as a rendering."""
    exact, share, cos = (raw[:, COLUMN[name]] for name in ("exact", "share", "cos"))
    elsewhere = (share == 0) & (raw[:, COLUMN["other_glosses"]] > 0) & (raw[:, COLUMN["known_en"]] > 0)
    # Among the encoder's own candidates alone: others are there because the dictionary has them.
    order = np.lexsort((-cos, c["e"]))
    rank = np.empty(len(order), int)
    rank[order] = np.arange(len(order)) - np.searchsorted(c["e"][order], c["e"][order])
    single = np.array([" " not in word for word in c["en"].tolist()])[c["e"]]
    rows = np.flatnonzero(((exact > 0) | elsewhere) & (rank < 16) & single)[::3]
    columns = [COLUMN[name] for name in ENCODER]
    return [round(float(v), 4) for v in logistic(raw[:, columns][rows], exact[rows])]


def _labelled(score: np.ndarray, true: list[list[Hit]], false: list[list[Hit]]) -> list[tuple[int, int]]:
    """Candidates with 1 where they are right and 0 where they are wrong, as `score` links them."""
    found = []
    for hits in true:
        taken, linked, left = set[int](), set[int](), []
        for hit in sorted(
            hits,
            key=lambda h: (
                -score[h.candidate] - 0.15 * min(h.end - h.start, 4),
                h.candidate,
                h.word,
                h.start,
                h.end,
            ),
        ):
            span = set(range(hit.start, hit.end))
            if hit.word not in linked and not span & taken:
                linked.add(hit.word)
                taken |= span
                found.append((hit.candidate, 1))
            else:
                left.append((hit, span))
        # Another rendering of a linked word is no fault of its own; one whose characters are another word's is.
        found += [(hit.candidate, 0) for hit, span in left if hit.word not in linked and span & taken]
        found += [
            (hit.candidate, 0)
            for hit, span in left
            if hit.word in linked and span <= taken and score[hit.candidate] < 0.3
        ]
    return found + [(hit.candidate, 0) for hits in false for hit in hits]


def _triples(words: Vocabulary) -> list[tuple[int, int]]:
    with TRIPLES.open(encoding="utf-8", newline="") as file:
        rows = [row for number, row in enumerate(csv.reader(file, delimiter="\t")) if number % 2]
    found = []
    for _kind, english, right, wrong in rows:
        for answer, label in ((right, 1), (wrong, 0)):
            pair = (
                words.number.get(english, -1),
                words.zh.index(answer) if answer in words.zh else -1,
            )
            if pair in words.place:
                found.append((words.place[pair], label))
    return found


def fit(c: Mapping[str, np.ndarray], folder: Path) -> dict[str, Any]:
    """The weights, from the odd rows of the corpora in `folder`."""
    raw = c["X"].astype(float)
    near = _near(c, raw)
    x, by_gloss = features(raw, near)
    words = Vocabulary(c)
    rng = random.Random(1)
    true, false, sentences = [], [], []
    for name in CORPORA:
        data = odd_pairs(folder, name)
        for english, chinese in data:
            own = sorted({run.lower() for run in runs(english, words.number.__contains__)} - STOP)
            true.append(words.hits(own, chinese))
            false.append(words.hits(own, data[rng.randrange(len(data))][1]))
        sentences += [english for english, _chinese in data]
    unused = np.array(
        [
            k
            for hits, english in zip(true, sentences, strict=True)
            for stands in ({hit.candidate for hit in hits},)
            for word in {word.lower() for word in WORD.findall(english)} - STOP
            for k in words.of(word, 1)
            if k not in stands
        ]
    )
    triples = _triples(words)
    score = np.clip(
        raw[:, COLUMN["share"]] * 0.8 + 0.3 * raw[:, COLUMN["exact"]] + sigmoid(near_of(raw, near)), 0, 1.3
    )
    found: dict[bool, np.ndarray] = {}
    for _turn in range(TURNS):
        data = [*_labelled(score, true, false), *triples]
        k, y = np.array([one for one, _label in data]), np.array([label for _one, label in data], float)
        counts = np.array([1.0] * (len(data) - len(triples)) + [OF_A_TRIPLE] * len(triples))
        for gloss in (True, False):
            own, never = by_gloss[k] == gloss, unused[by_gloss[unused] == gloss]
            found[gloss] = logistic(
                x[np.concatenate([k[own], never])],
                np.concatenate([y[own], np.zeros(len(never))]),
                np.concatenate([counts[own], np.full(len(never), UNUSED[gloss])]),
            )
        score = np.where(by_gloss, sigmoid(x @ found[True]), sigmoid(x @ found[False]))
    named = {"lexical": found[True], "encoder": found[False]}
    return {
        "near": near,
        **{
            part: {name: round(float(v), 4) for name, v in zip(FEATURES, weights, strict=True)}
            for part, weights in named.items()
        },
    }
