"""One line on a terminal that says how far a check is, and that is gone when it is done."""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.check_library import Watch, unwatched
from duizhao.checks.pair_findings import PairFindings
from duizhao.checks.reports.excerpt import display_width

# A check that is done sooner shows no line, and no line is written anew sooner.
SECONDS_BETWEEN = 0.2
# Back to the first column, and away with what stands in the line.
ERASE = "\r\033[K"


def shows_progress(stream: TextIO, variables: Mapping[str, str] = os.environ) -> bool:
    """True where a person looks on: at a terminal that can take a line back, and on no build server."""
    return stream.isatty() and variables.get("TERM") != "dumb" and not variables.get("CI")


@contextmanager
def progress_line(language: Language, stream: TextIO | None = None) -> Iterator[Watch]:
    """What shows on `stream`, the standard error where it is None, how many pairs are done. When the block ends, however it
    ends, the line is gone."""
    stream = stream or sys.stderr
    if not shows_progress(stream):
        yield unwatched
        return
    line = _ProgressLine(language, stream)
    try:
        yield line.watch
    finally:
        line.erase()


@dataclass(slots=True)
class _ProgressLine:
    language: Language
    stream: TextIO
    shown: bool = False

    def watch(self, done: Iterable[PairFindings], number: int) -> Iterator[PairFindings]:
        """Give on what is `done`, and now and then show how many of `number` that are."""
        last = time.monotonic()
        for count, one in enumerate(done, start=1):
            now = time.monotonic()
            if now - last >= SECONDS_BETWEEN:
                last = now
                self._show(count, number)
            yield one

    def erase(self) -> None:
        """Take the line back, where there is one."""
        if self.shown:
            print(ERASE, end="", file=self.stream, flush=True)

    def _show(self, count: int, number: int) -> None:
        said = progress(count, number).say(self.language)
        # A line that is wrapped cannot be taken back.
        if display_width(said) >= shutil.get_terminal_size().columns:
            said = f"{count}/{number}"
        print(ERASE + said, end="", file=self.stream, flush=True)
        self.shown = True


def progress(count: int, number: int) -> Bilingual:
    """How far a check is: `count` page pairs of `number` are done."""
    return Bilingual(f"checking: {count} of {number} page pairs", f"正在检查：已完成 {count}/{number} 对页面")
