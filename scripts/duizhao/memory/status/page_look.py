"""One page pair as it is looked at: the state of its blocks, and what the rules find in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import Language
from duizhao.base.digest import digest
from duizhao.checks.finding import Finding
from duizhao.checks.fix import fix_page
from duizhao.checks.kept_block_faults import KeptBlockFaults
from duizhao.checks.pair_findings import findings_of
from duizhao.checks.rule import LibraryRule, Rule, all_rules
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.waivers import judge, read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.library.check_settings import Profile
from duizhao.library.pages import PagePair
from duizhao.memory.states.approval_blockers import stands_in
from duizhao.memory.states.library_states import state_of
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.states.states_of_page import page_state
from duizhao.memory.store import page_entries
from duizhao.memory.suggest.put_text import put_text, take_out

# A page that is not there has no text, which is not the same as an empty one.
NO_PAGE = "-"


@dataclass(frozen=True, slots=True)
class PageLook:
    """A page, the findings by the number of the block pair in which they stand, those that stand at no block, and those that
    somebody waived."""

    page: PageState
    found: Mapping[int, tuple[Finding, ...]]
    elsewhere: tuple[Finding, ...]
    waived: tuple[Finding, ...]

    @property
    def live(self) -> tuple[Finding, ...]:
        """Every finding that nobody waived, each once."""
        return tuple(dict.fromkeys(one for some in (*self.found.values(), self.elsewhere) for one in some))

    def text(self, language: Language) -> str | None:
        """The whole text of a side; None where there is no such page."""
        side = self.page.pair.side(language)
        return side.text if side else None

    @property
    def mendable(self) -> bool:
        """True where spacing or punctuation of the Chinese page can be mended without a person."""
        text = self.text("zh")
        return text is not None and fix_page(text) != text


def finding_name(finding: Finding) -> str:
    """By what a finding that was shown is known again."""
    return f"{finding.rule} {finding.bound_to.digest}"


def pair_digest(state: BlockState) -> str:
    """A short name of a block pair as it was shown: another one as soon as its heading or a text is."""
    return digest(state.section, state.en.text, state.zh.text)[:20]


def text_digest(text: str | None) -> str:
    """A short name of a text as it was shown."""
    return NO_PAGE if text is None else digest(text)[:20]


def look(workspace: Workspace, key: str, profile: Profile) -> PageLook:
    """The page `key` as its files are now. Raises CannotRun."""
    return _found(workspace, state_of(workspace, key), profile, workspace.alignments)


def look_at_texts(
    workspace: Workspace, pair: PagePair, profile: Profile, kept: KeptBlockFaults | None = None
) -> PageLook:
    """The page pair as it would be with texts that are on no disk yet. What is `kept` of a block pair is not looked for again. Raises
    CannotRun."""
    alignments = Alignments(workspace.knowledge.terms)
    entries = page_entries(workspace.settings.memory, pair.key)
    page = page_state(pair, entries, workspace.knowledge.safety, alignments, workspace.settings.approval)
    return _found(workspace, page, profile, alignments, kept)


def with_texts(page: PageState, state: BlockState, texts: Mapping[Language, str]) -> PagePair:
    """The page pair with other texts in the place of the sides of one block pair; an empty one takes the side out.

    Raises CannotRun where a text cannot stand there.
    """
    pair = page.pair
    # A side that is missing comes first: it is written as the other side is, which must still be there as it was.
    for language in sorted(texts, key=lambda language: bool(state.side(language).blocks)):
        text = texts[language]
        if text.strip() == state.side(language).text.strip():
            continue
        pair = put_text(pair, state, language, text) if text.strip() else take_out(pair, state, language)
    return pair


def _found(
    workspace: Workspace,
    page: PageState,
    profile: Profile,
    alignments: Alignments,
    kept: KeptBlockFaults | None = None,
) -> PageLook:
    settings = workspace.settings
    knowledge = replace(workspace.knowledge, profile=profile)
    choice = RuleChoice.of(settings)
    found = findings_of(page.pair, alignments, knowledge, _rules_of_pairs(), kept).findings
    found = tuple(sorted(found, key=lambda finding: finding.order))
    waivers = tuple(one for one in read_waivers(settings.waivers) if one.page == page.key)
    judged = judge(choice.graded(found), waivers, choice.tells)
    return look_of(page, judged.live, judged.waived)


def look_of(page: PageState, live: Sequence[Finding], waived: Sequence[Finding]) -> PageLook:
    """The look of `page` with these findings: each at the block pairs in which it stands."""
    by_block: dict[int, list[Finding]] = {}
    elsewhere = []
    for finding in live:
        numbers = [number for number, state in enumerate(page.blocks) if stands_in(finding, state)]
        for number in numbers:
            by_block.setdefault(number, []).append(finding)
        if not numbers:
            elsewhere.append(finding)
    found = {number: tuple(some) for number, some in by_block.items()}
    return PageLook(page, found, tuple(elsewhere), tuple(waived))


def _rules_of_pairs() -> tuple[Rule, ...]:
    # What looks at the whole library has to read all of it: `duizhao check` does, and so does an approval.
    return tuple(rule for rule in all_rules() if not isinstance(rule, LibraryRule))
