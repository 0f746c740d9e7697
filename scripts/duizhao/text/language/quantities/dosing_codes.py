"""How often a dose is given: the Latin codes (bid, q8h, qod), every other day, 隔日, on alternate days."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.english_numbers import ONES, any_of
from duizhao.text.language.quantities.quantity import Quantity

# Code: times and the period that they are counted by.
_TIMES = {
    "qd": (1, "day"), "od": (1, "day"), "bid": (2, "day"), "bd": (2, "day"), "tid": (3, "day"), "tds": (3, "day"),
    "qid": (4, "day"), "qds": (4, "day"), "qw": (1, "week"), "biw": (2, "week"), "tiw": (3, "week"), "qm": (1, "month"),
}  # fmt: skip
_CODE = re.compile(
    r"(?<![A-Za-z\d.])(?:(?P<times>q\.d\.(?!s)|b\.i\.d\.?|b\.d\.|t\.i\.d\.?|t\.d\.s\.?|q\.i\.d\.?|q\.d\.s\.?|o\.d\.|QD|BID|BD|TID|TDS|QID|QDS|QW|BIW|TIW|"
    r"qd|bid|bd|tid|tds|qid|qds|qw|biw|tiw|qm)|(?P<other>q\.?o\.?d\.?|QOD|eod|EOD|alt(?:ernate)? die)|"
    r"[qQ]\.?(?P<every>\d{1,3})(?:-(?P<to>\d{1,2}))?\.?(?P<unit>[hHdDwW]|min)\.?)(?![A-Za-z\d])"
)
_BEFORE_CODE = re.compile(r"(?:\d|[A-Za-zµμ%]|[\u4e00-\u9fff)）.,，;；|]) ?$")
# "bid" is also what a buyer makes: as a small word it is a code only behind an amount or a dose.
_AMOUNT = re.compile(
    r"(?:\d ?(?:m?g|m[lL]|mcg|[µμ]g|IU|units?|U|tabs?|tablets?|caps?|capsules?|puffs?|drops?|片|粒|毫克|微克|克|毫升|单位|喷|滴|袋|支)?|tablets?|capsules?|puffs?|dose|orally|PO|po|SC|IV|IM|用|服|射|注|次|[,，、(（；;|]) ?$"
)
_EN_SECOND = re.compile(
    r"(?<![A-Za-z])(?:every (?:other|second)|(?:on |in )?alternate) (?P<unit>day|week|month|year|night|hour)s?(?![a-z])",
    re.IGNORECASE,
)
_EN_HOURLY = re.compile(
    rf"(?<![A-Za-z\d])(?P<number>\d{{1,2}}|{any_of(ONES)})[ -]hourly(?![A-Za-z])", re.IGNORECASE
)
_ZH_SECOND = re.compile(r"(?:每隔一|隔)(?:个)?(?P<unit>[日天周月年晚])(?!离|夜)")
_ZH_UNITS = {"日": "day", "天": "day", "周": "week", "月": "month", "年": "year", "晚": "day"}
_UNITS = {"h": "hour", "d": "day", "w": "week", "min": "minute"}


def dosing_codes(text: str, language: Language) -> Iterator[Quantity]:
    """Times a day as quantities with a period; every so many hours and every second day as spans of time."""
    for match in _CODE.finditer(text) if _MAY.search(text) else ():
        if match["times"]:
            code = match["times"].replace(".", "").lower()
            if code in ("bid", "bd", "od", "qm") and not _AMOUNT.search(
                text[max(0, match.start() - 12) : match.start()]
            ):
                continue
            number, period = _TIMES[code]
            yield Quantity(Decimal(number), "time", match.start(), match.end(), "words", period=period)
        elif match["other"]:
            yield Quantity(Decimal(2), "day", match.start(), match.end(), "words")
        else:
            unit = _UNITS[match["unit"].lower()]
            for name in ("every", "to"):
                if match[name]:
                    end = match.end() if name == "to" or not match["to"] else match.end("every")
                    yield Quantity(Decimal(match[name]), unit, match.start(name), end, "digits")
    if language == "en":
        for match in _EN_HOURLY.finditer(text) if "hourly" in text else ():
            hours = match["number"].lower()
            value = Decimal(hours if hours.isdigit() else ONES[hours])
            yield Quantity(value, "hour", match.start(), match.end(), "words")
        for match in (
            _EN_SECOND.finditer(text) if "ther" in text or "second" in text or "ltern" in text else ()
        ):
            unit = match["unit"].lower()
            yield Quantity(
                Decimal(2), "day" if unit == "night" else unit, match.start(), match.end(), "words"
            )
        return
    for match in _ZH_SECOND.finditer(text) if "隔" in text else ():
        yield Quantity(Decimal(2), _ZH_UNITS[match["unit"]], match.start(), match.end(), "words")


_MAY = re.compile(
    r"[qQ]\.?[\doOdDiIwWm]|[bB]\.?[iI]\.?[dD]|[btBT]\.?[dD]|[tT]\.?[iI]\.?[dDwW]|[bB][iI][wW]|[eE][oO][dD]|o\.d|die"
)
