"""Run a module as `python -m` does, and count what it reads and aligns: see `bench.reads`.

Usage: COUNTS=FOLDER python bench/reads_worker.py MODULE ARGUMENTS…
"""

import atexit
import functools
import hashlib
import importlib
import json
import os
import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

COUNTS = "COUNTS"
# What is counted, and where it may stand: a checkout of another day has it elsewhere.
COUNTED = {
    "read_page": (
        "duizhao.library.pages:page_of",
        "duizhao.library.pages:read_page",
        "duizhao.library:read_page",
    ),
    "align": (
        "duizhao.align.align:align_blocks",
        "duizhao.align.align:align",
        "duizhao.comparison.align:align",
        "duizhao.align:align",
    ),
    "TermBase.read": (
        "duizhao.library.terms.term_base:TermBase.read",
        "duizhao.terms:TermBase.read",
        "duizhao.terms.base:TermBase.read",
    ),
    "Settings.read": ("duizhao.library.settings:Settings.read", "duizhao.settings:Settings.read"),
    "Memory.read": ("duizhao.memory.memory:Memory.read", "duizhao.memory:Memory.read"),
    "read_placement": ("duizhao.normalise.placement:read_placement",),
}
# Module and arguments of the process that the command starts.
AS_MODULE = ("-m", "mkdocs")


class Counts:
    """The calls of each thing that is counted, by what it was about and by who called."""

    def __init__(self) -> None:
        self.calls = {name: {"things": Counter[str](), "callers": Counter[str]()} for name in COUNTED}

    def counting(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, which counts its calls as those of `name`."""

        @functools.wraps(function)
        def counted(*given: Any, **named: Any) -> Any:
            frame = sys._getframe(1)
            self.calls[name]["things"][thing(given)] += 1
            self.calls[name]["callers"][f"{frame.f_globals['__name__']}.{frame.f_code.co_name}"] += 1
            return function(*given, **named)

        return counted

    def write(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(self.calls, ensure_ascii=False), encoding="utf-8")


def thing(given: tuple[Any, ...]) -> str:
    """What a call is about: the path it was given, or the texts of the blocks on both sides."""
    for one in given:
        if isinstance(one, Path):
            return str(one.resolve())
    texts = repr([[(block.kind, block.text) for block in side] for side in given[:2]])
    return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()


def wrap(counts: Counts) -> None:
    """Put a counting function in the place of each that is counted. Raises LookupError where one is nowhere."""
    for name, places in COUNTED.items():
        if not any(_wrapped(counts, name, place) for place in places):
            raise LookupError(f"{name} is at none of: {', '.join(places)}")


def _wrapped(counts: Counts, name: str, place: str) -> bool:
    module, _, attribute = place.partition(":")
    try:
        owner = importlib.import_module(module)
    except ModuleNotFoundError:
        return False
    *classes, function = attribute.split(".")
    for one in classes:
        owner = getattr(owner, one, None)  # type: ignore[assignment]
    found = getattr(owner, function, None)
    if not callable(found):
        return False
    if classes:
        inner = found.__func__  # type: ignore[attr-defined]
        setattr(owner, function, classmethod(counts.counting(name, inner)))
    else:
        setattr(owner, function, counts.counting(name, found))
    return True


class CountingPopen(subprocess.Popen):  # type: ignore[type-arg]
    """Starts MkDocs with this counter around it, and everything else as it is."""

    def __init__(self, command: Any, *rest: Any, **named: Any) -> None:
        if isinstance(command, list) and tuple(command[1:3]) == AS_MODULE:
            command = [command[0], __file__, command[2], *command[3:]]
        super().__init__(command, *rest, **named)


def main() -> None:
    module, *arguments = sys.argv[1:]
    # The folder of this file would shadow modules of the project.
    sys.path.pop(0)
    counts = Counts()
    wrap(counts)
    subprocess.Popen = CountingPopen  # type: ignore[misc]
    atexit.register(counts.write, Path(os.environ[COUNTS], f"{module}.json"))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
