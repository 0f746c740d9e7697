from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import contrary, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("timing", "tense")
UNLIKE = Bilingual("it is not said of the same time", "所说的时间不一致")


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        yield told(pair, difference, contrary(difference, UNLIKE), knowledge)


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "What has happened, is going on or will happen is the same in both languages.",
        "已经发生、正在进行还是将要发生，两种语言一致。",
    ),
    why=Bilingual(
        "A treatment that “is under review” is not one that “has been approved”.",
        "“正在审评”的治疗，不是“已获批准”的治疗。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then correct the one that differs from it.",
        "请对照所引用的来源核对两个句子，再改正与来源不符的一句。",
    ),
    example=Example(
        broken_en="Your application is still being processed.\n",
        broken_zh="您的申请已经办完。\n",
        repaired_en="Your application is still being processed.\n",
        repaired_zh="您的申请仍在办理中。\n",
    ),
    check=check,
)
