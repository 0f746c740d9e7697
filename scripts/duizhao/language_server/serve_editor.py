"""The server on its stream: what an editor sends goes to the functions of this room, and what they give goes back.

Texts come whole with every change: lines end in ways that only Markdown knows, and a page is short.
"""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun, Unexpected, show_traceback
from duizhao.base.version import __version__
from duizhao.checks.workspace import Workspace
from duizhao.language_server.client_wishes import ClientWishes, asks_reasons
from duizhao.language_server.code_offers import APPROVE, MEND_ALL, WAIVE, offers
from duizhao.language_server.editor_changes import approve_block, waive_finding
from duizhao.language_server.editor_look import EditorLook
from duizhao.language_server.library_in_editor import LibraryInEditor
from duizhao.language_server.positions import Units, as_page_text
from duizhao.language_server.told_blocks import counterpart, hover
from duizhao.language_server.told_findings import diagnostics, top_diagnostic
from duizhao.library.settings import find_root

# So long nobody has to have typed before a page is looked at.
QUIET_SECONDS = 0.05
Answer = TypeVar("Answer")
WATCHED = ("**/*.md", "**/*.mdx", "**/*.markdown", "**/*.po", "**/*.toml", "**/terms.csv", "**/baseline.json")


class EditorServer(LanguageServer):
    """The server of one library. `root` is where a person said that it stands; else it is where the editor works."""

    def __init__(self, workspace: Workspace, wishes: ClientWishes, root: Path | None) -> None:
        super().__init__("duizhao", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.library = LibraryInEditor(workspace, wishes.language, wishes.person)
        self.wishes = wishes
        self.given_root = root
        self.typed = 0
        # The files that show something now: where nothing is left, that has to be said too.
        self.shown: set[Path] = set()

    def begin(self, params: types.InitializeParams, encoding: object) -> None:
        """Take what a client says of itself and its user."""
        options = params.initialization_options
        self.library.units = _units(encoding)
        self.library.asks_reasons = asks_reasons(options)
        self.take_settings(options, params.locale)
        if self.given_root is None and (path := _root_of(params)):
            self.library.workspace = Workspace.read(find_root(path))

    def take_settings(self, settings: object, locale: str | None = None) -> None:
        """Take the settings of a client."""
        self.wishes = self.wishes.with_settings(settings, locale)
        self.library.language, self.library.person = self.wishes.language, self.wishes.person

    def page(self, uri: str) -> tuple[Path, str, Language] | None:
        """The file, the key and the language of a page; None for what is no page of the library."""
        path = path_of(uri)
        found = self.library.page_at(path) if path else None
        return (path, *found) if path and found else None

    def on_page(self, uri: str, do: Callable[[EditorLook, Language], Answer]) -> Answer | None:
        """What `do` makes of the page at `uri`; None where it is none, or cannot be looked at: that is told at the page itself."""
        with self.library.lock:
            found = self.page(uri)
            if found is None:
                return None
            try:
                return do(self.library.look(found[1]), found[2])
            except CannotRun:
                return None

    def tell(self, uri: str) -> None:
        """Send what is found in both files of the page at `uri`."""
        with self.library.lock:
            found = self.page(uri)
            if found is None:
                return
            path, key, _side = found
            try:
                look = self.library.look(key)
                told = {
                    look.paths[side]: diagnostics(look, side, self.library.language) for side in look.sides
                }
            except CannotRun as fault:
                told = {path: [top_diagnostic(fault.message.say(self.library.language))]}
            except Exception as fault:
                # One page must not take the others along.
                show_traceback(fault)
                said = Unexpected(fault, str(path)).message.say(self.library.language)
                told = {path: [top_diagnostic(said)]}
        for file, some in told.items():
            if some or file in self.shown or file in self.library.open_texts:
                self.shown.add(file)
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(self.library.uri(file), some)
                )

    def tell_all(self) -> None:
        """Send what is found in every page that is open or shows something."""
        for path in sorted({*self.library.open_texts, *self.shown}):
            self.tell(self.library.uri(path))

    def say(self, sentence: Bilingual, kind: types.MessageType) -> None:
        """Show a sentence to the user."""
        said = sentence.say(self.library.language)
        self.window_show_message(types.ShowMessageParams(kind, said))

    def do(self, change: Callable[[], Bilingual]) -> bool:
        """Do what a person decided, say what became of it, and send what is found now. Gives False where it could not be done."""
        try:
            with self.library.lock:
                told = change()
        except CannotRun as fault:
            self.say(fault.message, types.MessageType.Error)
            return False
        self.say(told, types.MessageType.Info)
        self.tell_all()
        return True

    def renew(self) -> None:
        """Read again what may have changed in files, and send what is found now."""
        try:
            with self.library.lock:
                self.library.renew()
        except CannotRun as fault:
            self.say(fault.message, types.MessageType.Error)
            return
        self.tell_all()


