"""Comparing the quantities of two texts that should say the same.

A number in digits must stand on the other side, in digits or in words. A number in words only has to be answered where
both sides have one left with the same kind of unit: "one of them" and 其中一种 come and go in good translations.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from duizhao.text.language.quantities.english_numbers import PAIR_WORDS
from duizhao.text.language.quantities.measurement_units import in_common, size_of
from duizhao.text.language.quantities.quantity import Quantity
from duizhao.text.language.quantities.unlike_labels import unlike_labels

Kind = Literal["value", "unit", "bound", "period", "only"]


@dataclass(frozen=True, slots=True)
class QuantityDifference:
    """`en` and `zh` do not agree in their `kind`; with kind `only`, one side has a quantity that the other lacks."""

    kind: Kind
    en: Quantity | None
    zh: Quantity | None


def period_differences(
    en: Sequence[tuple[str, int, int]], zh: Sequence[tuple[str, int, int]]
) -> list[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    """The periods ("each day", 每周) that each side says and the other does not, in pairs. One that only one side says
    is no difference: Chinese often leaves it to the context."""
    left_zh = list(zh)
    left_en = []
    for one in en:
        twin = next((other for other in left_zh if other[0] == one[0]), None)
        if twin is None:
            left_en.append(one)
        else:
            left_zh.remove(twin)
    return list(zip(left_en, left_zh, strict=False))


# In a text of thousands of equal numbers no more than this many are held against one.
MOST_LOOKS = 20
# In a text of more numbers than this no shares are looked for: each would be held against every pair.
MOST_NUMBERS = 300
# "One person in every five", 10 人中约有 8 人: this many characters between the two numbers of a share, at most.
FAR = 24
# Chinese numerals stand in many words (星期三, 五官, 百分比); beside one of these they are numbers.
NOT_MEASURED = frozenset(
    ("", "calendar month", "year", "decade", "time", "fold", "°C", "degree", "m", "g", "l", "weekday", "tael", "li", "IU", "J", "V", "A", "cal", "catty")
)  # fmt: skip
# One of these is a number, not an article: once a day, one tablet.
COUNTED = frozenset({"time", "tablet", "drop", "spray"})
# What is read as an ordinal and is none.
NO_ORDINAL = PAIR_WORDS | frozenset(["双", "俩", "一对", "翻倍", "翻番", "全天", "一整天", "昼夜"])
Fit = Callable[[Quantity, Quantity], bool]


# Pairs of names that mean the same number beside them: 14 月 of a baby is "14 months"; "two sprays" is 喷两次; 5 度 may be
# of temperature, of an angle or of electricity.
SAME = frozenset(
    map(
        frozenset,
        (
            ("year", "calendar month"), ("time", "fold"), ("spray", "time"), ("month", "calendar month"), ("degree", "°C"),
            ("degree", "°F"), ("degree", "kWh"), ("ten years", "decade"), ("bit", "byte bit"),
        ),
    )
)  # fmt: skip


def _same_value(a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit == "version":
        return _plain_digits(a) == _plain_digits(b)
    return not a.values.isdisjoint(b.values)


def _plain_digits(one: Quantity) -> str:
    return one.text.strip("vV ")


def _same_unit(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit != ""


def _alike(a: Quantity, b: Quantity) -> bool:
    """Both in digits, or both in words."""
    return a.written == b.written or {a.written, b.written} == {"digits", "numbered"}


def _free_unit(a: Quantity, b: Quantity) -> bool:
    # The 一 of 一种 is no month.
    if "calendar month" in (a.unit, b.unit) and any(
        one.unit == "" and one.written != "digits" for one in (a, b)
    ):
        return False
    if "soft" in (a.written, b.written) and (
        "calendar month" in (a.unit, b.unit) or "weekday" in (a.unit, b.unit)
    ):
        return a.unit == b.unit
    return not a.unit or not b.unit or frozenset((a.unit, b.unit)) in SAME


FITS: tuple[Fit, ...] = (
    lambda a, b: _same_value(a, b) and _same_unit(a, b) and a.bound == b.bound and _alike(a, b),
    lambda a, b: _same_value(a, b) and _same_unit(a, b),
    # A numeral that is part of a word (统一, 十分) must not take the partner of a digit.
    lambda a, b: _same_value(a, b) and a.unit == b.unit and _alike(a, b),
    lambda a, b: _same_value(a, b) and _free_unit(a, b) and _alike(a, b),
    lambda a, b: _same_value(a, b) and _free_unit(a, b),
    lambda a, b: a.text == b.text != "",
    lambda a, b: _equal_in_common(a, b) or _half(a, b) or _half(b, a),
    lambda a, b: _rate(a) == _rate(b) is not None,
    lambda a, b: _same_value(a, b) and "soft" not in (a.written, b.written),
)  # fmt: skip


def differences(
    en: Sequence[Quantity], zh: Sequence[Quantity], *, one_is_free: bool = False
) -> list[QuantityDifference]:
    """Where the two sides differ. With `one_is_free`, a Chinese 1 needs no partner: English says it with an article."""
    if not en and not zh:
        return []
    pairs, left_en, left_zh = _plain_pairs(en, zh) or _match(en, zh)
    found = [difference for a, b in pairs for difference in _differences_of(a, b)]
    if one_is_free:
        left_zh = [one for one in left_zh if one.value != 1]
    left_en, left_zh = _without_repeated(left_en, left_zh, pairs)
    return found + _unanswered(left_en, left_zh)


def _without_repeated(left_en: list[Quantity], left_zh: list[Quantity], pairs: Sequence[tuple[Quantity, Quantity]]) -> tuple[list[Quantity], list[Quantity]]:  # fmt: skip
    """What is left of each side without the numbers that it says a second time: "30 April and 22 May 2020" may name the year once
    or twice. Doses are no such numbers, nor is what the other side has a number left for."""
    said = (
        ({(one.value, one.unit) for one in side} for side in zip(*pairs, strict=True))
        if pairs
        else (set(), set())
    )
    sides = []
    for left, other, known in zip((left_en, left_zh), (left_zh, left_en), said, strict=True):
        needs = any(one.written == "digits" or (one.written == "words" and one.value > 1) for one in other)
        sides.append([one for one in left if needs or (one.value, one.unit) not in known or not _names(one)])
    return sides[0], sides[1]


def _names(one: Quantity) -> bool:
    """True for a number that says which, not how much: a year, a telephone number, a large number without a unit."""
    is_year_or_long = one.unit in ("", "year") and one.value >= 100
    return is_year_or_long or one.unit in ("calendar month", "telephone", "version", "weekday")


Matched = tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]


def _plain_pairs(en: Sequence[Quantity], zh: Sequence[Quantity]) -> Matched | None:
    """The pairs where both sides hold the same different numbers in digits with the same units: the usual case. None
    for any other, which takes a closer look."""
    if len(en) != len(zh) or any(
        one.written != "digits" or one.readings or one.unit == "version" for one in (*en, *zh)
    ):
        return None
    twins: dict[object, list[Quantity]] = {}
    for one in reversed(zh):
        twins.setdefault((one.value, one.unit), []).append(one)
    if len(twins) < len(zh):
        # Equal numbers are told apart by their bounds.
        twins = {}
        for one in reversed(zh):
            twins.setdefault((one.value, one.unit, one.bound), []).append(one)
        keys: list[object] = [(one.value, one.unit, one.bound) for one in en]
    else:
        keys = [(one.value, one.unit) for one in en]
    pairs = [(one, twins[key].pop()) for one, key in zip(en, keys, strict=True) if twins.get(key)]
    return (pairs, [], []) if len(pairs) == len(en) else None


def _match(en: Sequence[Quantity], zh: Sequence[Quantity]) -> Matched:
    soft_en, soft_zh = ([one for one in side if one.written == "soft"] for side in (en, zh))
    hard_en, hard_zh = ([one for one in side if one.written != "soft"] for side in (en, zh))
    pairs, left_en, left_zh = _without_shares(hard_en, hard_zh)
    pairs, left_en, left_zh = _by_fits(pairs, left_en, left_zh)
    if soft_en or soft_zh:
        # What needs no answer takes none from what does.
        return _by_fits(pairs, [*left_en, *soft_en], [*left_zh, *soft_zh])
    return pairs, left_en, left_zh


def _by_fits(pairs: list[tuple[Quantity, Quantity]], left_en: list[Quantity], left_zh: list[Quantity]) -> Matched:  # fmt: skip
    for fits in FITS:
        if not left_en or not left_zh:
            break
        # Only what shares a value, a text or a size can fit, so only that is compared.
        near: dict[object, list[int]] = {}
        for index, other in enumerate(left_zh):
            for key in _keys(other):
                near.setdefault(key, []).append(index)
        taken_en: set[int] = set()
        taken_zh: set[int] = set()
        # What is told by counting must not lose its partner to a "first" or a "half".
        for index in sorted(range(len(left_en)), key=lambda at: left_en[at].written == "ordinal"):
            one = left_en[index]
            twin = _twin(one, left_zh, near, taken_zh, fits)
            if twin is not None:
                pairs.append((one, left_zh[twin]))
                taken_en.add(index)
                taken_zh.add(twin)
        left_en = [one for index, one in enumerate(left_en) if index not in taken_en]
        left_zh = [one for index, one in enumerate(left_zh) if index not in taken_zh]
    return pairs, left_en, left_zh


def _twin(
    one: Quantity, others: Sequence[Quantity], near: dict[object, list[int]], taken: set[int], fits: Fit
) -> int | None:
    """The first of `others`, in the order of the text, that fits and is not taken."""
    best: int | None = None
    for key in _keys(one):
        found = near.get(key, [])
        # What is taken leaves the front of its list, so that equal numbers cost no second look.
        while found and found[0] in taken:
            found.pop(0)
        for looked, index in enumerate(found):
            if looked == MOST_LOOKS or (best is not None and index >= best):
                break
            if index not in taken and fits(one, others[index]):
                best = index
    return best


def _keys(one: Quantity) -> set[object]:
    keys: set[object] = {*one.values, one.text} - {""}
    keys |= {in_common(value, one.unit) for value in one.values}
    if rate := _rate(one):
        keys.add(rate)
    # Half is 50 %.
    return keys | ({one.value / 100} if one.unit == "%" else {one.value * 100})


def _without_shares(en: Sequence[Quantity], zh: Sequence[Quantity]) -> Matched:
    """The shares that one side counts and the other names ("1 in 10" and 十分之一, "1 in 100" and 百分之一), as pairs, and
    what is left of both sides."""
    left = {"en": list(en), "zh": list(zh)}
    pairs: list[tuple[Quantity, Quantity]] = []
    if len(en) > MOST_NUMBERS or len(zh) > MOST_NUMBERS:
        return pairs, left["en"], left["zh"]
    for counts, names in (("en", "zh"), ("zh", "en")):
        said = {(one.value, one.unit) for one in left[counts]}  # What both name needs no counting.
        for share in [one for one in left[names] if _share(one) and (one.value, one.unit) not in said]:
            for first, second in pairwise(left[counts]):
                # A range is no share: 1 to 10 is not a tenth.
                if (share.unit and (first.unit or second.unit)) or first.group == second.group >= 0:
                    continue
                values = sorted((first.value, second.value))
                if values[1] and second.start - first.end <= FAR and values[0] / values[1] == _share(share):
                    left[counts].remove(first)
                    left[counts].remove(second)
                    left[names].remove(share)
                    pairs.append((first, share) if counts == "en" else (share, first))
                    break
    return pairs, left["en"], left["zh"]


def _share(one: Quantity) -> Decimal | None:
    """The part of the whole that a named share is; None for any other number."""
    if one.unit in ("%", "‰"):
        return one.value / (100 if one.unit == "%" else 1000)
    return one.value if 0 < one.value < 1 and not one.unit and one.written in ("words", "ordinal") else None


def _equal_in_common(a: Quantity, b: Quantity) -> bool:
    if "soft" in (a.written, b.written) and not (a.unit and b.unit):
        return False
    if not a.unit or not b.unit or a.unit == b.unit:
        return False
    return not {in_common(value, a.unit) for value in a.values}.isdisjoint(
        in_common(value, b.unit) for value in b.values
    )


def _half(a: Quantity, b: Quantity) -> bool:
    """True where `a` is a share without a unit and `b` the same in per cent: half is 50 %."""
    return not a.unit and b.unit == "%" and a.value * 100 == b.value


def _differences_of(a: Quantity, b: Quantity) -> list[QuantityDifference]:
    found = []
    if (
        a.unit
        and b.unit
        and a.unit != b.unit
        and not _free_unit(a, b)
        and not _equal_in_common(a, b)
        and a.text != b.text
    ):
        found.append(QuantityDifference("unit", a, b))
    if {a.bound, b.bound} == {"up", "down"}:
        found.append(QuantityDifference("bound", a, b))
    if a.period and b.period and a.period != b.period and (_rate(a) is None or _rate(a) != _rate(b)):
        found.append(QuantityDifference("period", a, b))
    return found


def _rate(one: Quantity) -> tuple[str, Decimal, str] | None:
    """How much in each common unit of time: 1 mL/min and 60 mL/h have the same. None where nothing is counted by time."""
    if not one.unit or one.period not in CLOCKED:
        return None
    value, kind = in_common(one.value, one.unit)
    return kind, round(value / size_of(one.period)[1], 20), size_of(one.period)[0]


# Periods that rates are turned into one another; "twice a day" is not "once every 12 hours".
CLOCKED = frozenset(("second", "minute", "hour"))


def _unanswered(left_en: list[Quantity], left_zh: list[Quantity]) -> list[QuantityDifference]:
    digits_en = [one for one in left_en if one.written == "digits"]
    digits_zh = [one for one in left_zh if one.written == "digits"]
    words_en, words_zh = _telling(left_en), _telling(left_zh)
    found: list[QuantityDifference] = []
    while digits_en or digits_zh:
        a = digits_en.pop(0) if digits_en else _take(words_en, digits_zh[0])
        b = digits_zh.pop(0) if digits_zh else (_take(words_zh, a) if a else None)
        found.append(QuantityDifference("value" if a and b else "only", a, b))
    # A label may be left out ("number one" is 头号), but not be another one.
    found += [QuantityDifference("value", a, b) for a, b in unlike_labels(left_en, left_zh)]
    found += [
        QuantityDifference("value", a, b) for a, b in zip(_shares(left_en), _shares(left_zh), strict=False)
    ]
    found += [
        QuantityDifference("value", a, b)
        for a, b in zip(_ordinals(left_en), _ordinals(left_zh), strict=False)
    ]
    found += _contrary_soft(left_en, left_zh)
    for a in words_en:
        b = _take(words_zh, a, same_unit=True)
        if b:
            found.append(QuantityDifference("value", a, b))
        elif a.unit == "calendar month" or _is_telling_alone(a):
            found.append(QuantityDifference("only", a, None))
    return found + [
        QuantityDifference("only", None, b)
        for b in words_zh
        if b.unit not in NOT_MEASURED and _is_telling_alone(b)
    ]


def _contrary_soft(left_en: Sequence[Quantity], left_zh: Sequence[Quantity]) -> list[QuantityDifference]:
    """Soft numbers of one kind that both sides say, and not the same: noon and 午夜, Tuesday and 周三, hundreds and 数千."""
    found = []
    for unit in ("clock", "weekday", "calendar month", ""):
        sides = ([one for one in side if one.written == "soft" and one.unit == unit and (unit or one.value >= 10)] for side in (left_en, left_zh))  # fmt: skip
        found += [QuantityDifference("value", a, b) for a, b in zip(*sides, strict=False)]
    return found


def _is_telling_alone(words: Quantity) -> bool:
    """From two on, a number in words is meant as a number, whether or not a unit stands beside it; so is one and a half of a
    unit."""
    is_half = words.unit != "" and words.value > 1 and words.value * 2 == int(words.value * 2)
    return (words.value >= 2 and words.value == int(words.value)) or is_half


def _take(words: list[Quantity], partner: Quantity, *, same_unit: bool = False) -> Quantity | None:
    """Take the number in words that most likely stands for `partner`: the one with its unit, else any."""
    choice = next((one for one in words if one.unit == partner.unit), None)
    if choice is None and words and not same_unit:
        choice = words[0]
    if choice is not None:
        words.remove(choice)
    return choice


def _shares(left: Sequence[Quantity]) -> list[Quantity]:
    """Shares in words: half, 三分之一. One alone comes and goes; two that differ are told."""
    return [one for one in left if 0 < one.value < 1 and not one.unit and one.written in ("words", "ordinal")]


def _ordinals(left: Sequence[Quantity]) -> list[Quantity]:
    """The second, 第三: as with shares."""
    return [
        one for one in left if one.value >= 1 and one.written == "ordinal" and one.text[:1] not in NO_ORDINAL
    ]


def _telling(left: Sequence[Quantity]) -> list[Quantity]:
    return [
        one
        for one in left
        if one.written == "words"
        and (
            one.unit == "calendar month"
            or (one.value != 1 and (one.unit or one.value >= 2))
            or (one.value == 1 and one.unit in COUNTED)
        )
    ]
