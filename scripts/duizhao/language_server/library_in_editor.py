"""The library as an editor sees it: the files, and over them the texts that are open and on no disk yet."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.kept_block_faults import KeptBlockFaults
from duizhao.checks.library_profile import profile_of
from duizhao.checks.recorded_findings import apart_from, read_baseline
from duizhao.checks.waivers import Judged
from duizhao.checks.workspace import Workspace
from duizhao.language_server.client_wishes import NOBODY
from duizhao.language_server.editor_look import EditorLook
from duizhao.language_server.positions import Units
from duizhao.library.approval_settings import Person
from duizhao.library.check_settings import Profile
from duizhao.library.pages import Page, PagePair
from duizhao.memory import Memory
from duizhao.memory.held_memory import HeldMemory
from duizhao.memory.status.page_look import PageLook, finding_name, look_at_texts


@dataclass
class LibraryInEditor:
    """One library and its user. `lock` is held by whoever looks or writes: commands run beside what an editor asks meanwhile."""

    workspace: Workspace
    language: Language = "en"
    person: Person = NOBODY
    units: Units = "utf-16"
    # True for a client that asks its user for a reason itself, before it sends the command.
    asks_reasons: bool = False
    lock: threading.RLock = field(default_factory=threading.RLock)
    open_texts: dict[Path, str] = field(default_factory=dict)
    # What the editor calls a file: a link may lead to it, and signs may be written in several ways.
    uris: dict[Path, str] = field(default_factory=dict)
    _typed: dict[Path, Page] = field(default_factory=dict)
    _looked: dict[str, EditorLook] = field(default_factory=dict)
    # What was said of the blocks of a page at the last look: an edit changes few of them.
    _kept: dict[str, KeptBlockFaults] = field(default_factory=dict)
    _held: HeldMemory = field(default_factory=HeldMemory)
    _profile: Profile | None = None

    @property
    def root(self) -> Path:
        """The folder in which the library stands."""
        return self.workspace.settings.root

    def renew(self) -> None:
        """Look at the files again: settings, terms, waivers and the memory may be others by now. Raises CannotRun."""
        self.workspace = Workspace.read(self.root, self.workspace)
        self._looked.clear()

    def page_at(self, path: Path) -> tuple[str, Language] | None:
        """The key and the language of the page in a file; None where it is no page of the library."""
        return self.workspace.settings.layout.of_file(path)

    def uri(self, path: Path) -> str:
        """What the editor calls the file at `path`; the usual name where it has not named it."""
        return self.uris.get(path) or path.as_uri()

    def look(self, key: str) -> EditorLook:
        """The page pair as it is being written. Raises CannotRun where a file that belongs to it cannot be read."""
        pair = PagePair(key, self._side(key, "en"), self._side(key, "zh"))
        known = self._looked.get(key)
        if known and known.seen.page.pair == pair:
            return known
        kept = KeptBlockFaults.after(self._kept.get(key), self.workspace.knowledge)
        seen = look_at_texts(self.workspace, pair, self.profile, kept)
        self._kept[key] = kept
        paths = {language: self.workspace.settings.page_path(key, language) for language in LANGUAGES}
        uris = {language: self.uri(path) for language, path in paths.items()}
        self._looked[key] = EditorLook(seen, paths, uris, self._recorded(seen), self.units)
        return self._looked[key]

    def is_saved(self, look: EditorLook) -> bool:
        """True where both files hold what the editor shows."""
        self.renew()
        on_disk = (self.workspace.page_as_it_is(look.key, language) for language in LANGUAGES)
        return [page and page.text for page in on_disk] == [look.seen.text(side) for side in LANGUAGES]

    @property
    def memory(self) -> Memory:
        """All approved pairs, as the files are now. Raises CannotRun where one is no PO."""
        return self._held.now(self.workspace.settings.memory)

    @property
    def profile(self) -> Profile:
        """What the library is about. It is found out once: one page more does not change it."""
        usual = self.workspace.settings.check.profile
        if self._profile is None:
            self._profile = usual
            if usual == "general":
                try:
                    # All pages are read for it: only where the settings do not say it.
                    self._profile = profile_of(self.workspace.library_as_it_is.pairs, usual)
                except CannotRun:
                    self._profile = usual
        return usual if usual != "general" else self._profile

    def _side(self, key: str, language: Language) -> Page | None:
        settings = self.workspace.settings
        path = settings.page_path(key, language)
        text = self.open_texts.get(path)
        if text is None:
            return self.workspace.page_as_it_is(key, language)
        page = Page(key, language, path, text, chinese=settings.check.chinese)
        known = self._typed.get(path)
        # A page that was parsed is kept as long as nobody types in it.
        self._typed[path] = known if known == page else page
        return self._typed[path]

    def _recorded(self, seen: PageLook) -> frozenset[str]:
        baseline = read_baseline(self.workspace.settings.baseline)
        if not baseline:
            return frozenset()
        here = tuple(one for one in baseline if one.page == seen.page.key)
        judged = apart_from(here, Judged(seen.live, (), ()), pages=[seen.page.key], whole=False)
        return frozenset(map(finding_name, judged.recorded))
