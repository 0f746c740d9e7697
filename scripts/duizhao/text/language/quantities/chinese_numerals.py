"""Chinese numerals: 四十分钟, 一百五十万, 3 万 4000, 一万五千亿, 百分之一点五, 三又二分之一, 八成半, 三四行 (a guess)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
WAN, YI = 10**4, 10**8
ONE = "[〇零一二两三四五六七八九十百千]"
# What follows 一 in a word that counts nothing; what follows any numeral in one.
_NOT_ONE = "般些样旦定直起致切向同律贯味再体面边下点刻时流共并带经概应系"
_NOT_ZERO = tuple("下上售件食星碎头配钱散部")
_BASE = re.compile("克|米|卡|瓦|帕|焦|赫|伏|安|字节|比特")
_NO_NUMBER = re.compile(r"进制|角形|维(?!持)|手|心二|言|明治|极管")
NUMERAL = re.compile(
    rf"(?!(?<=[数几上成])[十百千])(?<!上)(?:(?P<percent>百分之) ?|(?!百分之))(?P<numeral>{ONE}+(?:点[〇零一二三四五六七八九]+)?)(?!{ONE})"
)
_DIGITS = r"\d+(?:\.\d+)?"
FRACTION = re.compile(
    rf"(?:(?<!{ONE})(?={ONE})|(?<!\d)(?=\d)|(?=[万亿]))(?:(?P<and>{ONE}++|\d++) ?又 ?)?(?P<whole>{ONE}++[万亿]?|[万亿]|\d++) ?分之 ?(?P<part>{_DIGITS}|{ONE}+(?:点[〇零一二三四五六七八九]+)?)"
)
_TENTHS = re.compile(
    r"(?<![\d.一二三四五六七八九十百千万])(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?) ?成(?P<half>半|[一二三四五六七八九](?![\d一-十]))?"
    r"(?![立为人功熟本员果绩分长就品型份因体对群语年都交效形像名瘾千不])"
)
_DISCOUNT = re.compile(
    r"(?<![一二三四五六七八九十百千万\d])(?P<tens>[一二三四五六七八九\d])(?P<ones>[一二三四五六七八九\d])? ?折(?![叠断扣磨腾射合算中返旧纸])"
)
HALF = re.compile(r"一半|过半|(?<![\d上下一二三四五六七八九])半(?=数)")
ALL_DAY = re.compile("全天|一整天|昼夜")
PAIR = re.compile("双|俩|一对|翻倍|翻了?一番|翻番|增加一倍|加倍")
# Two numerals in a row that follow each other are a guess between them: 一两行, 三四天, 三五成群.
GUESS = re.compile(r"一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九")
# The size of a number: 万, 亿, and 千 and 百 where they are no beginning of a unit.
_MAGNITUDE = re.compile(
    r" ?(?P<about>[多余来])?(?P<size>[百十千]?[万亿]{1,2}|千(?!克|米|卡|瓦|帕|焦|赫|伏|安|字节|比特|兆)|百(?!帕|分|合))"
)
_REST = re.compile(rf"(?P<gap> ?)(?P<zero>零?)(?:(?P<digits>\d+)(?![\d.,:]|-\d)|(?P<numeral>{ONE}+)(?!点))")
_DOZEN = re.compile(r" ?打(?![开针扫印包折扮算击破电造败断架扰听拼仗赏盹工球牌压消动滑退人造])")
_YEAR = re.compile(r" ?年")
_ABOUT = re.compile(r"[多余几](?![\d出于少内乎何])|来(?=[个名位人家年天岁])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from `start` to `end` (offsets in characters): its values (two for a guess between two), its unit (`%`, `‰` or
    nothing), and whether it says "some more" (三百余)."""

    values: tuple[Decimal, ...]
    unit: str
    start: int
    end: int
    about: bool = False


def numerals(text: str) -> Iterator[Numeral]:
    """Every number that begins with a Chinese numeral."""
    position = 0
    for match in NUMERAL.finditer(text):
        if match.start() < position:
            continue
        numeral, end = _without_unit(match["numeral"], text, match.end())
        if not numeral:
            continue
        if _NO_NUMBER.match(text, end) or (numeral == "一" and text[end : end + 1] in _NOT_ONE):
            continue
        percent = "%" if match["percent"] else ""
        if GUESS.fullmatch(numeral) and not percent:
            low, high = (with_magnitudes(text, end, Decimal(DIGITS[c])) for c in numeral)
            position = high.end
            yield Numeral((*low.values, *high.values), "", match.start(), high.end)
            continue
        value = numeral_value(numeral)
        if value is None:
            continue
        found = with_magnitudes(text, end, value)
        position = found.end
        yield Numeral(found.values, percent, match.start(), found.end, found.about)


def _without_unit(numeral: str, text: str, end: int) -> tuple[str, int]:
    """The numeral without what at its end begins a unit (二两, 十千卡), and where it ends; empty where nothing is left."""
    before = numeral[:-1]
    is_prefix = (
        numeral[-1] == "千"
        and (not before or any(sign in STEPS for sign in before))
        and _BASE.match(text, end)
    )
    if is_prefix or (numeral[-1] == "两" and len(numeral) > 1 and numeral != "一两"):
        return numeral[:-1], end - 1
    return ("", end) if numeral == "零" and text[end : end + 1] in _NOT_ZERO else (numeral, end)


