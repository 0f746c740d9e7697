from collections.abc import Iterator, Mapping

from duizhao.base.bilingual import Bilingual
from duizhao.checks.page_customs import SHARE, LibraryCustoms, customs_of_pair
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts, Spot
from duizhao.library.pages import Library, Page, PagePair


def check(
    library: Library, facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    # Pages that somebody wrote for readers: neither made from data nor without text, nor told to need none.
    meant = [
        one
        for one in LibraryCustoms(library, facts).pages()
        if one[2].has_blocks and one[2].for_readers and one[2].needs_summary
    ]
    without = [(pair, language) for pair, language, page in meant if not page.has_summary]
    if len(meant) - len(without) >= SHARE * len(meant):
        for pair, language in without:
            page = pair.side(language)
            assert page
            yield pair, _fault(page)


def _fault(page: Page) -> Fault:
    title = next((block for block in page.blocks if block.kind == "heading"), None)
    return Fault(
        page.language,
        Spot(title) if title else None,
        None,
        Bilingual(
            "Most pages open with their main message; this one does not.", "多数页面开头有要点，本页没有。"
        ),
    )


rule = LibraryRule(
    guards=Bilingual(
        "Every page opens with its main message where most pages of the library do.",
        "多数页面开头有要点时，其余页面开头也有要点。",
    ),
    why=Bilingual(
        "Many readers read the first lines only. If what they have to know does not stand there, they do not see it.",
        "许多读者只看开头几行。必须知道的内容不写在开头，他们就看不到。",
    ),
    fix=Bilingual(
        'Put a box with at most three points below the title: `!!! abstract "Main message"`. A page that needs none says '
        "so in its front matter: `needs_summary: false`.",
        '请在标题下面加一个要点框，最多写三条：`!!! abstract "要点"`。不需要要点的页面，在页首信息中写 `needs_summary: false`。',
    ),
    severity="advice",
    example=Example(
        broken_en='# Sleep {#sleep}\n\n!!! abstract "Main message"\n\n    Sleep helps you to recover.\n',
        broken_zh="# 睡眠 {#sleep}\n\n睡眠有助于康复。\n",
        repaired_en='# Sleep {#sleep}\n\n!!! abstract "Main message"\n\n    Sleep helps you to recover.\n',
        repaired_zh='# 睡眠 {#sleep}\n\n!!! abstract "要点"\n\n    睡眠有助于康复。\n',
    ),
    check=check,
    facts=customs_of_pair,
)
