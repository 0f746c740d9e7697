"""Everything the desk says, in both languages."""

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language
from duizhao.library.rule_settings import Severity
from duizhao.memory.states.pair_state import BlockState, State

TITLE = Bilingual("Translation desk", "译文工作台")
SKIP = Bilingual("Go to what waits", "跳到待处理内容")
OTHER_DESK = Bilingual("中文", "English")
NO_PAGES = Bilingual("There is no page in either language yet.", "两种语言都还没有页面。")
UNTOUCHED = Bilingual("Pages that nobody has approved yet", "还没有人确认过的页面")
UNTOUCHED_MORE = Bilingual(
    "Compare both languages of a page, correct what differs, then type the command beside it: it shows block after block and "
    "asks. From then on, what changes on the page stands here block by block.",
    "请对照页面的两种语言，改正不一致之处，再输入旁边的命令：程序会逐块显示并询问。此后页面有改动，就会逐块列在这里。",
)
FOUND = Bilingual("What the rules find", "规则发现的问题")
NOTHING_FOUND = Bilingual("nothing", "没有问题")
APPROVE_WITH = Bilingual("To approve it", "确认用的命令")
SEVERITIES: dict[Severity, Bilingual] = {
    "safety": Bilingual("safety", "安全"),
    "error": Bilingual("errors", "错误"),
    "advice": Bilingual("advice", "建议"),
}
ALL_IN_STEP = Bilingual("Everything is in step", "中英文全部一致")
ALL_IN_STEP_MORE = Bilingual(
    "Nothing waits for you. When somebody changes a page, what the other language then lacks stands here.",
    "暂无待处理的内容。有人改动页面之后，另一种语言需要跟上的地方会列在这里。",
)

PROGRESS = Bilingual("Progress", "进度")
PAGE = Bilingual("Page", "页面")
BY_STATE = Bilingual("What waits", "待处理")
LANGUAGE = {language: Bilingual(names["en"], names["zh"]) for language, names in LANGUAGE_NAMES.items()}
OPEN_PAGE = {
    "en": Bilingual("English page", "英文页"),
    "zh": Bilingual("Chinese page", "中文页"),
}
NO_PAGE = {
    "en": Bilingual("no English page", "没有英文页"),
    "zh": Bilingual("no Chinese page", "没有中文页"),
}

EDIT_PAGE = {
    "en": Bilingual("Edit the English", "编辑英文"),
    "zh": Bilingual("Edit the Chinese", "编辑中文"),
}

HOW = Bilingual("How to work with this page", "怎样使用本页")
STEPS = (
    Bilingual(
        "Read what changed. Words that were taken out are struck through, with a minus sign before them; words "
        "that were put in are underlined, with a plus sign.",
        "先看改动。删去的文字带删除线，前面有减号；新增的文字带下划线，前面有加号。",
    ),
    Bilingual(
        "Correct the other language in its file. Where it still says the same, leave it as it is.",
        "再到文件里修改另一种语言。如果意思仍然一致，就不必改动。",
    ),
    Bilingual(
        "Type the command under the block. With it you say that both languages now say the same. If you do not "
        "use a terminal, send the command to the person who looks after the library.",
        "最后输入内容块下方的命令，表示您确认两种语言的意思一致。如果您不用终端，请把命令发给维护知识库的人。",
    ),
    Bilingual(
        "This page shows how things stood when it was made. It does not change by itself.",
        "本页显示的是生成时的情况，不会自动更新。",
    ),
)

WAITING = Bilingual("What waits for a person", "等待处理的内容")
FILTERS = Bilingual("Filter", "筛选")
FIND = Bilingual("Find words or a page", "查找文字或页面")
STATE = Bilingual("What happened", "情况")
SAFETY_ONLY = Bilingual("Safety blocks only", "只看涉及安全的内容")
BEHIND = Bilingual("Language that is behind", "待更新的语言")
EITHER = Bilingual("Either", "不限")
CLEAR = Bilingual("Show everything", "显示全部")
SHOWN = Bilingual("Showing {shown} of {all}", "显示 {shown} 个，共 {all} 个")
NONE_SHOWN = Bilingual("Nothing fits these filters.", "没有符合筛选条件的内容。")
SAFETY = Bilingual("Safety", "安全")
SECOND_PERSON = Bilingual(
    "It is about safety: let a second person read both sides before you type the command.",
    "这里涉及安全：输入命令之前，请再找一个人核对两边的文字。",
)
COPY = Bilingual("Copy", "复制")
COPIED = Bilingual("Copied", "已复制")
COPY_BY_HAND = Bilingual("Selected: press Ctrl+C or ⌘C", "已选中，请按 Ctrl+C 或 ⌘C")
COPY_LABEL = Bilingual("Copy the command: {command}", "复制命令：{command}")
OPEN_BLOCK = Bilingual("See it on the page", "在页面上查看")
OPEN_PLACE = Bilingual("See the place", "查看位置")
APPROVED_TEXT = Bilingual("The text that was approved", "当初确认的文字")
NEVER_APPROVED = Bilingual("Nobody has approved this pair yet.", "这一对内容还没有人确认过。")
DELETED = Bilingual("deleted: ", "删除：")
ADDED = Bilingual("added: ", "新增：")
CHANGED = Bilingual("changed", "有改动")
UNCHANGED = Bilingual("as approved", "与确认时相同")
GONE = Bilingual("deleted", "已删除")
ABSENT = Bilingual("missing", "缺少")
AT_TOP = Bilingual("It belongs at the top of the page.", "应放在页面开头。")
BELONGS_BELOW = Bilingual("It belongs below:", "应放在这一段之后：")
STOOD_AT_TOP = Bilingual("It stood at the top of the page.", "原来在页面开头。")
STOOD_BELOW = Bilingual("It stood below:", "原来在这一段之后：")
TOP_OF_PAGE = Bilingual("Top of the page", "页面开头")
IN_STEP_PAGES = Bilingual("In step", "已经一致的内容")

