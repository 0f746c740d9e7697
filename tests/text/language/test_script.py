"""Which language a sentence is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.language.script import (
    amid_chinese,
    han_count,
    is_chinese_side,
    is_han,
    label,
    longest_english_run,
)

LABELS = [
    ("Ketamine is an anaesthetic.", "en"),
    ("氯胺酮是麻醉药。", "zh"),
    ("SPRAVATO 已获 FDA 批准。", "zh"),
    ("亚麻醉剂量（sub-anaesthetic dose）", "zh"),
    ("使用 rTMS、ECT 或 NMDA 受体拮抗剂。", "zh"),
    ("Benefits of酮胺 treatment are fast.", "mixed"),
    ("The trade name is 速开朗.", "mixed"),
    ("请告诉团队 every medicine that you take now。", "mixed"),
    ("12 %", "none"),
    ("", "none"),
    ("。，", "none"),
]
HAN = [
    ("氯", True),
    ("䓬", True),
    ("𠮷", True),
    ("〇", True),
    ("，", False),
    ("a", False),
    ("１", False),
    ("あ", False),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_label(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(("character", "expected"), HAN)
def test_is_han(character: str, expected: bool) -> None:
    assert is_han(character) is expected


def test_chinese_side_counts_full_width_marks() -> None:
    assert (
        is_chinese_side("，")
        and is_chinese_side("药")
        and not is_chinese_side("a")
        and not is_chinese_side("")
    )


def test_longest_english_run_ends_at_chinese() -> None:
    assert longest_english_run("请告诉 the whole team 关于 every single other medicine") == 4


@given(st.text(max_size=60))
def test_every_text_has_a_label(text: str) -> None:
    answer = label(text)
    assert answer in ("en", "zh", "mixed", "none")
    if answer in ("zh", "mixed"):
        assert han_count(text)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("李华", "由李华确认"),
        ("Li Hua", "由 Li Hua 确认"),
        ("Émile 王", "由 Émile 王确认"),
        ("李华（MD）", "由李华（MD）确认"),
        ("", "由确认"),
    ],
)
def test_a_name_has_a_space_only_where_it_meets_chinese_in_another_script(words: str, stands: str) -> None:
    assert f"由{amid_chinese(words)}确认" == stands
