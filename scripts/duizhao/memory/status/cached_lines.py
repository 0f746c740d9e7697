"""The lines of pages that are wholly in step, kept until a page, its memory or what judges them changes."""

from collections.abc import Iterator

from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.checks.rule import Knowledge
from duizhao.library.pages import Library, PagePair, page_files, read_page
from duizhao.library.settings import Settings
from duizhao.memory.states import PageState, page_state
from duizhao.memory.states.library_states import is_remembered
from duizhao.memory.status.status_line import PageLine
from duizhao.memory.store import page_entries, page_file

# What decides the state of a page, beside its texts.
PACKAGES = ("memory", "memory.states", "memory.status", "text.markdown")


def lines(
    settings: Settings, wanted: frozenset[str] = frozenset()
) -> Iterator[tuple[PageLine, PageState | None]]:
    """The line of each page, in their order, and its state where it is not as it was when it was last found in step,
    or where the page is `wanted`. Raises CannotRun."""
    if not (settings.en.is_dir() and settings.zh.is_dir()):
        # Says which folder is missing.
        Library.read(settings.en, settings.zh)
    paths = {"en": page_files(settings.en), "zh": page_files(settings.zh)}
    kept = ContentCache.read(settings.kept)
    judges = digest(program_digest(*PACKAGES), bytes_of(settings.terms), bytes_of(settings.safety))
    knowledge: Knowledge | None = None
    now: dict[str, object] = {}
    for key in sorted(paths["en"].keys() | paths["zh"].keys()):
        if not is_remembered(key, settings):
            continue
        en, zh = paths["en"].get(key), paths["zh"].get(key)
        name = digest(judges, key, bytes_of(en), bytes_of(zh), bytes_of(page_file(settings.memory, key)))
        line = _line(key, kept.values.get(name)) if key not in wanted else None
        if line:
            now[name] = kept.values[name]
            yield line, None
            continue
        knowledge = knowledge or Knowledge.read(settings)
        pair = PagePair(
            key, read_page(en, key, "en") if en else None, read_page(zh, key, "zh") if zh else None
        )
        state = page_state(pair, page_entries(settings.memory, key), knowledge.safety, knowledge.terms)
        line = PageLine.of(state)
        if en and zh and not state.waiting and not state.dropped:
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
