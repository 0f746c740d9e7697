"""Zensical as an engine: where it is, and how it is started. It is installed beside Duizhao, or is a program on the path."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duizhao.base.bound_process import end_with

NAME = "zensical"
ASK = "import zensical, importlib.metadata as m; print(zensical.__path__[0]); print(m.version('zensical'))"


@dataclass(frozen=True, slots=True)
class Zensical:
    """The Python that runs it, the folder of its package, its version."""

    python: str
    package: Path
    version: str

    @property
    def name(self) -> str:
        """The name and version that messages call it by."""
        return f"Zensical {self.version}"

    @property
    def templates(self) -> Path:
        """The folder of its own theme."""
        return self.package / "templates"

    def start(self, config: Path) -> "subprocess.Popen[str]":
        """Begin a strict build of the site that `config` tells of, in a process that ends with this one."""
        bound = partial(end_with, os.getpid()) if sys.platform == "linux" else None
        return subprocess.Popen(
            [self.python, "-m", NAME, "build", "--strict", "--config-file", str(config)],
            cwd=config.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            preexec_fn=bound,
        )


def find_zensical() -> Zensical | None:
    """Zensical, as it is installed here or lies on the path; None where it is not there."""
    for python in _pythons():
        try:
            told = subprocess.run([python, "-c", ASK], capture_output=True, encoding="utf-8", check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        package, version = told.stdout.split("\n")[:2]
        return Zensical(python, Path(package), version)
    return None


def _pythons() -> list[str]:
    """The Pythons that may have it: this one, and that of the program on the path."""
    found = [sys.executable] if importlib.util.find_spec(NAME) else []
    program = shutil.which(NAME)
    return [*found, *([str(Path(program).parent / "python")] if program else [])]
