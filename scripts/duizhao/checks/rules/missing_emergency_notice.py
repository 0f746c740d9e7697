from collections.abc import Iterator, Mapping

from duizhao.base.bilingual import Bilingual
from duizhao.checks.page_customs import LibraryCustoms, customs_of_pair
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts
from duizhao.library.pages import Library, PagePair


def check(
    library: Library, facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    customs = LibraryCustoms(library, facts)
    for pair, language, page in customs.pages():
        # A page may say that it needs no notice: an overview of files, a redirect.
        if page.has_blocks and page.for_readers and page.needs_notices:
            for name in sorted(customs.notices.difference(page.notices)):
                yield pair, Fault(language, None, None, _message(name, language))


def _message(name: str, language: str) -> Bilingual:
    return Bilingual(
        f'Most pages show the notice {name}; this one does not. The line is: --8<-- "{language}/{name}".',
        f'大多数页面都有 {name} 这段提示，本页没有。应加的一行：--8<-- "{language}/{name}"。',
    )


rule = LibraryRule(
    guards=Bilingual(
        "Every page shows the notices that most pages of the library show, such as the emergency numbers.",
        "每个页面都有多数页面共有的提示，例如急救电话。",
    ),
    why=Bilingual(
        "A reader in need opens any page, and looks for the emergency number there.",
        "读者遇到紧急情况时，可能打开任何一页寻找急救电话。",
    ),
    fix=Bilingual(
        "Add the line that is shown at the end of the page. A page that needs no notice says so in its "
        "front matter: `needs_notices: false`.",
        "请在页面末尾加上所示的一行。不需要提示的页面，在页首信息中写 `needs_notices: false`。",
    ),
    example=Example(
        broken_en='Call for help.\n\n--8<-- "en/includes/emergency.md"\n',
        broken_zh="请求助。\n",
        repaired_en='Call for help.\n\n--8<-- "en/includes/emergency.md"\n',
        repaired_zh='请求助。\n\n--8<-- "zh/includes/emergency.md"\n',
    ),
    check=check,
    facts=customs_of_pair,
)