NAMES: dict[State, Bilingual] = {
    "en-changed": Bilingual("English changed", "英文有改动"),
    "zh-changed": Bilingual("Chinese changed", "中文有改动"),
    "both-changed": Bilingual("Both changed", "两边都有改动"),
    "missing-en": Bilingual("English missing", "缺少英文"),
    "missing-zh": Bilingual("Chinese missing", "缺少中文"),
    "new": Bilingual("New, not approved", "新内容，未确认"),
    "moved": Bilingual("Stands elsewhere in one language", "在一种语言中换了位置"),
    "minor": Bilingual("Only spacing, punctuation or layout changed", "仅空格、标点或版式有改动"),
    "approved": Bilingual("As approved", "与确认时相同"),
}
HAPPENED: dict[State, Bilingual] = {
    "en-changed": Bilingual(
        "The English changed; the Chinese may be outdated", "英文有改动，中文可能已经过时"
    ),
    "zh-changed": Bilingual(
        "The Chinese changed; the English may be outdated", "中文有改动，英文可能已经过时"
    ),
    "both-changed": Bilingual(
        "Both languages changed, and nobody has compared them since", "中英文都有改动，改动后尚未核对"
    ),
    "missing-en": Bilingual("The Chinese has this; the English does not", "只有中文，还没有英文"),
    "missing-zh": Bilingual("The English has this; the Chinese does not", "只有英文，还没有中文"),
    "new": Bilingual("In both languages, but nobody has approved it yet", "中英文都有，但还没有人确认过"),
}
DELETED_FROM: dict[Language, Bilingual] = {
    "en": Bilingual("The English was deleted; the Chinese still says it", "英文已删除，中文仍然保留"),
    "zh": Bilingual("The Chinese was deleted; the English still says it", "中文已删除，英文仍然保留"),
}
TO_DO: dict[State, Bilingual] = {
    "en-changed": Bilingual(
        "Bring the Chinese up to date, or leave it where it still says the same. Then type:",
        "请更新中文；如果意思仍然一致，就不必改动。完成后输入：",
    ),
    "zh-changed": Bilingual(
        "Bring the English up to date, or leave it where it still says the same. Then type:",
        "请更新英文；如果意思仍然一致，就不必改动。完成后输入：",
    ),
    "both-changed": Bilingual(
        "Compare both sides and correct them until they say the same. Then type:",
        "请核对两边，改到意思一致为止。完成后输入：",
    ),
    "missing-en": Bilingual("Write the English. Then type:", "请补上英文。完成后输入："),
    "missing-zh": Bilingual("Write the Chinese. Then type:", "请补上中文。完成后输入："),
    "new": Bilingual(
        "Compare both sides, and correct what differs. Then type:", "请核对两边，改正不一致之处。完成后输入："
    ),
}
# What was deleted on both sides needs nobody's approval: only what comes back does.
DELETE_OR_WRITE: dict[Language, Bilingual] = {
    "en": Bilingual(
        "Delete the Chinese too, and nothing is left to do here. Or write the English again, and then type:",
        "可以把中文也删除，这里就不必再处理；也可以重新写上英文，然后输入：",
    ),
    "zh": Bilingual(
        "Delete the English too, and nothing is left to do here. Or write the Chinese again, and then type:",
        "可以把英文也删除，这里就不必再处理；也可以重新写上中文，然后输入：",
    ),
}
KINDS = {
    "heading": Bilingual("heading", "标题"),
    "paragraph": Bilingual("paragraph", "段落"),
    "item": Bilingual("list item", "列表项"),
    "row": Bilingual("table row", "表格行"),
    "title": Bilingual("title of a box", "提示框标题"),
    "term": Bilingual("term", "词条"),
    "definition": Bilingual("definition", "释义"),
    "code": Bilingual("code", "代码"),
    "html": Bilingual("HTML", "HTML"),
    "snippet": Bilingual("included text", "引用的文字"),
    "meta": Bilingual("front matter", "页首信息"),
}
META = {
    "title": Bilingual("title of the page", "页面标题"),
    "description": Bilingual("description of the page", "页面简介"),
}


