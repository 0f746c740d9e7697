"""How often the pages of a library are read, and its page pairs aligned, while a test does something.

The calls are seen by the interpreter, whoever makes them and under whatever name: nothing can pass them by.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from duizhao.align.align import align_blocks
from duizhao.library.pages import Page
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase

# What parses a page.
PARSED = Page.__dict__["_parsed"].func.__code__


@dataclass
class Calls:
    """By what a call was about: pages by their path, pairs by their blocks, terms and settings by their file."""

    pages: Counter[Path] = field(default_factory=Counter)
    aligned: Counter[str] = field(default_factory=Counter)
    terms: Counter[Path] = field(default_factory=Counter)
    settings: Counter[Path] = field(default_factory=Counter)

    def see(self, frame: FrameType, event: str, _argument: object) -> None:
        """Count the call that begins in `frame`."""
        if event != "call":
            return
        code, given = frame.f_code, frame.f_locals
        # The examples of rules stand in no file.
        if code is PARSED and given["self"].path.is_absolute() and given["self"].given is None:
            self.pages[given["self"].path] += 1
        elif code is align_blocks.__code__:
            self.aligned[repr([[(one.line, one.text) for one in given[side]] for side in ("en", "zh")])] += 1
        elif code is TermBase.read.__func__.__code__:  # type: ignore[attr-defined]
            self.terms[given["path"]] += 1
        elif code is Settings.read.__func__.__code__:  # type: ignore[attr-defined]
            self.settings[given["root"]] += 1


@contextmanager
def counted() -> Iterator[Calls]:
    """Count what happens inside."""
    calls = Calls()
    before = sys.getprofile()
    sys.setprofile(calls.see)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def once(calls: Counter) -> bool:
    """True where something was asked for, and nothing twice."""
    return set(calls.values()) == {1}
