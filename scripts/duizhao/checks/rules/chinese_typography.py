from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.pages import Page
from duizhao.text.language.typography import Correction, corrections, habits_of
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import prose

NOT_TEXT = ("code", "html", "snippet")


def check(_en: Page, zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    habits = habits_of(prose(block.as_written) for block in zh.blocks if _is_text(block))
    for pair in blocks:
        if pair.zh is not None and _is_text(pair.zh):
            for correction in corrections(pair.zh.as_written, habits):
                yield _fault(correction, pair.zh, pair.en)


def _is_text(block: Block) -> bool:
    """False for code, and for what stands in a tag: a comma there may be a program's."""
    return block.kind not in NOT_TEXT and not block.is_attribute


def _fault(correction: Correction, zh: Block, en: Block | None) -> Fault:
    text = zh.as_written
    start, end = _seen(correction, text)
    before, after = text[start : correction.start], text[correction.end : end]
    old, new = text[start:end], before + correction.new + after
    return Fault(
        "zh",
        Spot(zh, start, end),
        Spot(en) if en else None,
        Bilingual(f"Chinese typography: “{old}” should be “{new}”.", f"中文排版：“{old}”应为“{new}”。"),
    )


def _seen(correction: Correction, text: str) -> tuple[int, int]:
    """The span to show: a space that is missing or too many is only seen between its neighbours."""
    if correction.old.strip() and correction.new.strip():
        return correction.start, correction.end
    return max(correction.start - 1, 0), min(correction.end + 1, len(text))


rule = PageRule(
    severity="advice",
    guards=Bilingual(
        "Chinese sentences have full-width punctuation; a page puts a space between Chinese and Latin "
        "everywhere or nowhere.",
        "中文句子使用全角标点；同一页面中，汉字与字母、数字之间要么都空一格，要么都不空。",
    ),
    why=Bilingual(
        "Half-width marks look like slips and make a medical page look careless.",
        "半角标点像是笔误，会让医学页面显得不严谨。",
    ),
    fix=Bilingual(
        "Type the mark or the space that is shown; `check --fix` does it.",
        "请按提示改正标点或空格；`check --fix` 可以自动改正。",
    ),
    example=Example(
        broken_en="In addition, tell the team about allergies.\n",
        broken_zh="此外,请告诉医疗团队过敏情况。\n",
        repaired_en="In addition, tell the team about allergies.\n",
        repaired_zh="此外，请告诉医疗团队过敏情况。\n",
    ),
    check=check,
)
