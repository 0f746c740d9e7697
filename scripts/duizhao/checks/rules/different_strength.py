from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, other
from duizhao.checks.compare_blocks.meaning_of_pair import believed
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, seen
from duizhao.text.language.sentence_pairs import found_in_sentences
from duizhao.text.language.strength import StrengthDifference, differences


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for sentence, difference in found_in_sentences(pair.en, pair.zh, differences):
        assert pair.en and pair.zh
        here, there = (pair.en, pair.zh) if difference.language == "en" else (pair.zh, pair.en)
        (start, _end), (start_there, end_there) = map(
            sentence.span, (difference.language, other(difference.language))
        )
        cue, answer = difference.cue, difference.answer
        if answer:
            start_there, end_there = start_there + answer.start, start_there + answer.end
        yield Fault(
            difference.language,
            seen(here, start + cue.start, start + cue.end),
            seen(there, start_there, end_there),
            _message(difference),
            confidence=believed("sure", knowledge),
        )


def _message(difference: StrengthDifference) -> Bilingual:
    words = difference.cue.text
    if difference.answer:
        pair = (words, difference.answer.text)
        en, zh = pair if difference.language == "en" else pair[::-1]
        return Bilingual(
            f"The English says “{en}”, the Chinese “{zh}”: the duty is not equally strong.",
            f"英文是“{en}”，中文是“{zh}”，要求的强弱不一致。",
        )
    name = LANGUAGE_NAMES[other(difference.language)]
    return Bilingual(
        f"The {name['en']} sentence has nothing as strong as “{words}”.",
        f"{name['zh']}句子中没有与“{words}”强弱相当的说法。",
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
