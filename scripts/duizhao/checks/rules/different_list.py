from collections.abc import Iterator, Mapping, Sequence

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.compare_blocks.lacking_blocks import whole
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

LISTS = ("list", "steps")
NAMES = {
    "list": Bilingual("a bulleted list", "项目符号列表"),
    "steps": Bilingual("a numbered list", "编号列表"),
    "": Bilingual("no list", "普通段落"),
}
TASKS = {
    "x": Bilingual("a ticked task", "已勾选的任务"),
    " ": Bilingual("a task that is not ticked", "未勾选的任务"),
    "": Bilingual("no task", "普通条目"),
}


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    # An item that one side lacks is told by missing-block; here is how the items are listed.
    told: set[tuple[int, ...]] = set()
    firsts = _first_numbers(blocks)
    # Where a step is missing, those after it have other numbers.
    incomplete = {
        _list_number(block) for pair in blocks if not (pair.en and pair.zh) and (block := pair.en or pair.zh)
    }
    for pair in blocks:
        en, zh = pair.en, pair.zh
        if en is None or zh is None or "item" not in (en.kind, zh.kind):
            continue
        if (done_en := _task(en)) != (done_zh := _task(zh)):
            yield Fault("zh", whole(zh), whole(en), _task_message(done_en, done_zh))
        lists_en, lists_zh = _lists(en), _lists(zh)
        key = (_list_number(en), _list_number(zh))
        if key in told:
            continue
        if lists_en != lists_zh:
            told.add(key)
            yield Fault("zh", whole(zh), whole(en), _message(lists_en, lists_zh))
        elif en.ordinal != zh.ordinal and not _is_moved(en, zh, firsts) and not incomplete & {*key}:
            told.add(key)
            yield Fault("zh", whole(zh), whole(en), _number_message(en.ordinal, zh.ordinal))


def _lists(block: Block) -> tuple[str, ...]:
    """The lists that an item stands in, outermost first; nothing for a paragraph."""
    return tuple(name for name in block.within if name in LISTS) if block.kind == "item" else ()


def _first_numbers(blocks: Sequence[BlockPair]) -> Mapping[tuple[Language, int], int]:
    """The number that each numbered list begins with, by its language and its own number."""
    firsts: dict[tuple[Language, int], int] = {}
    for pair in blocks:
        for language, block in (("en", pair.en), ("zh", pair.zh)):
            if block and block.ordinal >= 0:
                key: tuple[Language, int] = ("en" if language == "en" else "zh", _list_number(block))
                firsts[key] = min(block.ordinal, firsts.get(key, block.ordinal))
    return firsts


def _is_moved(en: Block, zh: Block, firsts: Mapping[tuple[Language, int], int]) -> bool:
    """True where both lists begin with one number: a step that stands in another place is told by different-order."""
    return firsts["en", _list_number(en)] == firsts["zh", _list_number(zh)]


def _number_message(en: int, zh: int) -> Bilingual:
    return Bilingual(
        f"This step has the number {en} in English and {zh} in Chinese.",
        f"这一步在英文中的编号是 {en}，在中文中是 {zh}。",
    )


def _list_number(block: Block) -> int:
    return block.containers[-2] if block.kind == "item" and len(block.containers) > 1 else -block.line


def _task(block: Block) -> str:
    """The state of a task: `x` where it is ticked, a space where it is not, nothing where the item is no task."""
    marks = read(block.text).of_kind("task") if block.kind == "item" else ()
    return marks[0].text.strip()[1:-1].lower() if marks else ""


def _task_message(en: str, zh: str) -> Bilingual:
    said_en, said_zh = TASKS[en], TASKS[zh]
    return Bilingual(
        f"This is {said_en.en} in English and {said_zh.en} in Chinese.",
        f"这一项在英文中是{said_en.zh}，在中文中是{said_zh.zh}。",
    )


def _message(en: tuple[str, ...], zh: tuple[str, ...]) -> Bilingual:
    if len(en) == len(zh) or not en or not zh:
        one, other = NAMES[en[-1] if en else ""], NAMES[zh[-1] if zh else ""]
        return Bilingual(
            f"This is in {one.en} in English and in {other.en} in Chinese.",
            f"这一项在英文中是{one.zh}，在中文中是{other.zh}。",
        )
    return Bilingual(
        f"This item stands on list level {len(en)} in English and {len(zh)} in Chinese.",
        f"这一项在英文中是第 {len(en)} 层列表，在中文中是第 {len(zh)} 层。",
    )


rule = PageRule(
    guards=Bilingual(
        "Lists are of the same kind and depth, and numbered alike, in both languages.",
        "两种语言的列表类型、层级和编号一致。",
    ),
    why=Bilingual(
        "Steps have an order, points do not; what stands below another point depends on it.",
        "编号步骤有先后，项目符号没有；下级条目的含义取决于它的上级条目。",
    ),
    fix=Bilingual(
        "Make both lists numbered or both bulleted, begin them with the same number, and give the item the same indent.",
        "请让两个列表同为编号或同为项目符号，起始编号相同，并让这一项的缩进一致。",
    ),
    example=Example(
        broken_en="1. Sit down.\n2. Call the team.\n",
        broken_zh="- 坐下。\n- 联系团队。\n",
        repaired_en="1. Sit down.\n2. Call the team.\n",
        repaired_zh="1. 坐下。\n2. 联系团队。\n",
    ),
    check=check,
)
