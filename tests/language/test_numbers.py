"""Which numbers a text holds. A row is a text and what it says: `2 hour` is 2 with the unit hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.bilingual import Language
from duizhao.language.numbers import chinese_value, numbers

ENGLISH = [
    ("at least 2 hours", "2 hour"),
    ("0.5 mg/kg over 40 minutes", "0.5 mg/kg, 40 minute"),
    ("0.5 mg per kg", "0.5 mg/kg"),
    ("a 40-minute infusion", "40 minute"),
    ("28 and 56 mg", "28, 56 mg"),
    ("1,000 people", "1000"),
    ("1000 people", "1000"),
    ("1.5 million people", "1500000"),
    ("a hundred", ""),
    ("one hundred people", "100"),
    ("twenty-five people", "25"),
    ("two weeks", "2 week"),
    ("once or twice a week", "1 time, 2 time"),
    ("three times", "3 time"),
    ("23%", "23 %"),
    ("23 percent", "23 %"),
    ("10–20%", "10, 20 %"),
    ("14 March 2026", "14, 3 calendar month, 2026"),
    ("March 14, 2026", "3 calendar month, 14, 2026"),
    ("the 1st of May", "1, 5 calendar month"),
    ("in May", "5 calendar month"),
    ("since early December", "12 calendar month"),
    ("It may help. They march in step.", ""),
    ("the 1990s", "1990 decade"),
    ("COVID-19, H1N1, B12, CYP3A4, PM2.5 and S14", ""),
    ("a 3D picture and MP3 files", ""),
    ("people 18 years old", "18"),
    ("for 5 years", "5 year"),
    ("38.5 °C", "38.5 °C"),
    ("version 1.10", "1.1"),
    ("140/90 mmHg", "140, 90 mmHg"),
    ("nobody, someone, often, weight", ""),
    ("10,50", "10, 50"),
]
CHINESE = [
    ("至少 2 小时", "2 hour"),
    ("２ 小时", "2 hour"),
    ("两个小时", "2 hour"),
    ("每公斤体重 0.5 毫克，用时 40 分钟", "0.5 mg/kg, 40 minute"),
    ("0.5 毫克/千克", "0.5 mg/kg"),
    ("一千人", "1000"),
    ("1.2 万人", "12000"),
    ("一万两千人", "12000"),
    ("十四亿人", "1400000000"),
    ("三亿五千万人", "350000000"),
    ("百分之百", "100 %"),
    ("三百万人", "3000000"),
    ("二十五人", "25"),
    ("一百零五人", "105"),
    ("两周", "2 week"),
    ("每周两次", "2 time"),
    ("百分之三十", "30 %"),
    ("百分之 0.3", "0.3 %"),
    ("23％", "23 %"),
    ("40 至 60 分钟", "40, 60 minute"),
    ("2026 年 3 月 14 日", "2026, 3 calendar month, 14 day"),
    ("二〇二六年三月", "2026, 3 calendar month"),
    ("3 个月", "3 month"),
    ("6 月龄", "6"),
    ("20 世纪 90 年代", "1990 decade"),
    ("二十世纪七十年代", "1970 decade"),
    ("1990 年代", "1990 decade"),
    ("18 岁", "18"),
    ("5 年", "5 year"),
    ("38.5℃", "38.5 °C"),
    ("收缩压 140 毫米汞柱", "140 mmHg"),
    ("新冠病毒 COVID-19 和 H1N1", ""),
    ("三点五倍", "3.5"),
    ("周围", ""),
]
NUMERALS = [
    ("十", 10), ("十二", 12), ("二十", 20), ("四十五", 45), ("一百", 100), ("一百零五", 105),
    ("两百五十", 250),
    ("三千", 3000), ("一千零一", 1001), ("二〇二六", 2026), ("〇", 0), ("两", 2),
]  # fmt: skip


def told(text: str, language: Language) -> str:
    return ", ".join(
        f"{number.value.normalize():f} {number.unit}".strip() for number in numbers(text, language)
    )


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: str) -> None:
    assert told(text, "zh") == expected


@pytest.mark.parametrize(("numeral", "value"), NUMERALS)
def test_chinese_numeral(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


def test_place_of_a_number_is_number_and_unit() -> None:
    text = "停留 ２０ 分钟。"
    (number,) = numbers(text, "zh")
    assert text[number.start : number.end] == "２０ 分钟"


MIXED = st.text(
    st.sampled_from(
        "0123456789.,%-– abemghoursxyM年月日周个小时分钟两一二十百千万亿点〇百分之每公斤世纪代第次，。"
    ),
    max_size=40,
)


@given(MIXED | st.text(max_size=40), st.sampled_from(["en", "zh"]))
def test_numbers_stand_in_the_text_in_order(text: str, language: Language) -> None:
    end = 0
    for number in numbers(text, language):
        assert end <= number.start < number.end <= len(text)
        assert number.value.is_finite()
        end = number.end
