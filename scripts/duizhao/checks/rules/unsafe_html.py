from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.pages import Page
from duizhao.text.html.risky_tags import RiskKind, risks_of
from duizhao.text.markdown.page_markup import page_markup


def check(en: Page, zh: Page, _pairs: tuple[BlockPair, ...], knowledge: Knowledge) -> Iterator[Fault]:
    for page in (en, zh):
        yield from alone(page, knowledge)


def alone(page: Page, knowledge: Knowledge) -> Iterator[Fault]:
    if not knowledge.is_guarded:
        return
    for one in page_markup(page.text, page.blocks):
        for risk in risks_of(one.tag):
            at = risk.attribute or one.tag
            words = " ".join(one.block.text[at.start : at.end].split())
            shown = words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
            said = WHAT[risk.kind]
            yield Fault(
                page.language,
                Spot(one.block, at.start, at.end),
                None,
                Bilingual(f"“{shown}” {said.en}", f"“{shown}”{said.zh}"),
            )


LONGEST_SHOWN = 60
WHAT: dict[RiskKind, Bilingual] = {
    "script": Bilingual("runs a program in the reader's browser.", "会在读者的浏览器中运行程序。"),
    "frame": Bilingual("shows another page inside this one.", "会在本页中显示另一个页面。"),
    "handler": Bilingual(
        "runs a program when something happens on the page.", "会在页面上发生某个动作时运行程序。"
    ),
    "address": Bilingual(
        "leads to an address that is itself a program or a page.", "的地址本身就是程序或页面。"
    ),
    "head": Bilingual(
        "changes for the whole page what is loaded or where links lead.",
        "会改变整个页面加载的内容或链接的去向。",
    ),
    "style": Bilingual(
        "is a style that can load something or hide what stands on the page.",
        "是可以加载内容或隐藏页面文字的样式。",
    ),
    "form": Bilingual("sends somewhere what a reader types.", "会把读者填写的内容发送出去。"),
    "animation": Bilingual(
        "can change a link or hold a page inside a drawing.", "可以在图形中更改链接或嵌入页面。"
    ),
    "ping": Bilingual(
        "tells an address that somebody followed the link.", "会把点击链接的情况通知某个地址。"
    ),
}
rule = PageRule(
    guards=Bilingual(
        "Nothing on a page does something by itself: no script, no page inside the page, no link that is a program, no form.",
        "页面上没有会自行动作的内容：没有脚本、嵌入的页面、本身就是程序的链接或表单。",
    ),
    why=Bilingual(
        "Such HTML can change what a patient reads, or tell others that they read it. The build takes it out of the page.",
        "这类 HTML 可以改动患者读到的内容，或把患者的阅读情况告诉他人。生成网站时会把它从页面中删去。",
    ),
    fix=Bilingual(
        'Write it in Markdown, or take it out. `[site] html = "any"` in duizhao.toml lets it stand in every page.',
        '请改用 Markdown 书写，或删去。在 duizhao.toml 中写 `[site] html = "any"` 则所有页面都会原样保留。',
    ),
    example=Example(
        broken_en='Ask your team <b onclick="call()">today</b>.\n',
        broken_zh="请今天询问您的团队。\n",
        repaired_en="Ask your team **today**.\n",
        repaired_zh="请**今天**询问您的团队。\n",
    ),
    check=check,
    alone=alone,
)
