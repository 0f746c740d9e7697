"""Fits the weights in `text/meaning/certainty.toml`: how certain each kind of clue is.

Fitted on the odd rows alone: good translations against the same with a fault put in, and the wrong twins. A clue counts as
right where the faulty pair has it and the pair before did not. Thresholds are set by how many good sentences a kind flags, of the
short ones and of the long ones each.
`denial-plain` is told by itself: its table is kept by hand.
Usage: python -m bench.certainty_train FOLDER [TWINS] [--kind KIND …] [--write]
With --kind the other kinds keep their weights.
"""

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bench.contrast.contrast_table import TWINS
from bench.faults import meaning, operators, parts
from bench.faults.contrasted import contrasted, mistaken, weighed
from bench.meaning_data import Labelled, calibration, good, injected, page_sentences, twins
from duizhao.text.bilingual import link
from duizhao.text.bilingual.linked_sentences import english_tokens
from duizhao.text.meaning.certainty import FILE, LENGTH, SHORT, all_features, probability
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.detectors import detectors

Features = dict[str, float]
RIDGE = 8.0
# The faults that a kind of clue is about: its clues in other faulty pairs count neither way. A kind that is not listed is about
# all faults but those of operators.
ABOUT = {
    "denial": (
        *(kind for kind in meaning.KINDS if kind.startswith("polarity")),
        "denial-moved",
        "denial-lost-or-added",
    ),
    "strength": ("strength-changed", "strength"),
    "condition": ("condition-changed", "condition"),
    "quantifier": ("quantifier-changed", "comparison"),
    "timing": ("timing-changed", "status"),
    "direction": ("direction-flipped", "opposite", "comparison"),
    "gap": ("part-left-out", "omission", "addition"),
    "exchange": ("exchange", "order", "agent-or-cause", "denial-moved"),
}
# Of the translations that nobody marked an error in, many Chinese ones hold more sentences than the English: they say nothing
# about what one side lacks.
OF_WHOLE = ("gap",)
# The shares of good sentences that a kind may flag at all, and surely, of the short ones and of the others each. Where nothing is
# said, `SHARE`. A denial turns what is said into its opposite: of denials more is told, and what is told is less certain.
SHARE = (0.003, 0.0015)
SHARES = {
    "denial": (0.005, 0.0015),
    "strength": (0.0018, 0.0008),
    "condition": (0.002, 0.0007),
    "timing": (0.002, 0.0007),
    "gap": (0.002, 0.0005),
    "contrast": (0.0015, 0.0005),
    "contrast-word": (0.001, 0.0004),
    "direction": (0.002, 0.0007),
    "quantifier": (0.0015, 0.0007),
    "exchange": (0.0015, 0.0007),
}
# A kind that hardly a good sentence shows: weights fitted on so few wrong clues take the commonest word for the cause.
BY_HAND = ("denial-plain",)
# A feature that fewer clues have is not fitted.
FEWEST = 8
# A kind that good sentences hardly show is never sure: how often it is wrong is not known.
FEWEST_TO_BE_SURE = 10
NEVER = 1.01
# Nothing less likely than this is called sure, however seldom the good sentences of these sets show it: other texts show it more often.
LEAST_SURE = 0.87
# With fewer wrong clues than this the weights are drawn nearer to nothing, the more the fewer there are.
MANY_WRONG = 100
# Thresholds are set on good sentences in so many parts, each judged by weights that were fitted on the others.
FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("twins", type=Path, nargs="?", default=TWINS)
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument(
        "--lowest", type=float, default=0.5, help="a kind is told from this probability on at best"
    )
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    good_pairs = good(given.folder, "odd")
    pairs = twins(given.twins, "odd")
    faulty = [
        one
        for one in (
            *injected(good_pairs),
            *contrasted(good_pairs),
            *mistaken(good_pairs),
            *weighed(good_pairs),
            *operators.labelled(good_pairs),
            *parts.left_out(good_pairs),
            *parts.exchanged(good_pairs),
            *(wrong for _right, wrong in pairs),
        )
        if not given.kind or any(_is_about(kind, one.fault) for kind in given.kind)
    ]
    good_pairs += [right for right, _wrong in pairs]
    right, wrong, by_sentence = collected(good_pairs, faulty)
    place = Path(str(files("duizhao.text.meaning").joinpath(FILE)))
    kept = _tables(place.read_text("utf-8"))
    unseen = {
        "marked": [(pair.en, pair.zh) for pair in calibration(given.folder, "odd")],
        "pages": page_sentences(given.folder, "odd"),
    }
    strange = {name: [clues_of(pair) for pair in pairs] for name, pairs in unseen.items()}
    by_length = {name: sizes_by_length(en for en, _zh in pairs) for name, pairs in unseen.items()}
    good_pairs_by_length = sizes_by_length(pair.en for pair in good_pairs)
    text = ""
    for kind in sorted(right.keys() | wrong.keys() | kept.keys()):
        if kind in BY_HAND or (given.kind and kind not in given.kind):
            text += kept.get(kind, "")
            continue
        sets = [Negatives(by_sentence[kind], good_pairs_by_length)] + [
            Negatives([found for clues in pairs if (found := of_kind(kind, clues))], by_length[name])
            for name, pairs in strange.items()
            if not (name == "marked" and kind in OF_WHOLE)
        ]
        weights = fitted(right[kind], wrong[kind])
        scores = unseen_scores(right[kind], by_sentence[kind])
        scores += [_highest(found, weights) for one in sets[1:] for found in one.by_sentence]
        limits = limits_of(sets, scores, SHARES.get(kind, SHARE), given.lowest)
        limits["sure"] = {short: max(LEAST_SURE, least) for short, least in limits["sure"].items()}
        if sum(len(found) for one in sets for found in one.by_sentence) < FEWEST_TO_BE_SURE:
            # Nobody knows how often it cries wolf.
            limits["sure"] = dict.fromkeys(limits["sure"], NEVER)
        caught = [
            sum(_chance(one, weights) >= of_length[is_short(one)] for one in right[kind])
            for of_length in limits.values()
        ]
        print(
            f"{kind}: {len(right[kind])} right, {len(wrong[kind])} wrong clues; told {caught[0]}, sure {caught[1]}"
        )
        for name, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
            print(f"    {weight:+.2f} {name}")
        text += _toml(kind, weights, limits)
    if given.write:
        place.write_text(HEAD + text, encoding="utf-8")


