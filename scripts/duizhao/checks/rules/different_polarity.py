from collections.abc import Iterator
from dataclasses import replace

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.meaning_of_pair import MeaningDifference, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge
from duizhao.text.meaning.denial_constructions import is_only_then

KINDS = ("denial",)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for difference in differences(pair, KINDS):
        # Left out here and not by the detector: `different-strength` is silent where a denial differs, for 才可以 is no weaker
        # duty than "not until".
        alone = difference.words("en") and not difference.words("zh")
        if alone and is_only_then(difference.sentences.en, difference.sentences.zh):
            continue
        fault = told(pair, difference, _message(difference), knowledge)
        # A word that says no in its own way (exempt, 停止) may be said otherwise than by a denial.
        is_soft = " soft " in difference.found.clue.group
        yield replace(fault, confidence="possible") if is_soft else fault


def _message(difference: MeaningDifference) -> Bilingual:
    en, zh = difference.words("en"), difference.words("zh")
    if en and zh:
        return Bilingual(
            f"The English says “{en}”, the Chinese “{zh}”: what is denied is not the same.",
            f"英文是“{en}”，中文是“{zh}”，否定的不是同一件事。",
        )
    if en:
        return Bilingual(
            f"The English says “{en}”. No denial in the Chinese answers it.",
            f"英文有否定词“{en}”，中文里没有与它对应的否定。",
        )
    return Bilingual(
        f"The Chinese says “{zh}”. No denial in the English answers it.",
        f"中文有否定词“{zh}”，英文里没有与它对应的否定。",
    )


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "What one language denies, forbids or excludes, the other does too.",
        "一种语言否定、禁止或排除的，另一种语言也同样否定、禁止或排除。",
    ),
    why=Bilingual(
        "A “not” that is lost or added turns an instruction into its opposite.",
        "少一个或多一个“不”字，意思就会相反。",
    ),
    fix=Bilingual(
        "Compare both sentences with the cited source, then add the missing denial or remove the extra one.",
        "请对照所引用的来源核对两个句子，补上缺少的否定词，或删去多余的否定词。",
    ),
    example=Example(
        broken_en="Do not drive until the next day.\n",
        broken_zh="治疗当天可以开车。\n",
        repaired_en="Do not drive until the next day.\n",
        repaired_zh="治疗当天不要开车。\n",
    ),
    check=check,
)
