from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.literals import literal_faults, unanswered_literals
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

NAME = Bilingual("placeholder", "占位符")


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    if pair.en and pair.zh:
        left = unanswered_literals(pair.en, pair.zh, "placeholder", counted=True)
        yield from literal_faults(pair.en, pair.zh, left, NAME)


rule = BlockRule(
    guards=Bilingual(
        "Both languages have the same placeholders (`{name}`, `{{ count }}`, `%s`), each as often.",
        "两种语言的占位符（`{name}`、`{{ count }}`、`%s`）相同，次数也相同。",
    ),
    why=Bilingual(
        "A program fills in a number or a name there; without the placeholder the reader never sees it.",
        "程序会在占位符处填入数字或名称；缺了占位符，读者就看不到。",
    ),
    fix=Bilingual(
        "Put the placeholder where the sentence needs it, written exactly as on the other side.",
        "请在句中需要的位置写上占位符，写法与另一种语言完全一致。",
    ),
    example=Example(
        broken_en="Wait {minutes} minutes, then call {phone}.\n",
        broken_zh="等待 {minutes} 分钟，然后致电诊所。\n",
        repaired_en="Wait {minutes} minutes, then call {phone}.\n",
        repaired_zh="等待 {minutes} 分钟，然后致电 {phone}。\n",
    ),
    check=check,
)
