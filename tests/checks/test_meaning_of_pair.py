"""What the rules about meaning are given of two blocks: which sentences are compared, and how much is believed."""

from dataclasses import replace

import pytest

from duizhao.align.align import BlockPair
from duizhao.checks.check_library import check_texts
from duizhao.checks.compare_blocks.meaning_of_pair import differences
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.text.markdown.blocks import Block

MEANING = tuple(
    rule
    for rule in all_rules()
    if rule.id in ("different-polarity", "different-direction", "different-strength")
)
LOST = ("Do not drive.", "可以开车。")
# Three good sentences, and one more in Chinese than in English: the pairing is not certain.
GOOD_EN = "The nurse checks your blood pressure. You can bring a friend. Drink water in the morning."
GOOD_ZH = "护士会测量您的血压。您可以带一位朋友来。早上请喝水。水要温的。"


def found(en: str, zh: str, kinds: tuple[str, ...] = ("denial",)) -> list[tuple[str, str]]:
    """The words of the differences in two paragraphs."""
    pair = BlockPair(Block("paragraph", en, 1), Block("paragraph", zh, 1))
    return [(one.words("en"), one.words("zh")) for one in differences(pair, kinds)]


def test_a_kind_includes_what_is_named_after_it_and_nothing_else() -> None:
    assert found(*LOST) == [("not", "")]
    assert found(*LOST, ("denial-moved", "den", "timing")) == []
    # What is forbidden here and allowed there differs in strength as well.
    assert found(*LOST, ("strength",)) == [("Do not", "可以")]


def test_the_same_text_on_both_sides_is_no_difference() -> None:
    same = "Do not drive. 可以开车。"
    assert found(same, same) == []


def test_a_short_block_is_compared_as_one_where_its_sentences_may_be_paired_otherwise() -> None:
    assert found("Rest today. Do not drive, whatever happens.", "今天请休息，无论如何不要开车。") == []
    assert found("Rest today. Do not drive, whatever happens.", "今天请休息，无论如何可以开车。") == [
        ("not", "")
    ]


def test_in_a_long_block_only_sentences_that_surely_answer_each_other_are_compared() -> None:
    assert found(f"{GOOD_EN} Do not drive.", f"{GOOD_ZH} 不要开车。") == []
    assert found(f"{GOOD_EN} Do not drive.", f"{GOOD_ZH} 可以开车。") == [("not", "")]
    # Nothing answers this sentence: it may be anything.
    assert found(f"{GOOD_EN} Do not worry at all.", f"{GOOD_ZH} 蓝色的鸟会唱歌。") == []


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("Do not drive today.\n", "今天可以开车。\n"),
        ("Your blood pressure may rise for a short time.\n", "血压可能短时间下降。\n"),
        ("Never share your needles with other people.\n", "可以与他人共用针头。\n"),
    ],
)
def test_in_a_library_about_software_no_difference_of_meaning_is_sure(en: str, zh: str) -> None:
    def confidences(knowledge: Knowledge) -> set[str]:
        return {finding.confidence for finding in check_texts(en, zh, knowledge, MEANING)}

    assert confidences(Knowledge()) == {"sure"}
    assert confidences(replace(Knowledge(), profile="software")) == {"possible"}
