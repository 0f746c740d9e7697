from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import lacks, whole
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.heading_anchors import same_anchor, slug
from duizhao.text.markdown.inline import plain


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for lack in lacks(blocks, "different-headings"):
        yield lack.fault()
    above: Block | None = None
    for pair in blocks:
        if pair.en is None or pair.zh is None or pair.en.kind != "heading":
            continue
        en, zh = pair.en, pair.zh
        if above and zh.line < above.line:
            yield _moved(en, zh, above)
        above = zh
        if en.level != zh.level:
            yield Fault(
                "zh",
                whole(zh),
                whole(en),
                Bilingual(
                    f"The English heading has level {en.level}, the Chinese one level {zh.level}.",
                    f"英文标题是 {en.level} 级，中文标题是 {zh.level} 级。",
                ),
            )
        if not _same_anchors(en, zh):
            yield Fault(
                "zh",
                whole(zh),
                whole(en),
                Bilingual(
                    f"The two headings have different anchors: {_shown(en.anchor)} and {_shown(zh.anchor)}.",
                    f"两个标题的锚点不同：英文{_shown_zh(en.anchor)}，中文{_shown_zh(zh.anchor)}。",
                ),
            )


def _same_anchors(en: Block, zh: Block) -> bool:
    """Equal as written, or the Chinese heading is pinned to what the site tool makes of the English words."""
    if en.anchor and zh.anchor:
        return en.anchor == zh.anchor
    if en.anchor:
        return same_anchor(en.anchor, slug(zh.text))
    return not zh.anchor or not slug(en.text) or same_anchor(slug(en.text), zh.anchor)


def _moved(en: Block, zh: Block, above: Block) -> Fault:
    words = plain(above.text)
    return Fault(
        "zh",
        whole(zh),
        whole(en),
        Bilingual(
            f"In English this section stands after “{words}”, in Chinese before it.",
            f"英文页面中，这一节在“{words}”之后；中文页面中，它在前面。",
        ),
    )


def _shown(anchor: str) -> str:
    return f"#{anchor}" if anchor else "none"


def _shown_zh(anchor: str) -> str:
    return f"是 #{anchor}" if anchor else "没有"


rule = PageRule(
    guards=Bilingual(
        "Both pages have the same headings, in level, order and anchor.",
        "两页的标题在级别、顺序和锚点上一致。",
    ),
    why=Bilingual(
        "A link to a section must lead to the same section after a change of language.",
        "切换语言之后，指向某一节的链接必须仍然到达同一节。",
    ),
    fix=Bilingual(
        "Give both pages the same headings, each with the same level and anchor, "
        "such as `## Pregnancy {#pregnancy}`.",
        "请让两页的标题一一对应，级别和锚点一致，例如 `## 妊娠 {#pregnancy}`。",
    ),
    example=Example(
        broken_en="## Pregnancy {#pregnancy}\n\nTell the team.\n",
        broken_zh="### 妊娠 {#huaiyun}\n\n请告诉医疗团队。\n",
        repaired_en="## Pregnancy {#pregnancy}\n\nTell the team.\n",
        repaired_zh="## 妊娠 {#pregnancy}\n\n请告诉医疗团队。\n",
    ),
    check=check,
)
