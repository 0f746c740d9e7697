from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import lacks
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    # Headings, table rows, boxes, code and front matter have rules of their own.
    for lack in lacks(blocks, "missing-block"):
        yield lack.fault()


rule = PageRule(
    guards=Bilingual(
        "Every paragraph and list item of one language stands in the other.",
        "一种语言中的每个段落和列表项，在另一种语言中都有。",
    ),
    why=Bilingual(
        "A warning that only one language gives does not reach the readers of the other.",
        "只写在一种语言里的提醒，另一种语言的读者看不到。",
    ),
    fix=Bilingual(
        "Add the missing text in its place, or delete it from the other page.",
        "请在相应位置补上缺少的内容；如果不再需要，就从另一页删除。",
    ),
    example=Example(
        broken_en="- chest pain\n- trouble breathing, even while you rest\n- a sudden severe headache\n",
        broken_zh="- 胸痛\n- 突发剧烈头痛\n",
        repaired_en="- chest pain\n- trouble breathing, even while you rest\n- a sudden severe headache\n",
        repaired_zh="- 胸痛\n- 休息时也呼吸困难\n- 突发剧烈头痛\n",
    ),
    check=check,
)
