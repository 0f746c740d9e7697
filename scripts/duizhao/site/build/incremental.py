"""Which page pairs have to be laid out again, and what is kept of a build for the next one."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duizhao.library.settings import Settings
from duizhao.site.build.build_basis import BuildBasis, basis_of, last_written
from duizhao.site.build.build_plan import INCLUDES, KnownPage
from duizhao.site.build.engines import Engine
from duizhao.site.build.published_site import PublishedSite, forget, stamps

if TYPE_CHECKING:
    # An engine is under way before these are needed.
    from duizhao.site.build.finish_site import FinishedSite
    from duizhao.site.build.handover import Handover


@dataclass(frozen=True, slots=True)
class Outset:
    """How a library stands before it is built: the moment, the last build as far as it counts, what the site is made from now
    (and where that was looked for), and the keys of the page pairs to lay out, None for all."""

    moment: int
    last: PublishedSite | None = None
    basis: BuildBasis | None = None
    watched: tuple[str, ...] = ()
    units: frozenset[str] | None = None
    engine: Engine = "mkdocs"

    @property
    def is_same(self) -> bool:
        """True where the site is already what would be built."""
        return self.last is not None and self.basis == self.last.basis


def outset(settings: Settings, engine: Engine = "mkdocs") -> Outset:
    """How the library of `settings` stands now, for a build with `engine`. Raises CannotRun where a key leads out of the memory."""
    moment = time.time_ns()
    last = PublishedSite.read(settings)
    if last is None:
        return Outset(moment, engine=engine)
    now = basis_of(settings, last.watched, engine)
    if now.world != last.basis.world or now.units.keys() != last.basis.units.keys():
        return Outset(moment, None, now, last.watched, engine=engine)
    changed = {key for key, name in now.units.items() if name != last.basis.units[key]}
    return Outset(moment, last, now, last.watched, _with_dependents(changed, last.pages), engine)


def everything(start: Outset) -> Outset:
    """The same outset for a build that lays out all pages."""
    return replace(start, last=None, units=None)


def with_units(start: Outset, units: frozenset[str] | None) -> Outset:
    """The same outset for a build that lays out these units, None for all."""
    return everything(start) if units is None else replace(start, units=units)


def _with_dependents(changed: Iterable[str], pages: Mapping[str, KnownPage]) -> frozenset[str]:
    """The units that changed, and those that include them; where nobody knows what a page includes, that too. Those that cite them are
    asked for by the engine, where they would show something else."""
    units = set(changed)
    if not units:
        return frozenset()
    return frozenset(units | {page.unit for page in pages.values() if _includes_any(page, units)})


def _includes_any(page: KnownPage, units: set[str]) -> bool:
    """True where the text of a page includes one of `units`, or may."""
    included = page.facts.get(INCLUDES)
    return not isinstance(included, list | tuple) or not units.isdisjoint(included)


def keep(settings: Settings, start: Outset, handover: "Handover", done: "FinishedSite") -> None:
    """Keep, after it was published, what the next build may leave as it is."""
    if handover.watched is None:
        forget(settings)
        return
    basis = start.basis if start.watched == handover.watched else None
    if basis is None:
        # Nobody knew where to look before the engine began: what was written since then may not be what it has read.
        basis = basis_of(settings, handover.watched, start.engine)
        if last_written(settings, handover.watched) >= start.moment:
            forget(settings)
            return
    files = stamps(settings.site)
    PublishedSite(str(settings.site), handover.watched, basis, files, handover.pages, done.html).write(
        settings
    )
