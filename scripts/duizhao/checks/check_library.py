"""Run the rules over a library, or over a pair of texts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.checks.as_written import as_written
from duizhao.checks.check_pairs import check_pairs
from duizhao.checks.finding import Finding
from duizhao.checks.kept_findings import KeptFindings
from duizhao.checks.library_profile import profile_of
from duizhao.checks.looked import Looked
from duizhao.checks.pair_findings import PairFindings, findings_of, name_of_facts, place
from duizhao.checks.picture_places import where_written
from duizhao.checks.recorded_findings import apart_from, read_baseline
from duizhao.checks.rule import Knowledge, LibraryRule, Rule, all_rules
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.to_finding import to_finding
from duizhao.checks.trouble_findings import rule_not_run
from duizhao.checks.troubles import CANNOT_ANSWER, PAGE_NOT_CHECKED, RULE_NOT_RUN, UNREADABLE_FRONT_MATTER
from duizhao.checks.waivers import Judged, judge, read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.library.included.with_included import with_refused
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.pictures.as_pages import PicturePages

# Sees each pair as it is done, and how many there are; gives on what it was given.
Watch = Callable[[Iterable[PairFindings], int], Iterable[PairFindings]]
# Looks at many page pairs, wherever that is done, and gives what was found in each, in their order.
Spread = Callable[[Sequence[PagePair], Knowledge, tuple[Rule, ...]], Iterator[PairFindings]]


class KnownBefore(Protocol):
    """What was found in page pairs already, and what is kept of what is found now."""

    def of(self, pair: PagePair) -> PairFindings | None:
        """What was found in `pair` as it is now; None where that is not known."""

    def keep(self, pair: PagePair, found: PairFindings) -> None:
        """Keep what was found in `pair`, where there is a place for it."""

    def write(self) -> None:
        """Leave what was kept to the next run."""


def unwatched(done: Iterable[PairFindings], _number: int) -> Iterable[PairFindings]:
    """What is `done`, as it comes, where nobody wants to see how far a check is."""
    return done


@dataclass(frozen=True, slots=True)
class Checked:
    """A library, what was found in it (on `pages` alone where they are given), sorted by the waivers, and its pictures."""

    library: Library
    judged: Judged
    pictures: tuple[PicturePages, ...] = ()
    pages: frozenset[str] | None = None

    @property
    def looked(self) -> Looked:
        """What was looked at, for a report."""
        recorded = Counter(finding.page for finding in self.judged.recorded)
        keys = [pair.key for pair in self._asked]
        grave = sum(finding.severity == "safety" for finding in self.judged.recorded)
        return Looked(
            keys,
            len(self._compared),
            layout=self.library.layout.told,
            found=self.library.layout.is_found,
            recorded=recorded,
            grave=grave,
            gone=len(self.judged.gone),
            off=len(self.judged.off),
            off_grave=sum(finding.severity == "safety" for finding in self.judged.off),
        )

    @property
    def cannot_answer(self) -> bool:
        """True where something could not be looked at, so that nobody can say whether the library is in step."""
        return any(finding.rule in CANNOT_ANSWER for finding in self.judged.live)

    def require_compared(self) -> None:
        """Raise CannotRun where no page was found, and where nothing was found because nothing could be compared."""
        library = self.library
        shown = [shown_path(library.folder(language)) for language in LANGUAGES]
        if not library.pairs:
            raise CannotRun(
                f"{shown[0]}, {shown[1]}: there is no page here. Pages are files that end in .md, .mdx or .markdown; "
                "name their folders with --en and --zh.",
                f"{shown[0]}、{shown[1]}：这里没有页面。页面是扩展名为 .md、.mdx 或 .markdown 的文件；"
                "请用 --en 和 --zh 指定页面所在的文件夹。",
            )
        is_asked = self.pages is None or bool(self.pages)
        if is_asked and not (self._compared or self.judged.live):
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
        return [pair for pair in self._asked if pair.en and pair.zh and pair.key not in not_read]

    @property
    def _asked(self) -> list[PagePair]:
        """The pairs that were to be looked at."""
        return [pair for pair in self.library.pairs if self.pages is None or pair.key in self.pages]

    def as_written(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """`findings` as they are told to a person: each where its words were written, in the order of the pages."""
        return tuple(sorted(where_written(findings, self.pictures), key=lambda finding: finding.order))


def check(
    workspace: Workspace, rules: tuple[Rule, ...] | None = None, alone: bool = True
) -> tuple[Finding, ...]:
    """Every finding in the library that no waiver covers and no baseline has recorded, page by page from the top. `alone` as
    for `examine`.

    Raises CannotRun, also where there is nothing to compare.
    """
    checked = examine(workspace, rules, alone=alone, keep=False)
    checked.require_compared()
    return checked.as_written(checked.judged.live)


def examine(
    workspace: Workspace,
    rules: tuple[Rule, ...] | None = None,
    pages: Collection[str] | None = None,
    pictures: bool = True,
    alone: bool = True,
    keep: bool = True,
    with_baseline: bool = True,
    watch: Watch = unwatched,
    spread: Spread = check_pairs,
    known: KnownBefore | None = None,
) -> Checked:
    """The library with its findings and waivers; of `pages` and what they include alone where they are given. Without `pictures`
    only what stands in its folders is looked at. With `keep`, what all rules found in a pair of pages is kept until it changes, in a
    library that has settings: a folder that was never made one is not written to. Where this run does nothing but check (it is
    `alone`), no page and no alignment is held, and all cores are used. The settings of the library say how grave the findings
    of a rule are and where it is told; of `rules` that are named none is turned off everywhere. With `with_baseline`, what the
    baseline of the library has recorded stands apart. `watch` sees each pair as it is done; `spread` looks at the pairs where
    this run is `alone`. What is `known` of them takes the place of what would be kept.

    Raises CannotRun.
    """
    library = workspace.library_to_check if pictures else workspace.folders_to_check
    choice = RuleChoice.of(workspace.settings, rules)
    baseline = read_baseline(workspace.settings.baseline) if with_baseline else None
    waivers = read_waivers(workspace.settings.waivers)
    if pages is not None:
        pages = library.with_shown(pages)
        waivers = tuple(waiver for waiver in waivers if waiver.page in pages)
    knowledge = knowing(workspace, library)
    kept = known
    if known is None and keep and rules is None and workspace.settings.is_written:
        kept = KeptFindings.read(workspace.settings, all_rules(), knowledge.profile)
    alignments = None if alone else workspace.alignments
    found = check_library(library, knowledge, rules, pages, kept, alignments, watch, spread)
    if kept:
        kept.write()
    told = None if pages is None else frozenset(pages)
    judged = judge(choice.graded(found), waivers, choice.tells)
    if baseline is not None:
        judged = apart_from(baseline, judged, rules, pages, whole=pictures)
    return Checked(library, judged, workspace.pictures if pictures else (), told)


def knowing(workspace: Workspace, library: Library) -> Knowledge:
    """What the rules may ask, with what the whole `library` is about where the settings do not say it."""
    knowledge = workspace.knowledge
    return replace(knowledge, profile=profile_of(library.pairs, knowledge.profile))


def check_library(
    library: Library,
    knowledge: Knowledge,
    rules: tuple[Rule, ...] | None = None,
    pages: Collection[str] | None = None,
    kept: KnownBefore | None = None,
    alignments: Alignments | None = None,
    watch: Watch = unwatched,
    spread: Spread = check_pairs,
) -> tuple[Finding, ...]:
    """Every finding in `library`, waived or not, page by page from the top; on `pages` alone where they are given. What is
    `kept` of a pair is not looked for again. `alignments` are those that the run shares with others, made with the terms of
    `knowledge`; without them `spread` checks the pairs, on all cores where nothing else is given. `watch` sees each pair as it is done."""
    rules = all_rules() if rules is None else rules
    known = {pair.key: one for pair in library.pairs if kept and (one := kept.of(pair))}
    unknown = [pair for pair in library.pairs if pair.key not in known]
    asked = [pair for pair in unknown if pages is None or pair.key in pages]
    looked = watch(_look(asked, knowledge, rules, alignments, spread), len(asked))
    for pair, one in zip(asked, looked, strict=True):
        known[pair.key] = one
        if kept:
            kept.keep(pair, one)
    # Of the others, the rules about the whole library alone have to know something.
    others = [pair for pair in unknown if pair.key not in known]
    of_all = tuple(rule for rule in rules if isinstance(rule, LibraryRule))
    for pair, one in zip(others, _look(others, knowledge, of_all, alignments, spread), strict=True):
        known[pair.key] = one
    found = list(
        chain.from_iterable(one.findings for key, one in known.items() if pages is None or key in pages)
    )
    # What could not be checked is there for the others' links, and is not looked at again.
    compared = library.compared
    for rule in of_all:
        found += [
            finding
            for finding in _check_all(rule, compared, known, knowledge)
            if pages is None or finding.page in pages or finding.rule == RULE_NOT_RUN.id
        ]
    return tuple(sorted(found, key=lambda finding: finding.order))


def check_texts(
    en: str | None, zh: str | None, knowledge: Knowledge, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    """Every finding in one page pair given as Markdown; None is a page that is missing.

    The pages are called `en/page.md` and `zh/page.md`.
    """
    pair = PagePair("page", _page(en, "en", knowledge), _page(zh, "zh", knowledge))
    library = with_refused(Library(PageLayout.of_folders(Path("en"), Path("zh")), (pair,)))
    return check_library(library, knowledge, rules)


def _page(text: str | None, language: Language, knowledge: Knowledge) -> Page | None:
    path = Path(language, "page.md")
    return None if text is None else Page("page", language, path, text, chinese=knowledge.chinese)


def _look(
    pairs: list[PagePair],
    knowledge: Knowledge,
    rules: tuple[Rule, ...],
    alignments: Alignments | None,
    spread: Spread,
) -> Iterable[PairFindings]:
    if alignments is None:
        return spread(pairs, knowledge, rules)
    return (findings_of(pair, alignments, knowledge, rules) for pair in pairs)


def _check_all(
    rule: LibraryRule, library: Library, pairs: Mapping[str, PairFindings], knowledge: Knowledge
) -> list[Finding]:
    """What a rule finds in the whole library; a finding about the rule itself where it could not look at it."""
    name = rule.facts and name_of_facts(rule.facts)
    facts = {key: found.facts[name] for key, found in pairs.items() if name and found.whole}
    try:
        return [
            to_finding(rule, pair, as_written(fault, pair.zh, knowledge.terms), place, knowledge.safety, {})
            for pair, fault in rule.check(library, facts, knowledge)
        ]
    except Exception as fault:
        return [rule_not_run(rule.id, library, fault)]
