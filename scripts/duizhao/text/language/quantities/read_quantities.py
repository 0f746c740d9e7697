"""Reading every quantity of a text: digits, words, numerals, dates, clock times, decades, ranges."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import chinese_numerals, english_numbers
from duizhao.text.language.quantities.bounds import bound_of, may_be_bounded, may_be_counted, period_of
from duizhao.text.language.quantities.halves import halves
from duizhao.text.language.quantities.measurement_units import unit_at
from duizhao.text.language.quantities.quantity import Quantity, Written
from duizhao.text.language.word_tables import word_set

# Each is as long as what it replaces, so that offsets hold.
FULL_WIDTH = tuple(zip("０１２３４５６７８９．％：，～", "0123456789.%:,~", strict=True))
MAGNITUDES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 1000, "K": 1000, "M": 10**6, "m": 10**6, "bn": 10**9, "B": 10**9}
# Digits behind a letter and a hyphen or inside a word are a name (COVID-19, omega-3, H1N1, PM2.5); behind "mid-" and
# its like they are not.
DIGITS = re.compile(
    r"(?<![A-Za-z\d])(?:(?<![A-Za-z][-_])|(?<=mid-)|(?<=pre-)|(?<=post-)|(?<=age-)|(?<=aged-)|(?<=early-)|(?<=late-))"
    r"(?<![A-Za-z]\.)(?<!\d\.)"
    # Tokenised corpora write 40 , 000.
    r"(?P<digits>\d{1,3}(?:(?:,| ,\s{1,3})\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.)\]])\.\d+)"
    r"(?![A-Z](?![A-Za-z])(?<!\dM)(?<!\dK)(?<!\dB)|[A-Za-z]+\d|[A-Za-z]*\d)"
    r"(?:(?P<suffix>bn|[kKMB])(?![A-Za-z/]))?"
    r"(?: ?[多余]?(?P<magnitude>hundred|thousand|million|billion|trillion|万亿|百万|千万|万|亿|千(?!克|米|卡|瓦|帕)|百)"
    r"(?![A-Za-z分]))?"
    r"(?P<ordinal>st|nd|rd|th)?(?![a-z])?"
)
DECADE = {
    "en": re.compile(r"(?<![A-Za-z\d])(?P<year>\d{3}0)['’]?s(?![A-Za-z])"),
    "zh": re.compile(
        r"(?P<century>\d{2}|[二十一九八七]{1,3})\s*世纪\s*(?P<tens>\d0|[二三四五六七八九]十)\s*年代|(?P<year>\d{3}0)\s*年代"
    ),
}
DECADE_SIGNS = {"en": ("0s", "0's", "0’s"), "zh": ("年代",)}
CLOCK = {
    "en": re.compile(
        r"(?<![\d:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?: ?(?P<half>[ap])\.?m\.?(?![a-z])|(?<=:\d\d)(?![\d:]))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚间|夜间|夜里|今晚|当晚|晚|早)\s*)?(?<![\d:])(?:(?P<hour>\d{1,2})"
        r"(?:(?::(?P<minute>\d{2})(?![\d:]))| ?[点时](?!钟头|间|代|期|候|常|刻|，)(?:钟|整|(?P<half>半)|(?P<min>\d{1,2}) ?分(?!钟))?))"
    ),
}
HALF_SIGN = re.compile(r"[apAP]\.?[mM]")
AFTERNOON = ("下午", "午后", "傍晚", "晚上", "晚间", "夜间", "夜里", "今晚", "当晚", "晚")
# Where one time has the half of its day, the others of the sentence may leave it out.
HALF_OF_DAY = re.compile("[午晚夜早晨]")
NO_NUMBER = re.compile(r"(?<!\d)24/7(?!\d)|(?<!\d)7 ?[×xX*] ?24(?!\d)")
LABEL = {
    "en": re.compile(
        r"(?<![A-Za-z])(?:numbers?|no\.|nos\.|fig(?:ure|s)?\.?|tables?|chapters?|sections?|appendix|part|step|page|box|"
        r"panel|type|grade|stage|phase|item|question|annex|series)[  #​]*$",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"(?:图|表|附录|附件|编号|第|类型|框) ?$|[A-Za-z]{3,}[ .]$"),
}
BLANK = Decimal(-1)
BLANK_LABEL = {
    "en": re.compile(r"(?<![A-Za-z])(?:Table|Figure|Fig\.|Appendix|Chapter|Section)(?= *(?:[),.;]|$| (?:and|is|are|as|for|of) ))"),
    "zh": re.compile(r"(?<![\u4e00-\u9fff])(?:表|图|附录)(?=\s*(?:[）),，。；]|$)|\s{2})|(?<=[和见如体于在由从按据与及照参])(?:表|图|附录)(?=\s*(?:[）),，。；]|$)|\s{2})"),
}  # fmt: skip
# In Chinese, brackets that hold only Latin text repeat a name in its own language.
LATIN_GLOSS = re.compile(r"[(（][^()（）\u3400-\u9fff]*[A-Za-z]{3,}[^()（）\u3400-\u9fff]*[)）]")
SHORT_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d) ?[-–—/] ?(?P<last>\d\d)(?![\d-])")
RANGE = {
    "en": re.compile(
        r" ?(?:-|–|—|~|to|or|and|through|up to|until|till)(?: ?(?:about|around|even|the|a|an))? ?",
        re.IGNORECASE,
    ),
    "zh": re.compile(r" ?(?:-|–|—|－|～|~|至|到|或|和|、|与|~|—|——) ?(?:第|约)? ?"),
}
# No range has more characters between its numbers: " up to around ".
LONGEST_RANGE = 20
# 每公斤体重 0.5 毫克: the body weight stands before the dose.
PER_KILOGRAM = re.compile(r"每 ?(?:公斤|千克|kg)(?:体重)?[^，。；,;\d]{0,8}$")


@lru_cache(maxsize=512)
def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Every quantity of `text`, from left to right. `text` is prose: links and code already blanked."""
    if not text.isascii():
        text = _half_width(text)
    if not _may_hold_any(text, language):
        return ()
    has_digits = DIGIT.search(text) is not None
    # One byte a character: to compare all pairs of spans would be quadratic.
    taken = bytearray(len(text))
    for match in NO_NUMBER.finditer(text) if "24" in text else ():
        taken[match.start() : match.end()] = b"1" * len(match.group())
    found: list[Quantity] = []
    for reader in READERS if has_digits else READERS_OF_WORDS[language]:
        new = [one for one in reader(text, language) if not any(taken[one.start : one.end])]
        found += new
        for one in new:
            taken[one.start : one.end] = b"1" * (one.end - one.start)
    found.sort(key=lambda one: one.start)
    found = _ranges(_short_years(found, text), text, language)
    glosses = [match.span() for match in LATIN_GLOSS.finditer(text)] if language == "zh" else []
    bounded, counted = may_be_bounded(text, language), may_be_counted(text, language)
    return tuple(
        Quantity(
            one.value,
            one.unit,
            one.start,
            one.end,
            "label" if _is_label(one, text, language, glosses) else one.written,
            text[one.start : one.end],
            one.readings,
            one.bound or (bound_of(text, one.start, one.end, one.unit, language) if bounded else ""),
            period_of(text, one.start, one.end, language) if counted else "",
            one.group,
        )
        for one in found
    )


