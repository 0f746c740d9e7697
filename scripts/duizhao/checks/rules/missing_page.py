import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language, other
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts
from duizhao.library.pages import Library, Page, PagePair


def check(
    library: Library, _facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    # An included text is no page: where one language shows none, the pages that include it differ.
    library = replace(
        library, pairs=tuple(pair for pair in library.pairs if pair.key not in library.included)
    )
    lonely = {language: _lonely(library, language) for language in LANGUAGES}
    for pair in library.pairs:
        for language in LANGUAGES:
            if pair.side(language) is None:
                page = pair.side(other(language))
                twin = _twin(page, lonely[language]) if page else None
                yield pair, Fault(language, None, None, _message(library, pair, language, twin))
    yield from _one_file(library)


def _one_file(library: Library) -> Iterator[tuple[PagePair, Fault]]:
    """The pages whose names many disks hold for one: there, one of them is missing."""
    first: dict[tuple[Language, str], str] = {}
    shown = library.layout.shown
    for pair in library.pairs:
        for language in LANGUAGES:
            if pair.side(language) is None:
                continue
            other_key = first.setdefault((language, _as_on_disk(pair.key)), pair.key)
            if other_key != pair.key:
                one, another = shown(other_key, language), shown(pair.key, language)
                said = Bilingual(
                    f"On many disks (macOS, Windows) {one} and {another} are the same file: only one of the two is there.",
                    f"在许多磁盘上（macOS、Windows），{one} 和 {another} 是同一个文件，只会留下其中一个。",
                )
                yield pair, Fault(language, None, None, said, OTHER_NAME, "possible")
                # The other language mostly has the same names: once is enough.
                break


def _as_on_disk(key: str) -> str:
    """A key as disks compare it that hold capitals, and the ways to write one letter, for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", key).casefold())


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
    """A key without what often differs: capitals, the way an accent is written, the marks between words, `x/index` for `x`,
    `x.zh` for `x`."""
    name = _as_on_disk(key).replace("_", "-").replace(" ", "-").removesuffix("/index").removesuffix("/readme")
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
        if twin.key != pair.key and unicodedata.normalize("NFC", twin.key) == unicodedata.normalize(
            "NFC", pair.key
        ):
            en += " They look alike, and one writes a letter and its accent as two signs: give it the other's name anew."
            zh += "两个名称看起来一样，但其中一个把字母和附加符号分开编码：请按另一个重新命名。"
    return Bilingual(en, zh)


OTHER_NAME = Bilingual(
    "Give one of the two pages another name, in both languages.",
    "请给其中一页换一个名称，两种语言都要改。",
)
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
