"""Chinese numerals: 四十分钟, 一百五十万, 两次, 百分之五, 三分之二, 三四行 (a range), 数百万 (no number)."""

import re
from collections.abc import Iterator
from decimal import Decimal

DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
STEPS = {"十": 10, "百": 100, "千": 1000}
BIG = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
ONE = "[〇零一二两三四五六七八九十百千]"
NUMERAL = re.compile(
    rf"(?<![数几上成])(?:(?P<percent>百分之) ?|(?!百分之))(?P<numeral>{ONE}+(?:点[〇零一二三四五六七八九]+)?)"
    rf"(?:(?P<big>万亿|万|亿)(?:(?P<rest>{ONE}+)(?P<rest_big>万)?)?)?"
    r"(?![几余多来数]|进制|角形|明治|维|手|心二|言|般|些|样|旦|定|直|起|致|切|向|同|律|贯|味|再|度(?!假)|体(?!温)|面)"
)
FRACTION = re.compile(rf"(?P<whole>{ONE}+|\d+) ?分之 ?(?P<part>{ONE}+|\d+(?:\.\d+)?)")
HALF = re.compile(r"一半|(?<=[年天月日点倍])半|半(?=数|个|小时|年|天|月|夜)")
ALL_DAY = re.compile("全天|一整天|昼夜")
PAIR = re.compile("双|俩|一对|翻倍|翻番")
# Two numerals in a row that follow each other are a guess between them: 一两行, 三四天, 三五成群.
GUESS = re.compile(r"一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九")


def numerals(text: str) -> Iterator[tuple[tuple[Decimal, ...], str, int, int]]:
    """The value (two for a guess between two numbers), `%` or nothing, start and end of every number in characters."""
    for match in NUMERAL.finditer(text):
        numeral = match["numeral"]
        if GUESS.fullmatch(numeral) and not match["percent"]:
            times = BIG[match["big"]] if match["big"] else 1
            yield tuple(Decimal(DIGITS[c] * times) for c in numeral), "", match.start(), match.end()
            continue
        value = numeral_value(numeral)
        if value is None:
            continue
        if match["big"]:
            value *= BIG[match["big"]]
        if match["rest"]:
            value += (numeral_value(match["rest"]) or 0) * BIG.get(match["rest_big"], 1)
        yield (value,), "%" if match["percent"] else "", match.start(), match.end()


def fractions(text: str) -> Iterator[tuple[Decimal, str, int, int]]:
    """The value, `%` or nothing, start and end of fractions: 三分之二, 百分之 0.3, 一半."""
    for match in FRACTION.finditer(text) if "分之" in text else ():
        whole, part = _number(match["whole"]), _number(match["part"])
        if whole and part is not None:
            unit = {"百": "%", "千": "‰"}.get(match["whole"], "")
            yield (part if unit else part / whole), unit, match.start(), match.end()
    for match in HALF.finditer(text) if "半" in text else ():
        yield Decimal("0.5"), "", match.start(), match.end()


def _number(text: str) -> Decimal | None:
    # Decimal reads the digits of every script, as the pattern does.
    return Decimal(text) if text[0].isdecimal() else numeral_value(text)


def numeral_value(numeral: str) -> Decimal | None:
    """The value of a numeral below 万 (四十, 一百零五, 三点五, 二〇二六); None for one that is not a number."""
    whole, _, fraction = numeral.partition("点")
    if fraction:
        value = numeral_value(whole)
        return None if value is None else value + Decimal("0." + "".join(str(DIGITS[c]) for c in fraction))
    if not any(character in STEPS for character in whole):
        return Decimal("".join(str(DIGITS[character]) for character in whole)) if whole else None
    total, digit = 0, None
    for character in whole:
        if character in DIGITS:
            digit = DIGITS[character]
        else:
            total += (1 if digit is None else digit) * STEPS[character]
            digit = 0
    return Decimal(total + (digit or 0))
