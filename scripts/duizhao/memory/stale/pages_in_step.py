"""Which pages are wholly as they were approved, kept until a text, its memory or what judges it changes."""

from dataclasses import dataclass

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.content_cache import KeptValues
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.library.pages import PagePair
from duizhao.library.settings import Settings
from duizhao.memory.store import page_file

FILE = "in-step.json"
# What decides the state of a page, beside its texts.
PACKAGES = ("memory", "memory.states", "memory.stale", "text.markdown")


@dataclass(frozen=True, slots=True)
class PagesInStep:
    """What an earlier run found in step, and what this one keeps for the next. A file that is gone costs time."""

    _settings: Settings
    _kept: KeptValues
    _judges: str

    @classmethod
    def read(cls, settings: Settings) -> "PagesInStep":
        """What was kept of the library of `settings`."""
        judges = digest(program_digest(*PACKAGES), *settings.judges())
        return cls(settings, KeptValues.read(settings.kept.with_name(FILE)), judges)

    def has(self, pair: PagePair) -> bool:
        """True where `pair` was found in step as it is now. It is kept for the next run."""
        name = self._name(pair)
        known = self._kept.known(name) is not None
        if known:
            self._kept.keep(name, True)
        return known

    def keep(self, pair: PagePair) -> None:
        """Keep that `pair` is in step as it is now."""
        self._kept.keep(self._name(pair), True)

    def write(self) -> None:
        """Leave what was asked for or kept, and nothing else, to the next run."""
        self._kept.write()

    def _name(self, pair: PagePair) -> str:
        sides = (f"+{page.text}" if (page := pair.side(language)) else "-" for language in LANGUAGES)
        return digest(self._judges, pair.key, *sides, bytes_of(page_file(self._settings.memory, pair.key)))
