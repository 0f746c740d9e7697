"""What the rules say of one page pair: its findings, and what it says to the rules that look at all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from duizhao.align.alignments import Alignments
from duizhao.align.pairs_by_block import by_block
from duizhao.base.files import shown_path
from duizhao.checks.faults_of_pages import faults_of, lone_faults
from duizhao.checks.finding import Finding, Place
from duizhao.checks.kept_block_faults import KeptBlockFaults
from duizhao.checks.library_profile import is_code
from duizhao.checks.rule import GatherFacts, Knowledge, LibraryRule, PairFacts, Rule, Spot
from duizhao.checks.to_finding import place_in_page, to_finding
from duizhao.checks.trouble_findings import page_not_checked, top_of, unreadable_front_matter
from duizhao.library.pages import Page, PagePair


@dataclass(frozen=True, slots=True)
class PairFindings:
    """The findings of one page pair, and its facts by the name of what gathered them. Of a pair that is not `whole` something
    could not be looked at: it has no facts."""

    findings: tuple[Finding, ...]
    facts: Mapping[str, PairFacts] = field(default_factory=dict)
    whole: bool = True


def findings_of(
    pair: PagePair,
    alignments: Alignments,
    knowledge: Knowledge,
    rules: Sequence[Rule],
    kept: KeptBlockFaults | None = None,
) -> PairFindings:
    """The findings in one page pair. A page that cannot be read has its own finding, and no other. What is `kept` of a block pair is
    not looked for again."""
    unread = [
        page_not_checked(pair, top_of(page), page.fault.error)
        if page.fault.error
        else unreadable_front_matter(pair, page, page.fault.front_matter)
        for page in (pair.en, pair.zh)
        if page and page.fault
    ]
    if unread:
        return PairFindings(tuple(unread), whole=False)
    pair = pair.compared
    found: tuple[Finding, ...] = ()
    try:
        found = tuple(_check_pair(pair, alignments, knowledge, rules, kept))
        return PairFindings(found, _facts_of(pair, alignments, knowledge, rules))
    except Exception as fault:
        page = pair.en or pair.zh
        assert page
        return PairFindings((*found, page_not_checked(pair, top_of(page), fault)), whole=False)


def _facts_of(
    pair: PagePair, alignments: Alignments, knowledge: Knowledge, rules: Sequence[Rule]
) -> Mapping[str, PairFacts]:
    """What the rules about the whole library have to know of a pair; rules may share it."""
    gathers = {
        name_of_facts(rule.facts): rule.facts
        for rule in rules
        if isinstance(rule, LibraryRule) and rule.facts
    }
    return {name: gather(pair, alignments.of(pair), knowledge) for name, gather in gathers.items()}


def name_of_facts(gather: GatherFacts) -> str:
    """The name under which the facts of that function are kept: that of its file, and its own."""
    return f"{gather.__module__.rpartition('.')[2]}.{gather.__qualname__}"


def place(page: Page, spot: Spot | None) -> Place:
    """Where a spot of a page is, with the path as the user would type it."""
    return place_in_page(shown_path(page.path), page, spot)


def _check_pair(
    pair: PagePair,
    alignments: Alignments,
    knowledge: Knowledge,
    rules: Sequence[Rule],
    kept: KeptBlockFaults | None,
) -> Iterator[Finding]:
    if pair.en is None or pair.zh is None:
        yield from _check_alone(pair, knowledge, rules)
        return
    blocks = alignments.of(pair)
    pairs = by_block(blocks)
    knowledge = _of_page(pair, knowledge)
    for rule, fault in faults_of(pair, blocks, knowledge, rules, kept):
        yield to_finding(rule, pair, fault, place, knowledge.safety, pairs)


def _check_alone(pair: PagePair, knowledge: Knowledge, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What is wrong with a page by itself, where it has no other side."""
    for rule, fault in lone_faults(pair, knowledge, rules):
        yield to_finding(rule, pair, fault, place, knowledge.safety, {})


def _of_page(pair: PagePair, knowledge: Knowledge) -> Knowledge:
    """What rules may ask at `pair`: where a library does not say what it is about, a page that shows code in both languages is
    about software."""
    sides = [side for side in (pair.en, pair.zh) if side]
    shows_code = all(
        any(block.kind == "code" and is_code(block.name) for block in side.blocks) for side in sides
    )
    return (
        replace(knowledge, profile="software") if knowledge.profile == "general" and shows_code else knowledge
    )
