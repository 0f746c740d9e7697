from collections.abc import Iterator, Mapping

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language, other
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts
from duizhao.library.pages import Library, Page, PagePair


def check(
    library: Library, _facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    lonely = {language: _lonely(library, language) for language in LANGUAGES}
    for pair in library.pairs:
        for language in LANGUAGES:
            if pair.side(language) is None:
                page = pair.side(other(language))
                twin = _twin(page, lonely[language]) if page else None
                yield pair, Fault(language, None, None, _message(library, pair, language, twin))


def _lonely(library: Library, language: Language) -> list[Page]:
    """The pages in `language` that have no other side."""
    return [
        page for pair in library.pairs if (page := pair.side(language)) and pair.side(other(language)) is None
    ]


def _twin(page: Page, candidates: list[Page]) -> Page | None:
    """The page that was most likely meant to be the other side, under another name; None where several may
    be."""
    for likely in (
        [twin for twin in candidates if _name(twin.key) == _name(page.key)],
        [twin for twin in candidates if page.anchors and twin.anchors == page.anchors],
    ):
        if len(likely) == 1:
            return likely[0]
    return None


def _name(key: str) -> str:
    """A key without what often differs: capitals, the marks between words, `x/index` for `x`, `x.zh` for
    `x`."""
    name = key.lower().replace("_", "-").replace(" ", "-").removesuffix("/index").removesuffix("/readme")
    for suffix in (".zh-cn", ".zh", ".cn", ".en", "-zh", "-en"):
        name = name.removesuffix(suffix)
    return name


def _message(library: Library, pair: PagePair, language: Language, twin: Page | None) -> Bilingual:
    shown = library.layout.shown
    name = LANGUAGE_NAMES[language]
    en = f"This page has no {name['en']} side: {shown(pair.key, language)} is missing."
    zh = f"这个页面缺少{name['zh']}版：没有 {shown(pair.key, language)}。"
    if twin:
        en += f" Perhaps {shown(twin.key, language)} is meant: the two names have to be the same."
        zh += f"对应的可能是 {shown(twin.key, language)}：两边的文件名必须相同。"
    return Bilingual(en, zh)


rule = LibraryRule(
    guards=Bilingual("Every page exists in both languages.", "每个页面都有中英文两个版本。"),
    why=Bilingual(
        "A reader who switches language would meet a page that is not there, or one in the wrong language.",
        "读者切换语言时，会遇到不存在的页面，或看到另一种语言的页面。",
    ),
    fix=Bilingual(
        "Write the missing page under the same file name, or delete the page that stands alone.",
        "请用相同的文件名补写缺少的页面；如果不再需要，就删除单独存在的那一页。",
    ),
    example=Example(
        broken_en="# Side effects\n",
        broken_zh="",
        repaired_en="# Side effects\n",
        repaired_zh="# 副作用\n",
    ),
    check=check,
)
