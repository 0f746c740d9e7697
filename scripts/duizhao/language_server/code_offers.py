"""What an editor offers at a place: mend spacing, take a text from the memory, let a finding stand, approve the block pair."""

from collections.abc import Iterator
from datetime import date

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    CreateFile,
    CreateFileOptions,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import text_if_there
from duizhao.checks.finding import Finding, Waiver
from duizhao.checks.fix import fix_page
from duizhao.checks.troubles import TROUBLES
from duizhao.checks.waivers import HEADER, waiver_lines
from duizhao.language_server import server_texts
from duizhao.language_server.editor_look import EditorLook
from duizhao.language_server.library_in_editor import LibraryInEditor
from duizhao.language_server.positions import EditorText
from duizhao.language_server.told_findings import diagnostics
from duizhao.memory.states.approval import approvable
from duizhao.memory.states.pair_state import BlockState
from duizhao.memory.status.page_look import finding_name, pair_digest
from duizhao.memory.store import DRAFTS, page_entries
from duizhao.memory.suggest.put_text import put_text
from duizhao.memory.suggest.suggested import suggested

WAIVE, APPROVE = "duizhao.waive", "duizhao.approve"
# What a client does itself: it asks for the reason, and sends `WAIVE` with it.
ASK_AND_WAIVE = "duizhao.askAndWaive"
MEND_ALL = "source.fixAll.duizhao"


def offers(library: LibraryInEditor, look: EditorLook, side: Language, asked: Range) -> list[CodeAction]:
    """Everything that can be done about the lines `asked` of a side. Raises CannotRun where the memory cannot be read."""
    line, _column = look.text(side).place(asked.start)
    state = look.block_at(side, line)
    found = [*_mending(library, look, side, asked)]
    if state:
        found += _taking(library, look, state)
    found += _waiving(library, look, side, asked)
    if state and state.waits and approvable(state):
        title = server_texts.APPROVE.say(library.language)
        command = Command(title, APPROVE, arguments=[look.key, pair_digest(state)])
        found.append(CodeAction(title, kind=CodeActionKind.QuickFix, command=command))
    return found


def _mending(
    library: LibraryInEditor, look: EditorLook, side: Language, asked: Range
) -> Iterator[CodeAction]:
    chinese = look.text("zh")
    mended = EditorText(fix_page(chinese.text), library.units)
    if mended.text == chinese.text:
        return
    changed = [
        number
        for number, (old, new) in enumerate(zip(chinese.lines, mended.lines, strict=True))
        if old != new
    ]
    if side == "zh":
        here = [number for number in changed if asked.start.line <= number <= asked.end.line]
        if here:
            edits = [_line_edit(chinese, number, mended.lines[number]) for number in here]
            title = server_texts.MEND_LINE.say(library.language)
            yield CodeAction(
                title,
                kind=CodeActionKind.QuickFix,
                edit=_edit(look, "zh", edits),
                is_preferred=True,
                diagnostics=[
                    one
                    for one in diagnostics(look, "zh", library.language)
                    if one.code == "chinese-typography" and one.range.start.line in here
                ],
            )
    edits = [_line_edit(chinese, number, mended.lines[number]) for number in changed]
    yield CodeAction(
        server_texts.MEND_PAGE.say(library.language), kind=MEND_ALL, edit=_edit(look, "zh", edits)
    )


def _line_edit(text: EditorText, number: int, line: str) -> TextEdit:
    start, end = text.position(number + 1, 1), text.position(number + 1, len(text.lines[number]) + 1)
    return TextEdit(Range(start, end), line)


def _taking(library: LibraryInEditor, look: EditorLook, state: BlockState) -> Iterator[CodeAction]:
    memory = library.workspace.settings.memory
    drafts = page_entries(memory, look.key, DRAFTS)
    pair = look.seen.page.pair
    for one in suggested(look.seen.page, state, library.memory, drafts):
        to = one.wanted.to
        if one.text.strip() == state.side(to).text.strip():
            continue
        try:
            after = put_text(pair, state, to, one.text).side(to)
        except CannotRun:
            # A text that cannot stand there is no offer.
            continue
        if after:
            title = server_texts.take(one.score, one.entry.by).say(library.language)
            edits = look.text(to).edits_to(after.text)
            yield CodeAction(title, kind=CodeActionKind.QuickFix, edit=_edit(look, to, edits))


def _waiving(
    library: LibraryInEditor, look: EditorLook, side: Language, asked: Range
) -> Iterator[CodeAction]:
    told = diagnostics(look, side, library.language)
    for (finding, _place), diagnostic in zip(look.findings(side), told, strict=True):
        spot = diagnostic.range
        if (
            spot.end.line < asked.start.line
            or spot.start.line > asked.end.line
            or finding.rule in TROUBLES
            or finding_name(finding) in look.recorded
        ):
            continue
        title = server_texts.waive(finding.rule).say(library.language)
        if library.asks_reasons:
            command = Command(title, ASK_AND_WAIVE, arguments=[look.key, finding_name(finding)])
            yield CodeAction(title, kind=CodeActionKind.QuickFix, diagnostics=[diagnostic], command=command)
        else:
            yield CodeAction(
                title,
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=_waiver_edit(library, finding),
            )


def _waiver_edit(library: LibraryInEditor, finding: Finding) -> WorkspaceEdit:
    """The waiver, written into the file of the waivers for the person to say why: with an empty reason no file of waivers is taken."""
    path = library.workspace.settings.waivers
    open_text = library.open_texts.get(path)
    on_disk = text_if_there(path) if open_text is None else open_text
    waiver = Waiver(
        finding.rule,
        finding.page,
        "",
        library.person.name,
        finding.bound_to.digest,
        date.today().isoformat(),
    )
    before = EditorText(on_disk or "", library.units)
    lines = waiver_lines(waiver, finding.bound_to)
    gap = "" if not before.text else "\n" if before.text.endswith("\n") else "\n\n"
    text = f"{gap}{lines}" if on_disk is not None else f"{HEADER}\n{lines}"
    uri = library.uri(path)
    edit = TextDocumentEdit(
        OptionalVersionedTextDocumentIdentifier(uri), [TextEdit(Range(before.end, before.end), text)]
    )
    if on_disk is None:
        return WorkspaceEdit(
            document_changes=[CreateFile(uri, options=CreateFileOptions(ignore_if_exists=True)), edit]
        )
    return WorkspaceEdit(document_changes=[edit])


def _edit(look: EditorLook, side: Language, edits: list[TextEdit]) -> WorkspaceEdit:
    return WorkspaceEdit(changes={look.uris[side]: edits})
