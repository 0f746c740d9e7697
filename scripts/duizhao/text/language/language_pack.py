"""What belongs to one language, or to one way to write it: a pack of values and functions for each. Who compares two texts asks
the packs of both, and names no language.

Traditional Chinese is compared as Simplified: its pack differs in how a text is made ready, and in which characters are wrong.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from duizhao.base.bilingual import Language
from duizhao.text.language.simplified import folded
from duizhao.text.language.variants import Variant, variants, variants_in_traditional
from duizhao.text.language.word_tables import lowered

# How the Chinese of a library is written.
Chinese = Literal["simplified", "traditional"]
CHINESE: tuple[Chinese, ...] = get_args(Chinese)


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """`as_compared` gives a text as it is compared, `as_name` a name as it is looked for: both keep the number of characters.
    `wrong_characters` finds those that only look right, or belong to the other script. Words with `edges` stand between
    what is no letter. `length` is how long a text is that says what one English character says. `before_number` and
    `behind_number` match the few words beside a number."""

    language: Language
    as_compared: Callable[[str], str]
    as_name: Callable[[str], str]
    wrong_characters: Callable[[str], tuple[Variant, ...]]
    edges: bool
    length: float
    before_number: re.Pattern[str]
    behind_number: re.Pattern[str]


def _as_it_is(text: str) -> str:
    return text


def _none(_text: str) -> tuple[Variant, ...]:
    return ()


def _chinese(
    fold: Callable[[str], str], wrong_characters: Callable[[str], tuple[Variant, ...]]
) -> LanguagePack:
    return LanguagePack(
        "zh",
        as_compared=fold,
        as_name=fold,
        wrong_characters=wrong_characters,
        edges=False,
        # The median of professional translations of health text.
        length=0.30,
        before_number=re.compile(r"[\u4e00-\u9fff]{0,4} ?$"),
        behind_number=re.compile(r" ?[\u4e00-\u9fff]{0,3}"),
    )


ENGLISH = LanguagePack(
    "en",
    as_compared=_as_it_is,
    as_name=lowered,
    wrong_characters=_none,
    edges=True,
    length=1.0,
    before_number=re.compile(r"(?:[A-Za-z]+ ){0,3}$"),
    behind_number=re.compile(r"(?: [A-Za-z]+){0,2}"),
)
SIMPLIFIED = _chinese(_as_it_is, variants)
TRADITIONAL = _chinese(folded, variants_in_traditional)
_PACKS: Mapping[Chinese, LanguagePack] = {"simplified": SIMPLIFIED, "traditional": TRADITIONAL}


def pack_of(language: Language, chinese: Chinese = "simplified") -> LanguagePack:
    """The pack of `language` where Chinese is written in that way."""
    return ENGLISH if language == "en" else _PACKS[chinese]
