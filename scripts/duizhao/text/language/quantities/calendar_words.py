"""Dates in digits, months and weekdays by name, decades."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.chinese_numerals import numeral_value
from duizhao.text.language.quantities.english_numbers import MONTHS, any_of
from duizhao.text.language.quantities.quantity import Quantity
from duizhao.text.language.word_tables import word_set

# 2020-05-04, 2020/5/4, 2020.05.04; 04/05/2020 leaves open which is the month.
_DATE = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})|"
    r"(?P<one>\d{1,2})(?P<stroke>[/.-])(?P<two>\d{1,2})(?P=stroke)(?P<last>(?:19|20)\d\d))(?![\d/-]|\.\d)"
)
_YEAR_MONTH = re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])(?![\d/.-])")
DECADE = {
    "en": re.compile(r"(?<![A-Za-z\d])(?P<year>\d{3}0)['’]?s(?![A-Za-z])|(?<![A-Za-z\d])['’]?(?P<short>[1-9]0)['’]?s(?![A-Za-z])"),
    "zh": re.compile(
        r"(?P<century>\d{2}|[二十一九八七]{1,3})\s*世纪\s*(?P<tens>\d0|[二三四五六七八九]十)\s*年代|(?P<year>\d{3}0)\s*年代"
    ),
}  # fmt: skip
_DECADE_SIGNS = {"en": ("0s", "0's", "0’s"), "zh": ("年代",)}
_MONTH = re.compile(rf"(?<![A-Za-z])(?P<month>{any_of(MONTHS)})(?![A-Za-z])", re.IGNORECASE)
# "May" and "march" are also verbs, "April" and "August" persons: beside a number or a word of time they are months.
_BEFORE_A_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|(?<![A-Za-z])(?:in|since|until|till|by|from|during|early|late|mid|last|next|every|of|"
    r"and|or|to|between|(?:" + any_of(MONTHS) + r")))[ -–—/]$",
    re.IGNORECASE,
)
_AFTER_A_MONTH = re.compile(rf"\.?,? ?\d| of |\.? ?[/–-] ?(?:{any_of(MONTHS)})(?![A-Za-z])", re.IGNORECASE)
_YEAR = re.compile(r",? (?:19|20)\d\d(?!\d)")
_MONTH_WORDS = frozenset(MONTHS)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_NUMBERS = {name: number for number, name in enumerate(_DAYS, 1)} | {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
}  # fmt: skip
_WEEKDAY = re.compile(
    r"(?<![A-Za-z])(?:(?i:" + "|".join(_DAYS) + r")s?|Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?![A-Za-z])"
)
DAY_WORDS = frozenset((*_DAY_NUMBERS, *(f"{name}s" for name in _DAYS)))
_ZH_WEEKDAY = re.compile(
    r"(?:星期|礼拜)(?P<long>[一二三四五六日天])|(?<![一二两三四五六七八九十几\d] )(?<![一二两三四五六七八九十几数\d个外圆四])周(?P<short>[一二三四五六日])"
    r"(?![次回个片粒支针剂篇期节场种般共岁年月天周])"
)
_ZH_DAYS = {sign: number for number, sign in enumerate("一二三四五六日", 1)} | {"天": 7}


def dates(text: str, _language: Language) -> Iterator[Quantity]:
    """Year, month and day of every date in digits."""
    for match in _DATE.finditer(text):
        if match["year"]:
            groups, year = ("month", "day"), "year"
        else:
            groups, year = ("one", "two"), "last"
        first, second = (Decimal(match[name]) for name in groups)
        if not (0 < first < 32 and 0 < second < 32 and min(first, second) <= 12):
            continue
        yield Quantity(Decimal(match[year]), "year", *match.span(year), "digits")
        if match["year"] and first > 12:
            continue
        is_open = not match["year"] and max(first, second) <= 12 and first != second
        if not match["year"] and first > 12:
            (first, second), groups = (second, first), ("two", "one")
        others = ((second,), (first,)) if is_open else ((), ())
        yield Quantity(first, "calendar month", *match.span(groups[0]), "digits", readings=others[0])
        yield Quantity(second, "day", *match.span(groups[1]), "digits", readings=others[1])
    for match in _YEAR_MONTH.finditer(text):
        yield Quantity(Decimal(match["year"]), "year", *match.span("year"), "digits")
        yield Quantity(Decimal(match["month"]), "calendar month", *match.span("month"), "digits")


def months(text: str, language: Language) -> Iterator[Quantity]:
    """English months by name. Where nothing beside it says that it is a month, the word is soft."""
    if language == "zh" or _MONTH_WORDS.isdisjoint(word_set(text)):
        return
    for match in _MONTH.finditer(text):
        name = match["month"]
        before = text[max(0, match.start() - 14) : match.start()]
        is_sure = _BEFORE_A_MONTH.search(before) or _AFTER_A_MONTH.match(text, match.end())
        # "november 2011"; march and may are written so as verbs.
        if name[0].isupper() or (is_sure and len(name) > 5 and _YEAR.match(text, match.end())):
            yield Quantity(
                Decimal(MONTHS[name.lower()]), "calendar month", match.start(), match.end(), "words" if is_sure else "soft"
            )  # fmt: skip


def weekdays(text: str, language: Language) -> Iterator[Quantity]:
    """Days of the week, from Monday (1) to Sunday (7)."""
    if language == "en":
        for match in () if DAY_WORDS.isdisjoint(word_set(text)) else _WEEKDAY.finditer(text):
            name = match.group().lower()
            number = _DAY_NUMBERS.get(name) or _DAY_NUMBERS[name.removesuffix("s")]
            yield Quantity(Decimal(number), "weekday", match.start(), match.end(), "soft")
        return
    for match in _ZH_WEEKDAY.finditer(text) if "周" in text or "星期" in text or "礼拜" in text else ():
        yield Quantity(Decimal(_ZH_DAYS[match["long"] or match["short"]]), "weekday", match.start(), match.end(), "soft")  # fmt: skip


def decades(text: str, language: Language) -> Iterator[Quantity]:
    """The 1990s, 20 世纪 90 年代; in his 40s is told without a unit, for it may be of age, of years or of degrees."""
    if not any(sign in text for sign in _DECADE_SIGNS[language]):
        return
    for match in DECADE[language].finditer(text):
        if language == "en" and match["short"]:
            yield Quantity(Decimal(match["short"]), "", match.start(), match.end(), "digits")
            continue
        if match["year"]:
            value: Decimal | None = Decimal(match["year"])
        else:
            century, tens = _value(match["century"]), _value(match["tens"])
            value = None if century is None or tens is None else (century - 1) * 100 + tens
        if value is not None:
            # The century may be said once for two decades, or not at all.
            readings = () if language == "zh" and not match["year"] else (value % 100,)
            yield Quantity(value, "decade", match.start(), match.end(), "digits", readings=readings)


def _value(numeral: str) -> Decimal | None:
    return Decimal(numeral) if numeral.isdecimal() else numeral_value(numeral)
