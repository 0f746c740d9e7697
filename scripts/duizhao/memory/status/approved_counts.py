"""How many block pairs of a library there are, and how many of them are as a person approved them: kept for each page until the
page, its memory or what judges it changes."""

from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import digest, program_digest
from duizhao.checks.workspace import Workspace
from duizhao.library.layout.pages_there import pages_there
from duizhao.memory.states.library_states import is_remembered, state_of
from duizhao.memory.status.cached_lines import judges_of, name_of_line
from duizhao.memory.status.status_line import PageLine

FILE = "approved.json"


def approved_counts(workspace: Workspace) -> tuple[int, int]:
    """The number of block pairs that nobody has to do anything about, and that of all. Raises CannotRun."""
    settings = workspace.settings
    kept = ContentCache.read(settings.kept.with_name(FILE))
    # The program too decides which blocks are a pair.
    judges = digest(program_digest(), judges_of(settings))
    now: dict[str, object] = {}
    in_step = blocks = 0
    for key in sorted(set().union(*pages_there(settings.layout).keys.values())):
        if not is_remembered(key, settings):
            continue
        name = name_of_line(workspace, key, judges)
        one, all_of_them = _counts(kept.values.get(name)) or _counted(workspace, key)
        now[name] = [one, all_of_them]
        in_step, blocks = in_step + one, blocks + all_of_them
    kept.write(now)
    return in_step, blocks


def _counted(workspace: Workspace, key: str) -> tuple[int, int]:
    line = PageLine.of(state_of(workspace, key))
    return line.in_step, line.blocks


def _counts(kept: object) -> tuple[int, int] | None:
    """What was kept of a page; None where that is something else."""
    match kept:
        case [int(in_step), int(blocks)]:
            return in_step, blocks
    return None
