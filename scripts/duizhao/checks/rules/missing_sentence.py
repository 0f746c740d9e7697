from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, other
from duizhao.checks.compare_blocks.lacking_sentences import lacking_sentences
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot, seen
from duizhao.text.reading import read


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    if pair.en is None or pair.zh is None:
        return
    for language in LANGUAGES:
        here, there = (pair.en, pair.zh) if language == "en" else (pair.zh, pair.en)
        for start, end in lacking_sentences(here, there):
            lacking, full = LANGUAGE_NAMES[other(language)], LANGUAGE_NAMES[language]
            words = read(here.text).text[start:end]
            yield Fault(
                other(language),
                Spot(there),
                seen(here, start, end),
                Bilingual(
                    f"The {lacking['en']} text lacks this sentence of the {full['en']} text: “{words}”",
                    f"{lacking['zh']}缺少{full['zh']}中的这句话：“{words}”。",
                ),
            )


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "Every sentence of a paragraph stands in both languages.", "段落中的每句话，两种语言都有。"
    ),
    why=Bilingual(
        "A sentence that was left out may be the one that warns.", "漏掉的那一句，可能正是提醒注意的那一句。"
    ),
    fix=Bilingual(
        "Add the sentence to the text that lacks it, or delete it from the other.",
        "请在缺少的一方补上这句话；如果不再需要，就从另一方删除。",
    ),
    example=Example(
        broken_en="Rest after the session. Do not drive a car until the next day. "
        "Ask a friend to take you home.\n",
        broken_zh="治疗后请休息。请朋友送您回家。\n",
        repaired_en="Rest after the session. Do not drive a car until the next day. "
        "Ask a friend to take you home.\n",
        repaired_zh="治疗后请休息。次日之前不要开车。请朋友送您回家。\n",
    ),
    check=check,
)