def with_magnitudes(text: str, position: int, value: Decimal) -> Numeral:
    """The number that goes on behind `value`, which ends at `position`: 万, 亿, and what follows them (3 万 4000)."""
    high, low, section, about = Decimal(0), Decimal(0), value, False
    while match := _MAGNITUDE.match(text, position):
        about = about or bool(match["about"])
        size = 1
        for sign in match["size"]:
            step = STEPS.get(sign)
            if step:
                low, section, size = low + section * step if len(match["size"]) == 1 else low, section * step, step  # fmt: skip
                section = section if len(match["size"]) > 1 else Decimal(0)
            elif sign == "万":
                high, low, section, size = high + (low + section) * WAN, Decimal(0), Decimal(0), WAN
            else:
                high, low, section, size = (high + low + section) * YI, Decimal(0), Decimal(0), YI
        position = match.end()
        rest = _rest(text, position, size, value) if not about else None
        if rest is None:
            break
        section, position = rest
    if (dozen := _DOZEN.match(text, position)) and value <= 1000:
        return Numeral(((high + low + section) * 12,), "", position, dozen.end(), about)
    if not about and (tail := _ABOUT.match(text, position)):
        # 十多例, but 一百多 without a thing counted is the same.
        about, position = (value >= 10 or high > 0), tail.end() if value >= 10 or high > 0 else position
    return Numeral((high + low + section,), "", position, position, about)


def _rest(text: str, position: int, size: int, value: Decimal) -> tuple[Decimal, int] | None:
    """What is added behind a magnitude (the 4000 of 3 万 4000), and where it ends."""
    match = _REST.match(text, position)
    if not match or value != int(value):
        return None
    if match["digits"]:
        digits = match["digits"]
        goes_on = _MAGNITUDE.match(text, match.end())
        if len(digits) >= len(str(size)) or (
            match["gap"] and not goes_on and len(digits) != len(str(size)) - 1
        ):
            return None
        if not goes_on and len(digits) == 4 and digits[:2] in ("19", "20") and _YEAR.match(text, match.end()):
            return None
        return Decimal(digits), match.end()
    numeral = match["numeral"]
    known = numeral_value(numeral)
    if match["gap"] or known is None or known >= size:
        return None
    if (
        len(numeral) == 1
        and not match["zero"]
        and numeral in DIGITS
        and not _MAGNITUDE.match(text, match.end())
    ):
        # 三万五 is 35,000; 两万一个 is not.
        if numeral in "一两零〇" or size < 100:
            return None
        return known * size / 10, match.end()
    return known, match.end()


def fractions(text: str) -> Iterator[Numeral]:
    """Fractions and shares: 三分之二, 百分之 0.3, 一又二分之一, 一半, 半数, 八成半."""
    for match in FRACTION.finditer(text) if "分之" in text else ():
        whole, part = _number(match["whole"]), _number(match["part"])
        if whole and part is not None:
            unit = {"百": "%", "千": "‰", "100": "%", "1000": "‰"}.get(match["whole"], "")
            more = _number(match["and"]) if match["and"] else Decimal(0)
            value = part if unit else part / whole
            yield Numeral((value + (more or 0),), unit, match.start(), match.end())
    for match in HALF.finditer(text) if "半" in text else ():
        yield Numeral((Decimal("0.5"),), "", match.start(), match.end())
    for match in _DISCOUNT.finditer(text) if "折" in text else ():
        tens, ones = (Decimal(DIGITS.get(sign, 0) if not sign.isdigit() or not sign.isascii() else int(sign)) for sign in (match["tens"], match["ones"] or "零"))  # fmt: skip
        # 七折 is 30 % off, and 70 % of the price.
        yield Numeral((100 - tens * 10 - ones, tens * 10 + ones), "%", match.start(), match.end())
    for match in _TENTHS.finditer(text) if "成" in text else ():
        half = match["half"]
        more = Decimal(5) if half == "半" else Decimal(DIGITS[half]) if half else Decimal(0)
        tenths = match["tenths"]
        value = Decimal(DIGITS[tenths]) if tenths in DIGITS else Decimal(tenths)
        yield Numeral((value * 10 + more,), "%", match.start(), match.end())


def _number(text: str) -> Decimal | None:
    # Decimal reads the digits of every script, as the pattern does.
    if text[0].isdecimal():
        return Decimal(text)
    if text in ("万", "亿"):
        return Decimal(WAN if text == "万" else YI)
    if text[-1] in "万亿":
        known = numeral_value(text[:-1])
        return None if known is None else known * (WAN if text[-1] == "万" else YI)
    return numeral_value(text)


def numeral_value(numeral: str) -> Decimal | None:
    """The value of a numeral below 万 (四十, 一百零五, 三点五, 二〇二六, 二百五); None for one that is not a number."""
    whole, _, fraction = numeral.partition("点")
    if fraction:
        value = numeral_value(whole)
        return None if value is None else value + Decimal("0." + "".join(str(DIGITS[c]) for c in fraction))
    if not any(character in STEPS for character in whole):
        return Decimal("".join(str(DIGITS[character]) for character in whole)) if whole else None
    total, digit = 0, None
    last = 1
    for character in whole:
        if character in DIGITS:
            digit = DIGITS[character]
            last = 1 if character in "零〇" else last
        else:
            last = STEPS[character]
            total += (1 if digit is None else digit) * last
            digit = 0
    # 一百二 is 120.
    tail = (digit or 0) * (last // 10 if last >= 100 and whole[-1] in DIGITS else 1)
    return Decimal(total + tail)
