"""What a rule says: one fault, at one place, with the place to compare on the other side."""

import hashlib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from duizhao.base.bilingual import Bilingual, Language
from duizhao.library.check_settings import Failing
from duizhao.library.rule_settings import SEVERITIES as SEVERITIES
from duizhao.library.rule_settings import Severity as Severity
from duizhao.text.meaning.clue import Confidence

# What became of a finding since the baseline was written, as SARIF calls it.
SinceBaseline = Literal["new", "updated", "unchanged"]
# One language changed, the other did not. No rule finds it: what was there before is not on the page.
STALE_RULE = "stale-translation"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a page. `path` is as the user would type it; `line` and `column` count from 1, in characters.

    `text` is the faulty words, which start at the column; `line_text` the line for showing, of which the
    first character stands at column `shown_from`: a cell of a table of sentence pairs is shown without its
    neighbours.
    """

    path: str
    line: int
    column: int
    language: Language
    text: str = ""
    line_text: str = ""
    shown_from: int = 1


# What NFKC leaves as it is.
ONE_WIDTH = str.maketrans("。、“”‘’", ".,\"\"''")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a finding was found in: the text of both blocks (of the whole page, where it stands at no block),
    and where in them its words are. A waiver of the finding holds as long as its digest stays the same."""

    en: str = ""
    zh: str = ""
    words: tuple[tuple[int, int | None], tuple[int, int | None]] = ((0, None), (0, None))

    @property
    def digest(self) -> str:
        """Changes with every character of either text. The words tell two findings in the same blocks
        apart."""
        whole = f"{_digest(self.en)} {_digest(self.zh)} {self.words}"
        return hashlib.sha256(whole.encode()).hexdigest()[:32]

    @property
    def loose_digest(self) -> str:
        """The same for texts that differ in spacing and in the width of their punctuation alone: mending these changes no
        finding. Of the words it knows how many of their kind stand before them."""
        whole = f"{_digest(_loose(self.en))} {_digest(_loose(self.zh))} {self._loose_words}"
        return hashlib.sha256(whole.encode()).hexdigest()[:32]

    @property
    def _loose_words(self) -> tuple[str, ...]:
        found = []
        for text, (start, end) in zip((self.en, self.zh), self.words, strict=True):
            words = _loose(text[start:end])
            found.append(f"{words} {_loose(text[:start]).count(words) if words else 0}")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that a person allows: why, who, and when; `bound_to` is the digest of what they looked at."""

    rule: str
    page: str
    reason: str
    by: str
    bound_to: str
    on: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Recorded:
    """A finding in the baseline: it was there when the library began to be checked. `bound_to` as for a waiver."""

    page: str
    rule: str
    severity: Severity
    confidence: Confidence
    bound_to: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule found its fault.

    `compare` is the same spot in the other language, None where there is none. `fix` says what a person
    should do. `bound_to` is what it was found in, `waiver` the one that covers it. `severity` says how grave the fault
    is if it is one, `confidence` how certain it is that it is one: `possible` ones are worth a look. `baseline` is None where
    the library has no baseline.
    """

    rule: str
    severity: Severity
    page: str
    place: Place
    compare: Place | None
    message: Bilingual
    fix: Bilingual
    bound_to: Bound = Bound()
    waiver: Waiver | None = None
    confidence: Confidence = "sure"
    baseline: SinceBaseline | None = None

    @property
    def order(self) -> tuple[str, Place, str]:
        """Findings are told page by page, from the top."""
        return (self.page, self.place, self.rule)

    @property
    def is_sure(self) -> bool:
        """False where a person may find that nothing is wrong."""
        return self.confidence == "sure"

    def fails(self, fail_on: Collection[Failing]) -> bool:
        """True where this finding makes a check fail that fails on `fail_on`; what is waived never does."""
        asked = self.severity in fail_on or (self.rule == STALE_RULE and "stale" in fail_on)
        return self.waiver is None and asked and (self.is_sure or "possible" in fail_on)


@lru_cache(maxsize=16)
def _loose(text: str) -> str:
    """A text without blanks and with one width of punctuation."""
    return "".join(unicodedata.normalize("NFKC", text).translate(ONE_WIDTH).split())


@lru_cache(maxsize=8)
def _digest(text: str) -> str:
    # Kept, because a long paragraph may have many findings.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
