"""Every command that writes, on a small library, in a copy of this process in which a call to the system meets a fault."""

import io
import os
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from duizhao.cli.main import main

TEXTS = {
    "docs/en/a.md": "# Dose {#dose}\n\nTake 5 mg.\n",
    "docs/zh/a.md": "# 用量 {#dose}\n\n服用 5 mg。\n",
    "docs/en/b.md": "# Dose {#dose}\n\nTake 5 mg.\n",
    "docs/zh/b.md": "# 用量 {#dose}\n\n服用 6 mg。\n",
    "docs/en/c.md": "# Tea {#tea}\n\nDrink tea.\n",
    "docs/zh/c.md": "# 茶 {#tea}\n\n喝茶 ,好。\n",
    "source/s.txt": "Dose\n\nRest 5 minutes.\n\n休息 5 分钟。\n",
    "topics.toml": '[[topic]]\nid = "a"\ntitle_en = "Dose"\ntitle_zh = "用量"\nheadings = ["Dose"]\n',
    "phrases.toml": "",
    "terms.csv": "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n",
}
COMMANDS = {
    "check": ("check",),
    "fix": ("check", "c", "--fix"),
    "approve": ("approve", "a", "--yes", "--by", "Li"),
    "waive": ("waive", "different-numbers", "b:3", "--reason", "a test", "--by", "Li"),
    "baseline": ("baseline",),
    "normalise": ("normalise", "source/s.txt"),
    "normalise a folder": ("normalise", "source", "--jobs", "1"),
    "desk": ("desk",),
    "generate": ("generate",),
    "status": ("status",),
    "init": ("init", "new"),
    "init here": ("init", "--here", "--root", "."),
    "export": ("export", "a", "--format", "po", "--output", "a.po"),
    "certificate": ("certificate", "a", "--json", "a.json"),
}
MOMENT = re.compile(rb"\d\d:\d\d:\d\d UTC")
# What is asked of the system, by the events of Python.
WRITES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate")
CALLS = (*WRITES, "open", "os.scandir", "os.listdir")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code (99 where it raised something), and what it said on the standard error and output."""

    code: int
    told: str
    printed: str


def write_library(root: Path) -> None:
    """The library on which the commands run, in the place of what stands there."""
    shutil.rmtree(root, ignore_errors=True)
    for name, text in TEXTS.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run_here(root: Path, command: tuple[str, ...]) -> int:
    """Run a command in this process, so that its copies need not load what it loads; its exit code."""
    before = Path.cwd()
    os.chdir(root)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            return main(command)
    finally:
        os.chdir(before)


def tree(root: Path) -> dict[str, bytes]:
    """Every file below `root` with its bytes but for moments; not what is kept for speed alone."""
    return {
        name: MOMENT.sub(b"", path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file() and not (name := path.relative_to(root).as_posix()).startswith("build/kept/")
    }


def run_apart(root: Path, command: tuple[str, ...], prepare: Callable[[], object] = lambda: None) -> Ended:
    """Run a command in `root`, in a copy of this process, behind `prepare`."""
    # What it says goes through a pipe: to a file, a disk that is full would not let it.
    heard, says = os.pipe()
    read, prints = os.pipe()
    child = os.fork()
    if child:
        os.close(says)
        os.close(prints)
        with open(heard, encoding="utf-8") as errors, open(read, encoding="utf-8") as output:
            told, printed = errors.read(), output.read()
        return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told, printed)
    code = 99
    try:
        sys.stdout, sys.stderr = (os.fdopen(one, "w", encoding="utf-8") for one in (prints, says))
        os.chdir(root)
        os.environ.update(LC_ALL="en_GB.UTF-8", DUIZHAO_TRACEBACK="")
        prepare()
        code = main(command)
    except BaseException as fault:
        print(f"Traceback: {fault!r}", file=sys.stderr)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def at_call(
    number: int, fault: Callable[[object], None], events: tuple[str, ...] = CALLS, for_ever: bool = False
) -> Callable[[], None]:
    """What sets `fault`, with the path, at the call to the system of that number, counted from 1, and at all calls behind it where
    it is `for_ever`."""

    def prepare() -> None:
        left = number

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in events and not _reads(event, arguments, events):
                left -= 1
                if left == 0 or (for_ever and left < 0):
                    fault(arguments[0])

        sys.addaudithook(hook)

    return prepare


def _reads(event: str, arguments: tuple[object, ...], events: tuple[str, ...]) -> bool:
    """True for a file that is opened to be read, where only what is written is counted."""
    if event != "open" or events is CALLS:
        return False
    flags = arguments[2]
    return isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR)
