"""Reading every quantity of a text: each reader looks for one kind of number in what the readers before it left."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import chinese_numerals, english_numbers
from duizhao.text.language.quantities.bounds import bound_of, may_be_bounded
from duizhao.text.language.quantities.calendar_words import dates, decades, months, weekdays
from duizhao.text.language.quantities.clock_times import clock_times
from duizhao.text.language.quantities.digit_numbers import digit_numbers, is_below_zero
from duizhao.text.language.quantities.dosing_codes import dosing_codes
from duizhao.text.language.quantities.halves import HALF, and_a_half, half_behind, halves
from duizhao.text.language.quantities.measurement_units import Measure, measure_at, size_of
from duizhao.text.language.quantities.periods import may_be_counted, period_of
from duizhao.text.language.quantities.quantity import Bound, Quantity, Written
from duizhao.text.language.quantities.ranges import ranges, short_years
from duizhao.text.language.quantities.soft_numbers import in_names_and_none, roman_numerals, soft_numbers
from duizhao.text.language.quantities.written_codes import written_codes
from duizhao.text.language.word_tables import word_set

# Each is as long as what it replaces, so that offsets hold.
FULL_WIDTH = tuple(zip("０１２３４５６７８９．％：，～", "0123456789.%:,~", strict=True))
LABEL = {
    "en": re.compile(
        r"(?<![A-Za-z])(?:numbers?|no\.|nos\.|fig(?:ure|s)?\.?|tables?|chapters?|sections?|appendix|part|step|page|box|"
        r"panel|type|grade|stage|phase|item|question|annex|series|class|level|category|room|ward|bed|gate|platform|line|route|exit|hall)[  #​]*$",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"(?:图|表|附录|附件|编号|第|类型|框) ?$|(?<![A-Za-z])[A-Za-z]{3,}+[ .]$"),
}
LABEL_BEHIND = re.compile(r" ?(?:年级|期(?!间|限)|型|级|类|号(?!码)|度烧伤)")
BLANK = Decimal(-1)
BLANK_LABEL = {
    "en": re.compile(r"(?<![A-Za-z])(?:Table|Figure|Fig\.|Appendix|Chapter|Section)(?= *(?:[),.;]|$| (?:and|is|are|as|for|of) ))"),
    "zh": re.compile(r"(?<![\u4e00-\u9fff])(?:表|图|附录)(?=\s*(?:[）),，。；]|$)|\s{2})|(?<=[和见如体于在由从按据与及照参])(?:表|图|附录)(?=\s*(?:[）),，。；]|$)|\s{2})"),
}  # fmt: skip
# In Chinese, brackets that hold only Latin text repeat a name in its own language.
LATIN_GLOSS = re.compile(
    r"[(（](?:(?![A-Za-z]{3})[^()（）\u3400-\u9fff])*+[A-Za-z]{3}[^()（）\u3400-\u9fff]*+[)）]"
)
# 每公斤体重 0.5 毫克: what the dose is counted by stands before it.
PER_BODY = re.compile(
    r"每 ?(?P<unit>公斤|千克|kg|升|毫升|分升|平方米|克)(?:体重|体表面积)?(?:每(?:小时|分钟|天|日|次))?[^，。；,;\d每]{0,8}$"
)
# −1.5 may be said as "fell by 1.5", 下降 1.5.
FALLEN = {
    "en": re.compile(r"(?:decreas|reduc|fell|fall|drop|declin|lower|loss|lost|down)[a-z]{0,20}(?: [a-z]{1,20}){0,2} ?$", re.IGNORECASE),
    "zh": re.compile(r"(?:下降|降低|减少|下跌|跌|减|缩小|下滑|低于零度|降)[了约为幅度]{0,3} ?$"),
}  # fmt: skip
GROWN = re.compile(r"(?:增加|增长|上升|提高|高出|增|多|高|大)了? ?$")
Reader = Callable[[str, Language], Iterator[Quantity]]


@lru_cache(maxsize=512)
def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Every quantity of `text`, from left to right. `text` is prose: links and code already blanked."""
    if not text.isascii():
        text = _half_width(text)
    if not _may_hold_any(text, language):
        return ()
    # One byte a character: to compare all pairs of spans would be quadratic.
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for reader in READERS if DIGIT.search(text) else READERS_OF_WORDS:
        new = [one for one in reader(text, language) if not any(taken[one.start : one.end])]
        found += new
        for one in new:
            taken[one.start : one.end] = b"1" * (one.end - one.start)
    found.sort(key=lambda one: one.start)
    found = ranges(short_years(found, text), text, language)
    glosses = [match.span() for match in LATIN_GLOSS.finditer(text)] if language == "zh" else []
    bounded, counted = may_be_bounded(text, language), may_be_counted(text, language)
    return tuple(_finished(one, text, language, glosses, bounded=bounded, counted=counted) for one in found)


