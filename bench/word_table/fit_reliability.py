"""How far a word can be relied on: the weights for the chance that a good translation answers it.

An English word or phrase is answered where an answer of .15 or more stands in the translation; a Chinese word where it, or a word
that holds half of it, is such an answer to the English sentence.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.word_table.corpora import odd_pairs
from bench.word_table.english_runs import runs
from bench.word_table.logistic import logistic
from bench.word_table.sources import HAN
from bench.word_table.tables import FREQUENCIES, RENDERINGS, FeaturesOf
from duizhao.text.bilingual import RenderingTable
from duizhao.text.bilingual.divide_chinese import ChineseWords, divide, read_words

CORPORA = ("tico", "tico2", "ntrex", "mlqe")
LEAST = 0.15
RIDGE = 3.0
Observed = tuple[str, bool]


def _observed(
    table: RenderingTable, listed: ChineseWords, english: str, chinese: str
) -> tuple[list[Observed], list[Observed]]:
    """The words of an English and of a Chinese sentence, and whether they are answered."""
    chinese = chinese.replace(" ", "")
    found = runs(english, lambda phrase: bool(table.answers(phrase)) and table.key(phrase) == phrase)
    # The words of a phrase answer, too, but are not asked for.
    said = {*found, *(word for run in found if " " in run for word in run.split())}
    stands = {
        answer
        for run in said
        for answer, score in table.answers(run).items()
        if score >= LEAST and answer in chinese
    }
    en = [
        (key, any(score >= LEAST and answer in chinese for answer, score in table.answers(run).items()))
        for run in sorted(set(found))
        if (key := table.key(run))
    ]
    words = sorted({chinese[start:end] for start, end in divide(chinese, listed)})
    zh = [
        (
            word,
            any(
                (answer in word and 2 * len(answer) >= len(word)) or (len(word) > 1 and word in answer)
                for answer in stands
            ),
        )
        for word in words
        if HAN.fullmatch(word)
    ]
    return en, zh


def _fitted(observed: list[Observed], features: FeaturesOf) -> list[float]:
    rows = {word: features(word) for word in sorted({word for word, _answered in observed})}
    x = np.array([rows[word] for word, _answered in observed])
    y = np.array([answered for _word, answered in observed], float)
    return [round(float(v), 4) for v in logistic(x, y, ridge=RIDGE)]


def fit_reliability(
    tables: Path, folder: Path, of_english: FeaturesOf, of_chinese: FeaturesOf
) -> Iterator[tuple[str, list[float]]]:
    """The weights for `english` and `chinese`, with the tables in `tables`, from the odd rows of the corpora in `folder`."""
    table = RenderingTable((tables / RENDERINGS).read_bytes())
    listed = read_words((tables / FREQUENCIES).read_text("utf-8"))
    en, zh = list[Observed](), list[Observed]()
    for name in CORPORA:
        for english, chinese in odd_pairs(folder, name):
            more_en, more_zh = _observed(table, listed, english, chinese)
            en += more_en
            zh += more_zh
    yield "english", _fitted(en, of_english)
    yield "chinese", _fitted(zh, of_chinese)
