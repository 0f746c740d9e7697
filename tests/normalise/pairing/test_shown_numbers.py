"""Numbers by which pieces find each other: both languages show the same ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.normalise.pairing.shown_numbers import shown_numbers

IN_STEP = [
    ("Take 2 tablets every 8 hours.", "每 8 小时服用 2 片。", ["2", "8"]),
    ("About 2 million people", "约 200 万人", ["2000000"]),
    ("1,250 beds and 0.50 mg", "1250 张床位和 0.5 毫克", ["0.5", "1250"]),
    ("Come at 14:30.", "请于下午 2:30 到达。", ["2:30"]),
    ("Come at 14:00.", "请于 2:00 到达。", ["2"]),
    ("two thirds of the twelve", "十二人中的三分之二", ["0.6666666666666666666666666667", "12"]),
    ("On Wednesday 3 March", "3 月 3 日星期三", ["3", "3", "3"]),
    ("both hands", "双手", ["2"]),
    ("in the 1960s", "20 世纪 60 年代", ["1960"]),
    ("COVID-19 and H1N1", "COVID-19 和 H1N1", ["19"]),
    ("room ３０５", "３０５ 室", ["305"]),
    ("one cup", "一杯", []),
]


@pytest.mark.parametrize(("en", "zh", "numbers"), IN_STEP)
def test_both_languages_show_the_same_numbers(en: str, zh: str, numbers: list[str]) -> None:
    assert sorted(shown_numbers(en, "en").elements()) == numbers
    assert sorted(shown_numbers(zh, "zh").elements()) == numbers


@given(st.integers(2, 10**9), st.sampled_from(["en", "zh"]))
def test_a_whole_number_is_told_as_it_is(number: int, language: str) -> None:
    for written in (str(number), f"{number:,}", f"00{number}"):
        told = shown_numbers(f"= {written} =", "zh" if language == "zh" else "en")
        assert told == {str(number): 1}


@given(st.text(alphabet="0123456789.,: 万千百亿多半十二三分之星期周年代twohalfMay½０", max_size=30))
def test_any_text_is_read(text: str) -> None:
    for language in ("en", "zh"):
        told = shown_numbers(text, "zh" if language == "zh" else "en")
        assert "1" not in told and all(count > 0 for count in told.values())