def _finished(
    one: Quantity,
    text: str,
    language: Language,
    glosses: list[tuple[int, int]],
    *,
    bounded: bool,
    counted: bool,
) -> Quantity:
    bound = one.bound or (bound_of(text, one.start, one.end, one.unit, language) if bounded else "")
    period = one.period or (period_of(text, one.start, one.end, language) if counted else "")
    written: Written = "label" if _is_label(one, text, language, glosses) else one.written
    said = text[one.start : one.end]
    # To construct it anew is several times faster than dataclasses.replace.
    return Quantity(
        one.value, one.unit, one.start, one.end, written, said, one.readings, bound, period, one.group
    )


def _half_width(text: str) -> str:
    # Few of them stand in a text: to look for each is faster than to ask about every character.
    for wide, narrow in FULL_WIDTH:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


# What every number begins with.
DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕-⅞⅒]")
CHINESE_SIGN = re.compile(
    r"[\d〇零一二两三四五六七八九十百千万亿半双俩对翻表图附昼全隔数几周无没成星礼子午IVX①-⑳½⅓⅔¼¾⅕-⅞qQtTbB]"
)
BLANK_LABELS = frozenset(["table", "figure", "fig", "appendix", "chapter", "section"])
OTHER_WORDS = BLANK_LABELS | frozenset(
    (  # noqa: SIM905 - words read best as words
        "no none zero nil nothing never noon midday midnight dozens hundreds thousands millions billions tens scores score "
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays "
        "sundays mon tue tues wed thu thur thurs fri alternate clock bid tid qid qod qd fortnight decade century i ii iii iv v vi vii viii ix x minus"
    ).split()
)


def _may_hold_any(text: str, language: Language) -> bool:
    if language == "zh":
        return CHINESE_SIGN.search(text) is not None
    if DIGIT.search(text) or not text.isascii():
        return True
    found = word_set(text)
    return not (english_numbers.WORDS.isdisjoint(found) and OTHER_WORDS.isdisjoint(found)) or "." in text


def _percents(text: str, language: Language) -> Iterator[Quantity]:
    if language == "zh":
        for one in chinese_numerals.fractions(text):
            written: Written = (
                "digits" if one.unit and any(c.isdigit() and c.isascii() for c in text[one.start : one.end]) else "words"
            )  # fmt: skip
            measure = Measure("", "", one.end) if one.unit else measure_at(text, one.end, language)
            end = max(one.end, measure.end)
            yield Quantity(
                one.values[0], one.unit or measure.unit, one.start, end, written, readings=one.values[1:], period=measure.period
            )  # fmt: skip


def _digits(text: str, language: Language) -> Iterator[Quantity]:
    for one in digit_numbers(text, language):
        start, value, readings = one.start, one.value, one.readings
        measure, value = _measure(text, one.end, value, language)
        unit, before = measure.unit, text[max(0, start - 20) : start]
        if language == "zh":
            unit = _per_body(unit, before)
            if unit == "fold" and GROWN.search(before):
                readings = (*readings, value + 1)
        if value > 0 and FALLEN[language].search(before):
            readings = (*readings, -value)
        if one.kind == "name":
            unit, measure = "", Measure("", "", one.end)
        # "The 1st" may be 首次; the 53rd is 第 53.
        is_numbered = (one.kind == "ordinal" or before.rstrip().endswith("第")) and value <= 3
        written: Written = "soft" if one.kind == "name" else "numbered" if is_numbered else "digits"
        bound: Bound = "open" if one.kind == "about" else ""
        end = max(measure.end, one.end)
        yield Quantity(
            value, unit, start, end, written, readings=readings, bound=bound, period=measure.period
        )


def _measure(text: str, end: int, value: Decimal, language: Language) -> tuple[Measure, Decimal]:
    """The unit behind a number, and the number with the half that may stand at either side of the unit."""
    if language == "en":
        return measure_at(text, end, language), value
    start = and_a_half(text, end)
    measure = measure_at(text, start, language)
    if start > end:
        unit = "month" if measure.unit == "calendar month" else measure.unit
        return _with_unit(measure, unit), value + HALF
    if measure.unit == "tael" and value >= 1:
        return measure, value
    if measure.unit and half_behind(text, measure.end):
        return Measure(measure.unit, measure.period, measure.end + 1), value + HALF
    return measure, value


