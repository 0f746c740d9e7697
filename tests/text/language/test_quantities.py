"""Which quantities a text holds. A row is a text and what it says: `2 hour` is 2 with the unit hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import (
    bound_phrases,
    bounds,
    contrary_limits,
    differences,
    period_differences,
    periods,
    quantities,
    swapped_numbers,
)
from duizhao.text.language.quantities.chinese_numerals import numeral_value
from duizhao.text.language.quantities.compare_quantities import CLOCKED

ENGLISH = [
    ("at least 2 hours", "2 hour"),
    ("0.5 mg/kg over 40 minutes", "0.5 mg/kg, 40 minute"),
    ("0.5 mg per kg", "0.5 mg/kg"),
    ("a 40-minute infusion", "40 minute"),
    ("28 and 56 mg", "28 mg, 56 mg"),
    ("1,000 people", "1000"),
    ("1000 people", "1000"),
    ("1.5 million people", "1500000"),
    ("a hundred", "100"),
    ("one hundred people", "100"),
    ("twenty-five people", "25"),
    ("two weeks", "2 week"),
    ("once or twice a week", "1 time, 2 time"),
    ("three times", "3 time"),
    ("23%", "23 %"),
    ("23 percent", "23 %"),
    ("10–20%", "10 %, 20 %"),
    ("14 March 2026", "14, 3 calendar month, 2026"),
    ("March 14, 2026", "3 calendar month, 14, 2026"),
    ("the 1st of May", "1, 5 calendar month"),
    ("in May", "5 calendar month"),
    ("since early December", "12 calendar month"),
    ("It may help. They march in step.", ""),
    ("the 1990s", "1990 decade"),
    ("COVID-19, H1N1, B12, CYP3A4, PM2.5 and S14", ""),
    ("a 3D picture and MP3 files", ""),
    ("people 18 years old", "18 year"),
    ("for 5 years", "5 year"),
    ("38.5 °C", "38.5 °C"),
    ("version 1.10", "1.1 version"),
    ("140/90 mmHg", "140 mmHg, 90 mmHg"),
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
    ("40 至 60 分钟", "40 minute, 60 minute"),
    ("2026 年 3 月 14 日", "2026, 3 calendar month, 14 day"),
    ("二〇二六年三月", "2026, 3 calendar month"),
    ("3 个月", "3 month"),
    ("6 月龄", "6 month"),
    ("20 世纪 90 年代", "1990 decade"),
    ("二十世纪七十年代", "1970 decade"),
    ("1990 年代", "1990 decade"),
    ("18 岁", "18 year"),
    ("5 年", "5 year"),
    ("38.5℃", "38.5 °C"),
    ("收缩压 140 毫米汞柱", "140 mmHg"),
    ("新冠病毒 COVID-19 和 H1N1", ""),
    ("三点五倍", "3.5 fold"),
    ("周围", ""),
]
MORE_ENGLISH = [
    ("a hundred and two degrees fahrenheit", "102 °F"),
    ("half a million people", "500000"),
    ("two-thirds of them", "0.6666666666666666666666666667"),
    ("once every 2 weeks", "1 time, 2 week"),
    ("up to 4 mL/h", "4 ml a hour"),
    ("at 8:30 pm", "1230 clock"),
    ("open 24/7", ""),
    ("mid-2020", "2020"),
    ("omega-3 and Disease-19", ""),
    ("in 2010–11", "2010, 11"),
    ("12 years of age or older", "12 year"),
    ("500 mcg", "500 µg"),
]
MORE_CHINESE = [
    ("一百五十万人", "1500000"),
    ("每 2 周一次", "2 week, 1 time"),
    ("晚上 8 点半", "1230 clock"),
    ("数百万人", ""),
    ("三四天", "3 day, 4 day"),
    ("二进制", ""),
    ("20 多万人", "200000"),
    ("三分之二的人", "0.6666666666666666666666666667"),
    ("千分之五", "5 ‰"),
    ("12 岁及以上", "12 year"),
    ("星期三", ""),
]
# What the two sides say differently: the kind, the English words, the Chinese words.
SAME = [
    ("twice a day", "每日两次"),
    ("twice a day", "一日二次"),
    ("every 2 weeks", "每两周"),
    ("2–4 weeks", "2 至 4 周"),
    ("at least 2 hours", "至少 2 小时"),
    ("2 hours or more", "2 小时以上"),
    ("no more than 3 days", "不超过 3 天"),
    ("3 May 2020", "2020 年 5 月 3 日"),
    ("the 1930s", "20 世纪 30 年代"),
    ("7 pm", "19:00"),
    ("7 pm", "晚上 7 点"),
    ("half of them", "50% 的人"),
    ("1.5 million", "150 万"),
    ("320k followers", "32 万粉丝"),
    ("1 in 10 people", "十分之一的人"),
    ("8 in 10 people", "10 人中有 8 人"),
    ("500 mcg", "0.5 毫克"),
    ("24 months", "两年"),
    ("infused over 40 minutes", "输注 40 分钟"),
    ("one of the most common", "最常见的一种"),
    ("2.6–3.2 million", "260 万至 320 万"),
    ("no country tested more than 3%", "各国均未超过 3%"),
]
DIFFERENT = [
    ("0.5 mg", "5 毫克", "value"),
    ("10 mg", "10 克", "unit"),
    ("at least 2 hours", "最多 2 小时", "bound"),
    ("twice a day", "每周 2 次", "period"),
    ("3 May", "3 月 5 日", "unit"),
    ("for 2 to 3 weeks", "2 至 4 周", "value"),
    ("two weeks", "三周", "value"),
    ("take 2 tablets", "服药", "only"),
    ("in January", "在此期间", "only"),
    ("aged 65 years", "65 个月大", "unit"),
]
NUMERALS = [
    ("十", 10), ("十二", 12), ("二十", 20), ("四十五", 45), ("一百", 100), ("一百零五", 105),
    ("两百五十", 250),
    ("三千", 3000), ("一千零一", 1001), ("二〇二六", 2026), ("〇", 0), ("两", 2),
]  # fmt: skip


def told(text: str, language: Language) -> str:
    """What has to be answered: soft numbers are told by `soft`."""
    return ", ".join(
        f"{number.value.normalize():f} {number.unit}".strip()
        + (f" a {number.period}" if number.period in CLOCKED else "")
        for number in quantities(text, language)
        if number.written != "soft"
    )


@pytest.mark.parametrize(("text", "expected"), ENGLISH + MORE_ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE + MORE_CHINESE)
def test_chinese(text: str, expected: str) -> None:
    assert told(text, "zh") == expected


@pytest.mark.parametrize(("numeral", "value"), NUMERALS)
def test_chinese_numeral(numeral: str, value: int) -> None:
    assert numeral_value(numeral) == value


def kinds(en: str, zh: str) -> list[str]:
    found = [one.kind for one in differences(quantities(en, "en"), quantities(zh, "zh"), one_is_free=True)]
    return found + ["period"] * len(period_differences(periods(en, "en"), periods(zh, "zh")))


@pytest.mark.parametrize(("en", "zh"), SAME)
def test_the_same_quantity_is_no_difference(en: str, zh: str) -> None:
    assert kinds(en, zh) == []


@pytest.mark.parametrize(("en", "zh", "kind"), DIFFERENT)
def test_another_quantity_is_told_by_its_kind(en: str, zh: str, kind: str) -> None:
    assert kind in kinds(en, zh)


def test_place_of_a_number_is_number_and_unit() -> None:
    text = "停留 ２０ 分钟。"
    (number,) = quantities(text, "zh")
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
    for number in quantities(text, language):
        # Both ends of a guess (一两) stand at the same place.
        assert number.group >= 0 or end <= number.start
        assert number.start < number.end <= len(text)
        assert number.value.is_finite()
        end = number.end


LEADS = st.text() | st.lists(
    st.sampled_from(
        [
            "at least",
            "no more than",
            "not exceeding",
            "up",
            "to",
            "about",
            "the",
            "≤",
            ">=",
            "&lt;",
            "max.",
            "min",
            "US$",
            "age of",
            "moſt",
            "than\n",
            "within",
            "($",
            "€",
            " ",
        ]
    ),
    max_size=4,
).map(" ".join)


@given(LEADS, st.sampled_from(["", " ", "\n", " (", " $"]))
def test_the_quick_look_passes_over_no_bound(lead: str, between: str) -> None:
    before = lead + between
    if not bounds._ends_in_a_bound(before):
        expressions = bounds._BEFORE["en"] + bounds._TURNING["en"]
        assert not any(expression.search(before) for _bound, expression in expressions)


PHRASES: list[tuple[str, Language, str, str]] = [
    ("Do not exceed the dose.", "en", "Do not exceed", "down"),
    ("no more than 2", "en", "no more than", "down"),
    ("not later than 5 May", "en", "not later than", "down"),
    ("must not be less than 2", "en", "must not be less than", "up"),
    ("剂量不得超过 2 片", "zh", "不得超过", "down"),
    ("切勿使用超过 2 贴", "zh", "切勿使用超过", "down"),
    ("不少于 2 小时", "zh", "不少于", "up"),
]


@pytest.mark.parametrize(("text", "language", "phrase", "bound"), PHRASES)
def test_bound_phrase_holds_its_denial(text: str, language: Language, phrase: str, bound: str) -> None:
    (found,) = bound_phrases(text, language)
    assert (text[found.start : found.end], found.bound, found.is_denied) == (phrase, bound, True)


def test_contrary_limits_without_a_number() -> None:
    assert contrary_limits("Do not exceed the dose.", "可以超过剂量。")
    assert not contrary_limits("Do not exceed the dose.", "不得超过剂量。")


def swaps(en: str, zh: str) -> list[str]:
    found = swapped_numbers(quantities(en, "en"), quantities(zh, "zh"), en, zh)
    return [f"{a.value} for {b.value}" for a, b in found]


def test_swapped_numbers() -> None:
    assert swaps("Adults 50 mg, children 10 mg", "成人 10 mg，儿童 50 mg") == ["50 for 10"]
    assert swaps("Adults 50 mg, children 10 mg", "儿童 10 mg，成人 50 mg") == []
    assert swaps("from 5 to 10", "从10增至5") == ["5 for 10"]
    assert swaps("| pulse | 60 | 90 |", "| 脉搏 | 90 | 60 |") == ["60 for 90"]


def test_digits_of_another_script_in_a_century_are_read() -> None:
    (decade,) = quantities("20٥ 世纪 90 年代以来", "zh")
    assert decade.value == (5 - 1) * 100 + 90
