"""Building the site with MkDocs, and publishing it only when it was built whole."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from duizhao.base.errors import CannotRun

CONFIG = "mkdocs.yml"
# What every built site holds: a folder without it is not ours to replace.
MARK = "sitemap.xml"
# Names, in the environment of MkDocs, the library that is checked beside it. The plugin does not check that one again.
CHECKED = "DUIZHAO_CHECKED"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FAULT = re.compile(r"WARNING|ERROR|CRITICAL|Error|Aborted|Traceback")
LAST_LINES = 20
# So long a build that is no longer wanted may take to end by itself.
PATIENCE_SECONDS = 5


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

    site_dir: Path
    workshop: Path
    mkdocs: subprocess.Popen[bytes]

    @property
    def folder(self) -> Path:
        """The folder in which the new site is built."""
        return self.workshop / "new"

    @property
    def _output(self) -> Path:
        return self.workshop / "output"

    def finish(self) -> Built:
        """Wait for the build to end, and say what came of it."""
        code = self.mkdocs.wait()
        said = self._output.read_bytes().decode("utf-8", "replace")
        report = _what_matters(said)
        if code != 0:
            return Built(False, self.folder, 0, report or "\n".join(said.splitlines()[-LAST_LINES:]))
        pages = sum(1 for page in self.folder.rglob("*.html") if page.name != "404.html")
        return Built(True, self.folder, pages, report)

    def publish(self) -> None:
        """Put what was built whole in the place of the site. Raises CannotRun where the folders cannot be written to."""
        _swap(self.folder, self.site_dir, self.workshop / "old")


def build_site(root: Path, site_dir: Path) -> BuildResult:
    """Build the library in `root` in strict mode and put the site at `site_dir`, whole or not at all.

    Raises CannotRun as `building` does. A build with warnings raises nothing: it is a result like any other.
    """
    with building(root, site_dir) as under_way:
        built = under_way.finish()
        if built.whole:
            under_way.publish()
        return BuildResult(built.whole, under_way.site_dir, built.pages, built.report)


@contextmanager
def building(root: Path, site_dir: Path, *, checked: bool = False) -> Iterator[Building]:
    """Begin to build the library in `root` in strict mode, in a process of its own. What was not published when the
    block ends, however it ends, is gone. `checked`: the caller checks the library, so the plugin does not.

    Raises CannotRun where MkDocs or `mkdocs.yml` is missing, where `site_dir` holds something that is no
    built site, and where the folders cannot be written to.
    """
    root, site_dir = root.resolve(), site_dir.resolve()
    _require_mkdocs(root)
    _require_replaceable(site_dir)
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
        # Beside the site, not in the system's own place for temporary files: only there is a rename one step.
        workshop = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    except OSError as fault:
        raise _cannot_write(site_dir, fault) from fault
    try:
        # MkDocs writes to a file: a pipe that nobody reads for a while would stop it.
        with (workshop / "output").open("wb") as output:
            under_way = Building(site_dir, workshop, _start_mkdocs(root, workshop / "new", output, checked))
        try:
            yield under_way
        finally:
            _end(under_way.mkdocs)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def is_checked(root: Path) -> bool:
    """True in a process that was begun by a command which checks the library in `root` itself."""
    return os.environ.get(CHECKED) == str(root.resolve())


def _start_mkdocs(root: Path, built: Path, output: IO[bytes], checked: bool) -> subprocess.Popen[bytes]:
    """Start the strict build. Never with --quiet: MkDocs then counts no warnings and answers 0."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", CONFIG]
    return subprocess.Popen(
        [*command, "--site-dir", str(built)],
        cwd=root,
        # The banner of Material about MkDocs 2 says nothing about this build.
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
            CHECKED: str(root) if checked else "",
        },
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


def _swap(built: Path, site_dir: Path, old: Path) -> None:
    """Put `built` in the place of `site_dir`. If the second step fails, the first is taken back."""
    try:
        had_one = site_dir.exists()
        if had_one:
            site_dir.rename(old)
        try:
            built.rename(site_dir)
        except BaseException:
            if had_one:
                old.rename(site_dir)
            raise
    except OSError as fault:
        raise _cannot_write(site_dir, fault) from fault


def _require_mkdocs(root: Path) -> None:
    if not (root / CONFIG).is_file():
        raise CannotRun(
            f"{root}: there is no {CONFIG} here, so there is no site to build.",
            f"{root}：这里没有 {CONFIG}，无法生成网站。",
        )
    if importlib.util.find_spec("mkdocs") is None:
        raise CannotRun(
            "MkDocs is not installed. Run `make site`, or: pip install 'duizhao[site]'.",
            "没有安装 MkDocs。请运行 `make site`，或：pip install 'duizhao[site]'。",
        )


def _require_replaceable(site_dir: Path) -> None:
    if not site_dir.exists() or (site_dir / MARK).is_file():
        return
    if not site_dir.is_dir() or any(site_dir.iterdir()):
        raise CannotRun(
            f"{site_dir}: this is not a built site, so it is not replaced. Name a new or an empty folder.",
            f"{site_dir}：这不是已生成的网站，不会覆盖。请指定一个新文件夹或空文件夹。",
        )


def _cannot_write(site_dir: Path, fault: OSError) -> CannotRun:
    return CannotRun(
        f"{site_dir}: the site cannot be put here ({fault.strerror}).",
        f"{site_dir}：无法把网站放到这里（{fault.strerror}）。",
    )
