from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, other
from duizhao.checks.compare_blocks.link_targets import Headings, Paired, targets, unlike
from duizhao.checks.compare_blocks.telephone_links import other_numbers
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.included.without_language import without_any_language
from duizhao.library.pages import Page
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import Link


def check(en: Page, zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    same_place = _same_place(en, zh, blocks)
    for pair in blocks:
        if pair.en is None or pair.zh is None or pair.en.kind == "code":
            continue
        if pair.en.kind == pair.zh.kind == "snippet":
            yield from _snippets(pair.en, pair.zh)
            continue
        found = unlike(targets(pair.en, images=False), targets(pair.zh, images=False), same_place)
        for link_en, link_zh in found.changed:
            yield _changed(pair, link_en, link_zh)
        if not found.changed:
            yield from _telephones(pair.en, pair.zh)
        for language in LANGUAGES:
            here, there = (pair.en, pair.zh) if language == "en" else (pair.zh, pair.en)
            name = LANGUAGE_NAMES[other(language)]
            # A link that is used often is told once in a block.
            for link in {link.target: link for link in found.only[language]}.values():
                yield Fault(
                    other(language),
                    Spot(there),
                    Spot(here, link.start, link.end),
                    Bilingual(
                        f"The {name['en']} text lacks the link to {link.target}.",
                        f"{name['zh']}缺少指向 {link.target} 的链接。",
                    ),
                )


def _telephones(en: Block, zh: Block) -> Iterator[Fault]:
    for language in LANGUAGES:
        here, there = (en, zh) if language == "en" else (zh, en)
        for link, number in other_numbers(here):
            yield Fault(
                language,
                Spot(here, link.start, link.end),
                Spot(there),
                Bilingual(
                    f"The text shows another telephone number than the link dials: {number}.",
                    f"显示的电话号码与链接实际拨打的号码（{number}）不同。",
                ),
            )


def _same_place(en: Page, zh: Page, blocks: tuple[BlockPair, ...]) -> Paired:
    """Whether two anchors lead to headings that answer each other."""
    headings_en, headings_zh = Headings.of(en.blocks), Headings.of(zh.blocks)
    lines_en = [block.line for block in en.blocks if block.kind == "heading"]
    lines_zh = [block.line for block in zh.blocks if block.kind == "heading"]
    pairs = {
        (pair.en.line, pair.zh.line) for pair in blocks if pair.en and pair.zh and pair.en.kind == "heading"
    }

    def same_place(anchor_en: str, anchor_zh: str) -> bool:
        place_en, place_zh = headings_en.find(anchor_en), headings_zh.find(anchor_zh)
        if place_en is None or place_zh is None:
            # The anchor leads to no heading: what cannot be looked up may only differ by being Chinese.
            return place_en is None and place_zh is None and not anchor_zh.isascii()
        return (lines_en[place_en], lines_zh[place_zh]) in pairs

    return same_place


def _snippets(en: Block, zh: Block) -> Iterator[Fault]:
    if without_any_language(en.name) != without_any_language(zh.name):
        yield _changed(
            BlockPair(en, zh), Link(en.name, "", 0, len(en.text)), Link(zh.name, "", 0, len(zh.text))
        )


def _changed(pair: BlockPair, en: Link, zh: Link) -> Fault:
    assert pair.en and pair.zh
    return Fault(
        "zh",
        Spot(pair.zh, zh.start, zh.end),
        Spot(pair.en, en.start, en.end),
        Bilingual(
            f"The English leads to {en.target}, the Chinese to {zh.target}.",
            f"英文指向 {en.target}，中文指向 {zh.target}。",
        ),
    )


rule = PageRule(
    guards=Bilingual(
        "Both languages lead to the same places, in any order.", "两种语言的链接指向相同的地方，顺序不限。"
    ),
    why=Bilingual(
        "A source or a warning that only one language links to is lost to the readers of the other.",
        "只有一种语言链接到的来源或提醒，另一种语言的读者找不到。",
    ),
    fix=Bilingual(
        "Add the link to the text that lacks it, or remove it from the other.",
        "请在缺少链接的文字中补上；如果不再需要，就从另一种语言中删除。",
    ),
    example=Example(
        broken_en="Read about [side effects](side-effects.md#serious).\n",
        broken_zh="请阅读副作用。\n",
        repaired_en="Read about [side effects](side-effects.md#serious).\n",
        repaired_zh="请阅读[副作用](side-effects.md#serious)。\n",
    ),
    check=check,
)
