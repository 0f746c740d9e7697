"""Halves with their unit (half an hour, 一个半小时) and every second day (every other day, 隔日)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import chinese_numerals, english_numbers
from duizhao.text.language.quantities.measurement_units import unit_at
from duizhao.text.language.quantities.quantity import Quantity

HALF = Decimal("0.5")
_NUMBER_WORD = english_numbers.any_of((*english_numbers.ONES, *english_numbers.TENS))
_EN_HALF = re.compile(
    # two and a half hours, 2 and a half hours · an hour and a half · half an hour, half a tablet
    rf"(?<![A-Za-z\d.])(?:(?P<number>\d+|{_NUMBER_WORD}) and a half(?=[ -])|"
    rf"(?:an?|one|(?P<whole>{_NUMBER_WORD})) (?P<before>hours?|days?|weeks?|months?|years?|tablets?) and a half|"
    r"(?:a |one[- ])?half(?: of)?(?= an? | (?:hour|tablet)\b))(?![A-Za-z])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r" an?(?= )", re.IGNORECASE)
_ZH_HALF = re.compile(
    # 一个半小时, 两片半, 一年半, 半小时, 半片
    rf"(?P<number>{chinese_numerals.ONE}+|\d+)? ?(?P<before>年|天|周|小时|片|粒)半(?!夜|数|导|径|岛|途|球|场)|"
    rf"(?P<whole>{chinese_numerals.ONE}+|\d+)? ?(?:个)?半(?=个?(?:小时|钟头|月)|天|年(?!代)|片|粒)"
)
_EN_SECOND = re.compile(
    r"(?<![A-Za-z])every (?:other|second) (?P<unit>day|week|month|year)(?![a-z])", re.IGNORECASE
)
_ZH_SECOND = re.compile(r"(?:每隔一|隔)(?:个)?(?P<unit>[日天周月年])(?!离|夜)")
_ZH_UNITS = {"日": "day", "天": "day", "周": "week", "月": "month", "年": "year"}


def halves(text: str, language: Language) -> Iterator[Quantity]:
    """Halves of a unit, alone or behind a whole number, and every second day, week, month or year."""
    if language == "en":
        yield from _english(text) if "half" in text or "Half" in text else ()
        for match in _EN_SECOND.finditer(text) if "very " in text else ():
            yield Quantity(Decimal(2), match["unit"].lower(), match.start(), match.end(), "words")
        return
    yield from _chinese(text) if "半" in text else ()
    for match in _ZH_SECOND.finditer(text) if "隔" in text else ():
        yield Quantity(Decimal(2), _ZH_UNITS[match["unit"]], match.start(), match.end(), "words")


def _english(text: str) -> Iterator[Quantity]:
    for match in _EN_HALF.finditer(text):
        word = match["number"] or match["whole"] or ("one" if match["before"] else "")
        value = (_english_value(word) if word else Decimal(0)) + HALF
        if match["before"]:
            unit, _end = unit_at(f"1 {match['before']}", 1, "en")
            end = match.end()
        else:
            article = _ARTICLE.match(text, match.end())
            unit, end = unit_at(text, article.end() if article else match.end(), "en")
        if unit:
            yield Quantity(value, unit, match.start(), end, "words")


def _english_value(word: str) -> Decimal:
    if word.isdigit():
        return Decimal(word)
    return Decimal(english_numbers.ONES.get(word.lower()) or english_numbers.TENS[word.lower()])


def _chinese(text: str) -> Iterator[Quantity]:
    for match in _ZH_HALF.finditer(text):
        number = match["number"] or match["whole"]
        if match["before"] and not number:
            continue
        whole = Decimal(0)
        if number:
            known = Decimal(number) if number.isascii() else chinese_numerals.numeral_value(number)
            if known is None:
                continue
            whole = known
        if match["before"]:
            unit, _end = unit_at(match["before"], 0, "zh")
            end = match.end()
        else:
            unit, end = unit_at(text, match.end(), "zh")
        if unit:
            yield Quantity(whole + HALF, unit, match.start(), end, "words")
