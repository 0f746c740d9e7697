from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.align.pairs_by_block import by_block, pair_of
from duizhao.base.bilingual import Bilingual
from duizhao.checks.readability.page_sentences import page_sentences
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.pages import Page
from duizhao.text.markdown.blocks import Block


def check(en: Page, zh: Page, pairs: tuple[BlockPair, ...], knowledge: Knowledge) -> Iterator[Fault]:
    pair_by_block = by_block(pairs)
    for page, across in ((en, zh), (zh, en)):
        if page.meta.get("generated") is True:
            # Made from data: what is too long there is mended at its source, where it is written for something else.
            continue
        most = knowledge.targets.words if page.language == "en" else knowledge.targets.longest
        for sentence in page_sentences(page, knowledge.terms):
            if sentence.length > most:
                pair = pair_of(pair_by_block, page.language, sentence.block)
                twin = (pair and (pair.zh if page is en else pair.en)) or _top(across)
                yield Fault(
                    page.language,
                    Spot(sentence.block, sentence.start, sentence.start + len(sentence.text)),
                    Spot(twin) if twin else None,
                    Bilingual(
                        f"This sentence has {sentence.length} {_UNIT[page.language].en}; the most is {most}.",
                        f"这句话有 {sentence.length} {_UNIT[page.language].zh}，上限是 {most}。",
                    ),
                )


_UNIT = {"en": Bilingual("words", "个英文单词"), "zh": Bilingual("Chinese characters", "个汉字")}


def _top(page: Page) -> Block | None:
    return page.blocks[0] if page.blocks else None


rule = PageRule(
    guards=Bilingual(
        "No sentence is longer than the readers of the library can take in.",
        "没有哪个句子长得让读者难以读懂。",
    ),
    why=Bilingual(
        "Readers who are ill or worried, or who read slowly, lose the beginning of a long sentence before its end, "
        "and with it a condition or a “not”.",
        "读者身体不适、焦虑或阅读较慢时，长句读到后面就忘了前面，容易漏掉条件或“不”字。",
    ),
    fix=Bilingual(
        "Split it, or make a list of it; change no fact. `[reading]` in `duizhao.toml` sets the limit.",
        "请把它拆开，或改成列表，不要改动任何事实。上限在 `duizhao.toml` 的 `[reading]` 中设定。",
    ),
    severity="advice",
    example=Example(
        broken_en="If you feel dizzy or sick or cannot see clearly after the tablet, or if your heart beats faster than it "
        "usually does, sit down, drink a glass of water, do not drive or use machines, wait until it has passed, and tell "
        "your team about it at your next visit, or at once if it does not pass within 1 hour, and do not take another "
        "tablet on your own.\n",
        broken_zh="如果您服药后感到头晕、恶心或看不清东西，或者心跳比平时快，请坐下，喝一杯水，不要开车，也不要操作机器，等症状过去，"
        "并在下次就诊时把情况告诉团队，如果症状在 1 小时内没有过去，就立即告诉团队，也不要自己再服用一片药。\n",
        repaired_en="After the tablet, you may feel dizzy or sick, not see clearly, or have a faster heartbeat than usual. If so, "
        "sit down and drink a glass of water. Do not drive or use machines. Wait until it has passed. Tell your team about "
        "it at your next visit. If it does not pass within 1 hour, tell them at once. Do not take another tablet on your "
        "own.\n",
        repaired_zh="服药后，您可能感到头晕、恶心，看不清东西，或心跳比平时快。如果这样，请坐下，喝一杯水。不要开车，也不要操作机器。"
        "等症状过去。下次就诊时，请把情况告诉团队。如果 1 小时内没有过去，请立即告诉他们。不要自己再服用一片药。\n",
    ),
    check=check,
)
