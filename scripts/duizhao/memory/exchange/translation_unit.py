"""One text to translate, and the id that tells where it is from and what stood there."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from duizhao.base.bilingual import Language

# final: approved, nothing to do. review: a person has to look at the translation. empty: there is none.
UnitState = Literal["final", "review", "empty"]
STATES: tuple[UnitState, ...] = ("final", "review", "empty")
NOTHING = "-"
LONGEST_SECTION = 80
ID = re.compile(
    r"(?P<page>[^#]+)#(?P<section>.*)@(?P<source>en|zh):(?P<source_digest>[0-9a-f]{12})"
    r">(?P<to>en|zh):(?P<target_digest>[0-9a-f]{12}|-)(?::(?P<number>\d{1,6})/(?P<of>\d{1,6}))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class UnitId:
    """Where a text to translate is from, and digests of both texts when it was exported.

    `number` of `of` says which one it is where several pairs of a page have the same texts.
    """

    page: str
    section: str
    to: Language
    source_digest: str
    target_digest: str
    number: int = 1
    of: int = 1

    def __str__(self) -> str:
        page = self.page.replace("%", "%25").replace("#", "%23")
        source = "en" if self.to == "zh" else "zh"
        which = f":{self.number}/{self.of}" if self.of > 1 else ""
        return f"{page}#{self.section}@{source}:{self.source_digest}>{self.to}:{self.target_digest}{which}"

    @classmethod
    def parse(cls, text: str) -> "UnitId | None":
        """The id that was written as `text`; None where it is not one of ours."""
        found = ID.fullmatch(text.strip())
        if not found or found["source"] == found["to"]:
            return None
        return cls(
            found["page"].replace("%23", "#").replace("%25", "%"),
            found["section"],
            "en" if found["to"] == "en" else "zh",
            found["source_digest"],
            found["target_digest"],
            int(found["number"] or 1),
            int(found["of"] or 1),
        )


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A text to translate, its Markdown as placeholders. `target` is the translation that is there now.

    `previous` is the source text that was approved, where it is another one now. `notes` are for the translator.
    """

    id: UnitId
    source: str
    target: str
    state: UnitState
    notes: tuple[str, ...]
    path: str
    line: int
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A unit as it came back: its translation, and whether its translator is done with it. `file` and `at` say where it
    stands, for people."""

    id: UnitId
    source: str
    target: str
    is_done: bool
    file: str
    at: str = ""


def digest(text: str) -> str:
    """What stands in an id for `text`; of no text, a dash."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12] if text else NOTHING


def short_section(section: str) -> str:
    """A heading as it stands in an id."""
    words = " ".join(section.split())
    return words if len(words) <= LONGEST_SECTION else f"{words[: LONGEST_SECTION - 1]}…"
