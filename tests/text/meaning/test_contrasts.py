"""Words that exclude each other: the sentences of `contrast-cases.tsv`, and what holds for every set."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.data import table

from duizhao.text.bilingual import link
from duizhao.text.bilingual.word_classes import excludes
from duizhao.text.meaning.certainty import judged
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.contrast_hits import chinese_hits, english_hits
from duizhao.text.meaning.contrast_sets import FAMILY, PLAIN, ContrastSets, contrast_sets, forms, shipped
from duizhao.text.meaning.detectors import comparatives, contrast_words, contrasts, tenses

FAMILIES = frozenset(
    "medicine form body symptom person direction degree change time state amount place thing trade".split()  # noqa: SIM905 - words
)
MEMBER_KEYS = frozenset(("en", "zh", "en_also", "zh_also"))
DETECTORS = (comparatives, contrast_words, contrasts, tenses)
# The share of the wrong cases that may be missed: some name things that no list has, and what is told is set by how
# seldom good translations are flagged.
MISSED = 0.2
CASES = list(table(Path(__file__).with_name("contrast-cases.tsv")))


def clues(en: str, zh: str) -> list[Clue]:
    sentences = link(en, zh)
    return [clue for detector in DETECTORS for clue in detector.find(sentences)]


def told(en: str, zh: str) -> list[Clue]:
    sentences = link(en, zh)
    return [one.clue for detector in DETECTORS for one in judged(detector.find(sentences), sentences)]


def test_a_right_case_is_never_told() -> None:
    assert [(case["en"], case["zh"]) for case in CASES if told(case["en"], case["zh"])] == []


def test_most_wrong_cases_are_told() -> None:
    missed = [(case["wrong"], case["zh"]) for case in CASES if not told(case["wrong"], case["zh"])]
    assert len(missed) <= MISSED * len(CASES), missed


def members() -> Iterator[tuple[str, str, str, str]]:
    """A set, a member, and the first plain English and Chinese form of it."""
    first: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for language, form, name, member, strong in forms(shipped()):
        if strong and not set(form) & set("/*"):
            first[name, member].setdefault(language, form)
    for (name, member), found in first.items():
        if len(found) == 2:
            yield name, member, found["en"], found["zh"]


def test_no_member_contradicts_itself() -> None:
    wrong = [
        (name, member)
        for name, member, en, zh in members()
        if any(clue.kind == contrasts.KIND for clue in clues(f"This is {en} here.", f"这里是“{zh}”。"))
    ]
    assert wrong == []


def test_a_form_stands_in_one_member_of_a_set_alone() -> None:
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for language, form, name, member, strong in forms(shipped()):
        if strong:
            found[language, name, form].add(member)
    assert {key: names for key, names in found.items() if len(names) > 1} == {}


def test_the_file_is_well_formed() -> None:
    for name, table_ in shipped().items():
        if name == PLAIN:
            continue
        assert table_[FAMILY] in FAMILIES, name
        assert len(table_) > 2, f"{name} has one member alone"
        for member, lists in table_.items():
            if member != FAMILY:
                assert set(lists) <= MEMBER_KEYS, (name, member)
                assert lists["en"].strip(" ,") and lists["zh"].strip(), (name, member)


OWN = ContrastSets(
    {
        "plain": {"en": "right away", "zh": "热情"},
        "side": {
            "family": "direction",
            "left": {"en": "left", "zh": "左 左边"},
            "right": {"en": "right, '/\\bstarboard, (?:side)/'", "zh": "右 右边"},
        },
        "heat": {
            "family": "degree",
            "hot": {"en": "hot, scald*", "zh": "热"},
            "cold": {"en": "cold", "zh": "冷", "zh_also": "凉"},
        },
    }
)


def found(en: str, zh: str) -> list[tuple[str, str, str]]:
    return [
        (clue.group, en[slice(*clue.en)], zh[slice(*clue.zh)])
        for clue in contrasts.compared(link(en, zh), OWN)
        if clue.en and clue.zh
    ]


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        ("The left door", "右边的门", [("side", "left", "右边")]),
        ("The left and the right door", "左边和右边的门", []),
        ("Scalding water", "水很冷", [("heat", "Scalding", "冷")]),
        ("Go right away to the left door", "马上去左边的门", []),
        ("The room is not hot", "房间很冷", []),
        ("The room is hot", "房间不冷", []),
        ("The host was hot", "主人很热情", []),
        ("To starboard, side on", "在左边", [("side", "starboard, side", "左边")]),
    ],
)
def test_sets_of_ones_own(en: str, zh: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(en, zh) == expected


def test_a_phrase_hides_its_words_and_a_longer_chinese_word_a_shorter_one() -> None:
    sets = contrast_sets()
    names = {name for hit in english_hits("Lie on your back.", sets) for name in hit.named.strong}
    assert "face-up-down" in names
    assert "body" not in names
    names = {name for hit in chinese_hits("患者发热。", sets) for name in hit.named.strong}
    assert "symptom" in names
    assert "temperature" not in names


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("knee", "elbow", "same class"),
        ("hot", "cold", "antonym"),
        ("knee", "knees", ""),
        ("insulin", "insulin glargine", ""),
        ("finger", "thumb", ""),
        ("table", "democracy", ""),
    ],
)
def test_words_exclude_each_other_by_class(one: str, other: str, how: str) -> None:
    assert excludes(one, other) == excludes(other, one) == how
