"""One text to translate, the id that tells where it is from, and the mark that tells what stood there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from duizhao.base.bilingual import Language, other

# final: approved, nothing to do. review: a person has to look at the translation. empty: there is none.
UnitState = Literal["final", "review", "empty"]
# What the file says of a translation that came back. done: its translator is done with it. open: a person said that they
# are not. review: a person has to look at it, which the export wrote or a person. untouched: nobody has translated it, which
# only the export writes. Some tools leave both as they are, whatever their user did.
Progress = Literal["done", "open", "review", "untouched"]
STATES: tuple[UnitState, ...] = ("final", "review", "empty")
NOTHING = "-"
LONGEST_SECTION = 80
ID = re.compile(
    r"(?P<page>[^#]+)#(?P<section>.*)@(?P<source>en|zh):(?:(?P<kind>[a-z]{1,20}):)?(?P<source_digest>[0-9a-f]{12})"
    r"(?::(?P<place>\d{1,6}))?>(?P<to>en|zh)"
    # Until 0.1 the id held the digest of the translation too.
    r"(?::(?P<target_digest>[0-9a-f]{12}|-)(?::(?P<number>\d{1,6})/(?P<of>\d{1,6}))?)?",
    re.DOTALL,
)
MARK_WORDS = "Exported 导出:"
MARK = re.compile(
    rf"{MARK_WORDS} (?P<target_digest>[0-9a-f]{{12}}|-)(?:[ \n](?P<number>\d{{1,6}})/(?P<of>\d{{1,6}}))?"
)


@dataclass(frozen=True, slots=True)
class UnitId:
    """Where a text to translate is from: page, heading, kind of block and a digest of the text. `place` tells units
    apart that have all of these in common, in the order of the page.

    That is what a tool knows it by, and it stays the same while the translation changes. What it cannot know is what the
    translation was when it was exported: `target_digest` is a digest of that, empty where the file does not say it, and
    `number` of `of` says which one it was where several pairs of the page had both texts in common.
    """

    page: str
    section: str
    to: Language
    kind: str
    source_digest: str
    target_digest: str = ""
    number: int = 1
    of: int = 1
    place: int = 1

    def __str__(self) -> str:
        page = self.page.replace("%", "%25").replace("#", "%23")
        kind = f"{self.kind}:" if self.kind else ""
        place = f":{self.place}" if self.place > 1 else ""
        return f"{page}#{self.section}@{other(self.to)}:{kind}{self.source_digest}{place}>{self.to}"

    @property
    def mark(self) -> str:
        """What is written beside the id, for the import: which translation was exported."""
        which = f" {self.number}/{self.of}" if self.of > 1 else ""
        return f"{MARK_WORDS} {self.target_digest}{which}"

    @classmethod
    def parse(cls, text: str) -> "UnitId | None":
        """The id that was written as `text`; None where it is not one of ours."""
        found = ID.fullmatch(text.strip())
        if not found or found["source"] == found["to"] or not (found["kind"] or found["target_digest"]):
            return None
        return cls(
            found["page"].replace("%23", "#").replace("%25", "%"),
            found["section"],
            "en" if found["to"] == "en" else "zh",
            found["kind"] or "",
            found["source_digest"],
            found["target_digest"] or "",
            int(found["number"] or 1),
            int(found["of"] or 1),
            int(found["place"] or 1),
        )

    def marked(self, notes: str) -> "UnitId":
        """The id with what the mark among the `notes` of its unit says; an id that knows it already is left as it is."""
        found = MARK.search(notes)
        if self.target_digest or not found:
            return self
        return replace(
            self,
            target_digest=found["target_digest"],
            number=int(found["number"] or 1),
            of=int(found["of"] or 1),
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

    @property
    def all_notes(self) -> tuple[str, ...]:
        """The notes for the translator, and behind them the mark for the import."""
        return (*self.notes, self.id.mark)


@dataclass(frozen=True, slots=True)
class UnitFile:
    """What is to be written into a file: units that are translated into `to`. `approved_on` and `approved_by` are of the
    newest approval on their pages, empty where there is none."""

    units: Sequence[TranslationUnit]
    to: Language
    approved_on: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A unit as it came back: its translation, and what its translator says of it. `file` and `at` say where it
    stands, for people."""

    id: UnitId
    source: str
    target: str
    progress: Progress
    file: str
    at: str = ""


def digest(text: str) -> str:
    """What stands in an id for `text`; of no text, a dash."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12] if text else NOTHING


def short_section(section: str) -> str:
    """A heading as it stands in an id."""
    words = " ".join(section.split())
    return words if len(words) <= LONGEST_SECTION else f"{words[: LONGEST_SECTION - 1]}…"
