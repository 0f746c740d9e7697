"""One build after another of a site that is being written."""

import os
import shutil
import time
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from duizhao.checks.check_library import examine
from duizhao.checks.finding import Finding
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.site.build.complete_site import complete
from duizhao.site.build.engines import Engine
from duizhao.site.build.handover import Handover, read_handover
from duizhao.site.build.incremental import Outset, keep, outset, with_units
from duizhao.site.build.link_fault import LinkFault
from duizhao.site.build.publish import Building, building
from duizhao.site.build.published_site import PublishedSite
from duizhao.site.build.workshop import sweep
from duizhao.site.desk.write_desk import count_findings, pages_of_desk
from duizhao.site.live.prepared_engine import PreparedEngine

# Below the folder of what is kept.
FOLDER = "live"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a build: the page pairs that were laid out again (None: all), what was found in them, links that lead nowhere,
    the number of pages of the site, what the engine said where it made no site, and the seconds that it took."""

    units: frozenset[str] | None
    findings: tuple[Finding, ...] = ()
    links: tuple[LinkFault, ...] = ()
    pages: int = 0
    report: str = ""
    seconds: float = 0.0

    @property
    def is_new(self) -> bool:
        """True where the site is another one now."""
        return self.units is None or bool(self.units)


@dataclass(slots=True)
class LiveSite:
    """The site of a library while it is written. `settings` are those of the library, but for where the site lies."""

    workspace: Workspace
    engine: Engine
    settings: Settings = field(init=False)
    watched: tuple[str, ...] = ()
    _prepared: PreparedEngine | None = None

    def __post_init__(self) -> None:
        self.settings = live_settings(self.workspace.settings)
        if self.engine == "mkdocs":
            self._prepared = PreparedEngine(self.settings.root)

    @property
    def folder(self) -> Path:
        """The folder in which the site lies."""
        return self.settings.site

    def prepare(self) -> None:
        """Have an engine loaded for the next build, while nobody waits for one."""
        if self._prepared:
            self._prepared.prepare()

    def close(self) -> None:
        """End what waits for the next build, and remove what one that was stopped in the middle of clearing up has left beside the
        site."""
        if self._prepared:
            self._prepared.close()
        if self.folder.parent.is_dir():
            sweep(self.folder)

    def rebuild(self) -> Rebuilt:
        """Lay out what changed since the last build. Raises CannotRun where the library, or the engine, cannot be used at all;
        the site is then what it was."""
        started = time.monotonic()
        self.workspace = self.workspace.renewed(live_settings(Settings.read(self.settings.root)))
        self.settings = self.workspace.settings
        start = outset(self.settings, self.engine)
        if start.is_same:
            return Rebuilt(frozenset(), seconds=time.monotonic() - started)
        return replace(self._built(start), seconds=time.monotonic() - started)

    def _built(self, start: Outset) -> Rebuilt:
        """The build that `start` asks for, or a larger one where the engine found that more is needed."""
        pages = start.last.pages if start.last else None
        with building(
            self.settings.root,
            self.settings.site,
            checked=True,
            units=start.units,
            pages=pages,
            engine=self.engine,
            begin=self._prepared.begin if self._prepared else None,
        ) as under_way:
            findings = self._findings(start.units)
            needed = under_way.needed(start.units)
            if needed == start.units:
                return self._finished(under_way, start, findings)
        return self._built(with_units(start, needed))

    def _finished(self, under_way: Building, start: Outset, findings: tuple[Finding, ...]) -> Rebuilt:
        """What came of a build that lays out all that is needed."""
        built = under_way.finish()
        if not built.whole:
            return Rebuilt(frozenset(), findings, report=built.report)
        pages = start.last.pages if start.last else None
        handover = self._handover(read_handover(under_way.handover, pages), start)
        desk = pages_of_desk(self.workspace) if handover.desk else ()
        found = count_findings(findings)
        done = complete(under_way.folder, handover, start.last, self.workspace, desk, found)
        if done.refused:
            told = "\n".join(f"{one.file}: {one.reason.en} {one.reason.zh}" for one in done.refused)
            return Rebuilt(frozenset(), findings, report=told)
        under_way.publish()
        keep(self.settings, start, handover, done)
        self.watched = handover.watched or ()
        return Rebuilt(start.units, findings, done.faults, done.pages)

    def _handover(self, handover: Handover, start: Outset) -> Handover:
        """What the engine did. The desk shows every page: it stays as it was while single pages change."""
        return handover if start.units is None else replace(handover, desk=False)

    def _findings(self, units: Collection[str] | None) -> tuple[Finding, ...]:
        """What is found in the page pairs, what is sure first."""
        pages = None if units is None else sorted(units)
        # What is kept of all pages is not read and written for a few.
        checked = examine(self.workspace, pages=pages, alone=False, keep=pages is None)
        return tuple(sorted(checked.as_written(checked.judged.live), key=lambda one: not one.is_sure))


def live_settings(settings: Settings) -> Settings:
    """The same library with its live site, and what is kept of that, in folders of their own."""
    folder = settings.kept.parent / FOLDER
    return replace(settings, site=folder / "site", kept=folder / settings.kept.name)


def begin_with(settings: Settings) -> None:
    """Begin with the site that was published last, where there is one and none that was live: then little has to be built. What
    cannot be copied is built."""
    live = live_settings(settings)
    if live.site.exists() or (last := PublishedSite.read(settings)) is None:
        return
    try:
        shutil.copytree(settings.site, live.site, copy_function=_same_file)
    except OSError:
        shutil.rmtree(live.site, ignore_errors=True)
        return
    replace(last, site=str(live.site)).write(live)


def _same_file(source: str, target: str) -> None:
    """The same file in a second place where the disk can have that, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
