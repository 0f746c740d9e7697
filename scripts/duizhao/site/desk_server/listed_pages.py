"""Which pages the list of the desk shows: those that were asked for, a leaf of them at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.memory.status.status_line import PageLine
from duizhao.site.desk_server.known_lines import is_unreadable

Choice = Literal["every", "waits", "safety", "one-language"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
# Pages on one leaf of the list.
ON_A_LEAF = 50


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What a person wants to see of the list: words that stand on a page, a choice, and which leaf, from 0."""

    words: str = ""
    choice: Choice = "every"
    leaf: int = 0

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "ListAsked":
        """What the address asks for; what it does not understand is as if it were not said."""
        choice: Choice = next((one for one in CHOICES if one == query.get("show")), "every")
        leaf = query.get("leaf", "")
        number = int(leaf) if leaf.isascii() and leaf.isdecimal() and len(leaf) < 7 else 0
        return cls(query.get("find", "").strip()[:200], choice, number)


@dataclass(frozen=True, slots=True)
class ListedPages:
    """The lines of one leaf (None for a page that nobody has looked at yet), how many fit in all, and how all pages stand, as
    far as they were looked at."""

    asked: ListAsked
    lines: Sequence[tuple[str, PageLine | None]]
    fitting: int
    pages: int
    looked: int
    waiting: int
    safety: int

    @property
    def first(self) -> int:
        """The number of the first page on the leaf, from 1."""
        return self.asked.leaf * ON_A_LEAF + 1

    @property
    def last(self) -> int:
        """The number of the last page on the leaf."""
        return self.asked.leaf * ON_A_LEAF + len(self.lines)


def listed(workspace: Workspace, lines: Mapping[str, PageLine | None], asked: ListAsked) -> ListedPages:
    """The leaf that is `asked` for, of all pages with their lines in the order of the keys."""
    words = asked.words.casefold()
    fitting = [
        (key, line)
        for key, line in lines.items()
        if _is_chosen(line, asked.choice) and (not words or _has(workspace, key, words))
    ]
    last = max(0, (len(fitting) - 1) // ON_A_LEAF)
    asked = ListAsked(asked.words, asked.choice, min(asked.leaf, last))
    known = [line for line in lines.values() if line]
    start = asked.leaf * ON_A_LEAF
    return ListedPages(
        asked,
        fitting[start : start + ON_A_LEAF],
        len(fitting),
        len(lines),
        len(known),
        sum(line.blocks - line.in_step for line in known),
        sum(line.safety for line in known),
    )


def _is_chosen(line: PageLine | None, choice: Choice) -> bool:
    if choice == "every":
        return True
    if line is None:
        return False
    if choice == "waits":
        # What cannot be read waits too.
        return line.blocks > line.in_step or is_unreadable(line)
    return bool(line.safety) if choice == "safety" else None in line.reviews.values()


def _has(workspace: Workspace, key: str, words: str) -> bool:
    return words in key.casefold() or any(words in _text(workspace, key, one).casefold() for one in LANGUAGES)


def _text(workspace: Workspace, key: str, language: Language) -> str:
    try:
        return workspace.text(key, language) or ""
    except CannotRun:
        return ""
