from collections import Counter
from collections.abc import Iterator

from duizhao.align import BlockPair
from duizhao.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.markdown.blocks import Block
from duizhao.markdown.inline import Link, links
from duizhao.rule import BlockRule, Example, Fault, Knowledge, Spot


def check(pair: BlockPair, _knowledge: Knowledge) -> Iterator[Fault]:
    if pair.en is None or pair.zh is None or pair.en.kind in ("code", "html"):
        return
    en, zh = _links(pair.en, "en"), _links(pair.zh, "zh")
    if en.keys() == zh.keys() and all(len(en[target]) == len(zh[target]) for target in en):
        return
    counts = {
        "en": Counter({t: len(found) for t, found in en.items()}),
        "zh": Counter({t: len(f) for t, f in zh.items()}),
    }
    sides: tuple[tuple[Language, Block, dict[str, list[Link]], Block], ...] = (
        ("en", pair.en, en, pair.zh),
        ("zh", pair.zh, zh, pair.en),
    )
    for language, here, found, there in sides:
        lacking = counts[language] - counts[other(language)]
        name = LANGUAGE_NAMES[other(language)]
        for target, number in lacking.items():
            for link in found[target][-number:]:
                yield Fault(
                    other(language),
                    Spot(there),
                    Spot(here, link.start, link.end),
                    Bilingual(
                        f"The {name['en']} text lacks the link to {link.target}.",
                        f"{name['zh']}缺少指向 {link.target} 的链接。",
                    ),
                )


def _links(block: Block, language: Language) -> dict[str, list[Link]]:
    """The links of a block by what they lead to, whatever their order and the folder of their language."""
    found: dict[str, list[Link]] = {}
    if block.kind == "snippet":
        return {_without_language(block.name, language): [Link(block.name, "", 0, len(block.text))]}
    for link in links(block.text):
        found.setdefault(_without_language(link.target, language), []).append(link)
    return found


def _without_language(target: str, language: Language) -> str:
    """`/zh/x.md`, `../zh/x.md` and `zh/x.md` lead to the Chinese twin of `/en/x.md`."""
    parts = target.split("/")
    folders = {"zh", "zh-cn", "zh-hans", "zh_cn"} if language == "zh" else {"en", "en-us"}
    return "/".join(part for part in parts if part.lower() not in folders)


rule = BlockRule(
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
