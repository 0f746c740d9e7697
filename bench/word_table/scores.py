"""How likely two words translate each other: two logistic regressions over what speaks for it, and the lists by hand.

One is for pairs that a gloss has in common, the other for those that only the encoder names."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bench.word_table.candidates import NAMES
from bench.word_table.word_list import listed
from duizhao.text.bilingual.english_forms import STOP

Weights = Mapping[str, Any]
Rows = dict[str, dict[str, int]]
MOST, LEAST = 12, 0.15  # answers a word, and the least score of one
MOST_OF_PHRASE, LEAST_OF_PHRASE = 5, 0.3
BY_HAND = 0.97
OF_ONE = 0.75  # an answer of one character by hand
ALSO_A_WORD = 0.4  # a surname that begins many a sentence: Long, Sun, Man
NO_PHRASE = listed("fig lit idiom abbr esp usu sb sth transliteration")
USUAL = listed(
    "Man Long Law Sit Fan Sun Song Ha Pan Lung Chin Hung Fang Ting Hon Chai Kong Sham Mang Tong Tang Ma Ho Long Mo Ko Lo Hong Mai Chang"
)
AS_WRITTEN = ("surnames", "acronyms")  # with capitals
HAND = Path(__file__).with_name("hand")
ENCODER = ["bias", "cos", "csls", "rank_en", "rank_zh", "length1", "length3", "log_zh"]
FEATURES = [
    "bias",
    "near",
    "share",
    "exact",
    "said",
    "prior",
    "length1",
    "length3",
    "log_zh",
    "other_glosses",
    "known_en",
    "dice",
    "two_step",
]


def sigmoid(x: np.ndarray) -> np.ndarray:
    """The chance that a log of odds stands for."""
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def near_of(raw: np.ndarray, near: list[float]) -> np.ndarray:
    """The encoder's word alone, as the logarithm of odds."""
    return np.clip(raw[:, [NAMES.index(n) for n in ENCODER]] @ np.array(near), -8, 8)


def features(raw: np.ndarray, near: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """The features of all candidates, and which of them a gloss has."""
    X = np.stack([near_of(raw, near) if n == "near" else raw[:, NAMES.index(n)] for n in FEATURES], 1)
    return X, raw[:, NAMES.index("share")] > 0


def scores(c: Mapping[str, np.ndarray], weights: Weights) -> tuple[np.ndarray, np.ndarray]:
    """The score of each candidate, from 0 to 1, and which of them a gloss has."""
    raw = c["X"].astype(float)
    X, lex = features(raw, weights["near"])
    by = {part: np.array([weights[part][n] for n in FEATURES]) for part in ("lexical", "encoder")}
    # A word that only the encoder names: never surer than three times what the dictionary makes of such nearness.
    most = np.minimum(3 * sigmoid(near_of(raw, weights["near"])), 1)
    return np.where(lex, sigmoid(X @ by["lexical"]), np.minimum(sigmoid(X @ by["encoder"]), most)), lex


def by_hand() -> Iterator[tuple[str, list[str], list[str]]]:
    """Of the lists by hand: the list, English words that mean the same, the Chinese words for them."""
    for path in sorted(HAND.glob("*.tsv")):
        if path.stem == "opposites":
            continue
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                word, others, chinese = line.split("\t")
                words = [word, *(o for o in others.split(", ") if o)]
                yield path.stem, words, chinese.split(" ")


def scored_rows(c: Mapping[str, np.ndarray], weights: Weights) -> Rows:
    """By English word the Chinese ones with a score from 0 to 99, the best first."""
    score, lex = scores(c, weights)
    en, zh = c["en"].tolist(), c["zh"].tolist()
    hand = list(by_hand())
    medicines = {w for name, words, _ in hand if name == "medicines" for w in words}
    rows: dict[str, dict[str, int]] = {}
    for i in np.lexsort((c["z"], -np.round(score * 99), c["e"])):
        word = en[c["e"][i]]
        phrase = " " in word
        p = round(float(score[i]) * 99)
        if (phrase and (NO_PHRASE & set(word.split()) or (not lex[i] and p < 50))) or (
            word in medicines and not lex[i]
        ):
            continue  # what the encoder alone knows of a medicine is another medicine
        row = rows.setdefault(word, {})
        if (
            len(row) < (MOST_OF_PHRASE if phrase else MOST)
            and p >= (LEAST_OF_PHRASE if phrase else LEAST) * 99
        ):
            row[zh[c["z"][i]]] = p
    for name, words, chinese in hand:
        for word in words:
            if word.lower() in STOP and name != "acronyms":
                continue
            p = ALSO_A_WORD if name == "surnames" and word in USUAL else BY_HAND
            row = rows.setdefault(word if name in AS_WRITTEN else word.lower(), {})
            for a in chinese:  # one character is found in many words that mean something else
                row[a] = max(
                    round(100 * (OF_ONE if len(a) == 1 and name != "surnames" else p)), row.get(a, 0)
                )
    ordered = {
        w: dict(sorted(r.items(), key=lambda a: (-a[1], a[0]))[: max(MOST, sum(s >= 97 for s in r.values()))])
        for w, r in rows.items()
        if r
    }
    return dict(sorted(ordered.items(), key=lambda r: r[0].encode()))
