"""Numbers that may answer one of the other side and need no answer themselves: dozens and 数百, "no" and 无, 24/7, ①, the 6 of
interleukin-6; and Roman numerals beside the word that they number."""

import re
from collections.abc import Iterator
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.chinese_numerals import with_magnitudes
from duizhao.text.language.quantities.quantity import Quantity

_SIZES = {"dozen": 12, "ten": 10, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}  # fmt: skip
_EN_VAGUE = re.compile(
    r"(?<![A-Za-z-])(?:(?P<some>several|a few|many|some|multiple|a couple(?: of)?|few|a number of) )?(?P<size>dozen|ten|score|hundred|thousand|million|billion|trillion)"
    r"(?P<plural>s)?(?: of (?P<of>thousand|million|billion)s)?(?![A-Za-z])",
    re.IGNORECASE,
)
_ZH_VAGUE = re.compile(
    r"(?:数|好?几|上|成|近|过|若干|逾|超)(?P<size>[十百千]?[万亿]{1,2}|[十百千])(?!分|货|路|列|就|色|果|克|米)|(?<![一二三四五六七八九])(?P<teens>十几)|成(?P<pair>[百千]上[千万])"
)
_NONE = {
    "en": re.compile(
        r"(?<![A-Za-z])(?:no|none|zero|nil|nothing|never)(?![A-Za-z])(?! (?:longer|more|less|fewer|later|earlier|one)(?![A-Za-z]))",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"没有|并无|均无|尚无|[无零](?![\u4e00-\u9fff]?[论疑需法须])"),
}
_ALWAYS = re.compile(r"(?<!\d)(?P<day>24) ?/ ?(?P<week>7)(?!\d)|(?<!\d)(?P<w2>7) ?[×xX*] ?(?P<d2>24)(?!\d)")
# Gly276 is also written Gly 276.
_GLUED = re.compile(r"(?<=[A-Za-z])\d{1,6}(?:\.\d{1,3})?(?![A-Za-z\d.-])")
_CIRCLED = re.compile("[①-⑳❶-❿⓪]")
_ROMAN = r"(?P<roman>X{0,3}(?:IX|IV|V?I{0,3}))"
_LABELS = r"types?|stages?|phases?|grades?|class(?:es)?|parts?|chapters?|volumes?|vol\.|appendix|tables?|figures?|fig\.|levels?|categor(?:y|ies)|factors?|groups?|tiers?|schedules?|annex|section|book|act|war|mark|group|pope|king|queen|area|region|article|title|nerves?|bipolar"
_EN_ROMAN = re.compile(
    rf"(?<![A-Za-z])(?:{_LABELS}) {_ROMAN}(?:(?P<more>[abABc])(?![A-Za-z]))?(?![A-Za-z])(?:(?: ?[/–-] ?| or | and | to )(?P<second>X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?![A-Za-z]))?",
    re.IGNORECASE,
)
_ZH_ROMAN = re.compile(
    rf"(?<![A-Za-z]){_ROMAN}(?P<more>[abc])?(?:(?: ?[/–~-] ?|[、或和至])(?P<second>X{{0,3}}(?:IX|IV|V?I{{0,3}})))? ?(?=期|型|级|类|度|阶段|章|部分|卷|区|册|组|相|因子|导联)|(?<=第) ?(?P<r2>X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?![A-Za-z])"
)
_VALUES = {"I": 1, "V": 5, "X": 10}


def soft_numbers(text: str, language: Language) -> Iterator[Quantity]:
    """Vague numbers, none at all, round the clock, circled digits."""
    for match in _ALWAYS.finditer(text) if "24" in text else ():
        hours, days = ("day", "week") if match["day"] else ("d2", "w2")
        yield Quantity(Decimal(24), "hour", *match.span(hours), "soft")
        yield Quantity(Decimal(7), "day", *match.span(days), "soft")
    for match in _CIRCLED.finditer(text):
        number = {"⓪": 0}.get(match.group()) if match.group() == "⓪" else (ord(match.group()) - (0x2775 if match.group() >= "❶" else 0x245F))  # fmt: skip
        yield Quantity(Decimal(number or 0), "", match.start(), match.end(), "soft")
    yield from _vague_english(text) if language == "en" else _vague_chinese(text)


def in_names_and_none(text: str, language: Language) -> Iterator[Quantity]:
    """ "No", "none", 无: the zero that the other side may write as a number; and the digits at the end of a name."""
    for match in _GLUED.finditer(text):
        yield Quantity(Decimal(match.group()), "", match.start(), match.end(), "soft")
    for match in _NONE[language].finditer(text):
        yield Quantity(Decimal(0), "", match.start(), match.end(), "soft")


def _vague_english(text: str) -> Iterator[Quantity]:
    for match in _EN_VAGUE.finditer(text):
        size = match["size"].lower()
        if not match["some"] and not match["plural"]:
            continue
        if size == "ten" and not match["plural"]:
            continue
        value = Decimal(_SIZES[size])
        if match["of"]:
            value *= _SIZES[match["of"].lower()]
        readings = {"dozen": (Decimal(10), Decimal(20)), "ten": (Decimal(12),), "score": (Decimal(10),)}.get(
            size, ()
        )
        if match["of"] and size == "ten":
            readings = ()
        if match["of"] and size == "hundred":
            readings = (value / 10,)
        yield Quantity(value, "", match.start(), match.end(), "soft", readings=readings)


def _vague_chinese(text: str) -> Iterator[Quantity]:
    for match in _ZH_VAGUE.finditer(text):
        if match["teens"]:
            yield Quantity(
                Decimal(10),
                "",
                match.start(),
                match.end(),
                "soft",
                readings=tuple(map(Decimal, range(11, 20))),
            )
            continue
        if match["pair"]:
            value = Decimal(100 if match["pair"][0] == "百" else 1000)
            yield Quantity(value, "", match.start(), match.end(), "soft", readings=(value * 10,))
            continue
        first = Decimal(10) if match["size"][0] == "十" else Decimal(1)
        value = with_magnitudes(match["size"], int(match["size"][0] == "十"), first).values[0]
        readings = (Decimal(12),) if value == 10 else ()
        yield Quantity(value, "", match.start(), match.end(), "soft", readings=readings)


def roman_numerals(text: str, language: Language) -> Iterator[Quantity]:
    """Type II, stage III, Ⅲ期: the number of a thing that has one."""
    expression = _EN_ROMAN if language == "en" else _ZH_ROMAN
    for match in expression.finditer(text) if _HAS_ROMAN.search(text) else ():
        for name in ("roman", "second", "r2"):
            if name == "r2" and language == "en":
                continue
            written = match[name]
            if written and (language == "zh" or written.isupper()):
                yield Quantity(Decimal(_roman(written)), "", *match.span(name), "label")


_HAS_ROMAN = re.compile("[IVX]")


def _roman(written: str) -> int:
    values = [_VALUES[sign] for sign in written.upper()]
    return sum(
        -one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True)
    )
