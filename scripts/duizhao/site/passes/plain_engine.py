"""`python -m duizhao.site.passes.plain_engine build …`: lays out the library in this folder as MkDocs would be asked to, with an
engine that knows nothing of us: text pass, one run a language side by side, page pass. Messages are those of a strict build."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Protocol

from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.site_yaml import read_site_yaml, write_site_yaml
from duizhao.site.build.build_plan import plan_in_environment
from duizhao.site.passes.language_site import LanguageSite, site_settings
from duizhao.site.passes.site_pass import PlainSite, hand_over, pass_over
from duizhao.site.passes.text_pass import write_plain
from duizhao.site.passes.zensical import find_zensical

CONFIG = "mkdocs.yml"


class PlainEngine(Protocol):
    """A program that lays out Markdown in one language."""

    @property
    def name(self) -> str:
        """The name that messages call it by."""

    @property
    def templates(self) -> Path:
        """The folder of its own theme."""

    def start(self, config: Path) -> "subprocess.Popen[str]":
        """Begin a strict build of the site that `config` tells of, in a process that ends with this one."""


def build(root: Path, site_dir: Path, engine: PlainEngine) -> Iterator[str]:
    """Lay out the library in `root` into `site_dir`, an empty folder; give a line for everything that a strict build stops at.
    Raises CannotRun."""
    workspace = Workspace.read(root)
    settings = site_settings(read_site_yaml(root / CONFIG), root)
    publisher = {
        site.language: workspace.settings.publisher.shown(site.language) for site in settings.languages
    }
    with tempfile.TemporaryDirectory(dir=site_dir.parent) as name:
        bench = Path(name)
        plain = write_plain(settings, workspace, bench / "text")
        runs = [_begun(site, publisher[site.language], bench, engine) for site in settings.languages]
        said = [(run.communicate()[0], run.returncode) for run in runs]
        for site, (output, code) in zip(settings.languages, said, strict=True):
            if code:
                yield f"ERROR   -  {engine.name}, {site.name}:\n{_without_traceback(output)}"
        if any(code for _output, code in said):
            return
        for site in reversed(settings.languages):
            # The default language last: its are the files of the root, such as 404.html.
            made = bench / "site" / site.locale
            shutil.copytree(made, site_dir, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.md"))
    done = PlainSite(site_dir, settings, plain, workspace)
    own = settings.default.settings["theme"].get("custom_dir")
    templates = [engine.templates, *([Path(own)] if own else [])]
    for fault in pass_over(done, templates):
        yield f"WARNING -  {fault}"
    hand_over(done, plan_in_environment(), templates)


def _begun(
    site: LanguageSite, publisher: dict[str, str], bench: Path, engine: PlainEngine
) -> "subprocess.Popen[str]":
    """The run of the engine that lays out one language."""
    config = bench / f"{site.locale}.yml"
    extra = dict(site.settings.get("extra") or {})
    contact = publisher["contact"] or extra.get("contact") or ""
    extra["duizhao"] = {"publisher": {**publisher, "contact": contact}, "today": _today()}
    paths = {"docs_dir": f"text/{site.locale}", "site_dir": f"site/{site.locale}"}
    write_site_yaml(config, {**site.settings, **paths, "extra": extra})
    return engine.start(config)


def _without_traceback(output: str) -> str:
    """What an engine said, without the places of its own program at which it stopped."""
    said, traceback, rest = output.partition("Traceback (most recent call last):")
    last = rest.strip().splitlines()[-1:] if traceback else []
    return indent("\n".join([said.strip(), *last]).strip(), "    ")


def _today() -> str:
    """The day that the pages may show, as MkDocs takes it."""
    return time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())))


def main() -> int:
    """Build as the arguments say; 1 where a strict build stops."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=("build",))
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--config-file")
    parser.add_argument("--site-dir", type=Path, required=True)
    arguments = parser.parse_args()
    engine = find_zensical()
    try:
        if engine is None:
            raise CannotRun("Zensical is not installed.", "没有安装 Zensical。")
        arguments.site_dir.mkdir(parents=True, exist_ok=True)
        told = list(build(Path.cwd(), arguments.site_dir, engine))
    except CannotRun as fault:
        told = [f"ERROR   -  {fault.message.en} {fault.message.zh}"]
    for line in told:
        print(line)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
