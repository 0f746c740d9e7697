"""What a number is counted by: each day, twice a week, 每日, 每小时."""

import re

from duizhao.base.bilingual import Language
from duizhao.text.language.word_tables import word_set

_EN_PERIOD = re.compile(
    r"\s*+(?:times?|doses?|sessions?|infusions?|tablets?|drinks?|cups?|capsules?|visits?|treatments?)?\s*+"
    r"(?:(?:an?|per|each|every|/)\s?(?P<one>day|week|month|year|hour|minute|second|night)(?![a-z])|"
    r"(?P<ly>daily|weekly|monthly|yearly|annually|hourly|nightly))",
    re.IGNORECASE,
)
_LY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "annual": "year", "hourly": "hour", "nightly": "night"}  # fmt: skip
_ZH_PERIODS = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "个月": "month", "年": "year",
    "小时": "hour", "个小时": "hour", "分钟": "minute", "分": "minute", "秒": "second", "秒钟": "second", "晚": "night", "夜": "night",
}  # fmt: skip
_ZH_PERIOD_BEFORE = re.compile(
    r"(?:[每一](?P<each>天|日|周|星期|礼拜|个月|月|年|小时|个小时|分钟|秒钟?|晚|夜)|(?P<speed>时速))(?:每 ?(?:公斤|千克|kg)(?:体重)?)?(?:[^\d，。；、,;每]{0,6})$"
)
_ZH_PERIOD_AFTER = re.compile(
    r"\s*+(?:次|片|粒|支|杯|剂)?\s*+(?:/|每)\s*+(?P<each>天|日|周|星期|个?月|年|小时|分钟|分|秒|晚)(?![隔])"
)
_EN_CUE = re.compile(
    r"(?<![A-Za-z])(?:(?:per|each|every|a (?=(?:day|week|month|year)(?![a-z])))\s?(?P<one>day|week|month|year|hour|minute|night)"
    r"(?![a-z])|(?P<ly>daily|weekly|monthly|yearly|annually|annual|hourly|nightly))",
    re.IGNORECASE,
)
# "for a week", "after a month" say how long or when, not how often.
_NOT_A_PERIOD = re.compile(
    r"(?:for|after|within|in|than|of|about|over|takes?|took|lasts?|lasted|only|once|such|half|quite|almost|nearly|until|"
    r"whole|was|is|been|have|has|had|be|what|what's|as|with|on|from|to|and|or|,) $",
    re.IGNORECASE,
)
_ZH_CUE = re.compile(r"[每逐](?P<each>天|日|周|星期|礼拜|个月|月|年|小时|个小时|分钟|晚|夜)")
_PERIOD_WORDS = frozenset(
    "day week month year hour minute second night daily weekly monthly yearly annually annual hourly nightly".split()  # noqa: SIM905
)


def may_be_counted(text: str, language: Language) -> bool:
    """False where no number of the text can be counted by a period: a quick look."""
    if language == "zh":
        return "每" in text or "一" in text or "/" in text or "时速" in text
    return not _PERIOD_WORDS.isdisjoint(word_set(text))


def periods(text: str, language: Language) -> list[tuple[str, int, int]]:
    """Every "each day" of a text: the period, start and end."""
    if language == "zh":
        if "每" not in text and "逐" not in text:
            return []
        return [(_ZH_PERIODS[match["each"]], match.start(), match.end()) for match in _ZH_CUE.finditer(text)]
    if _PERIOD_WORDS.isdisjoint(word_set(text)):
        return []
    found = []
    for match in _EN_CUE.finditer(text):
        if match.group()[:2].lower() == "a " and _NOT_A_PERIOD.search(
            text[max(0, match.start() - 10) : match.start()]
        ):
            continue
        found.append(((match["one"] or _LY[match["ly"].lower()]).lower(), match.start(), match.end()))
    return found


def period_of(text: str, start: int, end: int, language: Language) -> str:
    """What the number is counted by: `week` for "twice a week" and 每周 2 次; empty where nothing says so."""
    if language == "en":
        match = _EN_PERIOD.match(text, end)
        return "" if not match else (match["one"] or _LY[match["ly"].lower()]).lower()
    match = _ZH_PERIOD_BEFORE.search(text[max(0, start - 22) : start])
    if match:
        return "hour" if match["speed"] else _ZH_PERIODS[match["each"]]
    match = _ZH_PERIOD_AFTER.match(text, end)
    return _ZH_PERIODS.get(match["each"], "") if match else ""
