"""The forms in which a quantity may be written, by language, and the law that both sides read them equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import quantities
from duizhao.text.language.quantities.compare_quantities import CLOCKED
from duizhao.text.language.quantities.measurement_units import in_common

FORMS_OF_ENGLISH = [
    ("−20 °C", "-20 °C"),
    ("minus 20 degrees", "-20 degree"),
    ("5-10 mg", "5 mg, 10 mg"),
    ("2½ tablets", "2.5 tablet"),
    ("1 1/2 cups", "1.5"),
    ("two and three quarters", "2.75"),
    ("10⁻³ mol/L", "0.001 mol/l"),
    ("4.5 x 10^9/L", "4500000000 /l"),
    ("2e6 copies", "2000000"),
    ("1 000 mg", "1000 mg"),
    ("1,00,000 rupees", "100000"),
    ("£3m", "3000000"),
    ("0.1 mg·kg⁻¹·h⁻¹", "0.1 mg/kg a hour"),
    ("2 mcg/kg/min", "2 µg/kg a minute"),
    ("5 mL per kilogram per hour", "5 ml/kg a hour"),
    ("100 kcal or 420 kJ", "100 kcal, 420 kJ"),
    ("10 mg bid", "10 mg, 2 time"),
    ("q8h", "8 hour"),
    ("on alternate days", "2 day"),
    ("half past eight", "510 clock"),
    ("a quarter of an hour", "15 minute"),
    ("Type II", "2"),
    ("2020-05-04", "2020 year, 5 calendar month, 4 day"),
    ("Call 5550 1426.", "55501426 telephone"),
    ("v1.2.3", "1.2 version"),
    ("a tenfold rise", "10 fold"),
    ("two point five", "2.5"),
]
FORMS_OF_CHINESE = [
    ("零下 20 ℃", "-20 °C"),
    ("负 3 分", "-3"),
    ("一岁半", "1.5 year"),
    ("一个半小时", "1.5 hour"),
    ("半片", "0.5 tablet"),
    ("1 又 1/2 片", "1.5 tablet"),
    ("3 万 4000 人", "34000"),
    ("25万6千", "256000"),
    ("一万零十二", "10012"),
    ("一万五千亿元", "1500000000000"),
    ("三万五", "35000"),
    ("百分之一点五", "1.5 %"),
    ("八成半", "85 %"),
    ("千分之一", "1 ‰"),
    ("三百余家", "300"),
    ("十多例", "10"),
    ("两起病例", "2"),
    ("下午两点", "840 clock"),
    ("八点三刻", "525 clock"),
    ("一刻钟", "15 minute"),
    ("5 μg/(kg·min)", "5 µg/kg a minute"),
    ("每公斤每小时 5 毫升", "5 ml/kg a hour"),
    ("20 毫摩尔/升", "20 mmol/l"),
    ("400 万单位", "4000000 IU"),
    ("二两", "2 tael"),
    ("Ⅲ期", ""),
    ("隔日", "2 day"),
]
SOFT_NUMBERS: list[tuple[str, Language, str]] = [
    ("interleukin-6", "en", "6"),
    ("open 24/7", "en", "24 hour, 7 day"),
    ("at noon on Thursday", "en", "720 clock, 4 weekday"),
    ("several hundred samples", "en", "100"),
    ("数百个样本", "zh", "100"),
    ("周四", "zh", "4 weekday"),
    ("一周一次", "zh", ""),
    ("There are no Pods", "en", "0"),
    ("① 打开", "zh", "1"),
]


def told(text: str, language: Language) -> str:
    """What has to be answered: soft numbers are told by `soft`."""
    return ", ".join(
        f"{number.value.normalize():f} {number.unit}".strip()
        + (f" a {number.period}" if number.period in CLOCKED else "")
        for number in quantities(text, language)
        if number.written != "soft"
    )


def soft(text: str, language: Language) -> str:
    return ", ".join(
        f"{number.value.normalize():f} {number.unit}".strip()
        for number in quantities(text, language)
        if number.written == "soft"
    )


@pytest.mark.parametrize(("text", "expected"), FORMS_OF_ENGLISH)
def test_form_of_english(text: str, expected: str) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), FORMS_OF_CHINESE)
def test_form_of_chinese(text: str, expected: str) -> None:
    assert told(text, "zh") == expected


@pytest.mark.parametrize(("text", "language", "expected"), SOFT_NUMBERS)
def test_soft_number(text: str, language: Language, expected: str) -> None:
    assert soft(text, language) == expected


UNITS = {
    "mg": ("mg", " milligrams", "毫克"), "ml": ("mL", " millilitres", "毫升"), "µg": ("µg", " micrograms", "微克"),
    "mmol/l": (" mmol/L", " mmol per litre", "毫摩尔/升"), "hour": (" h", " hours", "小时"), "kcal": (" kcal", " kilocalories", "千卡"),
    "%": ("%", " per cent", "%"), "mmHg": (" mmHg", " mm Hg", "毫米汞柱"), "kg": (" kg", " kilograms", "公斤"), "year": (" yr", " years", "年"),
    "ml/kg": (" mL/kg", " mL per kilogram", "毫升/公斤"), "tablet": (" tablets", " pills", "片"),
}  # fmt: skip
CHINESE_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number below ten thousand as Chinese writes it in words."""
    written, rest, gap = "", number, False
    for step, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, step)
        if digit:
            written += ("零" if gap and written else "") + CHINESE_DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return written.removeprefix("一") if 10 <= number < 20 else written


@given(
    st.integers(2, 9999), st.integers(0, 99), st.sampled_from(sorted(UNITS)), st.booleans(), st.integers(0, 1),
    st.sampled_from(["digits", "words", "wan"]),
)  # fmt: skip
def test_what_one_side_writes_is_read_equal_on_the_other(
    whole: int, part: int, unit: str, grouped: bool, name: int, form: str
) -> None:
    number = f"{whole:,}" if grouped else str(whole)
    zh_number = str(whole)
    if form == "digits":
        number, zh_number = f"{number}.{part:02}", f"{zh_number}.{part:02}"
    elif form == "words":
        zh_number = chinese(whole)
    else:
        number, zh_number = f"{3 * 10**4 + whole:,}", f"3 万 {whole:04}"
    en, zh = f"Up to {number}{UNITS[unit][name]}.", f"最多 {zh_number}{' ' * name}{UNITS[unit][2]}。"
    (a,), (b,) = (
        [one for one in quantities(text, language) if one.written != "soft"]
        for text, language in ((en, "en"), (zh, "zh"))
    )  # type: ignore[arg-type]  # fmt: skip
    assert in_common(a.value, a.unit) == in_common(b.value, b.unit)
    assert (a.unit, a.bound) == (unit, b.bound)
