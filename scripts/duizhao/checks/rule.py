"""What a rule is. A rule is one file in `rules/`; its name is the file's name, and nothing registers it.

Three kinds, by what they look at: `BlockRule` one block pair, `PageRule` one page pair, `LibraryRule` all of
it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Severity
from duizhao.library.check_settings import Profile
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.reading_targets import Targets
from duizhao.library.safety import Safety, general
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.text.language.language_pack import Chinese
from duizhao.text.markdown.blocks import Block
from duizhao.text.meaning.clue import Confidence
from duizhao.text.reading import read


@dataclass(frozen=True, slots=True)
class Example:
    """A page pair that has the fault, and the same pair repaired. Shown to people, and a test.

    An empty text is a page that is missing. `terms` are those the example needs.
    """

    broken_en: str
    broken_zh: str
    repaired_en: str
    repaired_zh: str
    terms: TermBase = field(default_factory=TermBase)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What rules may ask: the library's terms, how easy its pages have to be, and what it is about. What makes a safety
    block decides how grave their faults are. The Chinese of the pages is written in `chinese` characters; the terms have
    their names as texts are compared. Where the site of the library `is_guarded`, its pages may hold nothing that does something
    by itself."""

    terms: TermBase = field(default_factory=TermBase)
    safety: Safety = field(default_factory=general)
    targets: Targets = field(default_factory=Targets)
    profile: Profile = "general"
    chinese: Chinese = "simplified"
    is_guarded: bool = False

    @classmethod
    def read(cls, settings: Settings) -> "Knowledge":
        """What the library of `settings` knows. Raises CannotRun."""
        profile, chinese = settings.check.profile, settings.check.chinese
        return cls(
            TermBase.read(settings.terms).compared(chinese),
            Safety.read(settings.safety, profile, chinese),
            settings.reading,
            profile,
            chinese,
            settings.site_pages.is_guarded,
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a block: offsets in characters in the block's text."""

    block: Block
    start: int = 0
    end: int | None = None


def seen(block: Block, start: int = 0, end: int | None = None) -> Spot:
    """The spot of the visible characters from `start` to `end` of the block's reading (to its end where `end` is None)."""
    return Spot(block, *read(block.text).source_span(start, end))


@dataclass(frozen=True, slots=True)
class Fault:
    """What a block rule or page rule says. `at` is the side and spot of the fault, `compare` the spot on the
    other.

    A spot that is None means that side has no page; a Fault without `at` stands at the top of the page. `confidence` is
    `possible` where a person may find that nothing is wrong.
    """

    language: Language
    at: Spot | None
    compare: Spot | None
    message: Bilingual
    fix: Bilingual | None = None
    confidence: Confidence = "sure"


BlockCheck = Callable[[BlockPair, Knowledge], Iterable[Fault]]
PageCheck = Callable[[Page, Page, tuple[BlockPair, ...], Knowledge], Iterable[Fault]]
# What a rule says of a page that has no other side.
LoneCheck = Callable[[Page, Knowledge], Iterable[Fault]]
# What one page pair says to a rule that looks at all of them: whatever JSON can hold.
PairFacts = Mapping[str, Any]
GatherFacts = Callable[[PagePair, tuple[BlockPair, ...], Knowledge], PairFacts]
LibraryCheck = Callable[[Library, Mapping[str, PairFacts], Knowledge], Iterable[tuple[PagePair, Fault]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """`id` is the fault and the name of the file. `guards` is true of a good page, `why` says what happens to
    a reader otherwise, `fix` what a person should do. An `error` in a safety block is told as `safety`. A rule that
    `compares_words` asks whether two texts say the same: of two that are one text it is not asked."""

    guards: Bilingual
    why: Bilingual
    fix: Bilingual
    example: Example
    severity: Severity = "error"
    compares_words: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRule(_Rule):
    """A rule that looks at one block pair. One that is true `alone` is also asked of each block of a page that has no other side."""

    check: BlockCheck
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule(_Rule):
    """Looks at one page pair that has both sides, with its block pairs. What it says of each page by itself is also asked, as
    `alone`, of a page that has no other side."""

    check: PageCheck
    alone: LoneCheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRule(_Rule):
    """Looks at the whole library: at its page pairs, and at what `facts` gathered of each that could be read, by its key.
    Facts are kept until the pair changes: a page that is parsed again for a rule costs what the check of it cost."""

    check: LibraryCheck
    facts: GatherFacts | None = None


Rule = BlockRule | PageRule | LibraryRule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in `rules/`, in alphabetical order, each bearing the name of its file."""
    package = importlib.import_module("duizhao.checks.rules")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(
        replace(importlib.import_module(f"duizhao.checks.rules.{name}").rule, id=name.replace("_", "-"))
        for name in names
    )
