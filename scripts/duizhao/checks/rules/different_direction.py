from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import believed
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, seen
from duizhao.text.language.direction import differences
from duizhao.text.language.sentence_pairs import found_in_sentences


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for sentence, opposed in found_in_sentences(pair.en, pair.zh, differences):
        assert pair.en and pair.zh
        yield Fault(
            "zh",
            seen(pair.zh, sentence.start_zh + opposed.zh.start, sentence.start_zh + opposed.zh.end),
            seen(pair.en, sentence.start_en + opposed.en.start, sentence.start_en + opposed.en.end),
            Bilingual(
                f"The English says “{opposed.en.text}”, the Chinese the opposite: “{opposed.zh.text}”.",
                f"英文是“{opposed.en.text}”，中文“{opposed.zh.text}”的意思相反。",
            ),
            confidence=believed("sure", knowledge),
        )


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
