from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import differences, told
from duizhao.checks.compare_blocks.told_directions import DIRECTIONS
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("direction", "contrast")


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS, DIRECTIONS):
        en, zh = difference.words("en"), difference.words("zh")
        message = Bilingual(
            f"The English says “{en}”, the Chinese the opposite: “{zh}”.",
            f"英文是“{en}”，中文“{zh}”的意思相反。",
        )
        yield told(pair, difference, message, knowledge)


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "Up and down, before and after, left and right, start and stop are the same in both languages.",
        "升与降、前与后、左与右、开始与停止，两种语言一致。",
    ),
    why=Bilingual(
        "A reader who is told “before” instead of “after” does the right thing at the wrong time.",
        "把“之后”写成“之前”，读者就会在错误的时间做这件事。",
    ),
    fix=Bilingual(
        "Check the direction against the cited source, then correct the page that differs from it.",
        "请对照所引用的来源核实方向，再改正与来源不符的页面。",
    ),
    example=Example(
        broken_en="Your blood pressure may rise for a short time.\n",
        broken_zh="血压可能短时间下降。\n",
        repaired_en="Your blood pressure may rise for a short time.\n",
        repaired_zh="血压可能短时间升高。\n",
    ),
    check=check,
)
