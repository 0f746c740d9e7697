"""What a program may ask about a pair of texts, answered: findings, terms, approved translations, a second opinion."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.check_sentences import check_sentences, opinions_of_rows
from duizhao.checks.finding import Finding
from duizhao.checks.opinions.ask_opinions import SecondOpinion
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.troubles import CANNOT_ANSWER
from duizhao.checks.workspace import Workspace
from duizhao.library.terms.term_uses import term_uses
from duizhao.memory import Match, Memory
from duizhao.memory.store import PAGES
from duizhao.pairs_door.asked_pair import AskedPair
from duizhao.pairs_door.door_answer import as_row, told, told_finding, told_match, told_term

# Below this likeness (0 to 100) an approved pair is no help.
LEAST = 50.0
# No file has the pairs.
NOWHERE = Path("-")


@dataclass(frozen=True)
class PairsDoor:
    """The door to one library: its rules, terms and memory, as they were when each was first asked for, and the program that is
    heard too, where one is named."""

    workspace: Workspace
    opinion: SecondOpinion | None = None

    def answer(self, pair: AskedPair) -> tuple[dict[str, Any], tuple[Finding, ...]]:
        """The answer about a pair as JSON holds it, and the findings in it. Where one text is missing nothing was compared, and
        `findings` is null. What a second opinion could not be asked about says so. Raises CannotRun where the library's own files
        cannot be read."""
        said: dict[str, Any] = {"id": pair.id, "findings": None}
        found: tuple[Finding, ...] = ()
        if pair.is_whole:
            found = self._found(pair)
            if self.opinion:
                opinions, said["second_opinion"] = self._second(pair, self.opinion)
                found = (*found, *opinions)
            said["findings"] = [told_finding(finding, pair) for finding in found]
        if "terms" in pair.want:
            said["terms"] = self.terms(pair.en, pair.zh)
        if "memory" in pair.want:
            said["memory"] = [
                match for language in LANGUAGES for match in self.approved(_side(pair, language), language)
            ]
        return said, found

    def terms(self, en: str | None, zh: str | None) -> list[dict[str, Any]]:
        """The terms that either text names, each once. Raises CannotRun where the terms cannot be read."""
        terms = self.workspace.terms
        texts: tuple[tuple[str | None, Language], ...] = ((en, "en"), (zh, "zh"))
        found = {
            use.term.id: use.term
            for text, language in texts
            for use in term_uses(text or "", language, terms)
        }
        return [told_term(term) for term in found.values()]

    def approved(self, text: str | None, language: Language) -> list[dict[str, Any]]:
        """The approved pair whose text in `language` is most like `text`; none where nothing is like it. Raises CannotRun where the
        memory cannot be read."""
        if not text or not text.strip():
            return []
        match: Match | None = self._memory.best(text, language) or self._memory.nearest(text, language, LEAST)
        return [told_match(match, language)] if match else []

    def close(self) -> None:
        """Keep what the other program said, for later runs."""
        if self.opinion:
            self.opinion.keep()

    def _found(self, pair: AskedPair) -> tuple[Finding, ...]:
        choice = RuleChoice.of(self.workspace.settings)
        found = check_sentences([as_row(pair)], NOWHERE, self.workspace.knowledge)
        return tuple(filter(choice.tells, choice.graded(found)))

    def _second(
        self, pair: AskedPair, opinion: SecondOpinion
    ) -> tuple[tuple[Finding, ...], dict[str, object]]:
        before = opinion.strays
        try:
            found, refused = opinions_of_rows([as_row(pair)], NOWHERE, self.workspace.knowledge, opinion)
        except CannotRun as fault:
            return (), {"refused": 0, "error": told(fault.message)}
        return found, {"refused": refused + opinion.strays - before, "error": None}

    @cached_property
    def _memory(self) -> Memory:
        return Memory.read(self.workspace.settings.memory / PAGES)


def could_not_look(found: tuple[Finding, ...]) -> bool:
    """True where one of the findings says that the pair could not be compared."""
    return any(finding.rule in CANNOT_ANSWER for finding in found)


def _side(pair: AskedPair, language: Language) -> str | None:
    return pair.en if language == "en" else pair.zh
