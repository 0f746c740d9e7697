"""The numbers in what a translator may change of a block of code: its comments, and the words of a drawing in text."""

from collections.abc import Iterator

from duizhao.checks.rule import Spot
from duizhao.text.language.code import has_han
from duizhao.text.language.quantities import differences, quantities
from duizhao.text.markdown.blocks import Block


def unlike_numbers_in_code(en: Block, zh: Block) -> Iterator[tuple[Spot, Spot]]:
    """The spots of numbers in digits that differ between a line and its translation. Lines answer each other by their place:
    blocks of unlike length are left alone."""
    lines_en, lines_zh = en.text.split("\n"), zh.text.split("\n")
    if len(lines_en) != len(lines_zh):
        return
    start_en = start_zh = 0
    for line_en, line_zh in zip(lines_en, lines_zh, strict=True):
        if line_en != line_zh and has_han(line_zh) and not has_han(line_en):
            for one in differences(quantities(line_en, "en"), quantities(line_zh, "zh")):
                a, b = one.en, one.zh
                if one.kind == "value" and a and b and a.written == b.written == "digits":
                    yield (
                        Spot(en, start_en + a.start, start_en + a.end),
                        Spot(zh, start_zh + b.start, start_zh + b.end),
                    )
        start_en += len(line_en) + 1
        start_zh += len(line_zh) + 1