def _half_width(text: str) -> str:
    # Few of them stand in a text: to look for each is faster than to ask about every character.
    for wide, narrow in FULL_WIDTH:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


# What every number begins with: those of the expressions in `english`, `chinese` and above.
DIGIT = re.compile(r"\d")
DIGIT_OR_POINT = re.compile(r"[\d.]")
BLANK_LABELS = frozenset(["table", "figure", "fig", "appendix", "chapter", "section"])
CHINESE_SIGN = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿半双俩对翻表图附昼全隔]")


def _may_hold_any(text: str, language: Language) -> bool:
    if language == "zh":
        return CHINESE_SIGN.search(text) is not None
    if DIGIT.search(text):
        return True
    found = word_set(text)
    return not (english_numbers.WORDS.isdisjoint(found) and BLANK_LABELS.isdisjoint(found))


def _decades(text: str, language: Language) -> Iterator[Quantity]:
    if not any(sign in text for sign in DECADE_SIGNS[language]):
        return
    for match in DECADE[language].finditer(text):
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
    return Decimal(numeral) if numeral.isascii() else chinese_numerals.numeral_value(numeral)


def _clock(text: str, language: Language) -> Iterator[Quantity]:
    """Clock times as minutes since midnight; where the half of the day is left open, both readings."""
    if ":" not in text and (language == "en" or not re.search("[点时]", text)) and not HALF_SIGN.search(text):
        return
    for match in CLOCK[language].finditer(text):
        if language == "zh" and _may_be_hours(match):
            continue
        hour, minute = int(match["hour"]), _minute(match, language)
        if hour > 24 or minute > 59:
            continue
        named, afternoon = _half_of_day(match, hour, language)
        if named and hour == 12 and not afternoon and named != "中午":
            hour = 0
        base = (hour + (12 if afternoon and hour < 12 else 0)) * 60 + minute
        # 7:00 in Chinese is the morning, unless something says otherwise.
        is_plain = language == "zh" and ":" in match.group() and not HALF_OF_DAY.search(text)
        readings = () if named or is_plain or hour > 12 else (Decimal((base + 720) % 1440),)
        yield Quantity(Decimal(base), "clock", match.start(), match.end(), "digits", readings=readings)


