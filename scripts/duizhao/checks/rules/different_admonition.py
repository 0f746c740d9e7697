from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import box_of, lacks, whole
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page

# Names that the tools have for one box.
SYNONYMS = {
    "warn": "warning",
    "attention": "warning",
    "error": "danger",
    "hint": "tip",
    "summary": "abstract",
    "tldr": "abstract",
    "help": "question",
    "faq": "question",
    "check": "success",
    "done": "success",
    "cite": "quote",
    "fail": "failure",
    "missing": "failure",
    "seealso": "note",
    "primary": "note",
}


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    told: set[tuple[int, int]] = set()
    for pair in blocks:
        if pair.en is None or pair.zh is None:
            continue
        en, zh = (SYNONYMS.get(kind, kind) for kind in (box_of(pair.en), box_of(pair.zh)))
        if en != zh and (pair.en.box, pair.zh.box) not in told:
            told.add((pair.en.box, pair.zh.box))
            yield Fault("zh", whole(pair.zh), whole(pair.en), _message(en, zh))
    for lack in lacks(blocks, "different-admonition"):
        # A text that is there without its box has been told already.
        side = 1 if lack.language == "en" else 0
        if all(lack.block.box != boxes[side] or boxes[1 - side] for boxes in told):
            yield lack.fault()


def _message(en: str, zh: str) -> Bilingual:
    if en and zh:
        return Bilingual(
            f"The box is of type “{en}” in English and “{zh}” in Chinese.",
            f"提示框的类型，英文是“{en}”，中文是“{zh}”。",
        )
    if en:
        return Bilingual(
            f"This text stands in a box (“{en}”) in English and outside one in Chinese.",
            f"这段内容在英文中位于提示框（“{en}”）内，在中文中位于框外。",
        )
    return Bilingual(
        f"This text stands in a box (“{zh}”) in Chinese and outside one in English.",
        f"这段内容在中文中位于提示框（“{zh}”）内，在英文中位于框外。",
    )


rule = PageRule(
    guards=Bilingual(
        "Warnings, tips and other boxes are of the same type and hold the same text in both languages.",
        "警告、提示等各种提示框，在两种语言中类型一致、内容一致。",
    ),
    why=Bilingual(
        "A reader sees by its colour and place how urgent a text is.",
        "读者从提示框的颜色和位置判断内容有多紧急。",
    ),
    fix=Bilingual(
        "Use the same box around the same text, such as `!!! danger` on both pages.",
        "请用同一类型的提示框包住同样的内容，例如两页都用 `!!! danger`。",
    ),
    example=Example(
        broken_en='!!! danger "Call 911"\n\n    If you cannot breathe.\n',
        broken_zh='!!! tip "拨打 911"\n\n    如果您无法呼吸。\n',
        repaired_en='!!! danger "Call 911"\n\n    If you cannot breathe.\n',
        repaired_zh='!!! danger "拨打 911"\n\n    如果您无法呼吸。\n',
    ),
    check=check,
)
