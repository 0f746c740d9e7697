"""How each page of a library stands, for a list of a thousand pages: a page is looked at once, and again when it changes."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.content_cache import ContentCache
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.layout.pages_there import pages_there
from duizhao.library.settings import Settings
from duizhao.memory.states.library_states import is_remembered, state_of
from duizhao.memory.status.cached_lines import judges_of, name_of_line
from duizhao.memory.status.status_line import PageLine

FILE = "desk.json"
# So long one answer may look at pages that nobody has looked at yet; the next goes on. Longer where nobody waits for it.
SECONDS = 0.3
SECONDS_TO_FILL = 1.0


@dataclass
class KnownLines:
    """The line of each page under the name of what it was made from. What the last desk found out, and what `duizhao status`
    did, is known from the beginning."""

    _of_status: Mapping[str, object]
    _own: ContentCache
    _known: dict[str, PageLine] = field(default_factory=dict)

    @classmethod
    def read(cls, settings: Settings) -> "KnownLines":
        """What is kept beside the kept status of the library."""
        of_status = ContentCache.read(settings.kept).values
        return cls(of_status, ContentCache.read(settings.kept.with_name(FILE)))

    def names(self, workspace: Workspace) -> dict[str, str]:
        """The name of what the line of each page is made from, in the order of the keys. Raises CannotRun."""
        settings = workspace.settings
        judges = judges_of(settings)
        keys = sorted(set().union(*pages_there(settings.layout).keys.values()))
        return {key: _name(workspace, key, judges) for key in keys if is_remembered(key, settings)}

    def known(self, names: Mapping[str, str]) -> dict[str, PageLine | None]:
        """The line of every page, by its key; None where nobody has looked at the page as it is."""
        return {key: self._line(key, name) for key, name in names.items()}

    def find_out(
        self,
        workspace: Workspace,
        names: Mapping[str, str],
        first: Iterable[str],
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> dict[str, PageLine | None]:
        """Look at pages that nobody has looked at: at those of `first` in any case, and at others as long as there is time.
        Gives what is known then, as `known` does. Raises CannotRun."""
        lines = self.known(names)
        wanted = set(first)
        end = clock() + seconds
        unknown = sorted(
            (key for key, line in lines.items() if line is None), key=lambda key: key not in wanted
        )
        for key in unknown:
            if key not in wanted and clock() >= end:
                return lines
            line = _look(workspace, key)
            lines[key] = self._known[names[key]] = line
        if unknown and workspace.settings.is_written:
            # A folder that was never made a library is not written to.
            self._own.write({names[key]: _as_json(line) for key, line in lines.items() if line})
        return lines

    def _line(self, key: str, name: str) -> PageLine | None:
        if name in self._known:
            return self._known[name]
        for kept in (self._own.values.get(name), self._of_status.get(name)):
            try:
                self._known[name] = _from_json(key, kept)
                return self._known[name]
            except (KeyError, TypeError, ValueError):
                continue
        return None


def is_unreadable(line: PageLine) -> bool:
    """True for the line of a page of which something cannot be read: one that can has at least one side."""
    return all(line.reviews[language] is None for language in LANGUAGES)


def _name(workspace: Workspace, key: str, judges: str) -> str:
    try:
        return name_of_line(workspace, key, judges)
    except CannotRun:
        # One page must not hide the others.
        return f"unreadable {key}"


def _look(workspace: Workspace, key: str) -> PageLine:
    try:
        return PageLine.of(state_of(workspace, key))
    except CannotRun:
        return PageLine(key, {}, 0, dict.fromkeys(LANGUAGES))


def _as_json(line: PageLine) -> dict[str, object]:
    return {**line.as_json(), "safety": line.safety}


def _from_json(key: str, kept: Any) -> PageLine:
    """Raises KeyError, TypeError or ValueError where it is not what `_as_json` gives, or what the status keeps."""
    line = PageLine.from_json(key, kept)
    return PageLine(key, line.states, int(kept.get("safety", 0)), line.reviews)