HEAD = "# How certain each kind of clue is. Fitted by bench/certainty_train.py; see docs/decisions/0008-how-meaning-is-compared.md.\n"


def _tables(text: str) -> dict[str, str]:
    """The text of each kind in the file, which stays as it is where the kind is not fitted."""
    starts = [*re.finditer(r"^\n\[([\w-]+)\]$", text, re.MULTILINE)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return {match[1]: text[match.start() : end] for match, end in zip(starts, ends, strict=True)}


def clues_of(pair: Labelled | tuple[str, str]) -> list[tuple[Clue, Features]]:
    """The clues of a pair with all of their features."""
    en, zh = (pair.en, pair.zh) if isinstance(pair, Labelled) else pair
    sentences = link(en, zh)
    clues = tuple(clue for find in detectors().values() for clue in find(sentences))
    return [
        (clue, all_features(clue, tuple(c for c in clues if c.kind == clue.kind), sentences))
        for clue in clues
    ]


@dataclass(frozen=True, slots=True)
class Negatives:
    """The wrong clues of one kind in a set of good pairs: their features by sentence, and how many sentences the set has, short
    ones (True) and others."""

    by_sentence: Sequence[Sequence[Features]]
    sizes: Mapping[bool, int]


# The limits by name (`possible`, `sure`), for short sentences (True) and for others.
Limits = dict[str, dict[bool, float]]


def of_kind(kind: str, clues: Iterable[tuple[Clue, Features]]) -> list[Features]:
    """The features of the clues of one kind."""
    return [features for clue, features in clues if clue.kind == kind]


def is_short(features: Features) -> bool:
    """True for a clue of a short sentence."""
    return round(math.expm1(features[LENGTH])) <= SHORT


def sizes_by_length(sentences: Iterable[str]) -> Mapping[bool, int]:
    """How many English sentences are short (True), and how many are not."""
    return Counter(len(english_tokens(en)) <= SHORT for en in sentences)


def limits_of(
    sets: Sequence[Negatives], scores: Sequence[float], shares: tuple[float, float], lowest: float
) -> Limits:
    """From which probability on a kind flags at most each share of the short good sentences, and of the others: on the average of the
    sets, because each alone has few long ones, and the largest should not speak for all. `scores` are the highest probabilities in
    the sentences of all sets, one after the other."""
    limits = {name: {True: lowest, False: lowest} for name in ("possible", "sure")}
    left = iter(scores)
    ranked: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for one in sets:
        for found in one.by_sentence:
            short = is_short(found[0])
            ranked[short].append((next(left), 1 / (one.sizes[short] * len(sets))))
    for of_length, share in zip(limits.values(), shares, strict=True):
        for short, scored in ranked.items():
            of_length[short] = _threshold(sorted(scored, reverse=True), share, lowest)
    return limits


def _key(clue: Clue, en: str, zh: str) -> tuple[str, ...]:
    words = (text[slice(*extent)] if extent else "" for text, extent in ((en, clue.en), (zh, clue.zh)))
    return (clue.kind, clue.group, *words)


def collected(
    good_pairs: Iterable[Labelled], faulty: Iterable[Labelled]
) -> tuple[
    defaultdict[str, list[Features]], defaultdict[str, list[Features]], defaultdict[str, list[list[Features]]]
]:
    """The features of right clues, of wrong ones, and of wrong ones by sentence, each by kind."""
    right: defaultdict[str, list[Features]] = defaultdict(list)
    wrong: defaultdict[str, list[Features]] = defaultdict(list)
    by_sentence: defaultdict[str, list[list[Features]]] = defaultdict(list)
    known: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for pair in good_pairs:
        found: defaultdict[str, list[Features]] = defaultdict(list)
        keys = known.setdefault((pair.en, pair.zh), set())
        for clue, features in clues_of(pair):
            keys.add(_key(clue, pair.en, pair.zh))
            wrong[clue.kind].append(features)
            found[clue.kind].append(features)
        for kind, many in found.items():
            by_sentence[kind].append(many)
    for pair in faulty:
        assert pair.before
        before = known.get(pair.before)
        if before is None:
            before = known[pair.before] = {_key(clue, *pair.before) for clue, _f in clues_of(pair.before)}
        for clue, features in clues_of(pair):
            if _is_about(clue.kind, pair.fault) and _key(clue, pair.en, pair.zh) not in before:
                right[clue.kind].append(features)
    return right, wrong, by_sentence


def _is_about(kind: str, fault: str) -> bool:
    return fault in ABOUT[kind] if kind in ABOUT else fault not in (*operators.KINDS, *parts.KINDS)


def fitted(right: Sequence[Features], wrong: Sequence[Features]) -> Features:
    """Weights of a logistic regression with a ridge, by Newton's method."""
    counts: defaultdict[str, int] = defaultdict(int)
    for features in (*right, *wrong):
        for name, value in features.items():
            counts[name] += value != 0
    names = ["bias", *sorted(name for name, count in counts.items() if count >= FEWEST)]
    place = {name: index for index, name in enumerate(names)}
    rows = [
        ([(0, 1.0), *((place[n], v) for n, v in features.items() if n in place and v)], label)
        for side, label in ((right, 1.0), (wrong, 0.0))
        for features in side
    ]
    size = len(names)
    weights = [0.0] * size
    # Both sides count the same, however many clues there are of each.
    shares = {1.0: 0.5 * len(rows) / max(len(right), 1), 0.0: 0.5 * len(rows) / max(len(wrong), 1)}
    ridge = RIDGE * max(1.0, MANY_WRONG / max(len(wrong), 1))
    for _round in range(25):
        gradient = [-ridge * w if i else 0.0 for i, w in enumerate(weights)]
        hessian = [
            [ridge if i == j and i else 1e-6 if i == j else 0.0 for j in range(size)] for i in range(size)
        ]
        for row, label in rows:
            z = sum(weights[i] * v for i, v in row)
            p = 1 / (1 + math.exp(-max(-30, min(30, z))))
            for i, v in row:
                gradient[i] += shares[label] * (label - p) * v
                for j, u in row:
                    hessian[i][j] += shares[label] * p * (1 - p) * v * u
        step = _solved(hessian, gradient)
        weights = [w + max(-3.0, min(3.0, s)) for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)}


