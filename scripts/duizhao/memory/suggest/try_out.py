"""Put a text where it would stand, and hear what the rules say, before anything is written."""

from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.checks.check_library import check_library
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge, LibraryRule, all_rules
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, PagePair
from duizhao.memory.states.approval_blockers import places_of
from duizhao.memory.states.pair_state import BlockState
from duizhao.memory.suggest.put_text import put_text


@dataclass(frozen=True, slots=True)
class TriedOut:
    """The page with the text in its place, the pair with that page, and the findings that stand in that block."""

    page: Page
    pair: PagePair
    findings: tuple[Finding, ...]


def try_out(pair: PagePair, state: BlockState, to: Language, text: str, knowledge: Knowledge) -> TriedOut:
    """What the page in `to` would be with `text` in the place of the block's side there, or behind the block above
    where it has none, and what every rule that looks at one page pair finds there.

    Raises CannotRun where there is no such page, or the text cannot stand there.
    """
    new_pair = put_text(pair, state, to, text)
    new = new_pair.side(to)
    assert new
    return TriedOut(new, new_pair, _findings(new_pair, text, to, knowledge))


def _findings(pair: PagePair, text: str, to: Language, knowledge: Knowledge) -> tuple[Finding, ...]:
    page = pair.side(to)
    assert page
    rules = tuple(rule for rule in all_rules() if not isinstance(rule, LibraryRule))
    library = Library(PageLayout.of_folders(page.path.parent, page.path.parent), (pair,))
    lines = {
        line
        for block in page.blocks
        if block.text in (text, *text.split("\n\n"))
        for line in range(block.line, block.line + block.text.count("\n") + 1)
    }
    return tuple(
        finding
        for finding in check_library(library, knowledge, rules)
        if any(place.language == to and place.line in lines for place in places_of(finding))
    )
