"""What a rule says: one fault, at one place, with the place to compare on the other side."""

from dataclasses import dataclass
from typing import Literal

from duizhao.bilingual import Bilingual, Language

Severity = Literal["error", "advice"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a page. `path` is as the user would type it; `line` and `column` count from 1, in characters.

    `text` is the faulty words, which start at the column; `line_text` the whole line, for showing.
    """

    path: str
    line: int
    column: int
    language: Language
    text: str = ""
    line_text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule found its fault.

    `compare` is the same spot in the other language, None where there is none. `fix` says what a person should do.
    """

    rule: str
    severity: Severity
    page: str
    place: Place
    compare: Place | None
    message: Bilingual
    fix: Bilingual

    @property
    def order(self) -> tuple[str, Place, str]:
        """Findings are told page by page, from the top."""
        return (self.page, self.place, self.rule)
