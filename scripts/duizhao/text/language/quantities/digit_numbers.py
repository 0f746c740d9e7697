"""Numbers in digits: thousands (1,000, 1 000), decimals, signs (−20), powers (10⁹, 4 × 10^9), fractions (1½, 3/4)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities import english_numbers
from duizhao.text.language.quantities.chinese_numerals import with_magnitudes

MAGNITUDES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
SUFFIXES = {
    "k": 1000,
    "K": 1000,
    "M": 10**6,
    "m": 10**6,
    "bn": 10**9,
    "B": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "T": 10**12,
}
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MINUS = "-−–－﹣‐"
_RAISED = str.maketrans(RAISED + "⁻⁺", "0123456789-+")
# Digits behind a letter and a hyphen or inside a word belong to a name (COVID-19, H1N1, PM2.5); behind "mid-" and its like
# they do not.
DIGITS = re.compile(
    r"(?<![A-Za-z\d_])(?P<name>(?<=[A-Za-z]-)(?<!mid-)(?<!pre-)(?<!post-)(?<!age-)(?<!aged-)(?<!early-)(?<!late-)|(?<=[A-Za-z]\.))?"
    r"(?<!\d\.)"
    # Tokenised corpora write 40 , 000.
    r"(?P<digits>\d{1,3}(?:(?:,| ,\s{1,3})\d{3}(?!\d))+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|"
    r"\d{1,3}(?: \d{3})+(?![\d.,]\d)(?! ?-?[a-z]+ (?:tablets?|capsules?|doses?|vials?))(?:(?<= 000)|(?<=\d{3} \d{3})|(?=(?:\.\d+)? ?(?:mg|g|kg|IU|units?|people|patients|人|名|例|元|公里|千米|米|毫克|单位|个|mL|ml|m|km|W|kcal|kJ|steps)(?![A-Za-z])))(?:\.\d+)?|"
    r"\d+(?:\.\d+)?|(?<![\w.)\]])\.\d+)"
    r"(?![AC-IN-UX-Z](?![A-Za-z])|(?!cmH2O|[ck]?m[23](?![A-Za-z\d])|[eE]\d{1,2}(?![A-Za-z\d]))[A-Za-z]+\d|\d)"
)
_POWER = rf"(?:\^ ?\(?[-−–+]?\d{{1,2}}\)?|\*\*\(?-?\d{{1,2}}\)?|[⁻⁺]?[{RAISED}]{{1,2}})"
_TEN = re.compile(
    rf" ?[×xX*·✕⨯] ?10(?P<power>{_POWER})|[eE](?P<e>[-+−]?\d{{1,2}})(?![A-Za-z\d])|"
    rf" ?(?:×|x|X|times) ?(?:10|ten) to the (?:power of )?(?P<words>(?:minus |negative )?(?:\d{{1,2}}|[a-z]+))(?:th)?(?: power)?"
)
_BARE = re.compile(
    rf"(?P<power>{_POWER})| to the (?:power of )?(?P<words>(?:minus |negative )?(?:\d{{1,2}}|[a-z]+))(?:th)?(?: power)?"
)
_FRACTION = re.compile(
    rf" ?(?P<vulgar>[{VULGAR}])|(?: | ?又 ?|-)(?P<top>\d{{1,2}}) ?[/⁄] ?(?P<bottom>\d{{1,3}})(?![\d/]|[.]\d)"
)
_OVER = re.compile(r" ?[/⁄] ?(?P<bottom>\d{1,4})(?![\d/]|[.,]\d|-\d| ?[年月])")
_EN_MAGNITUDE = re.compile(
    r"(?:(?P<suffix>bn|tn|[kKMBT])(?![A-Za-z/])|(?P<money>m|b|k)(?![A-Za-z/]))|"
    r"\+?[ -]?(?P<magnitude>hundred|thousand|million|billion|trillion|dozen)(?![A-Za-z])",
)
_ZH_SUFFIX = re.compile(r"(?P<suffix>bn|[kKMB])(?![A-Za-z/])")
ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")
# Denominators that people write with a stroke; 120/80 and 5/4 are two numbers.
_PARTS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 100, 1000))
_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits from `start` to `end` (offsets in characters). `readings` are other values that it may have. `kind` is
    `name` where it is the end of a name, `ordinal` for "3rd", `about` for "300 多"."""

    value: Decimal
    start: int
    end: int
    readings: tuple[Decimal, ...] = ()
    kind: str = ""


def digit_numbers(text: str, language: Language) -> Iterator[Digits]:
    """Every number in digits or in signs of fractions, from left to right."""
    end = 0
    for place in _PLACE.finditer(text):
        start = place.start()
        if start < end:
            continue
        if text[start] in VULGAR:
            end = start + 1
            yield Digits(_vulgar(text[start]), start, end)
            continue
        match = DIGITS.match(text, start)
        if match:
            found = _read(text, match, language)
            end = found.end
            yield found


# To try only where a digit, a point or a fraction stands is several times faster.
_PLACE = re.compile(rf"[\d.{VULGAR}]")


def _vulgar(sign: str) -> Decimal:
    """⅔ is 2/3 as exactly as decimals go."""
    top, _, bottom = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return Decimal(top) / Decimal(bottom)


