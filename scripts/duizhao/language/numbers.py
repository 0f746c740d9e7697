"""Numbers with their units, in English and Chinese text, as values that can be compared.

Digits (full width too), thousands commas, 万 and 亿, million and billion, Chinese numerals, English number words,
once and twice, months by name, percentages. Digits inside names (COVID-19, S14, H1N1) are names, not numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from duizhao.bilingual import Language

Written = Literal["digits", "words"]

PER_KG = r"(?:/| per | for each | for every )(?:kg|kilo(?:gram)?)"
# unit: (English spellings, Chinese spellings). The first English one is shown to people.
UNITS: dict[str, tuple[str, str]] = {
    "%": (r"%|percent|per cent", r"%|％"),
    "mg/kg": (rf"(?:mg|milligrams?){PER_KG}", r"mg/kg|毫克[/每](?:千克|公斤)"),
    "µg/kg": (rf"(?:µg|μg|mcg|micrograms?){PER_KG}", r"(?:µg|μg|mcg)/kg|微克[/每](?:千克|公斤)"),
    "g/kg": (rf"(?:g|grams?){PER_KG}", r"g/kg|克[/每](?:千克|公斤)"),
    "ml/kg": (rf"m[lL]{PER_KG}", r"m[lL]/kg|毫升[/每](?:千克|公斤)"),
    "µg": (r"µg|μg|mcg|micrograms?", r"µg|μg|mcg|微克"),
    "mg": (r"mg|milligrams?", r"mg|毫克"),
    "kg": (r"kg|kilograms?|kilos?", r"kg|千克|公斤"),
    "g": (r"g|grams?", r"g|克"),
    "ml": (r"ml|mL|millilit(?:er|re)s?", r"ml|mL|毫升"),
    "l": (r"L|lit(?:er|re)s?", r"L|升"),
    "mmHg": (r"mm ?Hg", r"mm ?Hg|毫米汞柱"),
    "mm": (r"mm|millimet(?:er|re)s?", r"mm|毫米"),
    "cm": (r"cm|centimet(?:er|re)s?", r"cm|厘米"),
    "km": (r"km|kilomet(?:er|re)s?", r"km|千米|公里"),
    "°C": (r"°C|℃|degrees? celsius", r"°C|℃|摄氏度|度"),
    "second": (r"seconds?|secs?|s", r"秒钟?|s"),
    "minute": (r"minutes?|mins?", r"分钟"),
    "hour": (r"hours?|hrs?|h", r"个?小时|个?钟头|h"),
    "day": (r"days?", r"天|日(?!期|本|常)"),
    "week": (r"weeks?", r"周(?!围|岁|年)|个?星期|个?礼拜"),
    "month": (r"months?", r"个月"),
    "calendar month": (r"(?!)", r"月(?!龄)份?"),
    "decade": (r"(?!)", r"年代"),
    "year": (r"years?(?! old|-old)", r"年(?!龄|级|月|代|\s*[\d一二三四五六七八九十]+ ?月)"),
    "time": (r"times", r"次(?!日|要)"),
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january|jan",
            "february|feb",
            "march",
            "april|apr",
            "may",
            "june|jun",
            "july|jul",
            "august|aug",
            "september|sept|sep",
            "october|oct",
            "november|nov",
            "december|dec",
        ],
        start=1,
    )
    for name in names.split("|")
}
ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
OTHER_WORDS = {"once": 1, "twice": 2, "half": Decimal("0.5"), "dozen": 12}
MAGNITUDES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 1000,
    "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12,
}  # fmt: skip
CHINESE_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
CHINESE_STEPS = {"十": 10, "百": 100, "千": 1000}
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")

DIGITS = re.compile(
    r"(?<![A-Za-z\d.])(?<![A-Za-z][-–_])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?![A-Z](?![A-Za-z])|[A-Za-z]*\d)"
    r"(?:\s?(?P<magnitude>hundred|thousand|million|billion|trillion|万亿|百万|千万|万|亿)(?![A-Za-z]))?"
    r"(?P<ordinal>st|nd|rd|th)?(?![A-Za-z])?"
)
WORDS = re.compile(
    r"(?<![A-Za-z-])(?:(?P<tens>" + "|".join(TENS) + r")(?:[- ](?P<unit>" + "|".join(list(ONES)[:9]) + r"))?"
    r"|(?P<one>" + "|".join(sorted([*ONES, *OTHER_WORDS], key=len, reverse=True)) + r"))"
    r"(?:[ -](?P<magnitude>hundred|thousand|million|billion))?(?![A-Za-z])"
    r"|(?<![A-Za-z])(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
BEFORE_A_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|(?<![A-Za-z])(?:in|since|until|till|by|from|during|early|late|mid|last|next|every))[ -]$",
    re.IGNORECASE,
)
# Written by the century in Chinese: 20 世纪 90 年代; by the year in English: the 1990s.
DECADE = {
    "en": re.compile(r"(?<![A-Za-z\d])(?P<year>\d{3}0)['’]?s(?![A-Za-z])"),
    "zh": re.compile(
        r"(?P<century>\d{2}|[二十一九八七]{1,3}) ?世纪 ?(?P<tens>\d0|[二三四五六七八九]十) ?年代|(?P<year>\d{3}0) ?年代"
    ),
}
# 每公斤体重 0.5 毫克: the body weight stands before the dose.
PER_KILOGRAM = re.compile(r"每 ?(?:公斤|千克|kg)(?:体重)?[^，。；,;\d]{0,8}$")
NUMERAL = "[〇零一二两三四五六七八九十百千]"
# 百分之 is a percent sign, not a hundred; behind 万 and 亿 the number goes on (一万两千, 三亿五千万).
CHINESE = re.compile(
    rf"(?:(?P<percent>百分之) ?|(?!百分之))(?P<numeral>{NUMERAL}+(?:点[〇零一二三四五六七八九]+)?)"
    rf"(?:(?P<big>万亿|万|亿)(?:(?P<rest>{NUMERAL}+)(?P<rest_big>万)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; `start` and `end` are offsets in characters. `unit` is empty where none stands beside it."""

    value: Decimal
    unit: str
    start: int
    end: int
    written: Written


