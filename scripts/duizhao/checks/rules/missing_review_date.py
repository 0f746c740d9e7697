from collections.abc import Iterator
from datetime import date

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule
from duizhao.checks.shared_snippets import for_readers, included_pages
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.markdown.front_matter import day_of

# When a page was last compared with its sources, and when it has to be again.
DATES = ("sources_checked_on", "review_due")
# A date that this share of the pages has is a custom of the library.
SHARE = 0.5


def check(
    library: Library, _alignments: Alignments, _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    included = included_pages(library)
    pairs = [pair for pair in library.pairs if pair.key not in included]
    pages = [page for pair in pairs for page in (pair.en, pair.zh) if page is not None and for_readers(page)]
    customs = [
        name for name in DATES if sum(name in page.meta for page in pages) >= SHARE * max(len(pages), 1)
    ]
    for pair in pairs:
        for page in (pair.en, pair.zh):
            if page is not None and for_readers(page):
                for message in _faults(page, customs):
                    yield pair, Fault(page.language, None, None, message)


def _faults(page: Page, customs: list[str]) -> Iterator[Bilingual]:
    for name in customs:
        if not _is_given(page.meta.get(name)):
            yield Bilingual(
                f"The front matter lacks `{name}`, which other pages have.",
                f"页首信息缺少其他页面都有的 `{name}`。",
            )
    if _is_given(page.meta.get("reviewed_on")) and not _is_given(page.meta.get("reviewed_by")):
        yield Bilingual(
            "The page says when it was reviewed (`reviewed_on`), not by whom (`reviewed_by`).",
            "页面写明了审阅日期（`reviewed_on`），但没有写审阅人（`reviewed_by`）。",
        )
    due = day_of(page.meta.get("review_due"))
    if due is not None and due < date.today():
        yield Bilingual(f"The review of this page was due on {due}.", f"本页应在 {due} 之前复审，现已过期。")


def _is_given(value: object) -> bool:
    return value is not None and str(value).strip() != ""


rule = LibraryRule(
    severity="advice",
    guards=Bilingual(
        "Every page says when its sources were checked and when its review is due; that day has not passed.",
        "每个页面都写明资料核对日期和复审日期，并且复审没有过期。",
    ),
    why=Bilingual(
        "Readers cannot tell an outdated page from a current one.", "读者无法分辨页面是否已经过时。"
    ),
    fix=Bilingual(
        "Check the page against its sources and write the dates into its front matter.",
        "请对照资料核对页面，并在页首信息中写上日期。",
    ),
    example=Example(
        broken_en="---\ntitle: Side effects\nreview_due: 2020-01-31\n---\n",
        broken_zh="---\ntitle: 副作用\nreview_due: 2020-01-31\n---\n",
        repaired_en="---\ntitle: Side effects\nreview_due: 2999-01-31\n---\n",
        repaired_zh="---\ntitle: 副作用\nreview_due: 2999-01-31\n---\n",
    ),
    check=check,
)
