from collections.abc import Iterator

from duizhao.align import BlockPair
from duizhao.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.library import Page
from duizhao.markdown.blocks import Block
from duizhao.markdown.inline import plain
from duizhao.rule import Example, Fault, Knowledge, PageRule, Spot

KIND_NAMES = {
    "meta": Bilingual("front matter entry", "页首信息"),
    "paragraph": Bilingual("paragraph", "段落"),
    "item": Bilingual("list item", "列表项"),
    "row": Bilingual("table row", "表格行"),
    "title": Bilingual("box title", "提示框标题"),
    "term": Bilingual("term", "术语"),
    "definition": Bilingual("definition", "释义"),
    "code": Bilingual("code block", "代码块"),
    "html": Bilingual("HTML block", "HTML 块"),
    "snippet": Bilingual("snippet", "引入的片段"),
}
LONGEST_QUOTE = 40


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for pair in blocks:
        block = pair.en or pair.zh
        # A heading that is missing is told by different-headings.
        if (pair.en and pair.zh) or block is None or block.kind == "heading":
            continue
        language: Language = "zh" if pair.en else "en"
        neighbour = pair.before[1] if language == "zh" else pair.before[0]
        yield Fault(
            language,
            Spot(neighbour) if neighbour else None,
            Spot(block, 0, len(block.text)),
            _message(block, language, neighbour),
        )


def _message(block: Block, language: Language, neighbour: Block | None) -> Bilingual:
    kind = KIND_NAMES[block.kind]
    words = plain(block.text) or block.text.strip()
    words = words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + "…"
    here, there = LANGUAGE_NAMES[language], LANGUAGE_NAMES[other(language)]
    line = neighbour.position(len(neighbour.text))[0] if neighbour else 0
    where_en = f"after line {line}" if neighbour else "at the top of the page"
    where_zh = f"第 {line} 行之后" if neighbour else "页面开头"
    return Bilingual(
        f"The {here['en']} page lacks this {kind.en} of the {there['en']} page: “{words}”. It belongs {where_en}.",
        f"{here['zh']}页面缺少{there['zh']}页面的这个{kind.zh}：“{words}”。它应该在{where_zh}。",
    )


rule = PageRule(
    guards=Bilingual(
        "Every paragraph, list item and table row of one language stands in the other.",
        "一种语言中的每个段落、列表项和表格行，在另一种语言中都有。",
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
