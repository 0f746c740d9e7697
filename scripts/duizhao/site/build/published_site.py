"""What is kept of the last build, so that the next one does only what changed: `build/site.json`.

Nothing depends on it: where it is gone or does not fit the site that lies there, all is built.
"""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from duizhao.base.content_cache import ContentCache
from duizhao.library.settings import Settings
from duizhao.site.build.build_basis import BuildBasis
from duizhao.site.build.build_plan import KnownPage, known_as_json, known_from_json
from duizhao.site.build.html_facts import HtmlFacts, facts_as_json, facts_from_json

FILE = "site.json"
# The size of a file and the moment it was written, in nanoseconds: whoever writes into the site changes that.
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site as it was published: where, what it was made from, every file of it, and what is known of its pages."""

    site: str
    watched: tuple[str, ...]
    basis: BuildBasis
    files: Mapping[str, Stamp]
    pages: Mapping[str, KnownPage]
    html: Mapping[str, HtmlFacts]

    @classmethod
    def read(cls, settings: Settings) -> "PublishedSite | None":
        """What was kept, where the site still is what it was; None otherwise."""
        told: Mapping[str, Any] = ContentCache.read(_path(settings)).values
        try:
            record = cls(
                str(told["site"]),
                tuple(map(str, told["watched"])),
                BuildBasis(**told["basis"]),
                {path: (int(size), int(at)) for path, (size, at) in told["files"].items()},
                known_from_json(told["pages"]),
                facts_from_json(told["html"]),
            )
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return None
        return record if record.site == str(settings.site) and record.files == stamps(settings.site) else None

    def write(self, settings: Settings) -> None:
        """Keep it for the next build. What cannot be written is not kept."""
        ContentCache(_path(settings)).write(
            {
                "site": self.site,
                "watched": list(self.watched),
                "basis": asdict(self.basis),
                "files": {path: list(stamp) for path, stamp in self.files.items()},
                "pages": {path: known_as_json(page) for path, page in self.pages.items()},
                "html": facts_as_json(self.html),
            }
        )


def forget(settings: Settings) -> None:
    """Keep nothing: the next build does all."""
    _path(settings).unlink(missing_ok=True)


def stamps(folder: Path) -> dict[str, Stamp]:
    """The stamp of every file below `folder`, by its path in it; of none where there is no such folder."""
    found: dict[str, Stamp] = {}
    waiting = [(str(folder), "")]
    while waiting:
        at, below = waiting.pop()
        try:
            with os.scandir(at) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, f"{below}{entry.name}/"))
                    else:
                        told = entry.stat(follow_symlinks=False)
                        found[f"{below}{entry.name}"] = (told.st_size, told.st_mtime_ns)
        except OSError:
            continue
    return found


def _path(settings: Settings) -> Path:
    return settings.kept.with_name(FILE)
