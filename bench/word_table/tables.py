"""The three tables, from scores, reliability and classes."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np

from bench.word_table import word_senses
from bench.word_table.scores import HAND, Rows, Weights, by_hand, scored_rows
from bench.word_table.sources import HAN, jieba_list
from bench.word_table.word_list import listed
from duizhao.text.bilingual import RenderingTable
from duizhao.text.bilingual.english_forms import STOP

RENDERINGS, CLASSES, FREQUENCIES = "renderings.tsv", "word_classes.tsv", "chinese_frequencies.tsv"
FeaturesOf = Callable[[str], list[float]]


def class_rows(wordnet: Path, keys: Iterable[str]) -> word_senses.Rows:
    """Classes, antonyms and number of senses of all keys in small letters."""
    groups = []
    for name, words, _ in by_hand():
        if name == "medicines" and words[0] not in NOT_ONE:
            groups.append(("dg", words))
        elif name == "places" and words[0] in PROVINCES:
            groups.append(("pv", words))
        elif name == "places" and words[0] in CITIES:
            groups.append(("cc", words))
    opposites = [
        line.split("\t")
        for line in (HAND / "opposites.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    return word_senses.distil(wordnet, [k for k in keys if k == k.lower()], groups, opposites)


# Of medicines.tsv: groups of medicines, elements, and what is one in many forms.
NOT_ONE = listed(
    "statin opioid benzodiazepine cephalosporin antacid vitamin immunoglobulin interferon polymyxin oestrogen progestogen paraffin iron calcium potassium sodium "
    "magnesium zinc bismuth iodine cannabis albumin glucose caffeine nicotine"
)
PROVINCES = listed(
    "beijing shanghai tianjin chongqing hebei shanxi shaanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan "
    "guangdong guangxi hainan sichuan guizhou yunnan tibet gansu qinghai ningxia xinjiang"
)


CITIES = listed(
    "guangzhou shenzhen zhuhai dongguan foshan shantou nanjing suzhou wuxi xuzhou yangzhou hangzhou ningbo wenzhou shaoxing hefei fuzhou xiamen quanzhou nanchang "
    "jinan qingdao yantai zhengzhou luoyang kaifeng wuhan changsha nanning guilin haikou sanya chengdu guiyang kunming dali lijiang lhasa xi'an lanzhou dunhuang "
    "xining yinchuan urumqi hohhot shijiazhuang taiyuan datong shenyang dalian changchun harbin taipei kaohsiung taichung tainan"
)


# How far a word can be relied on: that a good translation answers it with the table.
KINDS = ["noun", "verb", "adj", "adv", "none"]
CONCRETE = ["dr", "bp", "di", "sy", "re", "oc", "he", "cy", "tu", "wd"]


def entropy(values: list[float]) -> float:
    """How evenly the values are spread."""
    total = sum(values) or 1
    return -sum(v / total * math.log(v / total) for v in values if v)


def _odds(chance: float) -> float:
    return math.log(max(chance, 0.01) / (1 - min(chance, 0.99)))


def english_features(
    word: str,
    row: Mapping[str, float],
    kinds: str,
    senses: int,
    classed: list[str],
    frequency: float,
    costs: Mapping[str, int],
) -> list[float]:
    """What the reliability of an English word is judged by. `row`: what it is answered with, in all its forms."""
    best = sorted(row.values(), reverse=True) or [0.0]
    # What it is answered with stands in many a sentence anyway.
    usual = 1e-8 + sum(math.exp(-costs.get(a, 180) / 10) for a in row)
    usual_sure = 1e-8 + sum(s * math.exp(-costs.get(a, 180) / 10) for a, s in row.items() if s >= 0.5)
    return [
        1.0,
        _odds(best[0]),
        math.log1p(sum(best)),
        1 - math.prod(1 - 0.8 * s for s in best),
        entropy(best),
        math.log1p(senses),
        math.log10(max(frequency, 1e-8)) + 8,
        (math.log10(max(frequency, 1e-8)) + 8) ** 2 / 8,
        min(len(word), 12) / 12,
        float(" " in word),
        float(word in STOP),
        float(bool(classed)),
        *[float(kinds == k) for k in KINDS[:-1]],
        float(any(c[:2] in CONCRETE for c in classed)),
        max((s for a, s in row.items() if len(a) == 1), default=0.0),
        math.log1p(len(best)),
        math.log10(usual) + 8,
        math.log10(usual_sure) + 8,
    ]


def chinese_features(
    word: str, row: Mapping[str, float], cost: int, frequency: Mapping[str, float]
) -> list[float]:
    """The same for a Chinese word. `row`: the English words that it answers, each with its score."""
    best = sorted(row.values(), reverse=True) or [0.0]
    return [
        1.0,
        _odds(best[0]),
        math.log1p(sum(best)),
        1 - math.prod(1 - 0.8 * s for s in best),
        entropy(best),
        cost / 100,
        (cost / 100) ** 2,
        float(len(word) == 1),
        float(len(word) == 2),
        float(len(word) > 3),
        math.log1p(len(best)),
        float(not row),
        max((s for w, s in row.items() if w in STOP), default=0.0),
        math.log10(1e-8 + sum(frequency.get(w, 0) for w in row)) + 8,
        math.log10(1e-8 + sum(s * frequency.get(w, 0) for w, s in row.items() if s >= 0.5)) + 8,
    ]


def reliability(weights: list[float], x: list[float]) -> int:
    """How far a word can be relied on, from 0 to 99."""
    return round(99 / (1 + math.exp(-sum(a * b for a, b in zip(weights, x, strict=True)))))


def word_costs(answers: Iterable[str], most: int = 40_000) -> dict[str, int]:
    """What Chinese text is divided by: the most frequent words of jieba's list and all that the table answers with."""
    listed = {w: n for w, n in jieba_list().items() if HAN.fullmatch(w)}
    total = sum(listed.values())
    keep = sorted(listed, key=lambda w: (-listed[w], w))[:most]
    wanted = dict.fromkeys([*keep, *sorted(a for a in answers if len(a) > 1)])
    return {w: round(-10 * math.log(max(listed.get(w, 0), 2) / total)) for w in wanted}


