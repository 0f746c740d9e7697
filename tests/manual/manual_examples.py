"""The examples of a page of the manual: its blocks of commands, and what each is said to print.

A block of `sh` is run. `{ .sh .install }` is run by who installs (`python -m bench.newcomer`), `{ .sh .elsewhere }` by nobody: its first
line is a comment that says what it needs. A block of `text` right behind commands is what they print, where a line of `…` stands for
any number of lines, and `…` in a line for any words.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
NAMES = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Example:
    """Commands, the line of the page on which they begin (from 1), and what they print; None where the page does not say it."""

    commands: str
    line: int
    kinds: tuple[str, ...]
    printed: str | None = None

    @property
    def is_run(self) -> bool:
        """True for what anybody can run in the library of the examples."""
        return self.kinds == ("sh",)


def examples(page: Path) -> list[Example]:
    """The blocks of commands of a page, in their order."""
    text = page.read_text("utf-8")
    found: list[Example] = []
    end = 0
    for fence in FENCE.finditer(text):
        kinds = tuple(NAMES.findall(fence["info"]))
        follows = bool(found) and not text[end : fence.start()].strip()
        if kinds == ("text",) and follows and found[-1].printed is None:
            last = found.pop()
            found.append(Example(last.commands, last.line, last.kinds, fence["text"]))
        elif "sh" in kinds:
            found.append(Example(fence["text"], text.count("\n", 0, fence.start()) + 2, kinds))
        end = fence.end()
    return found


def prints(printed: str, shown: str) -> bool:
    """True where what commands `printed` is what the page has `shown`."""
    pattern = re.escape(shown).replace(re.escape("…") + "\\\n", "(?:.*\n)*?").replace(re.escape("…"), ".*")
    return re.fullmatch(pattern, printed) is not None
