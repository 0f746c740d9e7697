from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import contrary, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("condition",)
UNLIKE = Bilingual("the condition is not the same", "条件不一致")


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        yield told(pair, difference, contrary(difference, UNLIKE), knowledge)


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "What holds only if, unless, until or even if something is so holds under the same condition in both languages.",
        "“除非”“直到”“即使”“只有”等条件，两种语言一致。",
    ),
    why=Bilingual(
        "“Unless” that became “even if” tells a reader to do what is dangerous just then.",
        "把“除非”写成“即使”，读者就会在最危险的时候照做。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then correct the one that differs from it.",
        "请对照所引用的来源核对两个句子，再改正与来源不符的一句。",
    ),
    example=Example(
        broken_en="Take the tablets every day, even if you feel well.\n",
        broken_zh="每天服药，除非您感觉良好。\n",
        repaired_en="Take the tablets every day, even if you feel well.\n",
        repaired_zh="即使您感觉良好，也要每天服药。\n",
    ),
    check=check,
)