def _may_be_hours(match: re.Match[str]) -> bool:
    """True for a Chinese 7 时 with nothing beside it, which may be a time or a number of hours."""
    return not (match["part"] or match["minute"] or match["min"] or match["half"] or "点" in match.group())


def _minute(match: re.Match[str], language: Language) -> int:
    if language == "en":
        return int(match["minute"] or 0)
    return 30 if match["half"] else int(match["minute"] or match["min"] or 0)


def _half_of_day(match: re.Match[str], hour: int, language: Language) -> tuple[str, bool]:
    """What names the half of the day, empty where nothing does, and whether that is the afternoon."""
    if language == "en":
        named = match["half"] or ""
        return named, named.lower() == "p"
    named = match["part"] or ""
    return named, named in AFTERNOON or (named == "中午" and hour < 6)


def _percents(text: str, language: Language) -> Iterator[Quantity]:
    if language == "zh":
        for value, unit, start, end in chinese_numerals.fractions(text):
            written: Written = (
                "digits" if unit and any(c.isdigit() and c.isascii() for c in text[start:end]) else "words"
            )
            yield Quantity(value, unit, start, end, written)


def _digits(text: str, language: Language) -> Iterator[Quantity]:
    for match in _from_each_digit(text):
        digits, suffix, magnitude, ordinal = match.group("digits", "suffix", "magnitude", "ordinal")
        value = Decimal(digits if digits.isdigit() else "".join(digits.replace(",", "").split()))
        readings: tuple[Decimal, ...] = ()
        if suffix:
            readings = (value * SUFFIXES[suffix],)
        if magnitude:
            value *= MAGNITUDES[magnitude]
        unit, end = unit_at(text, match.end(), language)
        start = match.start()
        before = text[max(0, start - 20) : start]
        if language == "zh" and unit in ("mg", "µg", "g", "ml") and PER_KILOGRAM.search(before):
            unit = f"{unit}/kg"
        # "The 1st" may be 首次; the 53rd is 第 53.
        is_numbered = (bool(ordinal) or before.rstrip().endswith("第")) and value <= 3
        yield Quantity(value, unit, start, end, "numbered" if is_numbered else "digits", readings=readings)


def _from_each_digit(text: str) -> Iterator[re.Match[str]]:
    """What `DIGITS.finditer` gives; to try only where a digit or a point stands is several times faster."""
    end = 0
    for start in DIGIT_OR_POINT.finditer(text):
        match = DIGITS.match(text, start.start()) if start.start() >= end else None
        if match:
            end = match.end()
            yield match


def _words(text: str, language: Language) -> Iterator[Quantity]:
    yield from _chinese_words(text) if language == "zh" else _english_words(text)


