"""The unit that stands behind a number, in either language, and which units can be counted into each other.

A unit is a word or a sign (`mg`, `milligrams`, 毫克) and what it is counted by: `mg/kg`, `mg·kg⁻¹`, `mg per kg`,
`μg/(kg·min)`, 毫克/千克. Time below the line is told apart from the rest: it is the period of the quantity, as in
"5 mL per hour" and 每小时 5 毫升.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.unit_table import ALIASES, BASES, NOT_BEFORE, PLAIN, PREFIXES

# Into a common unit: an hour is 60 minutes, whoever does the sum.
SIZES: dict[str, tuple[str, Decimal]] = {}
_SIGNS: dict[str, str] = {}
_WORDS: dict[str, str] = {}
_CHINESE: dict[str, str] = {}
_PERIODS = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year"))


def _fill() -> None:
    """The tables of names: every base with each of its prefixes, and the units without."""
    for base in BASES:
        signs, names, chinese = base.signs.split(), base.en.split(), base.zh.split()
        for sign in ("", *base.prefixes.split()):
            prefix = PREFIXES[sign] if sign else None
            name = f"{sign}{base.unit}" if base.unit != "second" or not sign else f"{sign}s"
            name = ALIASES.get(name, name)
            size = base.size * (prefix.size if prefix else 1)
            SIZES[name] = (base.kind, size)
            for written in signs:
                _SIGNS[f"{sign}{written}"] = name
                if sign == "µ":
                    _SIGNS[f"μ{written}"] = _SIGNS[f"u{written}"] = _SIGNS[f"mc{written}"] = name
            for word in names:
                _word(f"{prefix.en if prefix else ''}{word}", name)
            for word in chinese:
                _CHINESE[f"{prefix.zh if prefix else ''}{word}"] = name
    for plain in PLAIN:
        name = ALIASES.get(plain.unit, plain.unit)
        if plain.kind:
            SIZES[name] = (plain.kind, plain.size)
        for sign in plain.signs.split():
            _SIGNS[sign] = name
        for word in filter(None, plain.en.split("|")):
            _word(word, name)
        for word in plain.zh.split():
            _CHINESE[word] = name


def _word(word: str, unit: str) -> None:
    """A name with its plural: the first word takes the s of "millimetres of mercury" and "degrees Celsius"."""
    first, _, rest = word.partition(" ")
    for one in (first, f"{first}es" if first.endswith(("ch", "s")) else f"{first}s"):
        _WORDS[f"{one} {rest}".strip().lower()] = unit
    if rest.endswith("point"):
        _WORDS[f"{word}s".lower()] = unit


_fill()
_SIGNS |= {"mL/h": "ml"}
del _SIGNS["mL/h"]
# One letter is a unit only where the number is hard by it or a line of division follows; "a" and "in" are words.
_WEAK_SIGNS = frozenset({"in", "A", "N", "U", "mi", "mo", "d", "t", "ha", "bar", "B", "V", "W", "J", "cal", "ft", "Ki", "Mi", "Gi"})  # fmt: skip
# Signs that Chinese text writes between its characters as well.
_CHINESE_SIGN = re.compile(r"[A-Za-zµμΩ°℃℉%％‰][A-Za-zµμΩ0-9²³₂^]*")
_LETTERS = re.compile(r"[A-Za-zµμΩ°℃℉%％‰][A-Za-zµμΩ²³₂]*(?:H2O|H₂O)?")
_AREA = re.compile(r"(?:\^?[23]|[²³])(?![\d⁰-⁹])")
_NEXT_WORD = re.compile(r"[ \n-]([A-Za-z₂0-9]+)")
_LONGEST_CHINESE = max(map(len, _CHINESE))
_GAP = re.compile(r"[ \xa0\u2009\u202f\n-]{0,2}")
_GAP_ZH = re.compile(r"[ \xa0\u2009\u202f\n]{0,3}(?:[多余来](?![A-Za-z]) ?)?")
_LINE = {
    "en": re.compile(r" ?/ ?|[ -](?:per|for each|for every|each|every|a|an)[ -](?=[A-Za-z])| ?[·⋅∙•.] ?(?=[A-Za-zµμ]+ ?(?:[⁻-]\d|⁻¹|\^-))|(?=[⁻])| (?=(?:kg|g|min|h|hr|L|l|mL|dL|m|s|d|day)⁻[¹²])"),
    "zh": re.compile(r" ?[/／每] ?| ?[·⋅∙•] ?(?=[A-Za-zµμ]+ ?(?:[⁻-]\d|⁻¹|\^-))| (?=(?:kg|g|min|h|hr|L|l|mL|dL|m|s|d)⁻[¹²])"),
}  # fmt: skip
_MINUS_ONE = re.compile(r" ?(?:⁻¹|\^\(?-1\)?|-1(?!\d)|⁻²|\^-2)")
_GROUP = re.compile(r"\( ?([A-Za-zµμ]{1,20}(?:[²2])?) ?[·⋅∙•*.x×/] ?([A-Za-zµμ]{1,20}) ?\)")
_BODY_WEIGHT = re.compile(r" ?(?:of )?(?:body ?weight|bw)(?![A-Za-z])|(?:体重)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit, the period that it is counted by (empty where none is), and where it ends in the text."""

    unit: str
    period: str
    end: int