def summary(waiting: int, safety: int) -> Bilingual:
    """How many blocks wait, and how many of them are safety blocks, in one sentence."""
    if not waiting:
        return Bilingual(f"{ALL_IN_STEP.en}.", f"{ALL_IN_STEP.zh}。")
    start = Bilingual(
        "1 block waits" if waiting == 1 else f"{waiting:,} blocks wait", f"有 {waiting:,} 个内容块待处理"
    )
    if safety == 0:
        end = Bilingual(
            ", not a safety block." if waiting == 1 else ", none of them a safety block.", "，均不涉及安全。"
        )
    elif waiting == safety:
        end = Bilingual(
            ": it is a safety block." if waiting == 1 else ": all of them are safety blocks.",
            "，涉及安全。" if waiting == 1 else "，全部涉及安全。",
        )
    else:
        end = Bilingual(
            ": 1 is a safety block." if safety == 1 else f": {safety:,} are safety blocks.",
            f"，其中 {safety:,} 个涉及安全。",
        )
    return Bilingual(start.en + end.en, start.zh + end.zh)


def untouched(number: int) -> Bilingual:
    """How many pages nobody has approved anything of, in one sentence."""
    return Bilingual(
        "1 page was never approved." if number == 1 else f"{number:,} pages were never approved.",
        f"有 {number:,} 个页面从未确认。",
    )


def made_on(made: str) -> Bilingual:
    """The sentence that says when the desk was made."""
    return Bilingual(f"As of {made}", f"截至 {made}")


def so_many_in_step(of: int, all_blocks: int) -> Bilingual:
    """How many blocks of a page are in step: `41 of 43 in step`."""
    return Bilingual(f"{of:,} of {all_blocks:,} in step", f"{of:,} / {all_blocks:,} 个一致")


def pages_in_step(number: int) -> Bilingual:
    """The line above the pages on which nothing waits."""
    return Bilingual(
        "1 page is in step" if number == 1 else f"{number:,} pages are in step", f"{number:,} 个页面已经一致"
    )


def waiting_here(number: int) -> Bilingual:
    """How many blocks of a page wait."""
    return Bilingual("1 block waits" if number == 1 else f"{number:,} blocks wait", f"{number:,} 个待处理")


def blocks_in_step(number: int) -> Bilingual:
    """How many blocks of a page are in step."""
    return Bilingual("1 block" if number == 1 else f"{number:,} blocks", f"{number:,} 个内容块")


def dropped(number: int) -> Bilingual:
    """How many approved pairs are on neither page any more."""
    return Bilingual(
        "1 approved pair is on neither page any more."
        if number == 1
        else f"{number:,} approved pairs are on neither page any more.",
        f"有 {number:,} 对确认过的内容，两边页面上都已没有。",
    )


def approved_by(by: str, on: str) -> Bilingual:
    """Who approved a pair and when, as far as it is known."""
    if by and on:
        return Bilingual(f"Approved by {by}, {on}", f"确认人：{by}，{on}")
    if by or on:
        return Bilingual(
            f"Approved by {by}" if by else f"Approved {on}", f"确认人：{by}" if by else f"确认时间：{on}"
        )
    return Bilingual("Approved; it is not known by whom.", "已确认，确认人不详。")


def scope(number: int, section: bool) -> Bilingual | None:
    """What else the command approves; None where nothing."""
    if number < 2:
        return None
    where = (
        Bilingual("below this heading", "这个标题下")
        if section
        else Bilingual("above the first heading", "第一个标题之前")
    )
    return Bilingual(
        f"This approves all {number} waiting blocks {where.en}: read each of them first.",
        f"这条命令会确认{where.zh}全部 {number} 个待处理的内容块，请先逐个看过。",
    )


def line(number: int) -> Bilingual:
    """The words that name a line of a file."""
    return Bilingual(f"line {number}", f"第 {number} 行")


def happened(state: BlockState) -> Bilingual:
    """What happened to a block that waits."""
    lacking = lacking_side(state)
    if lacking and state.side(lacking).change == "gone":
        return DELETED_FROM[lacking]
    return HAPPENED[state.state]


def to_do(state: BlockState) -> Bilingual:
    """What a person does about a block that waits, before typing the command."""
    lacking = lacking_side(state)
    if lacking and state.side(lacking).change == "gone":
        return DELETE_OR_WRITE[lacking]
    return TO_DO[state.state]


def lacking_side(state: BlockState) -> Language | None:
    """The language that does not have the block."""
    return "en" if state.state == "missing-en" else "zh" if state.state == "missing-zh" else None


def kind_of(state: BlockState) -> Bilingual:
    """What kind of block it is."""
    block = state.first
    return META.get(block.name, KINDS["meta"]) if block.kind == "meta" else KINDS[block.kind]
