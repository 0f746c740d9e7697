from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import differences, told
from duizhao.checks.compare_blocks.told_directions import DIRECTION_SETS
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge
from duizhao.library.terms.term_base import TermBase

KINDS = ("contrast",)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        if difference.found.clue.group in DIRECTION_SETS:
            continue
        en, zh = difference.words("en"), difference.words("zh")
        if _is_named(en, zh, knowledge.terms):
            continue
        message = Bilingual(
            f"The English says “{en}”, the Chinese “{zh}”: that is not the same.",
            f"英文是“{en}”，中文是“{zh}”，两者不是一回事。",
        )
        yield told(pair, difference, message, knowledge)


def _is_named(en: str, zh: str, terms: TermBase) -> bool:
    """True where the terms of the library say that the one is called the other: a clinic of one country is a hospital of
    another."""
    return any(here.term == there.term for here in terms.uses(en, "en") for there in terms.uses(zh, "zh"))


rule = BlockRule(
    guards=Bilingual(
        "A person, a part of the body, a time or a state is the same one in both languages.",
        "人物、身体部位、时间和状态，两种语言说的是同一个。",
    ),
    why=Bilingual(
        "A reader who is told of the arm instead of the leg does the right thing in the wrong place.",
        "把“腿”写成“手臂”，读者就会在错误的部位做这件事。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then correct the word that differs from it.",
        "请对照所引用的来源核对两个句子，再改正与来源不符的词语。",
    ),
    example=Example(
        broken_en="Tell the nurse about any pain in your chest.\n",
        broken_zh="如果腹部疼痛，请告诉护士。\n",
        repaired_en="Tell the nurse about any pain in your chest.\n",
        repaired_zh="如果胸部疼痛，请告诉护士。\n",
    ),
    check=check,
)
