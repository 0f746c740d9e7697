import re
from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import lacks
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule
from duizhao.library.pages import Page

# A word of a list of settings: no spaces, no Chinese; `side-effects`, `true`, `home.html`.
SETTING = re.compile(r"[A-Za-z0-9_.:/@+-]{1,100}")
# What one language's page says of itself: who wrote, translated and reviewed it, and when; where it lies.
OWN = re.compile(
    r"review|author|translat|contribut|editor|date|time|modified|updated|checked|due|commit|drift|version|hash|"
    r"url|link|slug|alias|redirect|path|lang|locale|spell|outdated|sha|title|description|keyword|tag|"
    r"^id$|name",
    re.IGNORECASE,
)


def check(en: Page, zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for lack in lacks(blocks, "different-front-matter"):
        yield lack.fault()
    for name in en.meta.keys() & zh.meta.keys():
        value_en, value_zh = en.meta[name], zh.meta[name]
        if not OWN.search(name) and _is_setting(value_en) and _is_setting(value_zh) and value_en != value_zh:
            shown_en, shown_zh = _shown(value_en), _shown(value_zh)
            yield Fault(
                "zh",
                None,
                None,
                Bilingual(
                    f"The front matter says “{name}: {shown_en}” in English "
                    f"and “{name}: {shown_zh}” in Chinese.",
                    f"页首信息中，英文是“{name}: {shown_en}”，中文是“{name}: {shown_zh}”。",
                ),
            )


def _is_setting(value: object) -> bool:
    if isinstance(value, (bool, int, float)):
        return True
    return isinstance(value, str) and bool(SETTING.fullmatch(value))


def _shown(value: object) -> str:
    """Write a value of the front matter as YAML does."""
    return str(value).lower() if isinstance(value, bool) else str(value)


rule = PageRule(
    guards=Bilingual(
        "Both pages have a title and a description or neither has, and the same settings.",
        "标题和简介要么两页都有，要么都没有；两页的设置一致。",
    ),
    why=Bilingual(
        "Menus, search engines and the site read it: a page without it is hard to find, "
        "one with another topic is filed elsewhere.",
        "菜单、搜索引擎和网站都要读取页首信息：缺了它，页面难以找到；主题不同，页面会归到别处。",
    ),
    fix=Bilingual(
        "Give both pages the same entries between the two `---`, words translated, settings equal.",
        "请让两页 `---` 之间的条目一致：文字译出，设置相同。",
    ),
    example=Example(
        broken_en="---\ntitle: Side effects\ntopic: side-effects\n---\nNausea.\n",
        broken_zh="---\ntitle: 副作用\ntopic: benefits\n---\n恶心。\n",
        repaired_en="---\ntitle: Side effects\ntopic: side-effects\n---\nNausea.\n",
        repaired_zh="---\ntitle: 副作用\ntopic: side-effects\n---\n恶心。\n",
    ),
    check=check,
)
