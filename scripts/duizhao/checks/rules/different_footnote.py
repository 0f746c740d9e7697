from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.literals import literal_faults, unanswered_literals
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

NAME = Bilingual("footnote mark", "脚注标记")


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    if pair.en and pair.zh:
        left = unanswered_literals(pair.en, pair.zh, "footnote", counted=True)
        yield from literal_faults(pair.en, pair.zh, left, NAME)


rule = BlockRule(
    guards=Bilingual(
        "The same statements bear the same footnotes in both languages.",
        "同一处内容在两种语言中带有相同的脚注。",
    ),
    why=Bilingual(
        "A footnote holds the source or the exception; without its mark nobody finds it.",
        "脚注里写着来源或例外情况；没有标记，读者就找不到。",
    ),
    fix=Bilingual(
        "Put the mark behind the same statement, with the same name.",
        "请在同一处内容后加上同名的脚注标记。",
    ),
    example=Example(
        broken_en="It works.[^1] It is safe for most people.[^2]\n",
        broken_zh="它有效。[^1]它对多数人是安全的。\n",
        repaired_en="It works.[^1] It is safe for most people.[^2]\n",
        repaired_zh="它有效。[^1]它对多数人是安全的。[^2]\n",
    ),
    check=check,
)