# A block is asked for its numbers when it is aligned and again by each rule.
@lru_cache(maxsize=4096)
def numbers(text: str, language: Language) -> tuple[Number, ...]:
    """Every number of `text`, from left to right. `text` is prose: links and code already blanked."""
    text = text.translate(FULL_WIDTH)
    decades = [*_decades(text, language)]
    found = decades + [number for number in _digits(text, language) if not _overlaps(number, decades)]
    words = _chinese(text) if language == "zh" else _words(text)
    found += [number for number in words if not _overlaps(number, found)]
    return tuple(sorted(found, key=lambda number: number.start))


def _overlaps(number: Number, others: Sequence[Number]) -> bool:
    return any(other.start < number.end and number.start < other.end for other in others)


def _decades(text: str, language: Language) -> Iterator[Number]:
    for match in DECADE[language].finditer(text):
        if match["year"]:
            value: Decimal | None = Decimal(match["year"])
        else:
            century, tens = _value(match["century"]), _value(match["tens"])
            value = None if century is None or tens is None else (century - 1) * 100 + tens
        if value is not None:
            yield Number(value, "decade", match.start(), match.end(), "digits")


def _value(numeral: str) -> Decimal | None:
    return Decimal(numeral) if numeral.isdigit() else chinese_value(numeral)


def _digits(text: str, language: Language) -> Iterator[Number]:
    for match in DIGITS.finditer(text):
        value = Decimal(match["digits"].replace(",", ""))
        if match["magnitude"]:
            value *= MAGNITUDES[match["magnitude"]]
        written: Written = "words" if match["ordinal"] else "digits"
        unit, end = _unit_after(text, match.end(), language)
        before = text[max(0, match.start() - 20) : match.start()]
        if not unit and language == "zh" and before.rstrip().endswith("百分之"):
            unit = "%"
        if language == "zh" and unit in ("mg", "µg", "g", "ml") and PER_KILOGRAM.search(before):
            unit = f"{unit}/kg"
        yield Number(value, unit, match.start(), end, written)


def _words(text: str) -> Iterator[Number]:
    for match in WORDS.finditer(text):
        if match["month"]:
            if _is_month(text, match):
                month = Decimal(MONTHS[match["month"].lower()])
                yield Number(month, "calendar month", match.start(), match.end(), "words")
            continue
        if match["tens"]:
            value = Decimal(TENS[match["tens"].lower()] + ONES.get((match["unit"] or "").lower(), 0))
        else:
            word = match["one"].lower()
            value = Decimal(ONES.get(word) or OTHER_WORDS[word])
        if match["magnitude"]:
            value *= MAGNITUDES[match["magnitude"].lower()]
        unit, end = _unit_after(text, match.end(), "en")
        if not unit and (match["one"] or "").lower() in ("once", "twice"):
            unit = "time"
        yield Number(value, unit, match.start(), end, "words")


def _is_month(text: str, match: re.Match[str]) -> bool:
    """ "May" and "march" are also verbs, "Jan" and "April" also people: a month stands beside a number or behind a
    word of time."""
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 4]
    return bool(BEFORE_A_MONTH.search(before) or re.match(r"\.?\s*\d", after))


def _chinese(text: str) -> Iterator[Number]:
    for match in CHINESE.finditer(text):
        value = chinese_value(match["numeral"])
        if value is None:
            continue
        if match["big"]:
            value *= MAGNITUDES[match["big"]]
        if match["rest"]:
            value += (chinese_value(match["rest"]) or 0) * MAGNITUDES.get(match["rest_big"], 1)
        unit, end = _unit_after(text, match.end(), "zh")
        yield Number(value, "%" if match["percent"] else unit, match.start(), end, "words")


def chinese_value(numeral: str) -> Decimal | None:
    """The value of a Chinese numeral below 万 (四十, 一百零五, 三点五, 二〇二六); None for one that is not a number."""
    whole, _, fraction = numeral.partition("点")
    if fraction:
        value = chinese_value(whole)
        return (
            None
            if value is None
            else value + Decimal("0." + "".join(str(CHINESE_DIGITS[c]) for c in fraction))
        )
    if not any(character in CHINESE_STEPS for character in whole):
        return Decimal("".join(str(CHINESE_DIGITS[character]) for character in whole)) if whole else None
    total, digit = 0, None
    for character in whole:
        if character in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[character]
        else:
            total += (1 if digit is None else digit) * CHINESE_STEPS[character]
            digit = 0
    return Decimal(total + (digit or 0))


_UNIT = {
    "en": re.compile(
        r"[\s-]{0,2}(?:" + "|".join(f"(?P<u{index}>{en})" for index, (en, _zh) in enumerate(UNITS.values())) + r")(?![A-Za-z])"
    ),
    "zh": re.compile(
        r"\s?多?\s?(?:" + "|".join(f"(?P<u{index}>{zh})" for index, (_en, zh) in enumerate(UNITS.values())) + r")(?![A-Za-z])"
    ),
}  # fmt: skip
_NAMES = tuple(UNITS)


def _unit_after(text: str, position: int, language: Language) -> tuple[str, int]:
    """The unit that stands at `position`, and where it ends."""
    match = _UNIT[language].match(text, position)
    if not match or not match.lastgroup:
        return "", position
    return _NAMES[int(match.lastgroup[1:])], match.end()
