from collections.abc import Iterator

from duizhao.bilingual import LANGUAGE_NAMES, Bilingual, Language
from duizhao.library import Library, PagePair
from duizhao.rule import Example, Fault, Knowledge, LibraryRule


def check(library: Library, _knowledge: Knowledge) -> Iterator[tuple[PagePair, Fault]]:
    languages: tuple[Language, Language] = ("en", "zh")
    for pair in library.pairs:
        for language in languages:
            if pair.side(language) is None:
                path = f"{library.folder(language).name}/{pair.key}.md"
                yield (
                    pair,
                    Fault(
                        language,
                        None,
                        None,
                        Bilingual(
                            f"This page has no {LANGUAGE_NAMES[language]['en']} side: {path} is missing.",
                            f"这个页面缺少{LANGUAGE_NAMES[language]['zh']}版：没有 {path}。",
                        ),
                    ),
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
