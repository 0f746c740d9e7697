from collections.abc import Iterator

from duizhao.align import BlockPair
from duizhao.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.library import Page
from duizhao.markdown.inline import plain
from duizhao.rule import Example, Fault, Knowledge, PageRule, Spot


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for pair in blocks:
        block = pair.en or pair.zh
        if block is None or block.kind != "heading":
            continue
        if pair.en and pair.zh:
            yield from _differences(pair)
            continue
        language: Language = "zh" if pair.en else "en"
        neighbour = pair.before[1] if language == "zh" else pair.before[0]
        here, there = LANGUAGE_NAMES[language], LANGUAGE_NAMES[other(language)]
        words = plain(block.text)
        yield Fault(
            language,
            Spot(neighbour) if neighbour else None,
            Spot(block, 0, len(block.text)),
            Bilingual(
                f"The {here['en']} page lacks this heading of the {there['en']} page: “{words}”.",
                f"{here['zh']}页面缺少{there['zh']}页面的这个标题：“{words}”。",
            ),
        )


def _differences(pair: BlockPair) -> Iterator[Fault]:
    en, zh = pair.en, pair.zh
    assert en and zh
    if en.level != zh.level:
        yield Fault(
            "zh",
            Spot(zh, 0, len(zh.text)),
            Spot(en, 0, len(en.text)),
            Bilingual(
                f"The English heading has level {en.level}, the Chinese one level {zh.level}.",
                f"英文标题是 {en.level} 级，中文标题是 {zh.level} 级。",
            ),
        )
    if en.anchor != zh.anchor:
        yield Fault(
            "zh",
            Spot(zh, 0, len(zh.text)),
            Spot(en, 0, len(en.text)),
            Bilingual(
                f"The two headings have different anchors: {_shown(en.anchor)} and {_shown(zh.anchor)}.",
                f"两个标题的锚点不同：英文{_shown_zh(en.anchor)}，中文{_shown_zh(zh.anchor)}。",
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
        "切换语言之后，指向某一节的链接应该仍然到达同一节。",
    ),
    fix=Bilingual(
        "Give both headings the same level and the same anchor, such as `## Pregnancy {#pregnancy}`.",
        "请让两个标题的级别和锚点一致，例如 `## 妊娠 {#pregnancy}`。",
    ),
    example=Example(
        broken_en="## Pregnancy {#pregnancy}\n\nTell the team.\n",
        broken_zh="### 妊娠 {#huaiyun}\n\n请告诉医疗团队。\n",
        repaired_en="## Pregnancy {#pregnancy}\n\nTell the team.\n",
        repaired_zh="## 妊娠 {#pregnancy}\n\n请告诉医疗团队。\n",
    ),
    check=check,
)
