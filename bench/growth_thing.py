"""Page pairs that hold much of one thing: long words, many numbers, open brackets, deep lists.

Each is made for a size: so many letters, numbers, marks or lines. Where everything is well, four times as much takes about
four times as long.
"""

from collections.abc import Callable
from dataclasses import dataclass

Made = Callable[[int], str]
# What stands on the other side where only one language holds the thing.
SHORT = {"en": "Stop now.\n", "zh": "立即停止。\n"}


@dataclass(frozen=True)
class Thing:
    """`en` and `zh` give the page for a size; `size` is one that takes well below a second."""

    name: str
    size: int
    en: Made
    zh: Made

    def pages(self, size: int, side: str = "both") -> tuple[str, str]:
        """Both pages of a pair that holds the thing on `side`: `en`, `zh` or `both`."""
        return (
            self.en(size) if side != "zh" else SHORT["en"],
            self.zh(size) if side != "en" else SHORT["zh"],
        )
