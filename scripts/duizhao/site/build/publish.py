"""Building the site with MkDocs, and publishing it only when it was built whole."""

import os
import re
import subprocess
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from duizhao.base.bound_process import bound_command
from duizhao.base.errors import CannotRun, cannot_write
from duizhao.site.build.build_plan import VARIABLE as PLAN
from duizhao.site.build.build_plan import BuildPlan, KnownPage, with_more, write_plan
from duizhao.site.build.disk_faults import fault_of_disk
from duizhao.site.build.engines import MODULES, Engine, require_engine
from duizhao.site.build.workshop import Workshop, workshop_beside

CONFIG = "mkdocs.yml"
# What every built site holds: a folder without it is not ours to replace.
MARK = "sitemap.xml"
# Names, in the environment of MkDocs, the library that is checked beside it. The plugin does not check that one again.
CHECKED = "DUIZHAO_CHECKED"
# Names the library of which a preview is built: every page says so.
PREVIEW = "DUIZHAO_PREVIEW"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FAULT = re.compile(r"WARNING|ERROR|CRITICAL|Error|Aborted|Traceback")
LAST_LINES = 20
HANDOVER = "handover.json"
# So long a build that is no longer wanted may take to end by itself.
PATIENCE_SECONDS = 5
# Begins an engine that is loaded already: with its arguments, what it needs in its environment, and the file for what it says. Gives
# None where there is none.
Begin = Callable[[Sequence[str], Mapping[str, str], Path], "subprocess.Popen[bytes] | None"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of one build.

    `published`: whether `site_dir` now holds this build; if not, it holds what it held before.
    `pages`: how many pages were built. `report`: the warnings and errors of MkDocs, empty when clean.
    """

    published: bool
    site_dir: Path
    pages: int
    report: str


@dataclass(frozen=True, slots=True)
class Built:
    """A build that has ended and is not published: where it lies, its pages, what MkDocs said of it; `whole` where
    it may be published."""

    whole: bool
    folder: Path
    pages: int
    report: str


@dataclass(frozen=True, slots=True)
class Building:
    """A build on its way, in a folder of its own beside the site."""

    workshop: Workshop
    mkdocs: subprocess.Popen[bytes]

    @property
    def site_dir(self) -> Path:
        """The folder in which the site is published."""
        return self.workshop.site_dir

    @property
    def folder(self) -> Path:
        """The folder in which the new site is built."""
        return self.workshop.new

    @property
    def handover(self) -> Path:
        """The file in which the engine tells what it has done."""
        return self.workshop.folder / HANDOVER

    def needed(self, units: frozenset[str] | None) -> frozenset[str] | None:
        """The units that have to be laid out, where this build was planned to lay out `units`: more, where the engine has found that
        others show something that is new (None for all). Waits for its end where it may. Raises CannotRun."""
        if units is None:
            return None
        self.mkdocs.wait()
        return with_more(self.handover, units)

    def finish(self) -> Built:
        """Wait for the build to end, and say what came of it. Raises CannotRun where the disk did not take it."""
        code = self.mkdocs.wait()
        said = self.workshop.output.read_bytes().decode("utf-8", "replace")
        report = _what_matters(said)
        if code != 0:
            if fault := fault_of_disk(said, self.folder):
                raise _cannot_write(self.site_dir, fault)
            return Built(False, self.folder, 0, report or "\n".join(said.splitlines()[-LAST_LINES:]))
        pages = sum(1 for page in self.folder.rglob("*.html") if page.name != "404.html")
        return Built(True, self.folder, pages, report)

    def publish(self) -> None:
        """Put what was built whole in the place of the site. Raises CannotRun where the folders cannot be written to."""
        try:
            self.workshop.publish()
        except OSError as fault:
            raise _cannot_write(self.site_dir, fault) from fault


def build_site(root: Path, site_dir: Path, engine: Engine = "mkdocs") -> BuildResult:
    """Build the library in `root` in strict mode with `engine` and put the site at `site_dir`, whole or not at all.

    Raises CannotRun as `building` does. A build with warnings raises nothing: it is a result like any other.
    """
    with building(root, site_dir, engine=engine) as under_way:
        built = under_way.finish()
        if built.whole:
            under_way.publish()
        return BuildResult(built.whole, under_way.site_dir, built.pages, built.report)


@contextmanager
def building(
    root: Path,
    site_dir: Path,
    *,
    checked: bool = False,
    units: Collection[str] | None = None,
    pages: Mapping[str, KnownPage] | None = None,
    engine: Engine = "mkdocs",
    preview: bool = False,
    begin: Begin | None = None,
) -> Iterator[Building]:
    """Begin to build the library in `root` in strict mode, in a process of its own. What was not published when the
    block ends, however it ends, is gone. `checked`: the caller checks the library, so the plugin does not, and ends the build
    itself: of the `units` (keys of page pairs; None for all) new pages are there then, and the others are those that `pages`
    tells of, which the caller has. `preview`: every page says that it is one. `begin` may have an engine ready.

    Raises CannotRun where the engine or `mkdocs.yml` is missing, where `site_dir` holds something that is no
    built site, and where the folders cannot be written to.
    """
    root, site_dir = root.resolve(), site_dir.resolve()
    _require_mkdocs(root, engine)
    _require_replaceable(site_dir)
    with ExitStack() as held:
        try:
            workshop = held.enter_context(workshop_beside(site_dir))
            # MkDocs writes to a file: a pipe that nobody reads for a while would stop it.
            output = held.enter_context(workshop.output.open("wb"))
        except OSError as fault:
            raise _cannot_write(site_dir, fault) from fault
        plan = _plan(workshop.folder, units, pages or {}) if checked else None
        under_way = Building(
            workshop,
            _start_engine(
                engine, root, workshop, output, plan, checked=checked, preview=preview, begin=begin
            ),
        )
        held.callback(_end, under_way.mkdocs)
        yield under_way


def is_checked(root: Path) -> bool:
    """True in a process that was begun by a command which checks the library in `root` itself."""
    return os.environ.get(CHECKED) == str(root.resolve())


def is_preview(root: Path) -> bool:
    """True in a process that was begun to build a preview of the library in `root`."""
    return os.environ.get(PREVIEW) == str(root.resolve())


def _plan(folder: Path, units: Collection[str] | None, pages: Mapping[str, KnownPage]) -> Path:
    """The file with what this build shall do. Raises CannotRun."""
    path = folder / "plan.json"
    chosen = None if units is None else tuple(sorted(units))
    write_plan(path, BuildPlan(str(folder / HANDOVER), chosen, {} if units is None else pages))
    return path


def _start_engine(
    engine: Engine,
    root: Path,
    workshop: Workshop,
    output: IO[bytes],
    plan: Path | None,
    *,
    checked: bool,
    preview: bool,
    begin: Begin | None,
) -> subprocess.Popen[bytes]:
    """Start the strict build, in a process that ends with this one. Never with --quiet: MkDocs then counts no warnings and
    answers 0."""
    arguments = ["build", "--strict", "--config-file", CONFIG, "--site-dir", str(workshop.new)]
    environment = {
        # The banner of Material about MkDocs 2 says nothing about this build.
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        CHECKED: str(root) if checked else "",
        PLAN: str(plan) if plan else "",
        PREVIEW: str(root) if preview else "",
    }
    if begin is not None and (begun := begin(arguments, environment, workshop.output)):
        return begun
    # Whoever still writes into the workshop holds its lock.
    handed_on = () if workshop.handle is None or os.name == "nt" else (workshop.handle,)
    return subprocess.Popen(
        bound_command(MODULES[engine], *arguments),
        cwd=root,
        pass_fds=handed_on,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a build that nobody waits for any more, so that it writes nothing into a folder that is being removed."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _what_matters(output: str) -> str:
    """The warnings and errors in the output of MkDocs, each with the lines that go on from it."""
    kept: list[str] = []
    wanted = to_the_end = False
    for line in COLOUR.sub("", output).splitlines():
        to_the_end = to_the_end or line.startswith(("Traceback", "Error"))
        if line and not line[0].isspace():
            wanted = to_the_end or FAULT.match(line) is not None
        if wanted and line.strip():
            kept.append(line.rstrip())
    return "\n".join(kept)


def _require_mkdocs(root: Path, engine: Engine) -> None:
    if not (root / CONFIG).is_file():
        raise CannotRun(
            f"{root}: there is no {CONFIG} here, so there is no site to build.",
            f"{root}：这里没有 {CONFIG}，无法生成网站。",
        )
    require_engine(engine, root)


def _require_replaceable(site_dir: Path) -> None:
    if not site_dir.exists() or (site_dir / MARK).is_file():
        return
    if not site_dir.is_dir() or any(site_dir.iterdir()):
        raise CannotRun(
            f"{site_dir}: this is not a built site, so it is not replaced. Name a new or an empty folder.",
            f"{site_dir}：这不是已生成的网站，不会覆盖。请指定一个新文件夹或空文件夹。",
        )


def _cannot_write(site_dir: Path, fault: OSError) -> CannotRun:
    return cannot_write(fault, site_dir)
