"""The lines of pages that are wholly in step, kept until a page, its memory or what judges them changes."""

from collections.abc import Iterator

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.checks.workspace import Workspace
from duizhao.library.page_files import page_files, require_folders
from duizhao.library.pages import PagePair
from duizhao.memory.states import PageState, page_state
from duizhao.memory.states.library_states import is_remembered
from duizhao.memory.status.status_line import PageLine
from duizhao.memory.store import page_entries, page_file

# What decides the state of a page, beside its texts.
PACKAGES = ("memory", "memory.states", "memory.status", "text.markdown")


def lines(
    workspace: Workspace, wanted: frozenset[str] = frozenset()
) -> Iterator[tuple[PageLine, PageState | None]]:
    """The line of each page, in their order, and its state where it is not as it was when it was last found in step,
    or where the page is `wanted`. Raises CannotRun."""
    settings = workspace.settings
    require_folders(settings.en, settings.zh)
    keys = {key for language in LANGUAGES for key in page_files(settings.docs(language))}
    kept = ContentCache.read(settings.kept)
    judges = digest(
        program_digest(*PACKAGES),
        bytes_of(settings.terms),
        bytes_of(settings.safety),
        settings.check.profile,
    )
    now: dict[str, object] = {}
    for key in sorted(keys):
        if not is_remembered(key, settings):
            continue
        # The texts that are judged, not the files: those may change in the meantime.
        texts = [workspace.text(key, language) for language in LANGUAGES]
        sides = ("-" if text is None else f"+{text}" for text in texts)
        name = digest(judges, key, *sides, bytes_of(page_file(settings.memory, key)))
        line = _line(key, kept.values.get(name)) if key not in wanted else None
        if line:
            now[name] = kept.values[name]
            yield line, None
            continue
        pair = PagePair(key, workspace.page(key, "en"), workspace.page(key, "zh"))
        entries = page_entries(settings.memory, key)
        state = page_state(pair, entries, workspace.knowledge.safety, workspace.alignments)
        line = PageLine.of(state)
        if None not in texts and not state.waiting and not state.dropped:
            now[name] = line.as_json()
        yield line, state
    kept.write(now)


def _line(key: str, kept: object) -> PageLine | None:
    if kept is None:
        return None
    try:
        return PageLine.from_json(key, kept)
    except (KeyError, TypeError, ValueError):
        return None
