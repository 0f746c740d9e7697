"""What was found in each page pair, kept until something changes that it was judged by.

A pair is bound to the content of everything: both texts and where they stand, the terms, what counts as safety, how easy pages
have to be, what the library is about, how its Chinese is written, the rules, the program, and the versions of what the program is built on. Nothing depends
on what is kept: a file that is gone or damaged costs time. A pair of which something could not be looked at is not kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.content_cache import KeptValues
from duizhao.base.digest import digest, program_digest
from duizhao.base.files import shown_path
from duizhao.checks.finding import Bound, Finding, Place
from duizhao.checks.pair_findings import PairFindings
from duizhao.checks.rule import Rule
from duizhao.library.check_settings import Profile
from duizhao.library.pages import PagePair
from duizhao.library.settings import Settings

FILE = "found.json"


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """What an earlier run found, and what this one keeps for the next. `judges` names everything but the pair itself."""

    _kept: KeptValues
    _judges: str

    @classmethod
    def read(cls, settings: Settings, rules: Iterable[Rule], profile: Profile) -> "KeptFindings":
        """What was kept of the library of `settings`, which is about `profile`, as far as these rules found it."""
        judges = digest(
            program_digest(),
            *settings.judges(),
            repr(settings.reading),
            profile,
            *(rule.id for rule in rules),
        )
        return cls(KeptValues.read(settings.kept.with_name(FILE)), judges)

    def of(self, pair: PagePair) -> PairFindings | None:
        """What was found in `pair` as it is now; None where that is not known. It is kept for the next run."""
        name = self._name(pair)
        known = self._kept.known(name)
        try:
            found = None if known is None else found_from_json(known)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        if found:
            self._kept.keep(name, known)
        return found

    def keep(self, pair: PagePair, found: PairFindings) -> None:
        """Keep what was found in `pair` for the next run."""
        if found.whole:
            self._kept.keep(self._name(pair), as_json(found))

    def write(self) -> None:
        """Leave what was asked for or kept, and nothing else, to the next run."""
        self._kept.write()

    def _name(self, pair: PagePair) -> str:
        # The texts that were read, not the files: those may have changed in the meantime.
        sides = (
            part
            for side in (pair.en, pair.zh)
            for part in ((f"+{side.text}", shown_path(side.path)) if side else ("-", ""))
        )
        return digest(self._judges, pair.key, *sides)


def as_json(found: PairFindings) -> list[object]:
    """What was found, as JSON can hold it; whether it is whole is not part of it."""
    return [[_of_finding(one) for one in found.findings], found.facts]


def found_from_json(given: Any) -> PairFindings:
    """What `as_json` was given. Raises KeyError, TypeError, ValueError or AttributeError where it is something else."""
    findings, facts = given
    if not isinstance(facts, Mapping):
        raise TypeError("facts are kept by their name")
    return PairFindings(tuple(_finding(*one) for one in findings), facts)


def _of_finding(one: Finding) -> list[object]:
    return [
        one.rule,
        one.severity,
        one.page,
        _of_place(one.place),
        one.compare and _of_place(one.compare),
        _of_bilingual(one.message),
        _of_bilingual(one.fix),
        [one.bound_to.en, one.bound_to.zh, one.bound_to.words],
        one.confidence,
    ]


def _finding(
    rule: Any,
    severity: Any,
    page: Any,
    place: Any,
    compare: Any,
    message: Any,
    fix: Any,
    bound: Any,
    sure: Any,
) -> Finding:
    en, zh, words = bound
    return Finding(
        rule,
        severity,
        page,
        Place(*place),
        Place(*compare) if compare else None,
        Bilingual(*message),
        Bilingual(*fix),
        Bound(en, zh, tuple(tuple(span) for span in words)),  # type: ignore[arg-type]
        confidence=sure,
    )


def _of_place(place: Place) -> list[object]:
    return [
        place.path,
        place.line,
        place.column,
        place.language,
        place.text,
        place.line_text,
        place.shown_from,
    ]


def _of_bilingual(said: Bilingual) -> list[str]:
    return [said.en, said.zh]
