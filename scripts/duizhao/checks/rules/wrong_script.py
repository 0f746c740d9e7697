from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot, seen
from duizhao.text.language.language_pack import Chinese, pack_of
from duizhao.text.language.variants import Variant
from duizhao.text.reading import read

NOT_TEXT = ("code", "html", "snippet")


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    zh = pair.zh
    if zh is None or zh.kind in NOT_TEXT or zh.text.isascii():
        return
    # Words that are marked as another language (`lang="zh-Hant"`) keep their script; so do names in the term
    # base.
    text = read(zh.as_written).prose
    found = pack_of("zh", knowledge.chinese).wrong_characters(text)
    names = (
        sorted((use.start, use.end) for use in knowledge.terms.as_written.uses(text, "zh")) if found else []
    )
    for variant in found:
        if variant.radical or not _is_in_name(variant, names):
            yield Fault(
                "zh",
                seen(zh, variant.start, variant.end),
                Spot(pair.en) if pair.en else None,
                _radical(variant) if variant.radical else MESSAGES[knowledge.chinese](variant),
                RADICAL_FIX if variant.radical else FIXES[knowledge.chinese],
            )


def _is_in_name(variant: Variant, names: Sequence[tuple[int, int]]) -> bool:
    """`names` are spans from left to right, none inside another."""
    index = bisect_right(names, variant.start, key=lambda span: span[0])
    return index > 0 and variant.end <= names[index - 1][1]


def _traditional(variant: Variant) -> Bilingual:
    return Bilingual(
        f"“{variant.text}” is Traditional; in Simplified Chinese it is “{variant.usual}”.",
        f"“{variant.text}”是繁体字，简体写作“{variant.usual}”。",
    )


def _simplified(variant: Variant) -> Bilingual:
    return Bilingual(
        f"“{variant.text}” is Simplified; in Traditional Chinese it is “{variant.usual}”.",
        f"“{variant.text}”是简体字，繁体写作“{variant.usual}”。",
    )


def _radical(variant: Variant) -> Bilingual:
    points = " ".join(f"U+{ord(character):04X}" for character in variant.text)
    return Bilingual(
        f"“{variant.text}” ({points}) only looks like “{variant.usual}”: it is a radical or a "
        "compatibility form.",
        f"“{variant.text}”（{points}）只是看起来像“{variant.usual}”，其实是部首字符或兼容字符。",
    )


# By the characters that the pages are written in.
MESSAGES: dict[Chinese, Callable[[Variant], Bilingual]] = {
    "simplified": _traditional,
    "traditional": _simplified,
}
FIXES: dict[Chinese, Bilingual | None] = {
    "simplified": None,
    "traditional": Bilingual(
        'Write the Traditional character. Words that must stay are marked: `<span lang="zh-Hans">…</span>`.',
        '请改为繁体字。必须保留的文字用 `<span lang="zh-Hans">…</span>` 标出。',
    ),
}
RADICAL_FIX = Bilingual(
    "Type the usual character; `check --fix` does it.", "请改为常用汉字；`check --fix` 可以自动改正。"
)
rule = BlockRule(
    guards=Bilingual(
        "Chinese pages are written in Simplified characters (or all in Traditional ones), as a keyboard types them.",
        "中文页面使用简体字（或一律使用繁体字），并且是键盘输入的常用字符。",
    ),
    why=Bilingual(
        "Readers stumble over a change of script, and a search does not find a character that only looks "
        "right.",
        "繁简混用会妨碍阅读；看起来相同、实际不同的字符，搜索时找不到。",
    ),
    fix=Bilingual(
        'Write the Simplified character. Words that must stay are marked: `<span lang="zh-Hant">…</span>`.',
        '请改为简体字。必须保留的文字用 `<span lang="zh-Hant">…</span>` 标出。',
    ),
    example=Example(
        broken_en="Tell the doctor about every medicine.\n",
        broken_zh="請告訴医生您使用的所有药物。\n",
        repaired_en="Tell the doctor about every medicine.\n",
        repaired_zh="请告诉医生您使用的所有药物。\n",
    ),
    check=check,
)