def make_server(workspace: Workspace, wishes: ClientWishes, root: Path | None) -> EditorServer:
    """The server with everything that it answers. `root` is the folder that a person named for the library."""
    # What pygls tells of itself is for those who write it.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = EditorServer(workspace, wishes, root)

    @server.feature(types.INITIALIZE)
    def begin(server: EditorServer, params: types.InitializeParams) -> None:
        try:
            server.begin(params, server.workspace.position_encoding)
        except CannotRun as fault:
            server.say(fault.message, types.MessageType.Error)

    @server.feature(types.INITIALIZED)
    async def watch(server: EditorServer, _params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            wanted = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    _add_texts(server)
    _add_questions(server)
    _add_commands(server)
    return server


def _add_texts(server: EditorServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(server: EditorServer, params: types.DidOpenTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        if path:
            server.library.open_texts[path] = as_page_text(params.text_document.text)
            server.library.uris[path] = params.text_document.uri
            server.renew()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(server: EditorServer, params: types.DidChangeTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        whole = [
            one
            for one in params.content_changes
            if isinstance(one, types.TextDocumentContentChangeWholeDocument)
        ]
        if path is None or not whole:
            return
        server.library.open_texts[path] = as_page_text(whole[-1].text)
        server.typed += 1
        mine = server.typed
        await asyncio.sleep(QUIET_SECONDS)
        if server.typed == mine:
            server.tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(server: EditorServer, params: types.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        if path and server.library.open_texts.pop(path, None) is not None:
            # What was not saved is gone.
            server.tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(server: EditorServer, _params: types.DidSaveTextDocumentParams) -> None:
        server.renew()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def others_wrote(server: EditorServer, _params: types.DidChangeWatchedFilesParams) -> None:
        server.renew()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(server: EditorServer, params: types.DidChangeConfigurationParams) -> None:
        server.take_settings(params.settings)
        server.tell_all()


def _add_questions(server: EditorServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(server: EditorServer, params: types.HoverParams) -> types.Hover | None:
        language = server.library.language
        return server.on_page(
            params.text_document.uri, lambda look, side: hover(look, side, params.position, language)
        )

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def across(server: EditorServer, params: types.DefinitionParams) -> list[types.Location] | None:
        return server.on_page(
            params.text_document.uri, lambda look, side: counterpart(look, side, params.position)
        )

    kinds = [types.CodeActionKind.QuickFix, MEND_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def offered(server: EditorServer, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        found = server.on_page(
            params.text_document.uri, lambda look, side: offers(server.library, look, side, params.range)
        )
        only = params.context.only
        if found is None or only is None:
            return found
        return [one for one in found if any(f"{one.kind}.".startswith(f"{kind}.") for kind in only)]


def _add_commands(server: EditorServer) -> None:
    @server.command(WAIVE)
    @server.thread()
    def waive(server: EditorServer, *given: Any) -> bool:
        key, name, reason = _texts(given, 3)
        return server.do(lambda: waive_finding(server.library, key, name, reason))

    @server.command(APPROVE)
    @server.thread()
    def approve(server: EditorServer, *given: Any) -> bool:
        key, name = _texts(given, 2)
        return server.do(lambda: approve_block(server.library, key, name))


def path_of(uri: str) -> Path | None:
    """The file that a URI names; None where it names no file."""
    if not uri.startswith("file:"):
        return None
    path = to_fs_path(uri)
    # The library knows its files by where they really are.
    return Path(path).resolve() if path else None


def _texts(given: tuple[Any, ...], number: int) -> list[str]:
    texts = [one if isinstance(one, str) else "" for one in given[:number]]
    return [*texts, *[""] * (number - len(texts))]


def _root_of(params: types.InitializeParams) -> Path | None:
    folders = params.workspace_folders
    uri = folders[0].uri if folders else params.root_uri
    return path_of(uri) if uri else None


def _units(encoding: object) -> Units:
    name = str(getattr(encoding, "value", encoding) or "utf-16")
    return name if name in ("utf-8", "utf-32") else "utf-16"  # type: ignore[return-value]
