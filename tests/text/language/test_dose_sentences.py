"""Sentences about doses, times and what to do: `dose-sentences.tsv`, to which an editor can add a line.

`en` and `zh` say the same, and no sentence rule may speak. Each text in `wrong`, split by |, stands in the place of the Chinese
and has one fault that could hurt somebody: some rule has to find it.
"""

import csv
from pathlib import Path

import pytest

from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.rule import Knowledge
from duizhao.library.sentence_table import SentenceRow, TableCell

TABLE = Path(__file__).with_name("dose-sentences.tsv")
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
WRONG = [(row["en"], wrong.strip()) for row in ROWS for wrong in row["wrong"].split("|") if wrong.strip()]


def said(en: str, zh: str) -> list[str]:
    pair = SentenceRow("1", 2, TableCell(en, 0), TableCell(zh, 0))
    return [
        f"{finding.rule}: {finding.message.en}" for finding in check_sentences([pair], TABLE, Knowledge())
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["en"])
def test_the_same_in_both_languages(row: dict[str, str]) -> None:
    assert not said(row["en"], row["zh"])


@pytest.mark.parametrize(("en", "zh"), WRONG, ids=lambda text: text)
def test_a_fault_that_could_hurt(en: str, zh: str) -> None:
    assert said(en, zh)
