from collections.abc import Iterator, Mapping

from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts, Spot
from duizhao.library.included.unread_text import UnreadText, WhyUnread
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.meaning.clue import Confidence


def check(
    library: Library, _facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    pairs = {pair.key: pair for pair in library.pairs} if library.unread else {}
    for one in library.unread:
        page = pairs[one.key].side(one.language)
        assert page
        said = WHY[one.why]
        message = Bilingual(
            f"The text that is included here was not compared: {one.name} {said.en}",
            f"此处引入的文字没有进行对照：{one.name} {said.zh}",
        )
        confidence: Confidence = "sure" if one.is_sure else "possible"
        yield pairs[one.key], Fault(one.language, _spot(page, one), None, message, confidence=confidence)


def _spot(page: Page, unread: UnreadText) -> Spot | None:
    """The line that includes the text; None where it stands in no block, as in a comment."""
    for block in page.blocks:
        row = unread.row + 1 - block.line
        lines = block.text.split("\n")
        if block.kind != "meta" and 0 <= row < len(lines):
            start = sum(len(line) + 1 for line in lines[:row])
            return Spot(block, start, start + len(lines[row]))
    return None


WHY: dict[WhyUnread, Bilingual] = {
    "address": Bilingual(
        "lies on another host, where it can change without anybody here noticing.",
        "在其他主机上，内容可能随时变化而无人察觉。",
    ),
    "outside": Bilingual("leads out of the library.", "指向知识库以外。"),
    "missing": Bilingual(
        "is in none of the folders that files are included from.", "在各引入文件夹中都找不到。"
    ),
    "unreadable": Bilingual("cannot be read as a text.", "无法作为文本读取。"),
    "language": Bilingual("belongs to the other language.", "属于另一种语言。"),
}
rule = LibraryRule(
    guards=Bilingual(
        "Every text that a page includes lies in the library, in the language of the page, where it is compared as the page is.",
        "页面引入的每段文字都在知识库内，与页面语言相同，并和页面一样进行对照。",
    ),
    why=Bilingual(
        "A reader sees an included text as a part of the page. A difference in it stays unseen where no rule looks at it.",
        "在读者看来，引入的文字就是页面的一部分。没有检查过的文字，两种语言之间有差异也不会被发现。",
    ),
    fix=Bilingual(
        "Put the file into the folder of the page's language, and name it by its path there.",
        "请把文件放进页面所属语言的文件夹，并按其中的路径引用。",
    ),
    example=Example(
        broken_en='Rest today.\n\n--8<-- "https://host.example/doses.md"\n',
        broken_zh='今天请休息。\n\n--8<-- "https://host.example/doses.md"\n',
        repaired_en='Rest today.\n\n--8<-- "en/includes/doses.md"\n',
        repaired_zh='今天请休息。\n\n--8<-- "zh/includes/doses.md"\n',
    ),
    check=check,
)
