"""How long `duizhao build` takes beside plain `mkdocs build` of the same pages, in the same run.

    python -m bench.site_speed [--times N] [--library DIR | --pairs N [--flat]]

Both run as a person runs them, from their start to their end, taking turns, and the best of each counts. Plain MkDocs
has the same mkdocs.yml without the line of the plugin: it checks nothing, and tells readers nothing. `duizhao build`
runs three ways: `first` knows nothing of the library, `changed` finds one page pair changed, `again` finds none. With
`--pairs` the library is one of N short page pairs (`bench.many_pages`), `--flat` in one folder. On a machine that does much
else, the processor time says more than the clock.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from bench import clock
from bench.clock import CommandCost
from bench.flagged import ROOT
from bench.many_pages import write_many
from bench.text import table

PARTS = ("docs", "memory", "pictures", "source", "theme", "*.toml", "terms.csv", "mkdocs.yml")
PLUGIN = re.compile(r"^  - duizhao\b.*\n(?:^ {4,}.*\n)*", re.MULTILINE)
PLAIN = "plain.yml"
WAYS = ("first", "changed", "again")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=3, help="how often each runs")
    parser.add_argument("--library", type=Path, default=ROOT, help="the library to build")
    parser.add_argument("--pairs", type=int, help="build a library of so many short page pairs instead")
    parser.add_argument("--flat", action="store_true", help="with --pairs: all pages in one folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library
        if arguments.pairs:
            library = Path(folder, "many")
            write_many(library, arguments.pairs, flat=arguments.flat)
        print(report(library, arguments.times), end="")


def report(library: Path = ROOT, times: int = 3) -> str:
    """The best of the times of each, their ratios to plain MkDocs, and the most memory that each took."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of(library, Path(folder, "library"))
        plain: list[CommandCost] = []
        ours: dict[str, list[CommandCost]] = {way: [] for way in WAYS}
        for _ in range(times):
            for way in WAYS:
                if len(plain) < times:
                    plain.append(_plain(root))
                _prepare(root, way)
                # A build that publishes nothing has nothing to leave as it is: what it costs says nothing of the others.
                ours[way].append(clock.cost_of(_command("duizhao", "build", "--root", str(root)), good=(0,)))
    beside = _best(plain)
    rows = [("plain mkdocs build", plain), *((f"duizhao build, {way}", ours[way]) for way in WAYS)]
    heads = ("the best of each", "seconds", "beside plain", "of the processors", "beside plain", "MB at most")
    return table(heads, [_row(name, _best(costs), beside) for name, costs in rows])


def _best(costs: list[CommandCost]) -> CommandCost:
    return CommandCost(
        min(cost.clock for cost in costs),
        min(cost.processor for cost in costs),
        max(cost.memory for cost in costs),
    )


def _row(name: str, cost: CommandCost, beside: CommandCost) -> tuple[str, ...]:
    clock_ratio, processor_ratio = cost.clock / beside.clock, cost.processor / beside.processor
    return (
        name,
        f"{cost.clock:.2f}",
        f"{clock_ratio:.2f}",
        f"{cost.processor:.2f}",
        f"{processor_ratio:.2f}",
        f"{cost.memory:.0f}",
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


def _plain(root: Path) -> CommandCost:
    return clock.cost_of(
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
                (root / "docs" / language).rglob("*.md"), key=lambda path: (path.stat().st_size, path.name)
            )
            page.write_text(page.read_text("utf-8") + "\n<!-- changed -->\n", "utf-8")


if __name__ == "__main__":
    main()