def _read(text: str, match: re.Match[str], language: Language) -> Digits:
    start, end = match.start(), match.end()
    value = _plain(match["digits"])
    readings: tuple[Decimal, ...] = ()
    kind = "name" if match["name"] is not None else ""
    if kind and text[end : end + 1] == "%":
        kind = ""
    value, end, is_done = _powers(text, value, end)
    if not is_done:
        value, end, is_done = _parts(text, value, start, end)
    if not is_done and language == "zh":
        suffix = _ZH_SUFFIX.match(text, end)
        if suffix:
            readings, end = (value * SUFFIXES[suffix["suffix"]],), suffix.end()
        else:
            grown = with_magnitudes(text, end, value)
            value, end = grown.values[0], grown.end
            kind = "about" if grown.about else kind
    elif not is_done:
        size = _EN_MAGNITUDE.match(text, end)
        if size and size["suffix"]:
            readings, end = (value * SUFFIXES[size["suffix"]],), size.end()
        elif size and size["money"]:
            if text[start - 1 : start] in tuple("$£€¥"):
                value, end = value * SUFFIXES[size["money"]], size.end()
            elif size["money"] == "k":
                readings, end = (value * 1000,), size.end()
        elif size:
            value, end = value * MAGNITUDES[size["magnitude"]], size.end()
        elif ORDINAL.match(text, end):
            kind, end = "ordinal", end + 2
    if _is_minus(text, start, match.end(), language):
        value, start, readings = -value, _sign_start(text, start), tuple(-one for one in readings)
        kind = "" if kind == "name" else kind
    elif text[start - 1 : start] in ("-", "－") and start > 1 and "\u3400" <= text[start - 2] <= "\u9fff":
        kind = "name"
    return Digits(value, start, end, readings, kind)


def _plain(digits: str) -> Decimal:
    if digits.isdigit():
        return Decimal(digits)
    if digits.count(".") and digits.rfind(",") > digits.rfind("."):
        # 1.234,56 is written so in much of Europe.
        return Decimal(digits.replace(".", "").replace(",", "."))
    return Decimal("".join(digits.replace(",", "").split()))


def _powers(text: str, value: Decimal, end: int) -> tuple[Decimal, int, bool]:
    match = _TEN.match(text, end)
    if match:
        exponent = _exponent(match["power"] or match["e"] or "", match["words"])
        return (value, end, False) if exponent is None else (value.scaleb(exponent), match.end(), True)
    match = _BARE.match(text, end) if value == 10 or text[end : end + 1] in ("^", "*") else None
    exponent = _exponent(match["power"] or "", match["words"]) if match else None
    if match and exponent is not None and abs(exponent) <= 64 and 0 < value <= 1000:
        return (Decimal(1).scaleb(exponent) if value == 10 else value**exponent), match.end(), True
    return value, end, False


def _exponent(sign: str, words: str | None) -> int | None:
    if words:
        name = words.replace("minus ", "").replace("negative ", "")
        number = (
            int(name)
            if name.isdigit()
            else english_numbers.ONES.get(name) or english_numbers.ORDINALS.get(name)
        )
        return None if number is None else -number if number and name != words else number
    plain = sign.translate(_RAISED).strip("^*() ").replace("−", "-").replace("–", "-")
    return int(plain)


def _parts(text: str, value: Decimal, start: int, end: int) -> tuple[Decimal, int, bool]:
    """A fraction behind a whole number (1½, 1 1/2), or one of two numbers (1/2)."""
    if value != int(value) or value >= 1000 or text[start - 1 : start] == "/":
        return value, end, False
    match = _FRACTION.match(text, end)
    if match and match["vulgar"]:
        return value + _vulgar(match["vulgar"]), match.end(), True
    if match and int(match["bottom"]) in _PARTS and 0 < int(match["top"]) < int(match["bottom"]):
        return value + Decimal(match["top"]) / int(match["bottom"]), match.end(), True
    match = _OVER.match(text, end)
    if match and int(match["bottom"]) in _PARTS and 0 < value < int(match["bottom"]) and end - start < 3:
        return value / int(match["bottom"]), match.end(), True
    return value, end, False


_EN_MINUS = re.compile(r"(?:minus|negative) $", re.IGNORECASE)
_ZH_MINUS = re.compile(r"(?:零下|负) ?$")
_EN_BELOW = re.compile(
    r"\s?(?:°|degrees?)?\s?(?:°?[CF]|℃|℉|celsius|centigrade|fahrenheit)?,? below (?:zero|freezing)(?![A-Za-z])",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"[\d%％⁰-⁹½¼¾)）][^\d,.;:，。；、：(（]{0,12} ?$")
_CUE_BEFORE = re.compile(
    r"(?:(?:to|and|or|than|of|at|from|below|above|by)|[=<>≤≥:：到至和与或在为是于约达成从及的、，（(|“\"]|^) *$",
    re.IGNORECASE,
)


def _is_minus(text: str, start: int, end: int, language: Language) -> bool:
    """True where a number is below zero: a minus sign, or a word for it. A hyphen in a range, a date or a list is none."""
    before = text[max(0, start - _WIDTH) : start]
    if language == "zh" and _ZH_MINUS.search(before):
        return True
    if language == "en" and (_EN_MINUS.search(before) or is_below_zero(text, end)):
        return True
    sign = before[-1:]
    if not sign or sign not in MINUS:
        return False
    lead = before[:-1]
    if not lead.strip():
        return True
    if _RANGE_BEFORE.search(lead) and not _CUE_BEFORE.search(lead):
        return False
    last = lead[-1]
    if sign == "−":
        return not last.isalnum() or "\u3400" <= last <= "\u9fff"
    if last.isspace() or last in "(（=≤≥<>|,，:：“\"'[~～、。；;":
        return True
    return "\u3400" <= last <= "\u9fff" and _CUE_BEFORE.search(lead) is not None


def is_below_zero(text: str, end: int) -> bool:
    """True where "below zero" follows the English number that ends at `end`."""
    return _EN_BELOW.match(text, end) is not None


def _sign_start(text: str, start: int) -> int:
    """Where the sign of the number at `start` begins; for a word, the word stays outside."""
    return start - 1 if text[start - 1 : start] in tuple(MINUS) else start
