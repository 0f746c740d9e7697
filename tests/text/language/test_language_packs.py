"""The packs of the languages: what is compared keeps the places of what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.language.language_pack import CHINESE, ENGLISH, SIMPLIFIED, TRADITIONAL, pack_of
from duizhao.text.language.simplified import folded
from traditional import traditional

CHINESE_TEXT = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("a1 ，。後著乾\n")
)


@given(st.text() | CHINESE_TEXT)
def test_every_pack_keeps_the_number_of_characters(text: str) -> None:
    for pack in (ENGLISH, SIMPLIFIED, TRADITIONAL):
        assert len(pack.as_compared(text)) == len(text) == len(pack.as_name(text))


@given(st.text() | CHINESE_TEXT)
def test_what_is_no_chinese_is_not_folded(text: str) -> None:
    for old, new in zip(text, folded(text), strict=True):
        assert old == new or ord(old) > 0x2E80


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("請告訴醫生您服用的所有藥物。", "请告诉医生您服用的所有药物。"),
        # Taiwan and Hong Kong prefer other forms of some characters.
        ("這裡的為什麼，跟著說明", "这里的为什么，跟着说明"),
        ("這裏的爲什麼", "这里的为什么"),
        # A phrase decides where a character alone cannot.
        ("乾燥的乾坤，著名的著作", "干燥的乾坤，著名的著作"),
        ("No change, 5 mg.", "No change, 5 mg."),
        ("", ""),
    ],
)
def test_traditional_is_compared_as_simplified(written: str, compared: str) -> None:
    assert TRADITIONAL.as_compared(written) == compared
    assert SIMPLIFIED.as_compared(written) == written


@pytest.mark.parametrize(
    "text",
    ["头发长，发烧，皇后在后面，面条，里面，台风，干净，只有一只，几个月，茶几。", "服药前后，请告诉医生。"],
)
def test_there_and_back_is_the_same_text(text: str) -> None:
    assert traditional(text) != text
    assert folded(traditional(text)) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("請告诉醫生。", [("诉", 2)]),
        ("服用藥物时，请停止。", [("时", 4), ("请", 6)]),
        # These are Traditional characters too.
        ("皇后在台北的里長家，一群人云云。", []),
        ("請告訴醫生您服用的所有藥物。", []),
        ("⽀援", [("⽀", 0)]),
        # Beside the dot of a name, a character may be the bearer's own.
        ("约·伯", []),
    ],
)
def test_simplified_characters_are_wrong_in_traditional_text(text: str, told: list[tuple[str, int]]) -> None:
    found = TRADITIONAL.wrong_characters(text)
    assert [(one.text, one.start) for one in found] == told


def test_a_language_has_one_pack_for_each_way_to_write_it() -> None:
    assert {pack_of("en", chinese) for chinese in CHINESE} == {ENGLISH}
    assert [pack_of("zh", chinese) for chinese in CHINESE] == [SIMPLIFIED, TRADITIONAL]
    assert pack_of("zh") is SIMPLIFIED
