from collections.abc import Iterator

from duizhao.align import BlockPair
from duizhao.bilingual import Bilingual
from duizhao.language.typography import Correction, corrections
from duizhao.markdown.blocks import Block
from duizhao.rule import BlockRule, Example, Fault, Knowledge, Spot

NOT_TEXT = ("code", "html", "snippet")


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    zh: Block | None = pair.zh
    if zh is None or zh.kind in NOT_TEXT:
        return
    for correction in corrections(zh.text):
        start, end = _seen(correction, zh.text)
        before, after = zh.text[start : correction.start], zh.text[correction.end : end]
        old, new = zh.text[start:end], before + correction.new + after
        yield Fault(
            "zh",
            Spot(zh, start, end),
            Spot(pair.en) if pair.en else None,
            Bilingual(f"Chinese typography: “{old}” should be “{new}”.", f"中文排版：“{old}”应为“{new}”。"),
        )


def _seen(correction: Correction, text: str) -> tuple[int, int]:
    """The span to show: a space that is missing or too many is only seen between its neighbours."""
    if correction.old.strip() and correction.new.strip():
        return correction.start, correction.end
    return max(correction.start - 1, 0), min(correction.end + 1, len(text))


rule = BlockRule(
    severity="advice",
    guards=Bilingual(
        "Chinese sentences have full-width punctuation, and one space between Chinese and Latin letters or digits.",
        "中文句子使用全角标点，汉字与字母、数字之间空一格。",
    ),
    why=Bilingual(
        "Half-width marks look like slips and make a medical page look careless.",
        "半角标点像是笔误，会让医学页面显得不严谨。",
    ),
    fix=Bilingual("Type the mark or the space that is shown.", "请按提示改正标点或空格。"),
    example=Example(
        broken_en="In addition, tell the team about allergies.\n",
        broken_zh="此外,请告诉医疗团队过敏情况。\n",
        repaired_en="In addition, tell the team about allergies.\n",
        repaired_zh="此外，请告诉医疗团队过敏情况。\n",
    ),
    check=check,
)
