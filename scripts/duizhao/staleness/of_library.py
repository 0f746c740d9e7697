"""The state of every page of a library."""

from collections.abc import Iterator

from duizhao.library import Library
from duizhao.memory.store import page_entries
from duizhao.rule import Knowledge
from duizhao.settings import Settings
from duizhao.staleness.state import PageState
from duizhao.staleness.states import page_state


def library_states(
    settings: Settings, library: Library | None = None, knowledge: Knowledge | None = None
) -> Iterator[PageState]:
    """The state of each page of `library`, or of the one that `settings` names, in its order. Raises CannotRun.

    The pages about the rules are left out: both languages of a sentence there are made from one line of the program.
    """
    library = library or Library.read(settings.en, settings.zh)
    knowledge = knowledge or Knowledge.read(settings)
    made = f"{settings.generated.rules}/" if settings.generated.rules else None
    for pair in library.pairs:
        if made and pair.key.startswith(made):
            continue
        entries = page_entries(settings.memory, pair.key)
        yield page_state(pair, entries, knowledge.safety, knowledge.terms)
