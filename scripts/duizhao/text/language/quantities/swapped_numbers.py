"""Numbers that both sides say, but of other things: 120/80 against 80/120, from 5 to 10 against 从 10 增至 5, the doses of adults and
children the wrong way round.

A swap is told on clear evidence alone: the two ends of a pair that says which comes first, or two parts of a sentence (two
cells of a row) with one number each, whose everyday ideas and Latin words belong to one number on the one side and to the other
number on the other.
"""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from duizhao.base.bilingual import Language
from duizhao.text.language.lexicon import everyday
from duizhao.text.language.quantities.measurement_units import in_common
from duizhao.text.language.quantities.quantity import Quantity

Value = tuple[Decimal, str]
# What a number is of, and the unit of that number.
Anchor = tuple[str, str]
Swap = tuple[Quantity, Quantity]
_IN_ORDER = {
    "en": re.compile(r" ?(?:-|–|—|~|～|/|to|through|up to|down to) ?"),
    "zh": re.compile(r" ?(?:-|–|—|－|～|~|/|[一-龥]{0,4}(?:至|到|成|为)了?约?) ?"),
}
_AND = re.compile(r" ?and ?")
_BETWEEN = re.compile(r"between (?:the ages of )?$", re.IGNORECASE)
_LONGEST = 14
# Their order is that of the date or the clock, or they name something.
_NOT_ORDERED = frozenset(("calendar month", "day", "weekday", "telephone", "version", "decade"))
_PARTS = {
    "en": re.compile(r"[,;.](?!\d)|[()|]| (?:and|but|while|whereas|or|versus|vs\.?|against) "),
    "zh": re.compile(r"[，；。、（）()|;,](?!\d)|和|与|而|及|或|但"),
}
_LATIN = re.compile(r"[A-Za-z][A-Za-z-]*")
_IN_TURN = re.compile(r"respectively|in that order|分别|依次", re.IGNORECASE)
# In a text of more parts than this nobody can tell what belongs to what.
_MOST_PARTS = 40


def swapped_numbers(en: Sequence[Quantity], zh: Sequence[Quantity], text_en: str, text_zh: str) -> list[Swap]:
    """Pairs of an English number and the Chinese one that stands in its place where the two of them are swapped. At most one
    pair for each swap; `en` and `zh` are the quantities of the two texts."""
    if len(en) < 2 or len(zh) < 2:
        return []
    return _reversed(en, zh, text_en, text_zh) or _exchanged(en, zh, text_en, text_zh)


def _value(one: Quantity) -> Value:
    return in_common(one.value, one.unit)


def _reversed(en: Sequence[Quantity], zh: Sequence[Quantity], text_en: str, text_zh: str) -> list[Swap]:
    pairs_en, pairs_zh = _ordered(en, text_en, "en"), _ordered(zh, text_zh, "zh")
    orders = {
        language: {(_plain(a), _plain(b)) for a, b in pairs}
        for language, pairs in (("en", pairs_en), ("zh", pairs_zh))
    }
    found = []
    for a, b in pairs_en:
        low, high = _plain(a), _plain(b)
        if (low, high) in orders["zh"] or (high, low) in orders["en"]:
            continue
        twin = next(
            (first for first, second in pairs_zh if (_plain(first), _plain(second)) == (high, low)), None
        )
        if twin is not None:
            found.append((a, twin))
    return found


def _plain(one: Quantity) -> Decimal:
    return _value(one)[0]


def _ordered(found: Sequence[Quantity], text: str, language: Language) -> list[tuple[Quantity, Quantity]]:
    """The pairs of numbers that say which of the two comes first."""
    pairs = []
    for a, b in pairwise(found):
        if b.start - a.end > _LONGEST or a.value == b.value or a.start == b.start:
            continue
        if (
            not {a.unit, b.unit}.isdisjoint(_NOT_ORDERED)
            or a.readings
            or b.readings
            or "soft" in (a.written, b.written)
        ):
            continue
        between = text[a.end : b.start]
        is_pair = _IN_ORDER[language].fullmatch(between) or (
            language == "en"
            and _AND.fullmatch(between)
            and _BETWEEN.search(text[max(0, a.start - 22) : a.start])
        )
        # Two small numbers with a stroke may be a date.
        if is_pair and not ("/" in between and not a.unit and not b.unit and a.value <= 12):
            pairs.append((a, b))
    return pairs


def _exchanged(en: Sequence[Quantity], zh: Sequence[Quantity], text_en: str, text_zh: str) -> list[Swap]:
    if _IN_TURN.search(text_en) or _IN_TURN.search(text_zh):
        return []
    here, there = _owners(en, text_en, "en"), _owners(zh, text_zh, "zh")
    shared = [anchor for anchor in here if anchor in there]
    wrong: dict[tuple[Value, Value], Swap] = {}
    for anchor in shared:
        x, y = _value(here[anchor]), _value(there[anchor])
        if x == y:
            continue
        if (y, x) in wrong:
            return [wrong[y, x]]
        wrong.setdefault((x, y), (here[anchor], there[anchor]))
    return []


def _owners(found: Sequence[Quantity], text: str, language: Language) -> dict[Anchor, Quantity]:
    """The number of each anchor: of what one part of the text alone speaks of, where that part has one number of its unit, and
    no other number of the text has its value."""
    spans = _parts(text, language)
    if not 2 <= len(spans) <= _MOST_PARTS:
        return {}
    values = Counter(_value(one) for one in found)
    anchors = [_anchors(text[start:end]) for start, end in spans]
    if _is_row(text):
        # In a row the column says what a number is of.
        anchors = [{f"column {column}"} for column in range(len(spans))]
    seen = Counter(anchor for one in anchors for anchor in one)
    owners: dict[Anchor, Quantity] = {}
    for (start, end), names in zip(spans, anchors, strict=True):
        inside = [one for one in found if start <= one.start < end and one.written != "soft"]
        kinds = Counter(_value(one)[1] for one in inside)
        for one in inside:
            value, kind = _value(one)
            if kinds[kind] > 1 or values[value, kind] > 1 or one.readings:
                continue
            # The other numbers of a part say as well what it is about.
            others = {str(_value(two)) for two in inside if two is not one and values[_value(two)] == 1}
            owners |= {(name, kind): one for name in names | others if name in others or seen[name] == 1}
    return owners


def _parts(text: str, language: Language) -> list[tuple[int, int]]:
    """The parts of a sentence, or the cells of a row, as spans."""
    spans, position = [], 0
    expression = _CELLS if _is_row(text) else _PARTS[language]
    for match in expression.finditer(text):
        spans.append((position, match.start()))
        position = match.end()
    return [*spans, (position, len(text))]


_CELLS = re.compile(r"\|")


def _is_row(text: str) -> bool:
    return text.count("|") > 1


def _anchors(part: str) -> set[str]:
    return set(everyday().ideas(part)) | {word.lower() for word in _LATIN.findall(part)}
