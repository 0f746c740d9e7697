"""What the desk holds between two requests: the library as it last read it, and what need not be found twice."""

import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.digest import digest
from duizhao.base.errors import CannotRun
from duizhao.checks.library_profile import profile_of
from duizhao.checks.workspace import Workspace
from duizhao.library.check_settings import Profile
from duizhao.memory import Memory
from duizhao.memory.held_memory import HeldMemory
from duizhao.memory.states.library_states import state_of
from duizhao.memory.states.pair_state import PageState
from duizhao.site.desk_server.desk_gate import DeskKeys
from duizhao.site.desk_server.known_lines import KnownLines


@dataclass(frozen=True, slots=True)
class Signer:
    """Who approves or waives, as the person at the desk says it."""

    by: str = ""
    role: str = ""


@dataclass
class DeskState:
    """One served library. Requests hold `lock` one after the other; `workspace` is the library as it is now."""

    keys: DeskKeys
    workspace: Workspace
    signer: Signer = Signer()
    language: Language = "en"
    lock: threading.Lock = field(default_factory=threading.Lock)
    _held: HeldMemory = field(default_factory=HeldMemory)

    @property
    def root(self) -> Path:
        """The folder in which the library stands."""
        return self.workspace.settings.root

    @property
    def name(self) -> str:
        """A short name of the library, under which a browser keeps texts that are not saved yet."""
        return digest(str(self.root))[:12]

    def renew(self) -> Workspace:
        """Look at the library again: others may have written meanwhile. Raises CannotRun."""
        self.workspace = Workspace.read(self.root, self.workspace)
        return self.workspace

    def page_now(self, key: str) -> PageState:
        """The page as its files and the memory were when the library was last looked at. Raises CannotRun."""
        return state_of(self.workspace, key)

    @cached_property
    def lines(self) -> KnownLines:
        """How each page stands, as far as it was looked at."""
        return KnownLines.read(self.workspace.settings)

    @cached_property
    def profile(self) -> Profile:
        """What the library is about. It is found out once: one page more does not change it."""
        workspace = self.workspace
        usual = workspace.settings.check.profile
        if usual != "general":
            return usual
        try:
            # All pages are read for it: only where the settings do not say it.
            return profile_of(workspace.library_as_it_is.pairs, usual)
        except CannotRun:
            return usual

    def memory(self) -> Memory:
        """All approved pairs. A file that did not change is not read again. Raises CannotRun where one is no PO."""
        return self._held.now(self.workspace.settings.memory)