def unit_at(text: str, position: int, language: Language) -> tuple[str, int]:
    """The unit that stands behind a number ending at `position`, and where it ends; empty where none does."""
    found = measure_at(text, position, language)
    return found.unit, found.end


def measure_at(text: str, position: int, language: Language) -> Measure:
    """The unit behind a number that ends at `position`, with what it is counted by."""
    none = Measure("", "", position)
    gap = (_GAP if language == "en" else _GAP_ZH).match(text, position)
    start = gap.end() if gap else position
    unit, end = _atom(text, start, language, is_close=start == position)
    if not unit:
        if text[position : position + 1] != "/" and text[start : start + 1] != "/":
            return none
        end = start if text[start : start + 1] == "/" else position
        below = _below(text, end, language)
        if (
            below is None
            or below[0][0] in _PERIODS
            or SIZES.get(below[0][0], ("",))[0] not in ("l", "g", "m²")
        ):
            return none
        return Measure(f"/{below[0][0]}", "", below[1])
    parts, period = [unit], ""
    while True:
        below = _below(text, end, language)
        if below is None:
            break
        for name in below[0]:
            if name in _PERIODS:
                if unit in _PERIODS or unit in ("time", "calendar month"):
                    return Measure(unit, "", end)
                period = period or name
            elif name != unit and SIZES.get(name, ("",))[0] in ("g", "l", "m²", "m", "mol"):
                parts.append(name)
            else:
                return Measure("/".join([parts[0], *sorted(parts[1:])]), period, end)
        end = below[1]
    return Measure("/".join([parts[0], *sorted(parts[1:])]), period, end)


def _below(text: str, position: int, language: Language) -> tuple[list[str], int] | None:
    """The units below a line of division that begins at `position`, and where they end."""
    line = _LINE[language].match(text, position)
    if not line:
        return None
    start = line.end()
    group = _GROUP.match(text, start)
    if group:
        names = [_SIGNS.get(one, "") for one in group.groups()]
        return (names, group.end()) if all(names) else None
    name, end = _atom(text, start, language, is_close=True)
    if not name or (line.group().strip() in ("a", "an") and name not in _PERIODS):
        return None
    raised = _MINUS_ONE.match(text, end)
    if raised:
        end = raised.end()
    elif line.group().strip() in ("·", "⋅", "∙", "•", ".", ""):
        return None
    weight = _BODY_WEIGHT.match(text, end)
    return [name], weight.end() if weight else end


