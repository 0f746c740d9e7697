"""Blocks that one page has and the other lacks, each told by exactly one rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.checks.rule import Fault, Spot
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.components import MODULE_LINES
from duizhao.text.markdown.inline import plain

KIND_NAMES = {
    "heading": Bilingual("heading", "标题"),
    "meta": Bilingual("front matter entry", "页首信息"),
    "paragraph": Bilingual("paragraph", "段落"),
    "item": Bilingual("list item", "列表项"),
    "step": Bilingual("step", "步骤"),
    "row": Bilingual("table row", "表格行"),
    "title": Bilingual("title", "标题"),
    "box": Bilingual("box", "提示框"),
    "term": Bilingual("term", "术语"),
    "definition": Bilingual("definition", "释义"),
    "code": Bilingual("code block", "代码块"),
    "html": Bilingual("HTML block", "HTML 块"),
    "snippet": Bilingual("snippet", "引入的片段"),
}
# The rule that tells what is missing; missing-block tells the rest.
TELLERS = {
    "heading": "different-headings",
    "meta": "different-front-matter",
    "row": "different-table",
    "code": "different-code",
}
# What a site tool writes above a box that has no title; translators write it out in their language.
USUAL_TITLES = frozenset(
    [
        "note",
        "notes",
        "tip",
        "tips",
        "warning",
        "info",
        "information",
        "important",
        "caution",
        "danger",
        "details",
        "abstract",
        "summary",
        "example",
        "question",
        "success",
        "failure",
        "bug",
        "quote",
        "hint",
        "attention",
        "注意",
        "注意事项",
        "提示",
        "小提示",
        "警告",
        "信息",
        "重要",
        "重要提示",
        "小心",
        "谨慎",
        "危险",
        "详情",
        "详细信息",
        "说明",
        "备注",
        "注",
        "附注",
        "摘要",
        "概要",
        "示例",
        "例子",
        "问题",
        "疑问",
        "成功",
        "失败",
        "缺陷",
        "引用",
        "技巧",
        "小技巧",
        "贴士",
        "小贴士",
        "建议",
        "补充",
        "检查",
        "自查",
    ]
)
# HTML that shows nothing without a word: what else a tag of a site's own shows cannot be known.
SHOWN = re.compile(r"<(?:img|a|video|audio|iframe|table|svg|object|embed|input|button)\b", re.IGNORECASE)
LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Lack:
    """A `block` that the page in `language` lacks; it belongs below `neighbour`, None at the top of the
    page."""

    language: Language
    block: Block
    neighbour: Block | None

    @property
    def teller(self) -> str:
        """The name of the rule that tells this lack."""
        if self.block.kind == "title" and box_of(self.block):
            return "different-admonition"
        return TELLERS.get(self.block.kind, "missing-block")

    @property
    def kind(self) -> Bilingual:
        """The name of the kind of block that is missing."""
        if self.teller == "different-admonition":
            return KIND_NAMES["box"]
        if self.block.kind == "item" and self.block.within[-1:] == ("steps",):
            return KIND_NAMES["step"]
        return KIND_NAMES[self.block.kind]

    def fault(self, fix: Bilingual | None = None) -> Fault:
        """The fault that tells a person what is missing and where it belongs."""
        block, neighbour = self.block, self.neighbour
        words = plain(block.text) or block.text.strip()
        words = words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + "…"
        here, there = LANGUAGE_NAMES[self.language], LANGUAGE_NAMES[other(self.language)]
        line = neighbour.position(len(neighbour.text))[0] if neighbour else 0
        where_en = f"after line {line}" if neighbour else "at the top of the page"
        where_zh = f"第 {line} 行之后" if neighbour else "页面开头"
        return Fault(
            self.language,
            Spot(neighbour) if neighbour else None,
            Spot(block, 0, len(block.text)),
            Bilingual(
                f"The {here['en']} page lacks this {self.kind.en} of the {there['en']} page: “{words}”. "
                f"It belongs {where_en}.",
                f"{here['zh']}页面缺少{there['zh']}页面的这个{self.kind.zh}：“{words}”。它应该在{where_zh}。",
            ),
            fix,
        )


def lacks(blocks: Sequence[BlockPair], teller: str) -> Iterator[Lack]:
    """What one of the pages lacks, as far as the rule `teller` tells it."""
    for pair in blocks:
        if pair.en and pair.zh:
            continue
        block = pair.en or pair.zh
        assert block
        if _is_silent(block):
            continue
        language: Language = "zh" if pair.en else "en"
        lack = Lack(language, block, pair.before[1] if language == "zh" else pair.before[0])
        if lack.teller == teller:
            yield lack


def _is_silent(block: Block) -> bool:
    """True for what a reader does not miss."""
    if block.kind == "title":
        if block.may_be_none:
            return True
        return bool(block.box) and plain(block.text).strip("：:！!").lower() in USUAL_TITLES
    if block.kind == "code":
        return block.name == MODULE_LINES
    if block.kind == "html":
        return not plain(block.text) and not SHOWN.search(block.text)
    return False


def box_of(block: Block) -> str:
    """The type of the innermost box a block stands in (`warning`), else ""."""
    for name in reversed(block.within):
        container, _, kind = name.partition(":")
        if container == "admonition":
            return kind
    return ""


def whole(block: Block) -> Spot:
    """The spot that covers a whole block, from its first character to its last."""
    return Spot(block, 0, len(block.text))
