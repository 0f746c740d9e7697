"""Pages that are made together from the same data, and what they would be, kept until the data or the program changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.content_cache import KeptValues
from duizhao.base.digest import digest, program_digest
from duizhao.library.settings import Settings

FILE = "made.json"


@dataclass(frozen=True, slots=True)
class Making:
    """Pages that are made together: `make` gives the path of each and its text. `source` is all that they are made from, beside the
    program; None where that is more than is worth comparing."""

    make: Callable[[], Mapping[Path, str]]
    source: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class KeptMakings:
    """The digests of texts as an earlier run made them, and those that this one leaves to the next."""

    _root: Path
    _kept: KeptValues

    @classmethod
    def read(cls, settings: Settings) -> "KeptMakings":
        """What was kept of the library of `settings`."""
        return cls(settings.root, KeptValues.read(settings.kept.with_name(FILE)))

    def write(self) -> None:
        """Leave what was asked for, and nothing else, to the next run."""
        self._kept.write()

    def digests(self, making: Making) -> Mapping[str, str]:
        """The digest of the text of each page, by its path below the library's folder. Raises CannotRun where it cannot be made."""
        if making.source is None:
            return self._made(making)
        name = digest(program_digest(), *making.source)
        kept = self._kept.known(name)
        told = {str(path): str(one) for path, one in kept.items()} if isinstance(kept, dict) else None
        told = self._made(making) if told is None else told
        self._kept.keep(name, told)
        return told

    def _made(self, making: Making) -> dict[str, str]:
        return {path.relative_to(self._root).as_posix(): digest(text) for path, text in making.make().items()}
