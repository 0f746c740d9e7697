"""An editor, as far as the server can tell: it starts `duizhao lsp`, opens files, types, and asks."""

import ast
import asyncio
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0


class Editor:
    """One editor on the library in `root`. What the server sends is kept: findings by file, and sentences shown."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("test-editor", "1")
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Event()
        self.sentences: list[str] = []
        self.versions: dict[str, int] = defaultdict(int)

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def take(params: types.PublishDiagnosticsParams) -> None:
            self.found[params.uri] = list(params.diagnostics)
            self.told.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.sentences.append(params.message)

    async def start(self, options: Any = None, locale: str = "en", *arguments: str) -> types.InitializeResult:
        await self.client.start_io(sys.executable, "-m", "duizhao", "lsp", "--stdio", *arguments)
        result = await self.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(),
                root_uri=self.root.as_uri(),
                locale=locale,
                initialization_options=options,
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def named(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    async def open(self, name: str) -> list[types.Diagnostic]:
        text = (self.root / name).read_text("utf-8")
        item = types.TextDocumentItem(self.uri(name), types.LanguageKind.Markdown, 1, text)
        self.told.clear()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.findings(name)

    async def type(self, name: str, text: str) -> list[types.Diagnostic]:
        """The whole text of the file becomes `text`, on no disk; gives what is found in it then."""
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name] + 1, self.uri(name))
        self.told.clear()
        self.found.pop(self.uri(name), None)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(document, [types.TextDocumentContentChangeWholeDocument(text)])
        )
        return await self.findings(name)

    async def save(self, name: str, text: str) -> list[types.Diagnostic]:
        await self.type(name, text)
        (self.root / name).write_text(text, "utf-8")
        self.found.pop(self.uri(name), None)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.named(name)))
        return await self.findings(name)

    async def findings(self, name: str) -> list[types.Diagnostic]:
        """What the server says of a file, once it has said something."""
        while self.uri(name) not in self.found:
            await asyncio.wait_for(self.told.wait(), PATIENCE)
            self.told.clear()
        return self.found[self.uri(name)]

    async def hover(self, name: str, line: int, character: int = 0) -> str | None:
        params = types.HoverParams(self.named(name), types.Position(line, character))
        result = await self.client.text_document_hover_async(params)
        return result.contents.value if result else None  # type: ignore[union-attr]

    async def across(self, name: str, line: int) -> Any:
        params = types.DefinitionParams(self.named(name), types.Position(line, 0))
        return await self.client.text_document_definition_async(params)

    async def offers(self, name: str, line: int, only: list[str] | None = None) -> list[types.CodeAction]:
        here = types.Position(line, 0)
        params = types.CodeActionParams(
            self.named(name), types.Range(here, here), types.CodeActionContext([], only=only)
        )
        found = await self.client.text_document_code_action_async(params) or []
        return [one if isinstance(one, types.CodeAction) else offer_in(one) for one in found]

    async def run(self, command: types.Command, *more: str) -> Any:
        params = types.ExecuteCommandParams(command.command, [*(command.arguments or []), *more])
        return await self.client.workspace_execute_command_async(params)


def offer_in(read: types.Command) -> types.CodeAction:
    """The offer that lsprotocol's converter took for a bare command, as it does with each that has a command."""
    return types.CodeAction(read.title, command=types.Command(**ast.literal_eval(read.command)))


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """`text` after `edits`, as an editor that counts in UTF-16 makes them."""

    def offset(position: types.Position) -> int:
        lines = text.split("\n")
        units = lines[position.line].encode("utf-16-le")[: position.character * 2]
        return sum(len(line) + 1 for line in lines[: position.line]) + len(units.decode("utf-16-le"))

    for edit in sorted(
        edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True
    ):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def words(text: str, range_: types.Range) -> str:
    """What stands in a range, counted in UTF-16."""
    (one,) = {range_.start.line, range_.end.line}
    line = text.split("\n")[one].encode("utf-16-le")
    return line[range_.start.character * 2 : range_.end.character * 2].decode("utf-16-le")
