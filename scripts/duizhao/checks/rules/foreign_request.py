from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.pages import Page
from duizhao.text.html.risky_tags import asked_by
from duizhao.text.markdown.page_markup import page_markup


def check(en: Page, zh: Page, _pairs: tuple[BlockPair, ...], knowledge: Knowledge) -> Iterator[Fault]:
    for page in (en, zh):
        yield from alone(page, knowledge)


def alone(page: Page, knowledge: Knowledge) -> Iterator[Fault]:
    if not knowledge.is_guarded:
        return
    for one in page_markup(page.text, page.blocks):
        for attribute, address in asked_by(one.tag):
            shown = address if len(address) <= LONGEST_SHOWN else f"{address[: LONGEST_SHOWN - 1]}…"
            yield Fault(
                page.language,
                Spot(one.block, attribute.start, attribute.end),
                None,
                Bilingual(
                    f"The reader's browser asks another host for this: {shown}",
                    f"读者的浏览器会为此向其他主机发出请求：{shown}",
                ),
            )


LONGEST_SHOWN = 60
rule = PageRule(
    guards=Bilingual(
        "A page asks no other host for anything: its pictures, sounds and films lie in the library.",
        "页面不向其他主机请求任何内容：图片、声音和视频都放在知识库中。",
    ),
    why=Bilingual(
        "Whoever holds the other host learns who reads about which illness, and can show something else tomorrow.",
        "其他主机的所有者会知道谁在读哪种疾病的内容，而且随时可以换成别的内容。",
    ),
    fix=Bilingual(
        "Put the file into the library and name it by its path, or write a plain link that a reader may follow.",
        "请把文件放进知识库并用相对路径引用，或改成读者可自行点击的普通链接。",
    ),
    example=Example(
        broken_en="![The pump](https://host.example/pump.png)\n",
        broken_zh="![输液泵](pump.png)\n",
        repaired_en="![The pump](pump.png)\n",
        repaired_zh="![输液泵](pump.png)\n",
    ),
    check=check,
    alone=alone,
)
