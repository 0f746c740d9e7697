import re
from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.checks.compare_blocks.cell_units import unlike_units, with_units_of_cells
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot, seen
from duizhao.text.language.language_pack import pack_of
from duizhao.text.language.quantities import (
    Quantity,
    QuantityDifference,
    contrary_limits,
    differences,
    period_differences,
    periods,
    quantities,
    swapped_numbers,
)
from duizhao.text.reading import Reading, read
from duizhao.text.reading.numbers_text import with_numbers

# English says a single one with an article as often as with a number: "a week", "once", "each dose".
ARTICLE = re.compile(r"\b(?:an?|another|one|once|single|each|every|per|how often|the first)\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+(?:\.\d+)?")
NOT_TEXT = ("code", "html", "snippet")


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    if pair.en is None or pair.zh is None or pair.en.kind in NOT_TEXT:
        return
    if pair.en.text == pair.zh.text:
        return
    en, zh = with_numbers(read(pair.en.text)), with_numbers(read(pair.zh.text))
    numbers_en, numbers_zh = quantities(en, "en"), quantities(zh, "zh")
    is_row = pair.en.kind == pair.zh.kind == "row"
    found: list[QuantityDifference] = []
    if is_row and (numbers_en or numbers_zh):
        numbers_en, numbers_zh = with_units_of_cells(pair.en, pair.zh, numbers_en, numbers_zh)
    if numbers_en or numbers_zh:
        one_is_free = ARTICLE.search(en) is not None
        in_code = {"en": _numbers_in_code(read(pair.en.text)), "zh": _numbers_in_code(read(pair.zh.text))}
        found = differences(numbers_en, numbers_zh, one_is_free=one_is_free)
        for difference in found:
            if not _stands_in_code(difference, in_code):
                yield _fault(pair, difference)
        for one, twin in swapped_numbers(numbers_en, numbers_zh, en, zh) if not found else ():
            yield _contrary(pair, (one.start, one.end), (twin.start, twin.end))
    if is_row and not found and (units := unlike_units(pair.en, pair.zh)):
        yield _contrary(pair, *units)
    limits = contrary_limits(en, zh)
    if limits:
        yield _contrary(pair, *((one.start, one.end) for one in limits))
    for (_en, *span_en), (_zh, *span_zh) in period_differences(periods(en, "en"), periods(zh, "zh")):
        yield _contrary(pair, (span_en[0], span_en[1]), (span_zh[0], span_zh[1]))


def _numbers_in_code(reading: Reading) -> frozenset[str]:
    """Numbers in code: prose on the other side may say them without the code's marks."""
    return frozenset(number for span in reading.of_kind("code") for number in DIGITS.findall(span.text))


def _stands_in_code(difference: QuantityDifference, in_code: dict[str, frozenset[str]]) -> bool:
    sides = ((difference.en, in_code["zh"]), (difference.zh, in_code["en"]))
    return any(one is not None and not known.isdisjoint(DIGITS.findall(one.text)) for one, known in sides)


def _fault(pair: BlockPair, difference: QuantityDifference) -> Fault:
    if difference.en and difference.zh:
        return _contrary(pair, _span(pair, "en", difference), _span(pair, "zh", difference))
    language: Language = "en" if difference.en else "zh"
    only = difference.en or difference.zh
    here, there = (pair.en, pair.zh) if language == "en" else (pair.zh, pair.en)
    assert here and there and only
    words = read(here.text).text[only.start : only.end]
    name = LANGUAGE_NAMES[other(language)]
    return Fault(
        language,
        seen(here, only.start, only.end),
        Spot(there),
        Bilingual(f"The {name['en']} text does not say “{words}”.", f"{name['zh']}没有“{words}”这个数。"),
    )


def _span(pair: BlockPair, language: Language, difference: QuantityDifference) -> tuple[int, int]:
    """What to show: the number with its unit; for a bound or a period also the words beside it that say so."""
    block, quantity = (pair.en, difference.en) if language == "en" else (pair.zh, difference.zh)
    assert block and quantity
    if difference.kind not in ("bound", "period"):
        return quantity.start, quantity.end
    return _widened(read(block.text).text, quantity, language)


def _widened(text: str, quantity: Quantity, language: Language) -> tuple[int, int]:
    pack = pack_of(language)
    before = pack.before_number.search(text[: quantity.start])
    after = pack.behind_number.match(text[quantity.end :])
    assert before and after
    return before.start(), quantity.end + after.end()


def _contrary(pair: BlockPair, span_en: tuple[int, int], span_zh: tuple[int, int]) -> Fault:
    assert pair.en and pair.zh
    words_en, words_zh = (
        read(block.text).text[slice(*span)].strip()
        for block, span in ((pair.en, span_en), (pair.zh, span_zh))
    )
    return Fault(
        "zh",
        seen(pair.zh, *span_zh),
        seen(pair.en, *span_en),
        Bilingual(
            f"The English says “{words_en}”, the Chinese “{words_zh}”.",
            f"英文是“{words_en}”，中文是“{words_zh}”。",
        ),
    )


rule = BlockRule(
    compares_words=True,
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
