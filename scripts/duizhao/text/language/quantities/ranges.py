"""Ranges: both ends have the unit and the magnitude of the last (2–4 weeks, 2.6 至 3.2 万), and 2010–11 is 2010 to 2011."""

import re
from dataclasses import replace
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.quantity import Quantity

_MAGNITUDES = {
    "千": 10**3,
    "万": 10**4,
    "亿": 10**8,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d) ?[-–—/] ?(?P<last>\d\d)(?![\d-])")
RANGE = {
    "en": re.compile(
        r" ?(?:-|–|—|−|~|/|to|or|and|through|up to|until|till)(?: ?(?:about|around|even|the|a|an))? ?",
        re.IGNORECASE,
    ),
    "zh": re.compile(r" ?(?:-|–|—|−|－|～|~|至|到|或|和|、|与|~|—|——|/) ?(?:第|约)? ?"),
}
# What stands in a range, and not between two numbers of a list.
_BETWEEN = re.compile(r" ?(?:-|–|—|−|－|～|~|to|through|up to|至|到|——) ?")
# No range has more characters between its numbers: " up to around ".
LONGEST_RANGE = 20
_HIGH = re.compile(r"[\d.,]+ ?[多余]?(?P<magnitude>[千万亿]|million|billion|thousand|trillion)")
# Units that a number before the last one does not share: 3 to 5 pm.
_ALONE = frozenset(("clock", "calendar month", "decade", "weekday", "version", "telephone"))


def short_years(found: list[Quantity], text: str) -> list[Quantity]:
    """`found` with the year that the end of 2010–11 means as a reading."""
    starts = {one.start: index for index, one in enumerate(found)}
    for match in _SHORT_YEAR.finditer(text) if "19" in text or "20" in text else ():
        index = starts.get(match.start("last"))
        if index is not None and int(match["last"]) > int(match["first"][2:]):
            one = found[index]
            found[index] = replace(one, readings=(*one.readings, Decimal(match["first"][:2] + match["last"])))
    return found


def ranges(found: list[Quantity], text: str, language: Language) -> list[Quantity]:
    """`found` with the unit and the period of the high end at the low one, and its magnitude as a reading."""
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if (
            low.start == high.start
            or high.start - low.end > LONGEST_RANGE
            or not RANGE[language].fullmatch(text[low.end : high.start])
        ):
            continue
        if _BETWEEN.fullmatch(text[low.end : high.start]):
            found[index] = low = replace(low, group=low.start)
            found[index + 1] = high = replace(high, group=low.start)
        if low.unit and low.unit != high.unit:
            continue
        unit = low.unit or (high.unit if high.unit not in _ALONE else "")
        readings = low.readings
        digits = _HIGH.match(text[high.start : high.end + 9])
        if digits and low.value < 10_000 and high.value >= 1000:
            readings = (*readings, low.value * _MAGNITUDES[digits["magnitude"]])
        period = low.period or (high.period if unit == high.unit else "")
        found[index] = replace(low, unit=unit, readings=readings, period=period)
    return found
