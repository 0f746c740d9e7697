from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import MeaningDifference, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("condition",)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        yield told(pair, difference, _message(difference), knowledge)


def _message(difference: MeaningDifference) -> Bilingual:
    en, zh = difference.words("en"), difference.words("zh")
    if en and zh:
        return Bilingual(
            f"The English says “{en}”, the Chinese “{zh}”: the condition is not the same.",
            f"英文是“{en}”，中文是“{zh}”，条件不一致。",
        )
    if en:
        return Bilingual(
            f"Nothing in the Chinese sentence answers “{en}”.", f"中文句子中没有与“{en}”对应的说法。"
        )
    return Bilingual(
        f"Nothing in the English sentence answers “{zh}”.", f"英文句子中没有与“{zh}”对应的说法。"
    )


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
