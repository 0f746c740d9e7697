"""Serve the desk of a library to one person on this machine."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.library.layout.pages_there import require
from duizhao.site.desk_server.desk_gate import DeskKeys
from duizhao.site.desk_server.desk_request import DeskAnswer, DeskRequest
from duizhao.site.desk_server.desk_routes import answer
from duizhao.site.desk_server.desk_socket import DeskServer, open_server
from duizhao.site.desk_server.desk_state import DeskState, Signer

# Always the same, so that texts which a browser keeps are found again when the desk is opened the next day.
USUAL_PORT = 8137
NOBODY = Signer()


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that listens, and what it holds."""

    server: DeskServer
    state: DeskState

    @property
    def address(self) -> str:
        """What a person opens in a browser, with the token in it."""
        return self.state.keys.address


@contextmanager
def open_desk(
    workspace: Workspace, language: Language, port: int = USUAL_PORT, signer: Signer = NOBODY
) -> Iterator[OpenDesk]:
    """A desk of the library that listens until the block ends; `server.serve_forever` answers. Raises CannotRun where the
    library cannot be read, or the port cannot be used."""
    require(workspace.settings.layout)
    server = open_server(port)
    try:
        keys = DeskKeys(server.server_port, secrets.token_hex(16))
        state = DeskState(keys, workspace, signer, language)

        def answering(request: DeskRequest) -> DeskAnswer:
            return answer(request, state)

        server.answering = answering
        yield OpenDesk(server, state)
    finally:
        server.server_close()
