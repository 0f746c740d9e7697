"""Halves with their unit: half an hour, an hour and a half, 半小时, 半片. Those behind a whole number in Chinese (一个半小时,
一岁半) are read with it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import english_numbers
from duizhao.text.language.quantities.measurement_units import unit_at
from duizhao.text.language.quantities.quantity import Quantity

HALF = Decimal("0.5")
_NUMBER_WORD = english_numbers.any_of((*english_numbers.ONES, *english_numbers.TENS))
_EN_HALF = re.compile(
    # two and a half hours, 2 and a half hours · an hour and a half · half an hour, half a tablet
    rf"(?<![A-Za-z\d.])(?:(?P<number>\d+|{_NUMBER_WORD}) and a half(?=[ -])|"
    rf"(?:an?|one|(?P<whole>\d+|{_NUMBER_WORD})) (?P<before>[a-z]+) and a half|"
    r"(?:a |one[- ])?half(?: of)?(?= an? |[ -][a-z]))(?![A-Za-z])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r" an?(?= )", re.IGNORECASE)
_ZH_HALF = re.compile(
    r"(?<![\d一二两三四五六七八九十百千过一上下大前后年天月岁周个片])半 ?(?=个?[^\u3000-\u303f\s])(?!数|夜|导|径|岛|途|球|场|价|边|信|生|决|成)"
)
_ZH_AND_HALF = re.compile(r" ?个半(?=[小月钟星世])")
_AFTER_UNIT = re.compile(r"半(?![夜数导径岛途球场价边信生决成年])")


def halves(text: str, language: Language) -> Iterator[Quantity]:
    """Halves of a unit, alone or, in English, behind a whole number."""
    if language == "en":
        yield from _english(text) if "half" in text or "Half" in text else ()
        return
    for match in _ZH_HALF.finditer(text) if "半" in text else ():
        unit, end = unit_at(text, match.end(), "zh")
        if unit and unit not in ("calendar month", "night", "time", "decade"):
            yield Quantity(HALF, unit, match.start(), end, "words")


def and_a_half(text: str, position: int) -> int:
    """Where 个半 ends that stands behind a Chinese number (一个半小时); `position` where none does."""
    match = _ZH_AND_HALF.match(text, position)
    return match.end() if match else position


def half_behind(text: str, position: int) -> bool:
    """True for the 半 of 一岁半 and 三片半, behind a unit that ends at `position`."""
    return text[position : position + 1] == "半" and _AFTER_UNIT.match(text, position) is not None


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
