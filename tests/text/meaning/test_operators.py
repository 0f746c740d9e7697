"""Words of strength, conditions, quantities and times: the sentences of `operator-cases.tsv`, and how operators are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.data import table

from duizhao.text.bilingual import link
from duizhao.text.meaning.certainty import judged
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.detectors import conditions, quantifiers, strengths, timings
from duizhao.text.meaning.operator_lexicon import LOOKALIKE, OperatorLexicon, words
from duizhao.text.meaning.operators import Comparison, operator, sides, soft_answers

DETECTORS = {
    "strength": strengths,
    "condition": conditions,
    "quantifier": quantifiers,
    "timing": timings,
}
# The share of the wrong cases that may be told by no detector: what is said is likely, not certain.
MISSED = 0.25
CASES = list(table(Path(__file__).with_name("operator-cases.tsv")))
WRONG = [case for case in CASES if case["expected"] != "same"]


def clues(en: str, zh: str) -> Iterator[Clue]:
    sentences = link(en, zh)
    for detector in DETECTORS.values():
        yield from detector.find(sentences)


def told(en: str, zh: str) -> list[Clue]:
    sentences = link(en, zh)
    return [
        one.clue for detector in DETECTORS.values() for one in judged(detector.find(sentences), sentences)
    ]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["expected"] == "same"], ids=lambda case: case["why"]
)
def test_what_says_the_same_is_not_told(case: dict[str, str]) -> None:
    assert told(case["en"], case["zh"]) == []


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case["why"])
def test_what_says_otherwise_is_a_clue_of_its_kind(case: dict[str, str]) -> None:
    assert case["expected"] in {clue.kind for clue in clues(case["en"], case["zh"])}


def test_most_of_what_says_otherwise_is_told() -> None:
    missed = [(case["en"], case["zh"]) for case in WRONG if not told(case["en"], case["zh"])]
    assert len(missed) <= MISSED * len(WRONG), missed


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['why']}, {case['expected']}")
def test_a_clue_shows_words_of_its_sentences(case: dict[str, str]) -> None:
    for clue in clues(case["en"], case["zh"]):
        for extent, text in ((clue.en, case["en"]), (clue.zh, case["zh"])):
            assert extent is None or 0 <= extent[0] <= extent[1] <= len(text)
        assert clue.en or clue.zh
        assert all(isinstance(value, float) for value in clue.features.values())


@pytest.mark.parametrize("kind", DETECTORS)
def test_labels_contradict_only_labels_that_are_found(kind: str) -> None:
    detector = DETECTORS[kind]
    known: Comparison = detector.HOW
    answered = {labels for pairs in (known.fit, known.contrary) for labels in pairs}
    for name in known.alone:
        side, label = name.split(" ", 1)
        assert label in {pair[side == "zh"] for pair in answered}, name
    assert all(0 < degree <= 1 for pairs in (known.fit, known.contrary) for degree in pairs.values())


def test_a_lexicon_takes_the_longest_phrase_and_whole_english_words() -> None:
    lexicon = OperatorLexicon(
        {"all": "all", "not all": "not all", "~some": "some", LOOKALIKE: "after all"}, latin=True
    )
    text = "Not all, small; some — after all."
    assert [(one.label, text[one.start : one.end], one.firm) for one in lexicon.find(text)] == [
        ("not all", "Not all", True),
        ("some", "some", False),
        (LOOKALIKE, "after all", True),
    ]


def test_a_chinese_phrase_begins_where_a_word_begins() -> None:
    zh = "卫生间或厨房，间或停电。"
    found = OperatorLexicon({"sometimes": "间或"}, latin=False).find(zh)
    tokens = link("", zh).zh_tokens
    assert [one.start for one in found] == [2, 7]
    assert [one.start for one in words(found, tokens)] == [7]


def test_an_operator_governs_its_clause() -> None:
    en = "You must, however, wash the towel; dry the cup."
    must = [one for one in strengths._english(link(en, "必须洗毛巾。")) if one.label == "must"]
    tokens = link(en, "").en_tokens
    assert [tokens[n].text for n in must[0].tokens] == ["wash", "towel"]


def test_soft_words_make_a_difference_less_certain() -> None:
    sentences = link("All of the towels are clean.", "毛巾都干净。")
    en = [
        operator(one, sentences.en, sentences.en_tokens, "en")
        for one in quantifiers.ENGLISH.find(sentences.en)
    ]
    zh = [
        operator(one, sentences.zh, sentences.zh_tokens, "zh")
        for one in quantifiers.CHINESE.find(sentences.zh)
    ]
    both = sides(sentences, en, zh)
    first = next(one for one in en if one.firm)
    assert soft_answers(first, None, both, quantifiers.HOW)["en: a soft answer"] == 1.0
    assert soft_answers(first, None, sides(sentences, en, ()), quantifiers.HOW)["en: a soft answer"] == 0.0
