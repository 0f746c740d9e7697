"""Units of measure as the two languages write them, and which of them can be counted into each other."""

import re
from decimal import Decimal

from duizhao.base.bilingual import Language

PER_KG = r"(?:/| per | for each | for every )(?:kg|kilo(?:gram)?)"
# unit: (English spellings, Chinese spellings). The longer ones come first.
UNITS: dict[str, tuple[str, str]] = {
    "%": (r"%|percent|per cent|pct", r"%|个?百分点"),
    "‰": (r"‰|per mille|per thousand", r"‰"),
    "mg/kg": (rf"(?:mg|milligrams?){PER_KG}", r"mg ?/ ?kg|毫克[/每](?:千克|公斤)"),
    "µg/kg": (rf"(?:µg|μg|mcg|micrograms?){PER_KG}", r"(?:µg|μg|mcg) ?/ ?kg|微克[/每](?:千克|公斤)"),
    "g/kg": (rf"(?:g|grams?){PER_KG}", r"g ?/ ?kg|克[/每](?:千克|公斤)"),
    "ml/kg": (rf"m[lL]{PER_KG}", r"m[lL] ?/ ?kg|毫升[/每](?:千克|公斤)"),
    "mg/ml": (r"mg ?/ ?m[lL]|mg per m[lL]|milligrams? per millilit(?:er|re)", r"mg ?/ ?m[lL]|毫克[/每]毫升"),
    "mg/l": (r"mg ?/ ?[lL]", r"mg ?/ ?[lL]|毫克[/每]升"),
    "mg/dl": (r"mg ?/ ?d[lL]", r"mg ?/ ?d[lL]|毫克[/每]分升"),
    "mmol/l": (r"mmol ?/ ?[lL]", r"mmol ?/ ?[lL]|毫摩尔?[/每]升"),
    "ml/h": (r"m[lL] ?/ ?h(?:r|our)?|m[lL] per hour|millilit(?:er|re)s? per hour", r"m[lL] ?/ ?h|毫升[/每]小时"),
    "km/h": (r"km ?/ ?h|kph|kilomet(?:er|re)s? per hour", r"km ?/ ?h|千米[/每]小时|公里[/每]小时"),
    "kg/m²": (r"kg ?/ ?m(?:2|²)", r"kg ?/ ?m(?:2|²)|千克/平方米|公斤/平方米"),
    "µg": (r"µg|μg|mcg|ug|micrograms?", r"µg|μg|mcg|ug|微克"),
    "ng": (r"ng|nanograms?", r"ng|纳克"),
    "mg": (r"mg|milligrams?", r"mg|毫克"),
    "kg": (r"kg|kgs|kilograms?|kilos?", r"kg|千克|公斤"),
    "tonne": (r"tonnes?|metric tons?|tons?", r"吨"),
    "lb": (r"lbs?|pounds?(?! sterling)", r"磅"),
    "oz": (r"oz|ounces?", r"盎司"),
    "g": (r"g|grams?", r"g|克(?!拉|隆|服)"),
    "ml": (r"ml|mL|cc|millilit(?:er|re)s?", r"ml|mL|毫升"),
    "µl": (r"µl|μl|µL|μL|microlit(?:er|re)s?", r"µl|μl|µL|μL|微升"),
    "dl": (r"d[lL]|decilit(?:er|re)s?", r"d[lL]|分升"),
    "l": (r"L|lit(?:er|re)s?", r"L|升(?!高|至|级|到|值|温)"),
    "mmHg": (r"mm ?Hg|millimet(?:er|re)s? of mercury", r"mm ?Hg|毫米汞柱"),
    "kPa": (r"kPa", r"kPa|千帕"),
    "nm": (r"nm|nanomet(?:er|re)s?", r"nm|纳米"),
    "µm": (r"µm|μm|um|microns?|micromet(?:er|re)s?", r"µm|μm|um|微米"),
    "mm": (r"mm|millimet(?:er|re)s?", r"mm|毫米"),
    "cm": (r"cm|centimet(?:er|re)s?", r"cm|厘米|公分"),
    "km": (r"km|kilomet(?:er|re)s?", r"km|千米|公里"),
    "mile": (r"miles?", r"英里"),
    "foot": (r"foot|feet|ft", r"英尺"),
    "inch": (r"inch(?:es)?", r"英寸"),
    "m": (r"m|met(?:er|re)s?", r"m|米(?!饭|粉|兰|其)"),
    "°C": (r"° ?C|℃|degrees? (?:celsius|centigrade)", r"° ?C|℃|摄氏度|度(?!数|假|过|量|日)"),
    "°F": (r"° ?F|℉|degrees? fahrenheit", r"° ?F|℉|华氏度"),
    "mmol": (r"mmol|millimoles?", r"mmol|毫摩尔?"),
    "IU": (r"IU|international units?", r"IU|国际单位"),
    "kcal": (r"kcal|kilocalories?", r"kcal|千卡|大卡"),
    "GB": (r"GB|GiB|gigabytes?", r"GB|GiB|千兆字节"),
    "MB": (r"MB|MiB|megabytes?", r"MB|MiB|兆字节"),
    "KB": (r"KB|KiB|kilobytes?", r"KB|KiB|千字节"),
    "byte": (r"bytes?", r"字节"),
    "kilobase": (r"kb|kilobases?", r"kb|千碱基"),
    "base": (r"bases?(?! (?:on|in|at))", r"个?碱基"),
    "pixel": (r"px|pixels?", r"px|像素"),
    "millisecond": (r"ms|milliseconds?|msecs?", r"ms|毫秒"),
    "second": (r"seconds?|secs?|s", r"秒钟?|s"),
    "minute": (r"minutes?|mins?", r"分钟|min"),
    "hour": (r"hours?|hrs?|h", r"个?(?:半)?小时|个?钟头|h"),
    "day": (r"days?", r"天(?!然|花|气|下|生)|日(?!期|本|常|报(?!道|告)|志|光|益|语|元|前|后)"),
    "week": (r"weeks?|wks?", r"周(?!围|岁|年|边|期|密|报|刊)|个?星期(?![一二三四五六日天])|个?礼拜"),
    "fortnight": (r"fortnights?", r"(?!)"),
    "month": (r"months?(?:[ -]olds?)?", r"个月|月龄"),
    "calendar month": (r"(?!)", r"月(?!龄|经|球|亮|饼|光)份?"),
    "decade": (r"(?!)", r"年代"),
    "ten years": (r"decades?", r"(?!)"),
    "year": (r"years?(?:[ -]olds?)?|yrs?|y/o", r"周?岁|年(?!龄|级|月|代|轻|会|终|报|\s*[\d一二三四五六七八九十]+ ?月)|周年"),
    "tablet": (r"tablets?|pills?|capsules?|caplets?|lozenges?", r"片(?!面|刻|段|区|状|头|名|中|尾|子)|粒(?!子|细|径|度)|颗|丸"),
    "drop": (r"drops?(?! (?:in|of|to|by|from|off|out))", r"滴"),
    "spray": (r"sprays?|puffs?|actuations?", r"喷|揿"),
    "time": (r"times(?! (?:more|higher|greater|larger|as|lower|less|faster))", r"次(?!日|要|数|生|于|氯)"),
    "fold": (r"-?fold|times(?= (?:more|higher|greater|larger|as|lower|less|faster))", r"倍"),
}  # fmt: skip
# Into a common unit: an hour is 60 minutes, whoever does the sum.
SIZES: dict[str, tuple[str, Decimal]] = {
    "millisecond": ("second", Decimal("0.001")), "second": ("second", Decimal(1)), "minute": ("second", Decimal(60)),
    "hour": ("second", Decimal(3600)), "day": ("second", Decimal(86400)), "week": ("second", Decimal(604800)),
    "fortnight": ("second", Decimal(1209600)),
    "month": ("month", Decimal(1)), "year": ("month", Decimal(12)), "ten years": ("month", Decimal(120)), "calendar month": ("month", Decimal(1)),
    "ng": ("g", Decimal("1e-9")), "µg": ("g", Decimal("1e-6")), "mg": ("g", Decimal("0.001")), "g": ("g", Decimal(1)),
    "kg": ("g", Decimal(1000)), "tonne": ("g", Decimal("1e6")),
    "kilobase": ("base", Decimal(1000)), "base": ("base", Decimal(1)),
    "µl": ("l", Decimal("1e-6")), "ml": ("l", Decimal("0.001")), "dl": ("l", Decimal("0.1")), "l": ("l", Decimal(1)),
    "nm": ("m", Decimal("1e-9")), "µm": ("m", Decimal("1e-6")), "mm": ("m", Decimal("0.001")),
    "cm": ("m", Decimal("0.01")), "m": ("m", Decimal(1)), "km": ("m", Decimal(1000)),
    "µg/kg": ("g/kg", Decimal("1e-6")), "mg/kg": ("g/kg", Decimal("0.001")), "g/kg": ("g/kg", Decimal(1)),
}  # fmt: skip
# Pairs of names that mean the same number beside them: "14 May" has no unit in English, 14 日 has one in Chinese.
SAME = frozenset(
    {
        frozenset(("year", "calendar month")),
        frozenset(("time", "fold")),
        # "Two sprays" is 喷两次.
        frozenset(("spray", "time")),
        frozenset(("month", "calendar month")),
    }
)

_NAMES = tuple(UNITS)
_EXPRESSION = {
    "en": re.compile(
        r"[ \xa0\u2009\u202f\u200b-]{0,2}(?:" + "|".join(f"(?P<u{i}>{en})" for i, (en, _zh) in enumerate(UNITS.values())) + r")(?![A-Za-z])"
    ),
    "zh": re.compile(
        r"[ \xa0\u2009\u202f\u200b]{0,2}[多余来]? ?(?:" + "|".join(f"(?P<u{i}>{zh})" for i, (_en, zh) in enumerate(UNITS.values())) + r")(?![A-Za-z])"
    ),
}  # fmt: skip


def unit_at(text: str, position: int, language: Language) -> tuple[str, int]:
    """The unit that stands behind a number ending at `position`, and where it ends; empty where none does."""
    match = _EXPRESSION[language].match(text, position)
    if not match or not match.lastgroup:
        return "", position
    return _NAMES[int(match.lastgroup[1:])], match.end()


def in_common(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in the common unit of its kind: 2 hour is 7200 second."""
    if unit not in SIZES:
        return value, unit
    common, size = SIZES[unit]
    return value * size, common
