"""Everything that a built site is made from, as digests: what every page depends on, and what one page pair alone does."""

import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.digest import bytes_of, digest, program_digest, versions_of
from duizhao.library.settings import SETTINGS_FILE, Settings
from duizhao.memory.store import page_file

# What the pages are made with, beside Duizhao itself.
PACKAGES = (
    "mkdocs",
    "properdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "markdown",
    "pymdown-extensions",
    "jinja2",
    "markupsafe",
    "pyyaml",
    "pygments",
    "lxml",
    "pillow",
)
# Names of the environment that `mkdocs.yml` asks for.
ASKED = re.compile(r"!ENV\b([^\n]{0,500})")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*+")
PAGES = (".md", ".mdx", ".markdown")


@dataclass(frozen=True, slots=True)
class BuildBasis:
    """The digest of what all pages depend on, that of each page pair by its key, and that of what only the desk shows."""

    world: str
    units: dict[str, str]
    desk: str


def basis_of(settings: Settings, watched: Iterable[str], engine: str) -> BuildBasis:
    """The digests as the files are now. `watched` are the files and folders that the `engine` said the pages are made from.

    A page that is new, or gone, changes the menu and so all pages; so does the day, which pages may show.
    """
    world: list[bytes | str] = [
        engine,
        *versions_of(*PACKAGES),
        program_digest(),
        _day(),
        *_environment(settings.root / "mkdocs.yml"),
    ]
    texts: dict[str, list[bytes | str]] = {}
    for path in _files(settings, watched):
        named = settings.layout.of_file(path) if path.suffix in PAGES else None
        if named:
            world.append(f"{path}")
            texts.setdefault(named[0], []).extend((named[1], bytes_of(path)))
        else:
            world += [str(path), bytes_of(path)]
    for path in _data(settings):
        world += [str(path), bytes_of(path)]
    units = {
        key: digest(*parts, bytes_of(page_file(settings.memory, key))) for key, parts in sorted(texts.items())
    }
    return BuildBasis(digest(*world), units, digest(bytes_of(settings.waivers), bytes_of(settings.baseline)))


def last_written(settings: Settings, watched: Iterable[str]) -> int:
    """The moment at which the newest of the watched files was written or put in its place, in nanoseconds: one that is copied with
    its time bears an old one."""
    paths = [*_files(settings, watched), *_data(settings)]
    told = [path.stat() for path in paths if path.is_file()]
    return max((moment for one in told for moment in (one.st_mtime_ns, one.st_ctime_ns)), default=0)


def _data(settings: Settings) -> tuple[Path, ...]:
    """The files of the library that the pages are made from, beside its texts."""
    return settings.terms, settings.safety, settings.search, settings.root / SETTINGS_FILE, settings.topics


def _files(settings: Settings, watched: Iterable[str]) -> Iterator[Path]:
    """Every file that is watched, once, in the order of their paths."""
    left_out = {str(settings.site), str(settings.kept.parent), str(settings.memory)}
    found: dict[str, None] = {}
    for one in sorted(set(watched)):
        if not os.path.isdir(one):
            found[one] = None
            continue
        for folder, folders, names in os.walk(one):
            folders[:] = [
                name for name in folders if not name.startswith(".") and f"{folder}/{name}" not in left_out
            ]
            found.update((os.path.join(folder, name), None) for name in names)
    return map(Path, sorted(found))


def _day() -> str:
    """The day that the pages may show, as MkDocs takes it."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return time.strftime("%Y-%m-%d", time.gmtime(moment))


def _environment(config: Path) -> Iterator[str]:
    text = bytes_of(config).decode("utf-8", "replace")
    for asked in ASKED.findall(text):
        for name in NAME.findall(asked):
            yield f"{name}={os.environ.get(name)}"
