"""What becomes of the words that a denial denies: the sentences of `denial-cases.tsv`."""

from pathlib import Path

import pytest
from bench.data import table
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.bilingual import link
from duizhao.text.meaning.certainty import judged
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.denied_words import denials, denied_at
from duizhao.text.meaning.detectors.denials import find

CASES = list(table(Path(__file__).with_name("denial-cases.tsv")))
PIECES = (
    "not",
    "unable",
    "eat",
    "the",
    "food",
    ",",
    "but",
    "不",
    "没有",
    "吃",
    "食物",
    "，",
    "无",
    "禁食",
    " ",
)


def told(en: str, zh: str) -> list[Clue]:
    sentences = link(en, zh)
    return [one.clue for one in judged(find(sentences), sentences)]


@pytest.mark.parametrize(
    "case", [one for one in CASES if one["expected"] == "same"], ids=lambda one: one["why"]
)
def test_what_is_denied_on_both_sides_is_not_told(case: dict[str, str]) -> None:
    assert told(case["en"], case["zh"]) == []


@pytest.mark.parametrize(
    "case", [one for one in CASES if one["expected"] != "same"], ids=lambda one: one["why"]
)
def test_what_is_denied_on_one_side_is_a_clue(case: dict[str, str]) -> None:
    assert {clue.kind for clue in find(link(case["en"], case["zh"]))} == {"denial"}


@pytest.mark.parametrize(
    ("en", "zh", "denied"),
    [
        ("We cannot eliminate these viruses.", "我们无法消灭这些病毒。", "消灭"),
        ("It is irreversible.", "它不可逆转。", "逆转"),
        ("The pregnant woman must not use it.", "孕妇禁用。", "孕妇"),
    ],
)
def test_a_denial_denies_the_words_it_governs(en: str, zh: str, denied: str) -> None:
    _english, chinese = denials(link(en, zh))
    start = zh.index(denied)
    assert denied_at(start, start + len(denied), chinese) > 0.5


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=12))
def test_clues_stand_in_their_sentences(en: list[str], zh: list[str]) -> None:
    english, chinese = " ".join(en), "".join(zh)
    for clue in find(link(english, chinese)):
        for extent, text in ((clue.en, english), (clue.zh, chinese)):
            assert extent is None or 0 <= extent[0] < extent[1] <= len(text)
        assert all(isinstance(value, float) for value in clue.features.values())


def test_more_denials_than_a_reader_meets_are_not_compared() -> None:
    assert not list(find(link("You must not eat. " * 30, "请喝水。" * 30)))