def _atom(text: str, start: int, language: Language, *, is_close: bool) -> tuple[str, int]:
    """The name of the one unit that begins at `start`, and its end."""
    if language == "zh":
        for length in range(min(_LONGEST_CHINESE, len(text) - start), 0, -1):
            word = text[start : start + length]
            name = _CHINESE.get(word)
            if name and not _is_other_word(text, start + length, word):
                return name, start + length
    letters = _LETTERS.match(text, start)
    if not letters:
        return "", start
    sign, end = letters.group(), letters.end()
    if sign in ("°", "mm", "cm", "degree", "degrees") and (more := _two_signs(text, sign, end)):
        return more
    area = _AREA.match(text, end) if sign in ("m", "cm", "km", "mm") else None
    if area:
        power = f"{sign}{'²' if area.group()[-1] in '2²' else '³'}"
        return (_SIGNS.get(power, ""), area.end()) if power in _SIGNS else ("", start)
    if language == "zh" and sign[0] in "%％℃℉°‰" and len(sign) > 1 and sign not in _SIGNS:
        sign, end = sign[0], start + 1
    if sign[0] in "%％℃℉‰":
        return _SIGNS[sign[0]], start + 1
    follows = text[end : end + 1]
    if (follows.isalpha() and follows.isascii()) or (follows.isdigit() and follows.isascii()):
        return "", start
    if language == "en":
        found = _words_at(text, start, end, sign)
        if found[0]:
            return found
    name = _SIGNS.get(sign, "")
    if (
        name
        and sign in _WEAK_SIGNS
        and not (is_close or language == "zh" or follows == "/")
        and sign not in ("V", "W", "J", "U", "mo", "ft", "cal", "A")
    ):
        return "", start
    return (name, end) if name else ("", start)


def _two_signs(text: str, sign: str, end: int) -> tuple[str, int] | None:
    """ "° C", "mm Hg": a unit with a space inside."""
    for tail, name in (("C", "°C"), ("F", "°F")) if sign == "°" else (("Hg", "mmHg"),) if sign == "mm" else (("H2O", "cmH2O"), ("H₂O", "cmH2O")):  # fmt: skip
        for gap in ("", " "):
            stop = end + len(gap) + len(tail)
            if text.startswith(gap + tail, end) and not text[stop : stop + 1].isalpha():
                return name, stop
    return None


def _words_at(text: str, start: int, end: int, first: str) -> tuple[str, int]:
    """The longest name of up to three words that begins with `first`."""
    words, ends = [first.lower()], [end]
    for _ in range(2):
        more = _NEXT_WORD.match(text, ends[-1])
        if not more:
            break
        words.append(more.group(1).lower())
        ends.append(more.end())
    for count in range(len(words), 0, -1):
        name = _WORDS.get(" ".join(words[:count]))
        if name and not _is_no_unit(text, name, words[count:]):
            return name, ends[count - 1]
    if first.endswith("-old"):
        return "", start
    return "", start


_COMPARED = frozenset("more higher greater larger as lower less faster longer".split())  # noqa: SIM905
_NOT_DROPS = frozenset("in of to by from off out".split())  # noqa: SIM905


def _is_no_unit(text: str, unit: str, after: list[str]) -> bool:
    following = after[0] if after else ""
    return (unit == "drop" and following in _NOT_DROPS) or (unit == "lb" and following == "sterling")


def _is_other_word(text: str, end: int, word: str) -> bool:
    """True where the Chinese unit is the beginning of another word (米饭, 年级)."""
    following = text[end : end + 1]
    if following and following in NOT_BEFORE.get(word, ""):
        # 连续 5 日报告 is "reported for 5 days".
        return not (word == "日" and text[end : end + 2] in ("报道", "报告"))
    if word == "年":
        return bool(_A_MONTH.match(text, end))
    return word in ("星期", "个星期", "周", "礼拜") and following in tuple("一二三四五六日天") and text[end + 1 : end + 2] not in tuple("次个回粒片针")  # fmt: skip


_A_MONTH = re.compile(r"\s*[\d一二三四五六七八九十]+ ?月")


@lru_cache(maxsize=512)
def size_of(unit: str) -> tuple[str, Decimal]:
    """The common unit of `unit` and how many of them it is; for a compound, part by part."""
    if unit in SIZES:
        return SIZES[unit]
    if "/" not in unit:
        return unit, Decimal(1)
    first, *below = unit.split("/")
    kind, size = SIZES.get(first, (first, Decimal(1)))
    for name in below:
        other, divisor = SIZES.get(name, (name, Decimal(1)))
        kind, size = f"{kind}/{other}", size / divisor
    return kind, size


def in_common(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in the common unit of its kind: 2 hour is 7200 second, 100 °F is 38 °C to the nearest tenth."""
    if unit == "°F":
        return ((value - 32) * 5 / 9).quantize(Decimal("0.1")).normalize(), "°C"
    if unit == "‰":
        return value / 10, "%"
    kind, size = size_of(unit)
    return value * size, kind
