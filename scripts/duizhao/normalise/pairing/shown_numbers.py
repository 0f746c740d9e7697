"""The numbers that a text shows, as its translation shows them: enough to find partners by, and cheap to read.

A check of two texts asks for units, bounds and periods, which `quantities` reads. To tell which of thousands of pieces
answer each other, the values alone are needed; what stands in digits, which is nearly all, is read in one pass.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import chinese_numerals, english_numbers
from duizhao.text.language.quantities.calendar_words import DAY_WORDS, decades, months, weekdays
from duizhao.text.language.word_tables import word_set

FULL_WIDTH = str.maketrans("０１２３４５６７８９．：，", "0123456789.:,")
WIDE = re.compile("[０-９]")
DIGIT = re.compile(r"\d")
# The digits of H1N1 and PM2.5 belong to a name, those of COVID-19 are told.
NUMBER = re.compile(
    # What stands before it is looked at behind its first character: so the search goes from digit to digit.
    r"(?:(?P<whole>\d(?<![A-Za-z\d_.]\d)\d*+(?:,\d{3})*+)(?P<part>\.\d+)?+|\.(?<![A-Za-z\d_.]\.)(?P<less>\d+))"
    r"(?::(?P<minute>[0-5]\d)(?!\d))?"
    r"(?P<size> ?(?:hundred|thousand|million|billion|trillion|dozen)(?![a-z])| ?[多余来]?[百千万亿])?"
)
FRACTION_SIGN = re.compile("[半折成]|分之")
CHINESE_NUMERAL = re.compile("[〇零二两三四五六七八九十百千]")
PAIR_SIGN = re.compile("[双俩对翻倍]")
ONE = "1"
# A value as it is told, where it starts and ends.
_Shown = tuple[str, int, int]
_Reader = tuple[Callable[[str], bool], Callable[[str], Iterator[_Shown]]]


def shown_numbers(text: str, language: Language) -> Counter[str]:
    """Every number of `text` but 1, by its value: 2 million and 200 万 are both "2000000", 14:30 and 2:30 are "2:30".
    `text` is prose: links and code already blanked."""
    if WIDE.search(text):
        text = text.translate(FULL_WIDTH)
    found = list[str]()
    readers = IN_CHINESE if language == "zh" else IN_ENGLISH
    for may_stand, read in readers:
        if may_stand(text):
            taken = list[tuple[int, int]]()
            for value, start, end in read(text):
                found.append(value)
                taken.append((start, end))
            text = _without(text, taken)
    shown = Counter(found)
    del shown[ONE]
    return shown


def _without(text: str, taken: Sequence[tuple[int, int]]) -> str:
    """The text with blanks where a number was read, so that no other reader reads it. `taken` may overlap."""
    parts, place = list[str](), 0
    for start, end in sorted(taken):
        parts += (text[place:start], " " * (end - max(start, place)))
        place = max(place, end)
    return "".join((*parts, text[place:]))


def _digits(text: str) -> Iterator[_Shown]:
    for match in NUMBER.finditer(text):
        whole, part, less, minute, size = match.groups()
        start, end = match.span()
        whole, part = whole.replace(",", "") if whole else "0", f".{less}" if less else part
        if minute and not part:
            hour = int(whole) % 12
            yield f"{hour}:{minute}" if minute != "00" else str(hour), start, end
        elif size:
            value, name = Decimal(f"{whole}{part or ''}"), size.strip()
            if name in english_numbers.BIG:
                yield _told(value * english_numbers.BIG[name]), start, end
            else:
                numeral = chinese_numerals.with_magnitudes(text, match.start("size"), value)
                yield _told(numeral.values[0]), start, numeral.end
        elif part:
            yield _told(Decimal(f"{whole}{part}")), start, end
        else:
            yield whole.lstrip("0") or "0", start, end


def _fractions(text: str) -> Iterator[_Shown]:
    for one in chinese_numerals.fractions(text):
        yield _told(one.values[0]), one.start, one.end


def _numerals(text: str) -> Iterator[_Shown]:
    for one in chinese_numerals.numerals(text):
        for value in one.values:
            yield _told(value), one.start, one.end


def _chinese_pairs(text: str) -> Iterator[_Shown]:
    yield from (("2", *match.span()) for match in chinese_numerals.PAIR.finditer(text))


def _chinese_days(text: str) -> Iterator[_Shown]:
    yield from ((_told(one.value), one.start, one.end) for one in weekdays(text, "zh"))


def _chinese_decades(text: str) -> Iterator[_Shown]:
    yield from ((_told(one.value), one.start, one.end) for one in decades(text, "zh"))


def _english_words(text: str) -> Iterator[_Shown]:
    for value, start, end, _kind in english_numbers.number_words(text):
        yield _told(value), start, end


def _english_pairs(text: str) -> Iterator[_Shown]:
    yield from (("2", *match.span()) for match in english_numbers.PAIR.finditer(text))


def _english_dates(text: str) -> Iterator[_Shown]:
    for one in (*months(text, "en"), *weekdays(text, "en")):
        yield _told(one.value), one.start, one.end


def _has_any(words: frozenset[str]) -> Callable[[str], bool]:
    return lambda text: not words.isdisjoint(word_set(text))


def _has_digit(text: str) -> bool:
    return DIGIT.search(text) is not None


# Each with its cheap screen; what one has read, the next ones do not see.
IN_ENGLISH: tuple[_Reader, ...] = (
    (_has_digit, _digits),
    (_has_any(english_numbers.WORDS), _english_words),
    (_has_any(english_numbers.PAIR_WORDS), _english_pairs),
    (_has_any(english_numbers.MONTH_WORDS | DAY_WORDS), _english_dates),
)
IN_CHINESE: tuple[_Reader, ...] = (
    (lambda text: "年代" in text, _chinese_decades),
    (lambda text: FRACTION_SIGN.search(text) is not None, _fractions),
    (_has_digit, _digits),
    (lambda text: "星期" in text or "周" in text or "礼拜" in text, _chinese_days),
    (lambda text: CHINESE_NUMERAL.search(text) is not None, _numerals),
    (lambda text: PAIR_SIGN.search(text) is not None, _chinese_pairs),
)


def _told(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
