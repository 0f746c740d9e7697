"""What a person decided in an editor, written: a waiver, or an approval. Each is bound to the texts that were seen."""

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.checks.finding import Finding
from duizhao.checks.waivers import is_said, waive
from duizhao.language_server import server_texts
from duizhao.language_server.editor_look import EditorLook
from duizhao.language_server.library_in_editor import LibraryInEditor
from duizhao.memory.approvals.approve_pairs import approve_pairs
from duizhao.memory.states.approval import approvable
from duizhao.memory.status.page_look import finding_name, pair_digest


def waive_finding(library: LibraryInEditor, key: str, name: str, reason: str) -> Bilingual:
    """Let the finding of that name on the page `key` stand, because of `reason`, and say so. Raises CannotRun where the reason or the
    person is not said, the files do not hold what was seen, or the finding is not there any more."""
    if not is_said(reason) or not is_said(library.person.name):
        raise _cannot(server_texts.NO_REASON)
    look = _as_seen(library, key)
    finding: Finding | None = next((one for one in look.seen.live if finding_name(one) == name), None)
    if finding is None:
        raise _cannot(server_texts.CHANGED)
    waive(library.workspace.settings.waivers, finding, reason.strip(), library.person.name)
    library.renew()
    return server_texts.WAIVED


def approve_block(library: LibraryInEditor, key: str, name: str) -> Bilingual:
    """Approve the block pair of that name on the page `key`, as `duizhao approve` does, and say so. Raises CannotRun where nobody is
    named, the files do not hold what was seen, or something stands in the way."""
    if not is_said(library.person.name):
        raise _cannot(server_texts.NO_NAME)
    look = _as_seen(library, key)
    page = look.seen.page
    meant = [one for one in page.blocks if pair_digest(one) == name]
    if not meant:
        raise _cannot(server_texts.CHANGED)
    if not all(map(approvable, meant)):
        raise _cannot(server_texts.HALF)
    done = approve_pairs(library.workspace, [(page, meant)], library.person)
    library.renew()
    for _page, _state, finding in done.refused:
        raise _cannot(finding.message)
    for _page, _state, why in done.early:
        raise _cannot(why)
    return server_texts.APPROVED


def _as_seen(library: LibraryInEditor, key: str) -> EditorLook:
    look = library.look(key)
    if not library.is_saved(look):
        raise _cannot(server_texts.NOT_SAVED)
    return library.look(key)


def _cannot(said: Bilingual) -> CannotRun:
    return CannotRun(said.en, said.zh)
