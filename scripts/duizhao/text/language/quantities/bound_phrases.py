"""Bound phrases as wholes: "do not exceed", "no more than", 不得超过, 不少于, with the denial that belongs to them.

The rule about numbers compares what they say; the one about denials leaves them to it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.quantity import Bound
from duizhao.text.language.word_tables import lowered

_VERBS = (
    r"be|been|by|to|take|taken|taking|use|used|using|give|given|drink|eat|have|last|stay|wait|for|any|it|much|go|leave|left|"
    r"keep|kept|store|stored|drive|consume|receive|allow|run|apply|inject|administer|administered|get|need|require|weigh"
)
_DENIAL = r"(?:(?:do|does|did|must|should|shall|can|could|may|might|will|would|is|are|need|to)(?: not|n['’]t)|cannot|can not|never|not|without|no)"
_EN = re.compile(
    rf"(?<![A-Za-z])(?:(?P<denial>{_DENIAL})(?: (?:{_VERBS})){{0,4}} )?"
    r"(?:(?P<exceed>exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|go(?:es|ing)? (?:over|above|beyond))|"
    r"(?P<up>(?:more|greater|longer|higher|later|older|bigger|larger|farther|further) than)|"
    r"(?P<down>(?:less|fewer|lower|shorter|younger|earlier|smaller|sooner) than)|"
    r"(?P<most>at (?:the )?most|up to(?= (?:\d|a maximum))|a maximum of)|(?P<least>at (?:the )?least|a minimum of))(?![A-Za-z])",
    re.IGNORECASE,
)
_ZH_DENIAL = r"(?:切勿|请勿|(?:绝|切|均|都|从|尚|并)?(?:不|未|没有?|勿|别|无)(?:得|能|应|宜|可|要|会|许|可以|应该|应当|曾|必|允许)?|避免|禁止|严禁)"
_ZH_MIDDLE = r"(?:再|将|让|把|使用?|服用?|吃|喝|饮用?|用|一次|单次|每[日天次周晚]|持续|停留|连续|保持|摄入|给予|注射|有|在|任何|其|过|大幅| ){0,4}"
_ZH = re.compile(
    rf"(?:(?P<denial>{_ZH_DENIAL}){_ZH_MIDDLE})?(?:(?P<exceed>超过|超出|逾|超(?=\s?[\d一二三四五六七八九十百]))|"
    r"(?P<up>多于|大于|高于|长于|晚于|迟于)|(?P<down>少于|低于|小于|短于|早于|亚于|逊于)|(?P<most>最多|至多|顶多)|(?P<least>至少|最少|起码))"
)
_OPPOSITE: dict[Bound, Bound] = {"up": "down", "down": "up"}
_NUMBER = re.compile(r"[^。；.;]{0,14}[\d〇零一二两三四五六七八九十百千半½]")
_EN_NUMBER = re.compile(r"[^.;]{0,24}(?:\d|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|half|hundred|a)(?![a-z]))", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BoundPhrase:
    """A phrase from `start` to `end` (offsets in characters), what it says, whether a denial is part of it, and whether a number
    follows."""

    start: int
    end: int
    bound: Bound
    is_denied: bool
    has_number: bool


# Without any of these no phrase is there.
_SIGNS: dict[Language, tuple[str, ...]] = {
    "en": ("exceed", "surpass", "go", "than", "most", "least", "up to", "maximum", "minimum"),
    "zh": tuple("超逾于最至顶起"),
}


@lru_cache(maxsize=64)
def bound_phrases(text: str, language: Language) -> tuple[BoundPhrase, ...]:
    """Every bound phrase of `text` from left to right."""
    lower = lowered(text)
    if not any(sign in lower for sign in _SIGNS[language]):
        return ()
    found = []
    for match in (_EN if language == "en" else _ZH).finditer(text):
        denied = match["denial"] is not None
        bound: Bound = "up" if match["exceed"] or match["up"] or match["least"] else "down"
        if denied and not (match["most"] or match["least"]):
            bound = _OPPOSITE[bound]
        number = (_EN_NUMBER if language == "en" else _NUMBER).match(text, match.end())
        found.append(BoundPhrase(match.start(), match.end(), bound, denied, number is not None))
    return tuple(found)


def contrary_limits(en: str, zh: str) -> tuple[BoundPhrase, BoundPhrase] | None:
    """The one limit without a number of each side ("do not exceed the dose", 可以超过剂量) where they say the opposite."""
    sides = [
        [one for one in found if not one.has_number and one.bound]
        for found in (bound_phrases(en, "en"), bound_phrases(zh, "zh"))
    ]
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return None
    a, b = sides[0][0], sides[1][0]
    is_exceeded = "xceed" in en[a.start : a.end] and "超" in zh[b.start : b.end]
    return (a, b) if a.bound != b.bound and is_exceeded else None
