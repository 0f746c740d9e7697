"""The lines of pages that are wholly in step, kept until a page, its memory or what judges them changes."""

from collections.abc import Iterator

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.checks.workspace import Workspace
from duizhao.library.layout.pages_there import pages_there
from duizhao.library.settings import Settings
from duizhao.memory.states import PageState
from duizhao.memory.states.library_states import is_remembered, state_of
from duizhao.memory.status.status_line import PageLine
from duizhao.memory.store import page_file

# What decides the state of a page, beside its texts.
PACKAGES = ("memory", "memory.states", "memory.status", "text.markdown")


def lines(
    workspace: Workspace, wanted: frozenset[str] = frozenset()
) -> Iterator[tuple[PageLine, PageState | None]]:
    """The line of each page, in their order, and its state where it is not as it was when it was last found in step,
    or where the page is `wanted`. Raises CannotRun."""
    settings = workspace.settings
    keys = set().union(*pages_there(settings.layout).keys.values())
    kept = ContentCache.read(settings.kept)
    judges = judges_of(settings)
    now: dict[str, object] = {}
    for key in sorted(keys):
        if not is_remembered(key, settings):
            continue
        name = name_of_line(workspace, key, judges)
        line = _line(key, kept.values.get(name)) if key not in wanted else None
        if line:
            now[name] = kept.values[name]
            yield line, None
            continue
        state = state_of(workspace, key)
        line = PageLine.of(state)
        if state.pair.en and state.pair.zh and not state.waiting and not state.dropped:
            now[name] = line.as_json()
        yield line, state
    kept.write(now)


def judges_of(settings: Settings) -> str:
    """The name of what decides the state of every page of a library, beside its texts."""
    return digest(program_digest(*PACKAGES), *settings.judges())


def name_of_line(workspace: Workspace, key: str, judges: str) -> str:
    """The name of what the line of a page is made from: another one as soon as a text, the memory or a judge is."""
    # The texts that are judged, not the files: those may change in the meantime.
    texts = [workspace.text(key, language) for language in LANGUAGES]
    sides = ("-" if text is None else f"+{text}" for text in texts)
    return digest(judges, key, *sides, bytes_of(page_file(workspace.settings.memory, key)))


def _line(key: str, kept: object) -> PageLine | None:
    if kept is None:
        return None
    try:
        return PageLine.from_json(key, kept)
    except (KeyError, TypeError, ValueError):
        return None
