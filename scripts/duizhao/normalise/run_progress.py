"""What is told while many sources are normalised, and at the end."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from duizhao.base.bilingual import Language
from duizhao.normalise.source_folder import Result

SECONDS_BETWEEN = 0.5
SECONDS_BETWEEN_LINES = 10.0
MOST_FAULTS = 50


@dataclass(slots=True)
class Tally:
    """Counts results, keeps the first that failed, and shows on `stream` how far it is."""

    all: int
    language: Language
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    done: int = 0
    skipped: int = 0
    with_gaps: int = 0
    conflicts: int = 0
    failed: int = 0
    faults: list[Result] = field(default_factory=list)
    shown_at: float = 0.0

    def add(self, result: Result) -> None:
        """Count one result, and keep its fault for the summary."""
        self.done += 1
        self.skipped += result.was_done
        self.with_gaps += bool(result.gaps)
        self.conflicts += result.conflicts
        if result.fault:
            self.failed += 1
            if len(self.faults) < MOST_FAULTS:
                self.faults.append(result)
        self._show()

    def _show(self) -> None:
        on_screen = self.stream.isatty()
        now = time.monotonic()
        if self.done < self.all and now - self.shown_at < (
            SECONDS_BETWEEN if on_screen else SECONDS_BETWEEN_LINES
        ):
            return
        self.shown_at = now
        said = f"{self.done:,} / {self.all:,}"
        end = "" if on_screen and self.done < self.all else "\n"
        print(f"\r{said}" if on_screen else said, end=end, file=self.stream, flush=True)

    def lines(self, into: Path) -> Iterator[str]:
        """What to say at the end."""
        fresh = self.done - self.skipped - self.failed
        if self.language == "en":
            yield f"{self.all:,} sources: {fresh:,} done, {self.skipped:,} unchanged, {self.failed:,} not possible"
            yield f"{self.with_gaps:,} with gaps, {self.conflicts:,} blocks with two versions; drafts and reports: {into}"
        else:
            yield f"{self.all:,} 份原文：完成 {fresh:,} 份，未变 {self.skipped:,} 份，无法处理 {self.failed:,} 份"
            yield f"{self.with_gaps:,} 份有空缺，{self.conflicts:,} 处有两个版本；草稿和报告在 {into}"
        for one in self.faults:
            assert one.fault
            said = one.fault.say(self.language)
            yield f"  {said}" if str(one.path) in said else f"  {one.path}: {said}"
        if self.failed > len(self.faults):
            yield f"  … {self.failed - len(self.faults):,}"
