"""Units that stand without a number: in the head of a column, or in a cell of their own."""

import re
from functools import lru_cache

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.measurement_units import measure_at

# Where the unit stands in the head of a column: Dose (mg), Dose [mg], Stay / days, Length, km, Length in km, 剂量（单位：毫克）.
_IN_HEAD = re.compile(
    r"[(（\[［] ?(?:in |unit:? ?|单位[:：]? ?)?(?P<bracket>[^()（）\[\]［］]{1,24}?) ?[)）\]］]$"
    r"|[/／,，:：] ?(?P<sign>[^/／,，:：()（）]{1,24})$|(?<= )in (?P<word>[A-Za-zµμ°%/]{1,24})$",
    re.IGNORECASE,
)
# In a cell these may be a mark, a score, a grade, or a word such as "No" and "in".
_OFTEN_NO_UNIT = frozenset(
    (
        "分",
        "点",
        "度",
        "次",
        "年",
        "月",
        "日",
        "号",
        "in",
        "no",
        "a",
        "an",
        "m",
        "h",
        "d",
        "c",
        "f",
        "n",
        "v",
        "w",
        "j",
        "u",
        "b",
        "t",
    )
)
_LONGEST = 40


@lru_cache(maxsize=2048)
def unit_alone(cell: str, language: Language) -> str:
    """The standard name of the unit that `cell`, the visible text of a cell, consists of; empty for any other text."""
    text = cell.strip()
    if not text or len(text) > _LONGEST or text[0].isdigit() or text.lower() in _OFTEN_NO_UNIT:
        return ""
    return _unit(text, language)


@lru_cache(maxsize=2048)
def unit_in_head(cell: str, language: Language) -> str:
    """The standard name of the unit that the head of a column gives for its numbers; empty where it gives none."""
    text = cell.strip()
    found = _IN_HEAD.search(text[-_LONGEST:])
    if not found:
        return ""
    written = found[found.lastgroup or 0].strip()
    return "" if written in ("分", "点", "度", "号") else _unit(written, language)


def _unit(written: str, language: Language) -> str:
    # As it would be read hard by a number: one letter is a unit there.
    measure = measure_at(f"1{written}" if language == "zh" else f"1 {written}", 1, language)
    if measure.end != len(written) + (1 if language == "zh" else 2):
        measure = measure_at(f"1{written}", 1, language)
        if measure.end != len(written) + 1:
            return ""
    return "/".join(filter(None, (measure.unit, measure.period and f"per {measure.period}")))
