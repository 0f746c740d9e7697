"""What the check tells of itself: what it could not look at. No rule finds it, no waiver covers it."""

from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import Severity


@dataclass(frozen=True, slots=True)
class Trouble:
    """`guards` is true where there is no such trouble, `why` says what it does to the check, `fix` what a person does."""

    id: str
    guards: Bilingual
    why: Bilingual
    fix: Bilingual
    severity: Severity = "error"


REPORT = Bilingual(
    "This is a fault of Duizhao, and everything else was checked. Please report it, with what DUIZHAO_TRACEBACK=1 shows "
    "before the same command.",
    "这是 Duizhao 自身的问题，其余内容都已检查。请在同一命令前加上 DUIZHAO_TRACEBACK=1 再运行一次，并反馈所显示的内容。",
)
NOT_LOOKED_AT = Bilingual(
    "What was not looked at is not in step because nothing was found in it.",
    "没有检查过的内容，不能因为没有发现问题就算作一致。",
)
PAGE_NOT_CHECKED = Trouble(
    "page-not-checked",
    Bilingual("Every page pair can be checked.", "每对页面都能检查。"),
    NOT_LOOKED_AT,
    REPORT,
)
RULE_NOT_RUN = Trouble(
    "rule-not-run",
    Bilingual("Every rule that looks at the whole library can do so.", "每条针对整个知识库的规则都能运行。"),
    NOT_LOOKED_AT,
    REPORT,
)
UNREADABLE_FRONT_MATTER = Trouble(
    "unreadable-front-matter",
    Bilingual("The front matter of every page can be read.", "每个页面的页首信息都能读取。"),
    Bilingual(
        "The page is not compared: what its front matter says of it is unknown, and a site would not build it.",
        "这个页面不会进行对照：无法得知页首信息的内容，网站也无法生成这一页。",
    ),
    Bilingual("Correct the lines between the two `---`.", "请修改两个 `---` 之间的内容。"),
)
EMPTY_CELL = Trouble(
    "empty-cell",
    Bilingual("Every row of a table of sentence pairs has both texts.", "句对表的每一行都有中英文两个文本。"),
    Bilingual(
        "A sentence that one language lacks does not reach its readers.",
        "缺少译文的句子，另一种语言的读者看不到。",
    ),
    Bilingual("Write the missing text, or delete the row.", "请补上缺少的文本；如果不再需要，就删除这一行。"),
)
TROUBLES = {
    trouble.id: trouble for trouble in (EMPTY_CELL, PAGE_NOT_CHECKED, RULE_NOT_RUN, UNREADABLE_FRONT_MATTER)
}
# With one of these the check cannot answer for the library: neither "clean" nor "findings" is true.
CANNOT_ANSWER = frozenset({PAGE_NOT_CHECKED.id, RULE_NOT_RUN.id})
