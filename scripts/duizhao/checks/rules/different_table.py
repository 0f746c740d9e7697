from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import lacks, whole
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.table_cells import cells


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for lack in lacks(blocks, "different-table"):
        yield lack.fault()
    told: set[int] = set()
    for pair in blocks:
        if pair.en is None or pair.zh is None or pair.en.kind != "row":
            continue
        table = pair.en.containers[-1]
        if pair.en.level != pair.zh.level:
            # A column that is missing is missing in every row.
            if table not in told:
                told.add(table)
                yield _columns(pair.en, pair.zh)
            continue
        yield from _empty_cells(pair.en, pair.zh)


def _columns(en: Block, zh: Block) -> Fault:
    return Fault(
        "zh",
        whole(zh),
        whole(en),
        Bilingual(
            f"This row has {en.level} cells in the English table and {zh.level} in the Chinese one.",
            f"这一行在英文表格中有 {en.level} 个单元格，在中文表格中有 {zh.level} 个。",
        ),
    )


def _empty_cells(en: Block, zh: Block) -> Iterator[Fault]:
    for number, (cell_en, cell_zh) in enumerate(zip(cells(en.text), cells(zh.text), strict=True), start=1):
        if bool(cell_en.strip()) == bool(cell_zh.strip()):
            continue
        zh_lacks = bool(cell_en.strip())
        lacking, full = (zh, en) if zh_lacks else (en, zh)
        names = ("Chinese", "English", "中文", "英文")
        here, there, here_zh, there_zh = names if zh_lacks else (names[1], names[0], names[3], names[2])
        yield Fault(
            "zh" if zh_lacks else "en",
            whole(lacking),
            whole(full),
            Bilingual(
                f"Cell {number} of this row is empty in the {here} table and filled in the {there} one.",
                f"这一行的第 {number} 个单元格，{here_zh}表格中是空的，{there_zh}表格中有内容。",
            ),
        )


rule = PageRule(
    guards=Bilingual("Tables have the same rows and columns in both languages.", "两种语言的表格行列一致。"),
    why=Bilingual(
        "A row or column that is missing takes a dose or a risk away from the readers of one language.",
        "缺少一行或一列，其中一种语言的读者就看不到某个剂量或风险。",
    ),
    fix=Bilingual("Give both tables the same rows and the same columns.", "请让两个表格的行和列一致。"),
    example=Example(
        broken_en="| Effect | Spray | Placebo |\n| --- | --- | --- |\n"
        "| Nausea | 28 | 9 |\n| Headache | 20 | 17 |\n",
        broken_zh="| 副作用 | 喷雾 | 安慰剂 |\n| --- | --- | --- |\n| 头痛 | 20 | 17 |\n",
        repaired_en="| Effect | Spray | Placebo |\n| --- | --- | --- |\n"
        "| Nausea | 28 | 9 |\n| Headache | 20 | 17 |\n",
        repaired_zh="| 副作用 | 喷雾 | 安慰剂 |\n| --- | --- | --- |\n"
        "| 恶心 | 28 | 9 |\n| 头痛 | 20 | 17 |\n",
    ),
    check=check,
)
