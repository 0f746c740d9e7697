"""Put the desk of a library into a folder: `index.html` in English, `zh.html` in Chinese."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.base.files import write_atomically
from duizhao.checks.finding import Finding, Severity
from duizhao.checks.workspace import Workspace
from duizhao.memory.states import PageState
from duizhao.memory.states.library_states import is_remembered, library_states
from duizhao.site.desk.block_place import Address
from duizhao.site.desk.desk_context import nowhere
from duizhao.site.desk.kept_titles import KeptTitles
from duizhao.site.desk.untouched_pages import Found, is_untouched
from duizhao.site.desk.whole_desk import desk_page
from duizhao.site.notices.library_notices import has_memory

FILES: dict[Language, str] = {"en": "index.html", "zh": "zh.html"}


def write_desk(
    folder: Path,
    pages: Sequence[PageState],
    address: Address,
    name: Bilingual | None = None,
    found: Found | None = None,
    edit: Address = nowhere,
) -> None:
    """Write both files. `address` gives the address of a page as it is seen from `folder`, `edit` the one at which it can be
    changed on the web; `name` is that of the library, `found` how many findings stand on each page. Of a page that nobody
    has approved yet there is a line. Raises CannotRun where the folder cannot be written to."""
    untouched = [page for page in pages if is_untouched(page)]
    begun = [page for page in pages if not is_untouched(page)]
    for language in LANGUAGES:
        library = name.say(language) if name else ""
        desk = desk_page(
            begun,
            language,
            address,
            other_desk=FILES[other(language)],
            library=library,
            untouched=untouched,
            found=found,
            edit=edit,
        )
        write_atomically(folder / FILES[language], desk)


def pages_of_desk(workspace: Workspace) -> tuple[PageState, ...]:
    """The state of every page. Where nobody has approved anything, no blocks have to be compared, and no page parsed whose title is
    known. Raises CannotRun."""
    settings = workspace.settings
    if has_memory(settings.memory):
        return tuple(library_states(workspace))
    titles = KeptTitles.read(settings)
    pairs = [pair for pair in workspace.library_as_it_is.pairs if is_remembered(pair.key, settings)]
    states = tuple(PageState(pair.key, titles.of_pair(pair), ()) for pair in pairs)
    if settings.is_written:
        titles.write()
    return states


def count_findings(findings: Iterable[Finding]) -> Found:
    """How many findings of each severity stand on each page."""
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(finding.page, Counter())[finding.severity] += 1
    return counts
