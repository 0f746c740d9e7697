from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import contrary, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("quantifier", "comparative")
UNLIKE = Bilingual("how many, how often or how much is not the same", "数量、频率或程度不一致")


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        yield told(pair, difference, contrary(difference, UNLIKE), knowledge)


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "All, most, some and none, always and rarely, more and as much are the same in both languages.",
        "“全部”“多数”“有些”“没有”，“总是”“很少”，“更”“一样”，两种语言一致。",
    ),
    why=Bilingual(
        "“Most people” that became “some people” changes what a reader expects of a treatment.",
        "把“多数人”写成“有些人”，读者对疗效的预期就变了。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then correct the one that differs from it.",
        "请对照所引用的来源核对两个句子，再改正与来源不符的一句。",
    ),
    example=Example(
        broken_en="Most patients feel better within a day.\n",
        broken_zh="少数患者在一天之内感觉好转。\n",
        repaired_en="Most patients feel better within a day.\n",
        repaired_zh="多数患者在一天之内感觉好转。\n",
    ),
    check=check,
)
