"""Clock times as minutes since midnight (2 pm, 14:00, 下午两点, half past eight, noon), and quarters of an hour."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.chinese_numerals import numeral_value
from duizhao.text.language.quantities.english_numbers import ONES, any_of
from duizhao.text.language.quantities.quantity import Quantity

_HOURS = {name: number for name, number in ONES.items() if number <= 12}
_HOUR = rf"(?:\d{{1,2}}|{any_of(_HOURS)})"
_HALF_DAY = r"(?:(?P<half>[ap])\.?m\b\.?|in the (?P<part>morning|afternoon|evening)|at (?P<night>night))"
CLOCK = {
    "en": re.compile(
        rf"(?<![\d:.A-Za-z])(?:(?P<hour>\d{{1,2}})(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?: ?(?:[ap])\.?m\.?(?![A-Za-z])|(?<=:\d\d)(?![\d:]))|"
        r"(?P<h2>\d{1,2})\.(?P<m2>[0-5]\d)(?= ?[ap]\.?m\.?(?![A-Za-z]))|"
        rf"(?P<h3>{_HOUR}) o['’]clock|"
        rf"(?P<share>half|(?:a )?quarter|ten|twenty|five|\d{{1,2}}) (?P<side>past|to) (?P<h4>{any_of(_HOURS)}|\d{{1,2}})(?![\d:A-Za-z-])(?! (?:or|to|times|people|days|hours|years|mg))|"
        rf"(?P<h5>{any_of(_HOURS)}) (?=[ap]\.?m\b|in the (?:morning|afternoon|evening)))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚间|夜间|夜里|深夜|今晚|当晚|明晚|晚|早|半夜)\s*)?(?<![\d:.])(?:(?<![一二两三四五六七八九十百千])(?P<name>[一二两三四五六七八九]|十[一二]?|零)|(?P<hour>\d{1,2}))"
        r"(?:(?<=\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])| ?[点时](?!钟头|间|代|期|候|常|刻|，(?<=时，))(?:(?P<whole>钟|整)|(?P<half>半)|(?P<quarter>[一三]) ?刻|(?P<min>\d{1,2}|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九]) ?分?(?!钟|[\d:年月日天]))?)"
    ),
}  # fmt: skip
_HALF_SIGN = re.compile(r"[apAP]\.?[mM]")
_AFTERNOON = frozenset(
    ("下午", "午后", "傍晚", "晚上", "晚间", "夜间", "夜里", "今晚", "当晚", "明晚", "晚", "深夜")
)
# Where one time has the half of its day, the others of the sentence may leave it out.
_HALF_OF_DAY = re.compile("[午晚夜早晨]")
_EN_AFTER = re.compile(
    r" ?(?:(?P<half>[ap])\.?m(?![A-Za-z])\.?|in the (?P<part>morning|afternoon|evening)|at (?P<night>night))",
    re.IGNORECASE,
)
_NAMED = {
    "en": re.compile(
        r"(?<![A-Za-z-])(?:(?P<noon>noon|midday)|(?P<night>midnight))(?![A-Za-z-])", re.IGNORECASE
    ),
    "zh": re.compile(r"(?P<noon>正午)|(?P<night>午夜|零点|零时|子夜)(?!之|剧|场|能|差)"),
}
_QUARTER = {
    "en": re.compile(r"(?<![A-Za-z])(?P<count>(?:three|two|3)[ -])?(?:an? |one )?quarters?(?: of an |-)hours?(?![A-Za-z])", re.IGNORECASE),
    "zh": re.compile(r"(?:(?P<count>[一二两三]|\d) ?|(?<=[每隔]))刻钟"),
}  # fmt: skip
_CUE = re.compile(r"(?:[在于到至从每前]|开始|时间[为是:：]?|[-–—~～至到]) ?$")


def clock_times(text: str, language: Language) -> Iterator[Quantity]:
    """Clock times; where the half of the day is left open, both readings."""
    for match in _QUARTER[language].finditer(text) if "刻钟" in text or "uarter" in text else ():
        count = (match["count"] or "1").strip(" -")
        number = {"three": 3, "two": 2, "一": 1, "二": 2, "两": 2, "三": 3}.get(count.lower()) or int(count)  # fmt: skip
        yield Quantity(
            Decimal(15 * number),
            "minute",
            match.start(),
            match.end(),
            "soft" if "-hour" in match.group() else "words",
        )
    if language == "en":
        yield from _english(text)
    else:
        yield from _chinese(text)
    for match in _NAMED[language].finditer(text):
        # Midnight begins a day and ends one.
        value, readings = (Decimal(720), ()) if match["noon"] else (Decimal(0), (Decimal(1440),))
        yield Quantity(value, "clock", match.start(), match.end(), "soft", readings=readings)


def _english(text: str) -> Iterator[Quantity]:
    if (
        ":" not in text
        and not _HALF_SIGN.search(text)
        and not re.search("clock|past|quarter|half| to |morning|evening|afternoon", text)
    ):
        return
    for match in CLOCK["en"].finditer(text):
        after = _EN_AFTER.match(text, match.end()) or _EN_AFTER.search(match.group())
        shared = match["share"]
        minute = int(match["minute"] or match["m2"] or 0)
        hour = _hour(match["hour"] or match["h2"] or match["h3"] or match["h4"] or match["h5"])
        if shared:
            shared = shared.lower().removeprefix("a ")
            part = (
                30
                if shared == "half"
                else 15
                if shared == "quarter"
                else ONES.get(shared, 20 if shared == "twenty" else None)
            )
            if part is None and not after:
                continue
            part = int(shared) if part is None else part
            if shared not in ("half", "quarter") and not after:
                continue
            hour, minute = (hour, part) if match["side"].lower() == "past" else ((hour - 1) % 24, 60 - part)
        if hour > 24 or minute > 59:
            continue
        end = after.end() if after and after.start() == match.end() else match.end()
        named = bool(after)
        is_afternoon = bool(after) and after is not None and _is_afternoon(after)
        if named and hour == 12 and not is_afternoon:
            hour = 0
        base = (hour + (12 if is_afternoon and hour < 12 else 0)) * 60 + minute
        yield Quantity(
            Decimal(base), "clock", match.start(), end, "digits", readings=_open(base, hour, is_told=named)
        )


def _is_afternoon(after: re.Match[str]) -> bool:
    return bool(after["night"]) or (after["half"] or "").lower() == "p" or (after["part"] or "").lower() in ("afternoon", "evening")  # fmt: skip


def _open(base: int, hour: int, *, is_told: bool) -> tuple[Decimal, ...]:
    return () if is_told or hour > 12 else (Decimal((base + 720) % 1440),)


def _hour(written: str) -> int:
    return int(written) if written.isdigit() else _HOURS[written.lower()]


def _chinese(text: str) -> Iterator[Quantity]:
    if ":" not in text and "点" not in text and "时" not in text:
        return
    for match in CLOCK["zh"].finditer(text):
        part, name = match["part"], match["name"]
        hour = int(match["hour"]) if match["hour"] else int(numeral_value(name) or 0)
        minute = (
            30
            if match["half"]
            else 15
            if match["quarter"] == "一"
            else 45
            if match["quarter"]
            else _minute(match)
        )
        has_more = bool(
            match["minute"] or match["min"] or match["half"] or match["quarter"] or match["whole"]
        )
        is_sure = bool(part) or has_more
        if (
            name
            and not is_sure
            and (name == "一" or not _CUE.search(text[max(0, match.start() - 4) : match.start()]))
        ):
            continue
        # 三点五 is a number, 3 时 alone says how many.
        if match["min"] and name and not part and not match.group().endswith("分") and len(match["min"]) < 2:
            continue
        if not is_sure and "点" not in match.group():
            continue
        if (
            name
            and not is_sure
            and "点" in match.group()
            and text[match.end() : match.end() + 1] in "建意要：:一二三四五六七八九"
        ):
            continue
        if hour > 24 or minute > 59:
            continue
        afternoon = part in _AFTERNOON or (part == "中午" and hour < 6)
        if part and hour == 12 and not afternoon and part != "中午":
            hour = 0
        if part in ("晚上", "深夜", "半夜", "夜里", "今晚", "当晚") and hour == 12:
            hour = 0
        base = (hour + (12 if afternoon and 0 < hour < 12 else 0)) * 60 + minute
        # 7:00 in Chinese is the morning, unless something says otherwise.
        is_plain = ":" in match.group() and not _HALF_OF_DAY.search(text)
        readings = _open(base, hour, is_told=bool(part) or is_plain)
        if hour in (0, 24):
            readings = (*readings, Decimal(1440 + minute if hour == 0 else minute))
        if not minute and ":" not in match.group():
            # "Open from 9 to 17" names the hours alone.
            readings = (*readings, Decimal(hour))
        yield Quantity(Decimal(base), "clock", match.start(), match.end(), "digits", readings=readings)


def _minute(match: re.Match[str]) -> int:
    written = match["minute"] or match["min"] or "0"
    return int(written) if written.isdigit() else int(numeral_value(written) or 0)
