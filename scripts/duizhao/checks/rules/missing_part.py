from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_sentences import lacking_sentences
from duizhao.checks.compare_blocks.meaning_of_pair import MeaningDifference, differences, told
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge

KINDS = ("gap",)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    # The cells of a row are no sentence: a cell that lacks an answer is told by `different-table`.
    if pair.en is None or pair.en.kind == "row":
        return
    for difference in differences(pair, KINDS):
        # A whole sentence that is lacking is told by `missing-sentence`.
        if not _lacks_sentence(pair):
            yield told(pair, difference, _message(difference), knowledge)


def _lacks_sentence(pair: BlockPair) -> bool:
    assert pair.en and pair.zh
    return bool(lacking_sentences(pair.en, pair.zh) or lacking_sentences(pair.zh, pair.en))


def _message(difference: MeaningDifference) -> Bilingual:
    en, zh = (difference.words(language).strip(" ,;，；、。.") for language in ("en", "zh"))
    if en:
        return Bilingual(
            f"Nothing in the Chinese sentence answers the part “{en}”.",
            f"英文中的“{en}”，中文句子里没有与之对应的内容。",
        )
    return Bilingual(
        f"Nothing in the English sentence answers the part “{zh}”.",
        f"中文里的“{zh}”，英文句子里没有与之对应的内容。",
    )


rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "Every part of a sentence, such as a member of a list or a condition, stands in both languages.",
        "句子的每一部分，例如并列的一项或一个条件，两种语言都有。",
    ),
    why=Bilingual(
        "A side effect or an exception that one language leaves out is unknown to its readers.",
        "一种语言漏掉的副作用或例外情况，它的读者无从知道。",
    ),
    fix=Bilingual(
        "Add the part to the language that lacks it, or take it out of the other.",
        "请在缺少的一种语言中补上这一部分，或从另一种语言中删去。",
    ),
    example=Example(
        broken_en="Your photos are kept on this device, and your telephone numbers in a register.\n",
        broken_zh="照片保存在本设备上。\n",
        repaired_en="Your photos are kept on this device, and your telephone numbers in a register.\n",
        repaired_zh="照片保存在本设备上，电话号码保存在登记簿中。\n",
    ),
    check=check,
)
