"""A block pair of which one language changed, for a report: what became of each side, and which side waits."""

from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Place


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text that stayed, was deleted or was added."""

    kind: Literal["same", "deleted", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class ChangedSide:
    """One language of the pair: where it stands (None where it is not there), and its text as runs."""

    place: Place | None
    runs: tuple[TextRun, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """A block pair of `page`. `told` says in a few words what happened, `waits` in which languages a text may be outdated,
    `command` is what a person types when both say the same."""

    page: str
    told: Bilingual
    en: ChangedSide
    zh: ChangedSide
    waits: tuple[Language, ...] = ()
    safety: bool = False
    command: str = ""

    def side_of(self, language: Language) -> ChangedSide:
        """Give the side in `language`, one of the two."""
        return self.en if language == "en" else self.zh
