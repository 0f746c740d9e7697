from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, other
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, seen
from duizhao.text.language.polarity import differences
from duizhao.text.language.sentence_pairs import found_in_sentences


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    for sentence, leftover in found_in_sentences(pair.en, pair.zh, differences):
        assert pair.en and pair.zh
        here, there = (pair.en, pair.zh) if leftover.language == "en" else (pair.zh, pair.en)
        start, _end = sentence.span(leftover.language)
        words = leftover.cue.text
        name = LANGUAGE_NAMES[other(leftover.language)]
        yield Fault(
            leftover.language,
            seen(here, start + leftover.cue.start, start + leftover.cue.end),
            seen(there, *sentence.span(other(leftover.language))),
            Bilingual(
                f"The {name['en']} sentence has nothing that answers the denial “{words}”.",
                f"{name['zh']}句子中没有与“{words}”对应的否定。",
            ),
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