def write(
    weights: Weights, candidates: Mapping[str, np.ndarray], wordnet: Path, out: Path
) -> tuple[FeaturesOf, FeaturesOf]:
    """Write the three tables into `out`; while `weights` has none for reliability, that is 0 everywhere.

    Returned are the features that the reliability of an English and of a Chinese word is judged by."""
    import wordfreq

    rows = scored_rows(candidates, weights)
    classed = class_rows(wordnet, rows)
    kinds = word_senses.kinds(wordnet, rows)
    frequency = wordfreq.get_frequency_dict("en", "large")
    table = RenderingTable(_lines(rows, lambda word: 0))
    back: dict[str, dict[str, float]] = defaultdict(dict)
    for word, row in rows.items():
        for answer, score in row.items():
            back[answer][word] = score / 100
    costs = word_costs(back)

    def of_english(word: str) -> list[float]:
        found, _, senses = classed.get(word, ([], [], 1))
        usual = (
            frequency.get(word, 0) or min((frequency.get(part, 0) for part in word.split()), default=0) / 100
        )
        fine = [one for one in found if one[0].islower()]
        return english_features(
            word, table.answers(word), kinds.get(word, "none"), senses, fine, usual, costs
        )

    def of_chinese(word: str) -> list[float]:
        return chinese_features(word, back.get(word, {}), costs.get(word, 200), frequency)

    def grade(language: str, features: FeaturesOf, word: str) -> int:
        return reliability(weights[language], features(word)) if language in weights else 0

    out.mkdir(parents=True, exist_ok=True)
    (out / RENDERINGS).write_bytes(_lines(rows, lambda word: grade("english", of_english, word)))
    lines: dict[tuple[int, int], list[str]] = defaultdict(list)
    for word in sorted(costs):
        lines[costs[word], grade("chinese", of_chinese, word) // STEP * STEP].append(word)
    (out / FREQUENCIES).write_text(
        "".join(f"{' '.join(same)}\t{cost}\t{sure}\n" for (cost, sure), same in sorted(lines.items())),
        "utf-8",
    )
    (out / CLASSES).write_bytes(word_senses.lines(classed))
    return of_english, of_chinese


def _lines(rows: Rows, grade: Callable[[str], int]) -> bytes:
    return "".join(
        f"{word}\t{' '.join(f'{answer}{score:02d}' for answer, score in row.items())}\t{grade(word):02d}\n"
        for word, row in rows.items()
    ).encode()


STEP = 3  # of the Chinese words' reliability
