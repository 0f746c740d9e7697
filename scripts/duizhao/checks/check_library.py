"""Run the rules over a library, or over a pair of texts."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.align.alignments import Alignments
from duizhao.align.pairs_by_block import by_block
from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.checks.faults_of_pages import faults_of
from duizhao.checks.finding import Finding, Place
from duizhao.checks.looked import Looked
from duizhao.checks.picture_places import where_written
from duizhao.checks.rule import Knowledge, LibraryRule, Rule, Spot, all_rules
from duizhao.checks.to_finding import place_in_page, to_finding
from duizhao.checks.trouble_findings import page_not_checked, rule_not_run, top_of, unreadable_front_matter
from duizhao.checks.troubles import CANNOT_ANSWER, PAGE_NOT_CHECKED, RULE_NOT_RUN, UNREADABLE_FRONT_MATTER
from duizhao.checks.waivers import Judged, judge, read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Library, Page, PagePair, page_as_it_is
from duizhao.library.pictures.as_pages import PicturePages


@dataclass(frozen=True, slots=True)
class Checked:
    """A library, what was found in it, sorted by the waivers, and its pictures."""

    library: Library
    judged: Judged
    pictures: tuple[PicturePages, ...] = ()

    @property
    def looked(self) -> Looked:
        """What was looked at, for a report."""
        return Looked([pair.key for pair in self.library.pairs], len(self._compared))

    @property
    def cannot_answer(self) -> bool:
        """True where something could not be looked at, so that nobody can say whether the library is in step."""
        return any(finding.rule in CANNOT_ANSWER for finding in self.judged.live)

    def require_compared(self) -> None:
        """Raise CannotRun where no page was found, and where nothing was found because nothing could be compared."""
        library = self.library
        shown = [shown_path(folder) for folder in (library.en, library.zh)]
        if not library.pairs:
            raise CannotRun(
                f"{shown[0]}, {shown[1]}: there is no page here. Pages are files that end in .md, .mdx or .markdown; "
                "name their folders with --en and --zh.",
                f"{shown[0]}、{shown[1]}：这里没有页面。页面是扩展名为 .md、.mdx 或 .markdown 的文件；"
                "请用 --en 和 --zh 指定页面所在的文件夹。",
            )
        if not self._compared and not self.judged.live:
            raise CannotRun(
                f"{shown[0]}, {shown[1]}: no page stands in both languages, so nothing was compared. "
                "The two sides of a page have the same file name below their folders.",
                f"{shown[0]}、{shown[1]}：没有同时具备两种语言的页面，因此没有进行对照。"
                "同一页面在两个文件夹中的文件名必须相同。",
            )

    @property
    def _compared(self) -> list[PagePair]:
        """The pairs that have both sides, each of which could be read."""
        not_read = {
            finding.page
            for finding in self.judged.live
            if finding.rule in (PAGE_NOT_CHECKED.id, UNREADABLE_FRONT_MATTER.id)
        }
        return [pair for pair in self.library.pairs if pair.en and pair.zh and pair.key not in not_read]

    def as_written(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """`findings` as they are told to a person: each where its words were written, in the order of the pages."""
        return tuple(sorted(where_written(findings, self.pictures), key=lambda finding: finding.order))


def check(workspace: Workspace, rules: tuple[Rule, ...] | None = None) -> tuple[Finding, ...]:
    """Every finding in the library that no waiver covers, page by page from the top.

    Raises CannotRun, also where there is nothing to compare.
    """
    checked = examine(workspace, rules)
    checked.require_compared()
    return checked.as_written(checked.judged.live)


def examine(
    workspace: Workspace,
    rules: tuple[Rule, ...] | None = None,
    pages: Collection[str] | None = None,
    pictures: bool = True,
    clean: Callable[[Library], Collection[str]] | None = None,
) -> Checked:
    """The library with its findings and waivers; of `pages` alone where they are given. Without `pictures` only what
    stands in its folders is looked at. `clean` gives the pages in which nothing was found before and that have not changed since.

    Raises CannotRun.
    """
    library = workspace.library_with_pictures if pictures else workspace.library_as_it_is
    waivers = read_waivers(workspace.settings.waivers)
    if pages is not None:
        waivers = tuple(waiver for waiver in waivers if waiver.page in pages)
    known = clean(library) if clean else ()
    found = check_library(library, workspace.knowledge, rules, pages, known, workspace.alignments)
    return Checked(library, judge(found, waivers), workspace.pictures if pictures else ())


def check_library(
    library: Library,
    knowledge: Knowledge,
    rules: tuple[Rule, ...] | None = None,
    pages: Collection[str] | None = None,
    clean: Collection[str] = (),
    alignments: Alignments | None = None,
) -> tuple[Finding, ...]:
    """Every finding in `library`, waived or not, page by page from the top; on `pages` alone where they are given.
    Rules that look at one pair alone pass over the `clean` pages. `alignments` are those that were made before, with the
    terms of `knowledge`."""
    alignments = alignments or Alignments(knowledge.terms)
    rules = all_rules() if rules is None else rules
    found: list[Finding] = []
    broken: set[str] = set()
    for pair in library.pairs:
        if (pages is None or pair.key in pages) and pair.key not in clean:
            told, whole = _check_whole(pair, alignments, knowledge, rules)
            found += told
            if not whole:
                broken.add(pair.key)
    # What could not be checked is there for the others' links, and is not looked at again.
    for rule in rules:
        if isinstance(rule, LibraryRule):
            found += [
                finding
                for finding in _check_all(rule, library, alignments.without(broken), knowledge)
                if pages is None or finding.page in pages or finding.rule == RULE_NOT_RUN.id
            ]
    return tuple(sorted(found, key=lambda finding: finding.order))


def check_texts(
    en: str | None, zh: str | None, knowledge: Knowledge, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    """Every finding in one page pair given as Markdown; None is a page that is missing.

    The pages are called `en/page.md` and `zh/page.md`.
    """
    pair = PagePair("page", _page(en, "en"), _page(zh, "zh"))
    return check_library(Library(Path("en"), Path("zh"), (pair,)), knowledge, rules)


def _page(text: str | None, language: Language) -> Page | None:
    return None if text is None else page_as_it_is(text, Path(language, "page.md"), "page", language)


def _check_whole(
    pair: PagePair, alignments: Alignments, knowledge: Knowledge, rules: tuple[Rule, ...]
) -> tuple[list[Finding], bool]:
    """The findings in one page pair, and whether all of it was checked. A page that cannot be read has its own finding,
    and no other."""
    found = []
    for page in (pair.en, pair.zh):
        if page and page.fault:
            found.append(
                page_not_checked(pair, top_of(page), page.fault.error)
                if page.fault.error
                else unreadable_front_matter(pair, page, page.fault.front_matter)
            )
    if found:
        return found, False
    try:
        return list(_check_pair(pair, alignments, knowledge, rules)), True
    except Exception as fault:
        page = pair.en or pair.zh
        assert page
        return [page_not_checked(pair, top_of(page), fault)], False


def _check_all(
    rule: LibraryRule, library: Library, alignments: Alignments, knowledge: Knowledge
) -> list[Finding]:
    """What a rule finds in the whole library; a finding about the rule itself where it could not look at it."""
    try:
        return [
            to_finding(rule, pair, fault, _place, knowledge.safety, {})
            for pair, fault in rule.check(library, alignments, knowledge)
        ]
    except Exception as fault:
        return [rule_not_run(rule.id, library, fault)]


def _check_pair(
    pair: PagePair, alignments: Alignments, knowledge: Knowledge, rules: tuple[Rule, ...]
) -> Iterator[Finding]:
    if pair.en is None or pair.zh is None:
        return
    blocks = alignments.of(pair)
    pairs = by_block(blocks)
    for rule, fault in faults_of(pair, blocks, knowledge, rules):
        yield to_finding(rule, pair, fault, _place, knowledge.safety, pairs)


def _place(page: Page, spot: Spot | None) -> Place:
    return place_in_page(shown_path(page.path), page, spot)
