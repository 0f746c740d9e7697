"""How long `duizhao build` takes beside plain `mkdocs build` of the same pages, in the same run.

    python -m bench.site_speed [--times N] [--library DIR]

Both run as a person runs them, from their start to their end, taking turns, and the best of each counts. Plain MkDocs
has the same mkdocs.yml without the line of the plugin: it checks nothing, and tells readers nothing. `duizhao build`
runs three ways: `first` knows nothing of the library, `changed` finds one page pair changed, `again` finds none.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from bench import clock
from bench.flagged import ROOT
from bench.text import table

PARTS = ("docs", "memory", "source", "theme", "*.toml", "terms.csv", "mkdocs.yml")
PLUGIN = re.compile(r"^  - duizhao\b.*\n(?:^ {4,}.*\n)*", re.MULTILINE)
PLAIN = "plain.yml"
WAYS = ("first", "changed", "again")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=3, help="how often each runs")
    parser.add_argument("--library", type=Path, default=ROOT, help="the library to build")
    arguments = parser.parse_args()
    print(report(arguments.library, arguments.times), end="")


def report(library: Path = ROOT, times: int = 3) -> str:
    """The best wall times and their ratio."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of(library, Path(folder, "library"))
        plain: list[float] = []
        ours: dict[str, list[float]] = {way: [] for way in WAYS}
        for _ in range(times):
            for way in WAYS:
                plain.append(_plain(root))
                _prepare(root, way)
                ours[way].append(clock.whole_command(_command("duizhao", "build", "--root", str(root))))
    best = min(plain)
    rows = [
        (f"duizhao build, {way}", f"{min(ours[way]):.2f}", f"{min(ours[way]) / best:.2f}") for way in WAYS
    ]
    return table(
        ("the best of each", "seconds", "beside plain"),
        [("plain mkdocs build", f"{best:.2f}", "1.00"), *rows],
    )


def copy_of(library: Path, root: Path) -> Path:
    """A copy of a library to build in, with a configuration for plain MkDocs beside its own."""
    root.mkdir(parents=True)
    for part in (path for pattern in PARTS for path in library.glob(pattern)):
        if part.is_dir():
            shutil.copytree(part, root / part.name)
        else:
            shutil.copy(part, root / part.name)
    text = (root / "mkdocs.yml").read_text("utf-8")
    without, found = PLUGIN.subn("", text)
    if found != 1:
        raise SystemExit("mkdocs.yml has to have one line `  - duizhao`")
    (root / PLAIN).write_text(without, "utf-8")
    return root


def _plain(root: Path) -> float:
    return clock.whole_command(
        _command("mkdocs", "build", "--config-file", str(root / PLAIN), "--site-dir", str(root / "plain"))
    )


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _prepare(root: Path, way: str) -> None:
    if way == "first":
        shutil.rmtree(root / "build", ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)
    elif way == "changed":
        # A line that says nothing to a reader, so that the pages stay in step.
        for language in ("en", "zh"):
            page = max(
                (root / "docs" / language).glob("*.md"), key=lambda path: (path.stat().st_size, path.name)
            )
            page.write_text(page.read_text("utf-8") + "\n<!-- changed -->\n", "utf-8")


if __name__ == "__main__":
    main()