def _with_unit(measure: Measure, unit: str) -> Measure:
    """Return `measure` with `unit` in the place of its own unit."""
    return Measure(unit, measure.period, measure.end)


def _per_body(unit: str, before: str) -> str:
    if (
        not unit
        or "/" in unit
        or size_of(unit)[0] not in ("g", "l", "mol", "IU", "J", "cal")
        or "每" not in before
    ):
        return unit
    match = PER_BODY.search(before)
    return f"{unit}/{measure_at(match['unit'], 0, 'zh').unit}" if match else unit


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
    for one in chinese_numerals.numerals(text):
        group = one.start if len(one.values) > 1 else -1
        for value in one.values:
            measure, value = _measure(text, one.end, value, "zh")
            start = one.start
            before = text[max(0, start - 20) : start]
            unit = one.unit or _per_body(measure.unit, before)
            readings: tuple[Decimal, ...] = (value + 1,) if unit == "fold" and GROWN.search(before) else ()
            if one.about and value == 10:
                # 十多例 is said as "more than a dozen".
                readings = (*readings, *map(Decimal, range(11, 20)))
            if before.endswith(("零下", "负")):
                value = -value
            written: Written = "ordinal" if before.endswith("第") else "words"
            if written == "words" and not unit and LABEL_BEHIND.match(text, one.end):
                written = "label"
            bound: Bound = "open" if one.about else ""
            end = max(measure.end, one.end)
            yield Quantity(
                value, unit, start, end, written, readings=readings, bound=bound, period=measure.period, group=group
            )  # fmt: skip


def _english_words(text: str) -> Iterator[Quantity]:
    present = word_set(text)
    if english_numbers.WORDS.isdisjoint(present) and OTHER_WORDS.isdisjoint(present):
        return
    for match in (
        () if english_numbers.PAIR_WORDS.isdisjoint(present) else english_numbers.PAIR.finditer(text)
    ):
        yield Quantity(Decimal(2), "", match.start(), match.end(), "ordinal")
    for value, start, end, kind in english_numbers.number_words(text):
        measure = measure_at(text, end, "en")
        unit, stop, period = measure.unit, max(measure.end, end), measure.period
        if kind in ("multiple", "decade", "fold"):
            unit, stop, period = {"multiple": "time", "decade": "", "fold": "fold"}[kind], end, ""
        elif kind == "ordinal":
            unit, stop, period = "", end, ""
        if text[max(0, start - 9) : start].lower().endswith(("minus ", "negative ")) or is_below_zero(
            text, end
        ):
            value = -value
        written: Written = "ordinal" if kind in ("ordinal", "fraction") else "words"
        if written == "words" and not unit and NAMED.match(text, start) and start and text[start - 1] == " ":
            written = "soft"
        yield Quantity(value, unit, start, stop, written, period=period)
    for match in ONE_UNIT.finditer(text):
        yield Quantity(Decimal(1), ONE_UNITS[match["unit"].lower()], match.start("unit"), match.end(), "soft")


# The Four Corners, Big Three: a number with a capital inside a sentence is part of a name.
NAMED = re.compile(r"[A-Z][a-z]+(?= [A-Z][a-z])")
# "A fortnight" is two weeks, "the past decade" ten years: the article is their number.
ONE_UNITS = {"fortnight": "fortnight", "decade": "ten years", "century": "century"}
ONE_UNIT = re.compile(r"(?<![A-Za-z])(?:an?|the|last|past|next|this|per|each|every|one)[ -](?:last |past |next )?(?P<unit>fortnight|decade|century)(?![A-Za-z])", re.IGNORECASE)  # fmt: skip


def _is_label(one: Quantity, text: str, language: Language, glosses: list[tuple[int, int]]) -> bool:
    if one.written != "digits" or one.unit:
        return False
    if LABEL[language].search(text[max(0, one.start - 16) : one.start]):
        return True
    before = bisect_left(glosses, (one.start, 0))
    return before > 0 and one.start < glosses[before - 1][1]


READERS: tuple[Reader, ...] = (
    dosing_codes, dates, written_codes, weekdays, roman_numerals, halves, decades, clock_times, _percents, months, soft_numbers,
    _digits, _words, _blank_labels, in_names_and_none,
)  # fmt: skip
# Where there is no digit, none of the readers that need one is asked.
READERS_OF_WORDS: tuple[Reader, ...] = (
    dosing_codes, weekdays, roman_numerals, halves, decades, clock_times, _percents, months, soft_numbers, _words, _blank_labels,
    in_names_and_none,
)  # fmt: skip
