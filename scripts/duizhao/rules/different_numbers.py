import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from duizhao.align import BlockPair
from duizhao.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.language.numbers import Number, numbers
from duizhao.markdown.blocks import Block
from duizhao.markdown.inline import prose
from duizhao.rule import BlockRule, Example, Fault, Knowledge, Spot

# English says a single one with an article as often as with a number: "a week", "once", "each dose".
ARTICLE = re.compile(r"\b(?:an?|another|once|single|each|every|per|how often)\b", re.IGNORECASE)
NOT_TEXT = ("code", "html", "snippet")


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    if pair.en is None or pair.zh is None or pair.en.kind in NOT_TEXT:
        return
    en, zh = _numbers(pair.en, "en"), _numbers(pair.zh, "zh")
    if not en and not zh:
        return
    only_en, only_zh, other_unit = compare(en, zh)
    if ARTICLE.search(prose(pair.en.text)):
        only_zh = [number for number in only_zh if number.value != 1]
    for number_en, number_zh in other_unit:
        yield _fault(pair, "zh", number_zh, number_en)
    for number_en, number_zh in zip(only_en, only_zh, strict=False):
        yield _fault(pair, "zh", number_zh, number_en)
    for number in only_en[len(only_zh) :]:
        yield _fault(pair, "en", number, None)
    for number in only_zh[len(only_en) :]:
        yield _fault(pair, "zh", number, None)


def compare(
    en: Sequence[Number], zh: Sequence[Number]
) -> tuple[list[Number], list[Number], list[tuple[Number, Number]]]:
    """What each side says that the other does not, and the pairs that agree in value but not in unit.

    A number in digits must stand on the other side, in digits or in words. A number in words only has to be answered
    where both sides have one left: "one of them" and 其中一种 come and go in good translations.
    """
    pairs, left_en, left_zh = _match(en, zh)
    other_unit = [(a, b) for a, b in pairs if a.unit and b.unit and a.unit != b.unit]
    digits_en, digits_zh = _written(left_en, "digits"), _written(left_zh, "digits")
    words_en, words_zh = _telling(_written(left_en, "words")), _telling(_written(left_zh, "words"))
    if digits_en and not digits_zh:
        digits_zh = words_zh[: len(digits_en)]
    elif digits_zh and not digits_en:
        digits_en = words_en[: len(digits_zh)]
    elif (
        not digits_en
        and len(words_en) == len(words_zh) == 1
        and words_en[0].unit
        and words_en[0].unit == words_zh[0].unit
    ):
        digits_en, digits_zh = words_en, words_zh
    return digits_en, digits_zh, other_unit


def _match(
    en: Sequence[Number], zh: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Pair equal values, the surest first: the same unit, then written alike, another unit last."""
    left_en, left_zh = list(en), list(zh)
    pairs: list[tuple[Number, Number]] = []
    for fits in (
        lambda a, b: a.unit == b.unit != "",
        # A numeral that is part of a word (统一, 十分) must not take the partner of a digit.
        lambda a, b: a.unit == b.unit and a.written == b.written,
        lambda a, b: not (a.unit and b.unit) and a.written == b.written,
        lambda a, b: not (a.unit and b.unit),
        lambda _a, _b: True,
    ):
        for number in list(left_en):
            twin = next((n for n in left_zh if n.value == number.value and fits(number, n)), None)
            if twin is not None:
                pairs.append((number, twin))
                left_en.remove(number)
                left_zh.remove(twin)
    return pairs, left_en, left_zh


def _written(found: Iterable[Number], written: str) -> list[Number]:
    return [number for number in found if number.written == written]


def _telling(found: Iterable[Number]) -> list[Number]:
    return [number for number in found if number.value != Decimal(1) and number.unit]


def _numbers(block: Block, language: Language) -> tuple[Number, ...]:
    return numbers(prose(block.text, keep_foreign=True), language)


def _fault(pair: BlockPair, language: Language, number: Number, twin: Number | None) -> Fault:
    here = pair.en if language == "en" else pair.zh
    there = pair.zh if language == "en" else pair.en
    assert here and there
    words = here.text[number.start : number.end]
    if twin is not None:
        message = Bilingual(
            f"The English says “{there.text[twin.start : twin.end]}”, the Chinese “{words}”.",
            f"英文是“{there.text[twin.start : twin.end]}”，中文是“{words}”。",
        )
        compare = Spot(there, twin.start, twin.end)
    else:
        name = LANGUAGE_NAMES[other(language)]
        message = Bilingual(
            f"The {name['en']} text does not say “{words}”.", f"{name['zh']}没有“{words}”这个数。"
        )
        compare = Spot(there)
    return Fault(language, Spot(here, number.start, number.end), compare, message)


rule = BlockRule(
    guards=Bilingual(
        "Both languages give the same numbers with the same units.", "两种语言的数字和单位一致。"
    ),
    why=Bilingual(
        "A dose, a time or a limit that differs can harm a patient.", "剂量、时间或界限不一致，可能伤害患者。"
    ),
    fix=Bilingual(
        "Check the number against the cited source, then correct the page that differs from it.",
        "请对照所引用的来源核实这个数，再改正与来源不符的页面。",
    ),
    example=Example(
        broken_en="Stay at least 2 hours after each dose.\n",
        broken_zh="每次用药后至少停留 20 分钟。\n",
        repaired_en="Stay at least 2 hours after each dose.\n",
        repaired_zh="每次用药后至少停留 2 小时。\n",
    ),
    check=check,
)
