from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import whole
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page
from duizhao.text.markdown.blocks import Block


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for steps in _step_lists(blocks).values():
        order = [zh.number for _en_step, zh in steps]
        ranks = {number: rank for rank, number in enumerate(sorted(order), start=1)}
        places = [ranks[number] for number in order]
        wrong = [index for index, place in enumerate(places) if place != index + 1]
        if not wrong:
            continue
        # The first of the Chinese steps, from the top, that answers another English one.
        first = min(wrong, key=lambda index: places[index])
        en, zh = steps[first]
        given = ", ".join(str(places.index(number) + 1) for number in range(1, len(places) + 1))
        yield Fault(
            "zh",
            whole(zh),
            whole(en),
            Bilingual(
                f"The Chinese steps stand in another order: by the English numbers they are {given}.",
                f"中文步骤的顺序不同：按英文编号，依次是 {given.replace(', ', '、')}。",
            ),
        )


def _step_lists(blocks: tuple[BlockPair, ...]) -> dict[tuple[int, int], list[tuple[Block, Block]]]:
    """The paired items of each numbered list, in the order of the English."""
    lists: dict[tuple[int, int], list[tuple[Block, Block]]] = {}
    for pair in blocks:
        en, zh = pair.en, pair.zh
        if en and zh and _is_step(en) and _is_step(zh):
            lists.setdefault((en.containers[-2], zh.containers[-2]), []).append((en, zh))
    return lists


def _is_step(block: Block) -> bool:
    return block.kind == "item" and block.within[-1:] == ("steps",) and len(block.containers) > 1


rule = PageRule(
    guards=Bilingual("Steps stand in the same order in both languages.", "两种语言的步骤顺序一致。"),
    why=Bilingual(
        "A reader who follows the steps in the wrong order may come to harm.",
        "按错误的顺序操作，可能造成伤害。",
    ),
    fix=Bilingual(
        "Put the steps in the same order, after asking which order is right.",
        "请先确认哪一种顺序正确，再让两边的步骤顺序一致。",
    ),
    example=Example(
        broken_en="1. Sit down.\n2. Call 911.\n3. Open the door.\n",
        broken_zh="1. 拨打 911。\n2. 坐下。\n3. 打开门。\n",
        repaired_en="1. Sit down.\n2. Call 911.\n3. Open the door.\n",
        repaired_zh="1. 坐下。\n2. 拨打 911。\n3. 打开门。\n",
    ),
    check=check,
)
