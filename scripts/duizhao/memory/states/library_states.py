"""The state of every page of a library."""

from collections.abc import Collection, Iterator

from duizhao.checks.workspace import Workspace
from duizhao.library.pages import PagePair
from duizhao.library.settings import Settings
from duizhao.memory.states.pair_state import PageState
from duizhao.memory.states.states_of_page import page_state
from duizhao.memory.store import page_entries


def library_states(workspace: Workspace, wanted: Collection[str] | None = None) -> Iterator[PageState]:
    """The state of each page of the library, in its order; of the `wanted` pages alone where they are given. Raises
    CannotRun."""
    settings = workspace.settings
    for pair in workspace.library.pairs:
        if not is_remembered(pair.key, settings) or (wanted is not None and pair.key not in wanted):
            continue
        yield _state(pair, workspace)


def state_of(workspace: Workspace, key: str) -> PageState:
    """The state of one page, without reading the others. Raises CannotRun."""
    pair = PagePair(key, workspace.page(key, "en"), workspace.page(key, "zh"))
    return _state(pair, workspace)


def _state(pair: PagePair, workspace: Workspace) -> PageState:
    settings = workspace.settings
    entries = page_entries(settings.memory, pair.key)
    return page_state(pair, entries, workspace.knowledge.safety, workspace.alignments, settings.approval)


def is_remembered(key: str, settings: Settings) -> bool:
    """False for the pages about the rules: both languages of a sentence there are made from one line of the program."""
    return not (settings.generated.rules and key.startswith(f"{settings.generated.rules}/"))
