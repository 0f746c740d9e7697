"""A check that does not look again at what has not changed since nothing was found in it.

A pair of pages is bound to the content of everything that it was judged by: both texts, the terms, what counts as
safety, how easy pages have to be, what the library is about, the program, the versions of what the program is built on, and the day, because a review falls due. Findings are
never kept.
"""

from datetime import date

from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.checks.check_library import Checked, examine
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import PagePair

FILE = "clean.json"


def examine_changed(workspace: Workspace) -> Checked:
    """What `examine` gives, sooner: the rules that look at one pair of pages pass over those that are kept as clean.
    The rules that look at the whole library always run. Raises CannotRun."""
    settings = workspace.settings
    judges = digest(
        program_digest(),
        bytes_of(settings.terms),
        bytes_of(settings.safety),
        repr(settings.reading),
        settings.check.profile,
        date.today().isoformat(),
    )
    kept = ContentCache.read(settings.kept.with_name(FILE))
    checked = examine(
        workspace,
        clean=lambda library: {pair.key for pair in library.pairs if _name(pair, judges) in kept.values},
    )
    faulty = {finding.page for finding in (*checked.judged.live, *checked.judged.waived)}
    # The name says it all; the key is for people who look into the file.
    kept.write({_name(pair, judges): pair.key for pair in checked.library.pairs if pair.key not in faulty})
    return checked


def _name(pair: PagePair, judges: str) -> str:
    # The texts that were read, not the files: those may have changed in the meantime.
    return digest(judges, pair.key, *(f"+{side.text}" if side else "-" for side in (pair.en, pair.zh)))
