"""Put a draft that a person wants on its page, if the rules let it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from duizhao.checks.finding import Finding
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import PagePair
from duizhao.library.write_page import write_page
from duizhao.memory import Entry
from duizhao.memory.states import PageState, page_state
from duizhao.memory.store import DRAFTS, TAKEN, change_page, page_entries
from duizhao.memory.suggest.drafts import draft_for
from duizhao.memory.suggest.try_out import try_out
from duizhao.memory.suggest.wanted import Wanted, wanted


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that stays a draft, and the safety finding that it would bring."""

    wanted: Wanted
    finding: Finding


def take_drafts(
    page: PageState,
    means: Callable[[Wanted], bool],
    asks: Callable[[Wanted, Entry], bool],
    before: Sequence[Entry],
    workspace: Workspace,
) -> tuple[PagePair, int, tuple[Refused, ...]]:
    """The page with the drafts that `asks` says yes to, how many those are, and which were refused.

    `means` chooses the blocks, `before` are the approved pairs of the page. A draft that was taken is no draft any
    more. Raises CannotRun where a draft cannot stand there, or the page was changed meanwhile.
    """
    settings, knowledge = workspace.settings, workspace.knowledge
    pair, taken = page.pair, 0
    refused: list[Refused] = []
    seen: set[str] = set()
    while True:
        drafts = page_entries(settings.memory, page.key, DRAFTS)
        # The blocks stand elsewhere after each draft.
        now = page_state(pair, before, knowledge.safety, workspace.alignments)
        one = next(
            (one for one in wanted(now) if one.id not in seen and means(one) and draft_for(one, drafts)), None
        )
        if one is None:
            return pair, taken, tuple(refused)
        seen.add(one.id)
        draft = draft_for(one, drafts)
        assert draft
        if not asks(one, draft):
            continue
        tried = try_out(pair, one.state, one.to, draft.side(one.to), knowledge)
        grave = [finding for finding in tried.findings if finding.severity == "safety" and finding.is_sure]
        if grave:
            refused.append(Refused(one, grave[0]))
            continue
        here = pair.side(one.to)
        assert here
        write_page(settings, pair.key, one.to, here.text, tried.page.text)
        change_page(
            settings.memory,
            page.key,
            partial(_without, draft),
            DRAFTS,
        )
        change_page(settings.memory, page.key, partial(_with, draft), TAKEN)
        pair, taken = tried.pair, taken + 1


def _without(used: Entry, held: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in held if entry != used]


def _with(used: Entry, held: Sequence[Entry]) -> list[Entry]:
    return [*held, used]
