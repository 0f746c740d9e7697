from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import MeaningDifference, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("strength",)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    denied = {difference.sentences for difference in differences(pair, ("denial",))}
    for difference in differences(pair, KINDS):
        # "Must not" that became "may" is told as a denial that is lacking: one fault, not two.
        if difference.sentences not in denied:
            yield told(pair, difference, _message(difference), knowledge)


def _message(difference: MeaningDifference) -> Bilingual:
    en, zh = difference.words("en"), difference.words("zh")
    if en and zh:
        return Bilingual(
            f"The English says “{en}”, the Chinese “{zh}”: the duty is not equally strong.",
            f"英文是“{en}”，中文是“{zh}”，要求的强弱不一致。",
        )
    if en:
        return Bilingual(
            f"The Chinese sentence has nothing as strong as “{en}”.",
            f"中文句子中没有与“{en}”强弱相当的说法。",
        )
    return Bilingual(
        f"The English sentence has nothing as strong as “{zh}”.",
        f"英文句子中没有与“{zh}”强弱相当的说法。",
    )


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "What must be done, should be done or may be done is the same in both languages.",
        "必须做、应该做和可以做的事，两种语言一致。",
    ),
    why=Bilingual(
        "A “may” where the source says “must” makes a safety rule look like a choice.",
        "来源写“必须”而译文写“可以”，安全要求就会被当成可选项。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then use the word of the same strength.",
        "请对照所引用的来源核对两个句子，再改用强弱相同的词。",
    ),
    example=Example(
        broken_en="You must stay at the clinic until the staff let you go.\n",
        broken_zh="您可以留在诊所，直到医护人员让您离开。\n",
        repaired_en="You must stay at the clinic until the staff let you go.\n",
        repaired_zh="您必须留在诊所，直到医护人员让您离开。\n",
    ),
    check=check,
)
