"""House style of Chinese typography. A row is a text as typed and as it should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.language.typography import CLEAN, Habits, _line_corrections, apply, corrections

CORRECTED = [
    ("此外,请告诉团队。", "此外，请告诉团队。"),
    ("请告诉团队.", "请告诉团队。"),
    ("安全吗?", "安全吗？"),
    ("注意!", "注意！"),
    ("请告诉团队:过敏", "请告诉团队：过敏"),
    ("先休息;再喝水", "先休息；再喝水"),
    ("解离(感到脱离)很常见", "解离（感到脱离）很常见"),
    ("解离 (感到脱离) 很常见", "解离（感到脱离）很常见"),
    ("解离(dissociation)很常见", "解离（dissociation）很常见"),
    ("使用56 mg的药", "使用 56 mg 的药"),
    ("关于NMDA受体", "关于 NMDA 受体"),
    ("**此外,请休息**", "**此外，请休息**"),
    ("- 第一,休息\n- 第二,喝水", "- 第一，休息\n- 第二，喝水"),
    ("| 副作用,常见 | 28 |", "| 副作用，常见 | 28 |"),
]
RIGHT = [
    "每 1,000 人中有 3 至 4 人（0.3% 至 0.4%）。",
    "血压 120/80 mmHg，时间 8:30，比例 1:10，日期 2026-03-14。",
    "即“高压”：心脏收缩时的血压……",
    "参见[网页](https://example.org/a,b(1)?c=中,文)。",
    "请访问 https://example.org/a,b?c=d 查看。",
    "运行 `命令,参数` 即可。",
    "## 妊娠 {#pregnancy}",
    "有帮助。[S01](sources.md#s01){ .source } [S02](sources.md#s02){ .source }",
    "它有帮助。[^1]",
    "**氯胺酮**是一种药。",
    "消旋氯胺酮即 (R,S)-ketamine。",
    '写作 <span title="a,b">速开朗</span>。',
    "公式 $a,b$ 不变。",
    '--8<-- "zh/includes/emergency.md"',
    "Ketamine (an anaesthetic), 5: a review.",
    "![图表](a,b.png)",
    "",
]


@pytest.mark.parametrize(("typed", "wanted"), CORRECTED)
def test_corrected(typed: str, wanted: str) -> None:
    assert apply(typed, corrections(typed)) == wanted


@pytest.mark.parametrize("text", [*RIGHT, *(wanted for _typed, wanted in CORRECTED)])
def test_right_already(text: str) -> None:
    assert corrections(text) == ()


def letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]


TEXT = st.text(st.sampled_from("aB12 ,.:;!?()[]*`-%/<>{}#\n“”（），。：氯胺酮药的"), max_size=30)


@given(TEXT)
def test_twice_is_once(text: str) -> None:
    once = apply(text, corrections(text))
    assert apply(once, corrections(once)) == once


@given(TEXT | st.text(max_size=30))
def test_no_letter_or_digit_changes(text: str) -> None:
    assert letters(apply(text, corrections(text))) == letters(text)


@given(TEXT)
def test_corrections_say_what_they_replace(text: str) -> None:
    end = 0
    for correction in corrections(text):
        assert end <= correction.start <= correction.end <= len(text)
        assert text[correction.start : correction.end] == correction.old != correction.new
        end = correction.end


HAN = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.sampled_from("年月日点号一的元第，。、；：？！"),
    min_size=1,
    max_size=6,
)
LATIN = st.text(st.sampled_from("aBxXmMgK019"), min_size=1, max_size=4)
MOSTLY_CLEAN = st.tuples(HAN, st.lists(st.tuples(LATIN, HAN).map(" ".join), max_size=4)).map(
    lambda parts: " ".join([parts[0], *parts[1]])
)


@given(MOSTLY_CLEAN, st.booleans(), st.booleans())
def test_what_is_clean_by_its_form_has_no_correction(text: str, spaced: bool, wide: bool) -> None:
    assert not CLEAN.fullmatch(text) or not _line_corrections(text, [], Habits(spaced, wide))
