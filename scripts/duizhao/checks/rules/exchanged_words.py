from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("exchange",)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        en, zh = difference.words("en"), difference.words("zh")
        message = Bilingual(
            f"In “{en}” and “{zh}” two words seem to have changed places.",
            f"“{en}”与“{zh}”中，有两个词的位置似乎互换了。",
        )
        yield told(pair, difference, message, knowledge)


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "What comes first, who does what and what causes what are the same in both languages.",
        "先后次序、谁做什么、何因何果，两种语言一致。",
    ),
    why=Bilingual(
        "“First the drops, then the ointment” is another treatment than the other way round.",
        "“先滴药水，后涂药膏”与相反的次序，是两种用法。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then correct the one that differs from it.",
        "请对照所引用的来源核对两个句子，再改正与来源不符的一句。",
    ),
    example=Example(
        broken_en="The nurse will call the doctor.\n",
        broken_zh="医生会呼叫护士。\n",
        repaired_en="The nurse will call the doctor.\n",
        repaired_zh="护士会呼叫医生。\n",
    ),
    check=check,
)
