"""Faults in numbers as people and machines make them, put into one side of good pairs.

The generator edits characters and knows nothing of how the detector reads numbers: it works on digits, on its own short
lists of units, bounds and periods, and leaves a pair alone where an edit would not change the meaning.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator

Pair = tuple[str, str, str]
Injected = tuple[str, str, str, str, str]

NUMBER = re.compile(r"(?<![\dA-Za-z.,:/-])\d+(?:\.\d+)?(?![\d,.:/A-Za-z-])(?!,\d)")
RANGE = re.compile(r"(?<![\d.,-])(\d+) ?(?:-|–|~|至|到|to) ?(\d+)(?![\d.,-])")
DATE = re.compile(r"(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?日")
UNITS = {
    "zh": [("毫克", "克"), ("微克", "毫克"), ("分钟", "小时"), ("小时", "天"), ("毫米", "厘米"), ("千克", "克"), ("公里", "米"),
           ("毫升", "升"), ("%", "‰"), ("天", "周"), ("周", "个月"), ("个月", "年"), ("米", "千米")],
    "en": [("mg", "g"), ("minutes", "hours"), ("hours", "days"), ("mm", "cm"), ("km", "m"), ("ml", "l"), ("days", "weeks"),
           ("weeks", "months"), ("months", "years"), ("years", "months"), ("metres", "kilometres"), ("meters", "kilometers")],
}  # fmt: skip
BOUNDS = {
    "zh": [("至少", "最多"), ("超过", "不到"), ("不超过", "至少"), ("高于", "低于"), ("少于", "多于"), ("低于", "高于"),
           ("多于", "少于"), ("以上", "以下"), ("以下", "以上"), ("不到", "超过"), ("最多", "至少"), ("大于", "小于"), ("小于", "大于")],
    "en": [("at least", "at most"), ("more than", "less than"), ("less than", "more than"), ("up to", "at least"),
           ("or more", "or less"), ("fewer than", "more than"), ("above", "below"), ("below", "above"),
           ("greater than", "less than"), ("or older", "or younger")],
}  # fmt: skip
PERIODS = {
    "zh": [("每天", "每周"), ("每日", "每周"), ("每周", "每月"), ("每年", "每月"), ("每月", "每年"), ("每小时", "每天")],
    "en": [("per day", "per week"), ("a day", "a week"), ("daily", "weekly"), ("a week", "a month"), ("per week", "per month"),
           ("per year", "per month"), ("a year", "a month"), ("every day", "every week"), ("each day", "each week"),
           ("annually", "monthly"), ("per hour", "per day"), ("each year", "each month"), ("every year", "every month")],
}  # fmt: skip


def times_ten(text: str, _language: str, chance: random.Random) -> str | None:
    return _on_number(text, chance, lambda digits: digits + "0" if "." not in digits else None)


def decimal_moved(text: str, _language: str, chance: random.Random) -> str | None:
    def move(digits: str) -> str | None:
        if "." in digits:
            return digits.replace(".", "")
        return (
            f"{digits[:-1]}.{digits[-1]}"
            if len(digits) > 1 and len(digits) < 4 and digits[-1] != "0"
            else None
        )

    return _on_number(text, chance, move)


def digit_changed(text: str, _language: str, chance: random.Random) -> str | None:
    def change(digits: str) -> str | None:
        place = chance.randrange(len(digits))
        if digits[place] == ".":
            return None
        other = chance.choice([d for d in "123456789" if d != digits[place]])
        return digits[:place] + other + digits[place + 1 :]

    return _on_number(text, chance, change)


def number_deleted(text: str, _language: str, chance: random.Random) -> str | None:
    return _on_number(text, chance, lambda _digits: "")


def number_added(text: str, language: str, chance: random.Random) -> str | None:
    number = chance.randrange(3, 90)
    if language == "zh":
        spots = [match.end() for match in re.finditer("[，；]", text)]
        addition = f"约 {number} 例，"
    else:
        spots = [match.end() for match in re.finditer(", ", text)]
        addition = f"about {number} cases, "
    if not spots:
        return None
    spot = chance.choice(spots)
    return text[:spot] + addition + text[spot:]


def unit_swapped(text: str, language: str, chance: random.Random) -> str | None:
    choices = [
        (match.start(1), match.end(1), new)
        for old, new in UNITS[language]
        for match in re.finditer(
            rf"\d ?({re.escape(old)})"
            + (r"(?![A-Za-z])" if language == "en" else r"(?![\u4e00-\u9fff]?日|前|后期|围)"),
            text,
        )
    ]
    return _swap(text, choices, chance)


def range_end(text: str, _language: str, chance: random.Random) -> str | None:
    spots = list(RANGE.finditer(text))
    if not spots:
        return None
    spot = chance.choice(spots)
    high = str(int(spot[2]) + chance.randrange(1, 5))
    return text[: spot.start(2)] + high + text[spot.end(2) :]


def comparator(text: str, language: str, chance: random.Random) -> str | None:
    choices = []
    for old, new in BOUNDS[language]:
        near = (
            rf"{re.escape(old)} ?\d"
            if old not in ("以上", "以下", "or more", "or less", "or older", "or younger")
            else None
        )
        pattern = near or rf"\d[^，。,.;；]{{0,8}}{re.escape(old)}"
        for match in re.finditer(pattern, text):
            start = match.start() if near else match.end() - len(old)
            if language == "zh" and text[start - 1 : start] in ("不", "或"):
                continue
            if language == "en" and re.search(r"(?:no|not) $", text[:start]):
                continue
            choices.append((start, start + len(old), new))
    return _swap(text, choices, chance)


def frequency(text: str, language: str, chance: random.Random) -> str | None:
    choices = []
    for old, new in PERIODS[language]:
        edge = (r"(?<![A-Za-z])", r"(?![A-Za-z])") if language == "en" else ("", "")
        for match in re.finditer(edge[0] + re.escape(old) + edge[1], text):
            around = text[max(0, match.start() - 25) : match.end() + 12]
            if re.search(r"\d|一|二|两|三|四|once|twice|times", around):
                choices.append((match.start(), match.end(), new))
    return _swap(text, choices, chance)


def day_and_month(text: str, language: str, chance: random.Random) -> str | None:
    if language != "zh":
        return None
    spots = [spot for spot in DATE.finditer(text) if spot[1] != spot[2] and int(spot[2]) <= 12]
    if not spots:
        return None
    spot = chance.choice(spots)
    return text[: spot.start()] + f"{spot[2]} 月 {spot[1]} 日" + text[spot.end() :]


KINDS: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "times ten": times_ten,
    "decimal moved": decimal_moved,
    "digit changed": digit_changed,
    "number deleted": number_deleted,
    "number added": number_added,
    "unit swapped": unit_swapped,
    "range end": range_end,
    "comparator": comparator,
    "frequency": frequency,
    "day and month": day_and_month,
}


def inject(pairs: Iterable[Pair], seed: int = 0) -> Iterator[Injected]:
    """For every pair (id, en, zh), language and kind that fits: (id, en, zh, kind, language of the fault)."""
    for name, en, zh in pairs:
        for kind, change in KINDS.items():
            for language, text in (("zh", zh), ("en", en)):
                changed = change(text, language, random.Random(f"{seed} {name} {kind} {language}"))
                if changed is not None and changed != text:
                    yield (
                        (name, en, changed, kind, language)
                        if language == "zh"
                        else (name, changed, zh, kind, language)
                    )


def _on_number(text: str, chance: random.Random, change: Callable[[str], str | None]) -> str | None:
    spots = [match for match in NUMBER.finditer(text) if match.group() != "1"]
    if not spots:
        return None
    spot = chance.choice(spots)
    new = change(spot.group())
    return None if new is None else text[: spot.start()] + new + text[spot.end() :]


def _swap(text: str, choices: list[tuple[int, int, str]], chance: random.Random) -> str | None:
    if not choices:
        return None
    start, end, new = chance.choice(choices)
    return text[:start] + new + text[end:]
