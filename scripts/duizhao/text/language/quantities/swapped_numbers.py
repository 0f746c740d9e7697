"""Numbers that both sides say, but of other things: 120/80 against 80/120, from 5 to 10 against 从 10 增至 5, the doses of adults and
children the wrong way round.

A swap is told on clear evidence alone: the two ends of a pair that says which comes first, or two parts of a sentence (two
cells of a row) with one number each, whose everyday ideas and Latin words belong to one number on the one side and to the other
number on the other.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from duizhao.base.bilingual import Language
from duizhao.text.bilingual.english_forms import STOP
from duizhao.text.bilingual.rendering_table import rendering_table
from duizhao.text.language.lexicon import everyday
from duizhao.text.language.quantities.measurement_units import in_common
from duizhao.text.language.quantities.quantity import Quantity

Value = tuple[Decimal, str]
# What a number is of, and the unit of that number.
Anchor = tuple[str, str]
Swap = tuple[Quantity, Quantity]
_IN_ORDER = {
    "en": re.compile(r" ?(?:-|–|—|~|～|/|:|to|through|up to|down to) ?"),
    "zh": re.compile(r" ?(?:-|–|—|－|～|~|/|:|：|比|[一-龥]{0,4}(?:至|到|成|为)了?约?) ?"),
}
# A part and its whole: "12 of the 30 guests", 30 位客人中有 12 位.
_PART_OF = re.compile(
    r"(?: [a-z]{1,20}){0,2} (?:out )?of (?:(?:the|all|a total of|these|those|every|our|its|their) ){0,2}"
)
_IN_WHOLE = re.compile(r" ?[一-龥]{0,8}?(?:中|里|当中|之中|里面)[一-龥]{0,4} ?")
_AND = re.compile(r" ?and ?")
_BETWEEN = re.compile(r"between (?:the ages of )?$", re.IGNORECASE)
_LONGEST = 30
# Their order is that of the date or the clock, or they name something.
_NOT_ORDERED = frozenset(("calendar month", "day", "weekday", "telephone", "version", "decade"))
_PARTS = {
    "en": re.compile(r"[,;.](?!\d)|[()|]| (?:and|but|while|whereas|or|versus|vs\.?|against) "),
    "zh": re.compile(r"[，；。、（）()|;,](?!\d)|和|与|而|及|或|但"),
}
_LATIN = re.compile(r"[A-Za-z][A-Za-z-]*")
_IN_TURN = re.compile(r"respectively|in that order|分别|依次", re.IGNORECASE)
# From this score on a rendering tells which part answers which.
_SURE = 0.5
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
            or _other_readings(a)
            or _other_readings(b)
            or "soft" in (a.written, b.written)
        ):
            continue
        between = text[a.end : b.start]
        if language == "zh" and _IN_WHOLE.fullmatch(between):
            pairs.append((b, a))
            continue
        is_pair = (
            _IN_ORDER[language].fullmatch(between)
            or (language == "en" and _PART_OF.fullmatch(between))
            or (
                language == "en"
                and _AND.fullmatch(between)
                and _BETWEEN.search(text[max(0, a.start - 22) : a.start])
            )
        )
        # Two small numbers with a stroke may be a date.
        if is_pair and not ("/" in between and not a.unit and not b.unit and a.value <= 12):
            pairs.append((a, b))
    return pairs


def _other_readings(one: Quantity) -> bool:
    """True where the same characters may mean another size: "fell by 5" says −5 too, which is the same size."""
    return one.unit != "clock" and any(abs(value) != abs(one.value) for value in one.readings)


def _exchanged(en: Sequence[Quantity], zh: Sequence[Quantity], text_en: str, text_zh: str) -> list[Swap]:
    if _IN_TURN.search(text_en) or _IN_TURN.search(text_zh):
        return []
    parts_en, parts_zh = _parts(text_en, "en"), _parts(text_zh, "zh")
    if not all(2 <= len(parts) <= _MOST_PARTS for parts in (parts_en, parts_zh)):
        return []
    here = _owners(en, text_en, parts_en, _anchors_of(text_en, parts_en))
    there = _owners(zh, text_zh, parts_zh, _anchors_of(text_zh, parts_zh))
    return _wrong(here, there) or _wrong_by_words(en, zh, text_en, text_zh)


def _wrong_by_words(en: Sequence[Quantity], zh: Sequence[Quantity], text_en: str, text_zh: str) -> list[Swap]:
    """A swap that the words beside the numbers tell, by what they are rendered with: none of them may tell against it."""
    counted = [
        Counter(_value(one) for one in side if one.written in ("digits", "label")) for side in (en, zh)
    ]
    if _is_row(text_en) or _is_row(text_zh) or counted[0] != counted[1]:
        return []
    parts_en, parts_zh = _parts(text_en, "en"), _parts(text_zh, "zh")
    words = [{word.lower() for word in _LATIN.findall(text_en[start:end])} - STOP for start, end in parts_en]
    answers = {word: _answers(word) for part in words for word in part}
    rendered = [
        {word for word, said in answers.items() if any(one in text_zh[start:end] for one in said)}
        for start, end in parts_zh
    ]
    here = _owners(en, text_en, parts_en, words)
    there = _owners(zh, text_zh, parts_zh, rendered)
    if any(_value(one) == _value(there[anchor]) for anchor, one in here.items() if anchor in there):
        return []
    return _wrong(here, there)


@lru_cache(maxsize=4096)
def _answers(word: str) -> tuple[str, ...]:
    """The Chinese words that surely render an English one."""
    return tuple(answer for answer, score in rendering_table().answers(word).items() if score >= _SURE)


def _wrong(here: Mapping[Anchor, Quantity], there: Mapping[Anchor, Quantity]) -> list[Swap]:
    """The first swap among the numbers of two texts, by what each of them is of."""
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


def _anchors_of(text: str, spans: Sequence[tuple[int, int]]) -> list[set[str]]:
    if _is_row(text):
        # In a row the column says what a number is of.
        return [{f"column {column}"} for column in range(len(spans))]
    return [_anchors(text[start:end]) for start, end in spans]


def _owners(
    found: Sequence[Quantity], text: str, spans: Sequence[tuple[int, int]], anchors: Sequence[set[str]]
) -> dict[Anchor, Quantity]:
    """The number of each anchor: of what one part of the text alone speaks of, where that part has one number of its unit, and
    no other number of the text has its value."""
    values = Counter(_value(one) for one in found)
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