def unseen_scores(right: Sequence[Features], by_sentence: Sequence[Sequence[Features]]) -> list[float]:
    """The highest probability in each good sentence, by weights that were fitted without that sentence."""
    scores = [0.0] * len(by_sentence)
    for fold in range(FOLDS):
        wrong = [one for n, found in enumerate(by_sentence) if n % FOLDS != fold for one in found]
        weights = fitted([one for n, one in enumerate(right) if n % FOLDS != fold], wrong)
        for n in range(fold, len(by_sentence), FOLDS):
            scores[n] = _highest(by_sentence[n], weights)
    return scores


def _highest(found: Iterable[Features], weights: Features) -> float:
    return max(_chance(one, weights) for one in found)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        best = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        pivot = rows[i][i] or 1e-9
        rows[i] = [value / pivot for value in rows[i]]
        for r in range(size):
            if r != i and rows[r][i]:
                factor = rows[r][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[-1] for row in rows]


_NO_CLUE = Clue("", "", None, None)


def _chance(features: Features, weights: Features) -> float:
    return probability(_NO_CLUE, features, weights)


def _threshold(scored: Sequence[tuple[float, float]], allowed: float, lowest: float) -> float:
    """From which probability on good sentences that weigh at most `allowed` are flagged. Each has its probability and its weight, the
    highest first."""
    total = 0.0
    for chance, weight in scored:
        total += weight
        if total > allowed:
            return round(max(lowest, chance + 1e-4), 4)
    return lowest


def _toml(kind: str, weights: Features, limits: Limits) -> str:
    lines = "".join(f'"{name}" = {weight}\n' for name, weight in weights.items() if weight)
    for short, least in limits["possible"].items():
        limits["sure"][short] = max(least, limits["sure"][short])
    bars = "".join(
        f"{name} = {{ short = {of_length[True]}, long = {of_length[False]} }}\n"
        for name, of_length in limits.items()
    )
    return f"\n[{kind}]\n{bars}\n[{kind}.weights]\n{lines}"


if __name__ == "__main__":
    main()