def _blank_labels(text: str, language: Language) -> Iterator[Quantity]:
    """A table or figure without its number: it pairs with one that has a number, and so tells that it was lost."""
    if language == "en" and BLANK_LABELS.isdisjoint(word_set(text)):
        return
    if language == "zh" and "表" not in text and "图" not in text and "附录" not in text:
        return
    for match in BLANK_LABEL[language].finditer(text):
        yield Quantity(BLANK, "", match.start(), match.end(), "label")


def _chinese_words(text: str) -> Iterator[Quantity]:
    for match in chinese_numerals.ALL_DAY.finditer(text):
        yield Quantity(Decimal(24), "hour", match.start(), match.end(), "ordinal")
    for match in chinese_numerals.PAIR.finditer(text):
        yield Quantity(Decimal(2), "", match.start(), match.end(), "ordinal")
    for values, percent, start, end in chinese_numerals.numerals(text):
        unit, stop = unit_at(text, end, "zh")
        for value in values:
            written: Written = "ordinal" if text[start - 1 : start] == "第" else "words"
            yield Quantity(
                value, percent or unit, start, stop, written, group=start if len(values) > 1 else -1
            )


def _english_words(text: str) -> Iterator[Quantity]:
    present = word_set(text)
    if english_numbers.WORDS.isdisjoint(present):
        return
    for match in (
        () if english_numbers.PAIR_WORDS.isdisjoint(present) else english_numbers.PAIR.finditer(text)
    ):
        yield Quantity(Decimal(2), "", match.start(), match.end(), "ordinal")
    for value, start, end in english_numbers.months(text):
        yield Quantity(value, "calendar month", start, end, "words")
    for value, start, end, kind in english_numbers.number_words(text):
        unit, stop = unit_at(text, end, "en")
        if kind in ("multiple", "decade"):
            unit, stop = {"multiple": "time", "decade": "decade"}[kind], end
        elif kind == "ordinal":
            unit, stop = "", end
        yield Quantity(value, unit, start, stop, "ordinal" if kind in ("ordinal", "fraction") else "words")


def _is_label(one: Quantity, text: str, language: Language, glosses: list[tuple[int, int]]) -> bool:
    if one.written != "digits" or one.unit:
        return False
    if LABEL[language].search(text[max(0, one.start - 16) : one.start]):
        return True
    before = bisect_left(glosses, (one.start, 0))
    return before > 0 and one.start < glosses[before - 1][1]


def _short_years(found: list[Quantity], text: str) -> list[Quantity]:
    """Give a year that is written short its full reading too: 2010–11 may be 2010 to 2011."""
    for match in SHORT_YEAR.finditer(text) if "19" in text or "20" in text else ():
        if int(match["last"]) <= int(match["first"][2:]):
            continue
        for index, one in enumerate(found):
            if one.start == match.start("last"):
                found[index] = replace(
                    one, readings=(*one.readings, Decimal(match["first"][:2] + match["last"]))
                )
    return found


def _ranges(found: list[Quantity], text: str, language: Language) -> list[Quantity]:
    """Both ends of a range have its unit and its magnitude: 2–4 weeks, 2.6 至 3.2 万."""
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if (
            low.start == high.start
            or high.start - low.end > LONGEST_RANGE
            or not RANGE[language].fullmatch(text[low.end : high.start])
        ):
            continue
        if low.unit and low.unit != high.unit:
            continue
        unit = low.unit or (high.unit if high.unit not in ("clock", "calendar month", "decade") else "")
        readings = low.readings
        digits = re.match(
            r"[\d.,]+ ?(?P<magnitude>[万亿]|million|billion|thousand)", text[high.start : high.end + 9]
        )
        if digits and low.value < 10_000 and high.value >= 1000:
            readings = (*readings, low.value * MAGNITUDES[digits["magnitude"]])
        found[index] = replace(low, unit=unit, readings=readings)
    return found


READERS = (halves, _decades, _clock, _percents, _digits, _words, _blank_labels)
# Without a digit, English has no decade and no clock time, and neither language a number in digits.
READERS_OF_WORDS = {
    "en": (halves, _words, _blank_labels),
    "zh": (halves, _decades, _percents, _words, _blank_labels),
}
