"""Building the site with MkDocs, and publishing it only when it was built whole."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from duizhao.errors import CannotRun

CONFIG = "mkdocs.yml"
# What every built site holds: a folder without it is not ours to replace.
MARK = "sitemap.xml"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FAULT = re.compile(r"WARNING|ERROR|CRITICAL|Error|Aborted|Traceback")
LAST_LINES = 20


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


def build_site(root: Path, site_dir: Path) -> BuildResult:
    """Build the library in `root` in strict mode and put the site at `site_dir`, whole or not at all.

    Raises CannotRun where MkDocs or `mkdocs.yml` is missing, where `site_dir` holds something that is no
    built site, and where the folders cannot be written to. A build with warnings raises nothing: it is a
    result like any other.
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
        built = workshop / "new"
        run = _run_mkdocs(root, built)
        said = run.stdout + run.stderr
        report = _what_matters(said)
        if run.returncode != 0:
            return BuildResult(False, site_dir, 0, report or "\n".join(said.splitlines()[-LAST_LINES:]))
        pages = sum(1 for page in built.rglob("*.html") if page.name != "404.html")
        _swap(built, site_dir, workshop / "old")
        return BuildResult(True, site_dir, pages, report)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _run_mkdocs(root: Path, built: Path) -> subprocess.CompletedProcess[str]:
    """Run the strict build. Never with --quiet: MkDocs then counts no warnings and answers 0."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", CONFIG]
    return subprocess.run(
        [*command, "--site-dir", str(built)],
        cwd=root,
        # The banner of Material about MkDocs 2 says nothing about this build.
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


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
