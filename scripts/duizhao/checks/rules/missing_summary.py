from collections.abc import Iterator

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, Spot
from duizhao.checks.shared_snippets import for_readers, included_pages
from duizhao.library.pages import Library, Page, PagePair

# Boxes that sum a page up, by what Material and others call them.
SUMMARIES = frozenset({"abstract", "summary", "tldr"})
# Of the pages: a library of which this share opens with a summary has that custom.
SHARE = 0.5


def check(
    library: Library, _alignments: Alignments, _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    included = included_pages(library)
    meant = [
        (pair, page)
        for pair in library.pairs
        if pair.key not in included
        for page in (pair.en, pair.zh)
        if page is not None and _is_meant(page)
    ]
    without = [(pair, page) for pair, page in meant if not _has_summary(page)]
    if len(meant) - len(without) >= SHARE * len(meant):
        for pair, page in without:
            yield pair, _fault(page)


def _is_meant(page: Page) -> bool:
    """True for a page that somebody wrote for readers: neither made from data nor without text, nor told to need none."""
    return (
        bool(page.blocks)
        and for_readers(page)
        and page.meta.get("generated") is not True
        and page.meta.get("needs_summary") is not False
    )


def _has_summary(page: Page) -> bool:
    """True where such a box stands between the title and the first heading below it."""
    for block in page.blocks:
        if block.kind == "heading" and block.level > 1:
            return False
        if any(name.partition(":")[2] in SUMMARIES for name in block.within):
            return True
    return False


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
)
