from collections.abc import Iterator, Mapping
from datetime import date

from duizhao.base.bilingual import Bilingual
from duizhao.checks.page_customs import SHARE, LibraryCustoms, customs_of_pair
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts
from duizhao.library.pages import Library, PagePair
from duizhao.text.markdown.front_matter import day_of

# When a page was last compared with its sources, and when it has to be again.
DATES = ("sources_checked_on", "review_due")


def check(
    library: Library, facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    pages = [one for one in LibraryCustoms(library, facts).pages() if one[2].for_readers]
    customs = [
        name for name in DATES if sum(name in page.dates for *_, page in pages) >= SHARE * max(len(pages), 1)
    ]
    for pair, language, page in pages:
        for message in _faults(page.dates, customs):
            yield pair, Fault(language, None, None, message)


def _faults(dates: Mapping[str, str], customs: list[str]) -> Iterator[Bilingual]:
    for name in customs:
        if not dates.get(name):
            yield Bilingual(
                f"The front matter lacks `{name}`, which other pages have.",
                f"页首信息缺少其他页面都有的 `{name}`。",
            )
    if dates.get("reviewed_on") and not dates.get("reviewed_by"):
        yield Bilingual(
            "The page says when it was reviewed (`reviewed_on`), not by whom (`reviewed_by`).",
            "页面写明了审阅日期（`reviewed_on`），但没有写审阅人（`reviewed_by`）。",
        )
    due = day_of(dates.get("review_due"))
    if due is not None and due < date.today():
        yield Bilingual(f"The review of this page was due on {due}.", f"本页应在 {due} 之前复审，现已过期。")


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
    facts=customs_of_pair,
)
