"""What one line of the table says of a page: little enough to be kept until the page changes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.approval_settings import STEPS, ApprovalStep
from duizhao.memory.states import PageState, State
from duizhao.memory.states.pair_state import IN_STEP, STATES

# These names of the front matter tell when a page was reviewed.
REVIEW = ("reviewed_by", "reviewed_on", "review_due")


@dataclass(frozen=True, slots=True)
class PageLine:
    """How many block pairs of a page are in which state, how many of those that wait are safety blocks, and who
    reviewed each side (None where there is no page). `steps` are those in which nothing changed and that wait for their next
    step, by the one that they have reached."""

    key: str
    states: Mapping[State, int]
    safety: int
    reviews: Mapping[Language, Mapping[str, str] | None]
    steps: Mapping[ApprovalStep, int] = field(default_factory=dict)

    @property
    def blocks(self) -> int:
        """All block pairs of the page."""
        return sum(self.states.values())

    @property
    def in_step(self) -> int:
        """Those that nobody has to do anything about."""
        unchanged = sum(number for state, number in self.states.items() if state in IN_STEP)
        return unchanged - sum(self.steps.values())

    @classmethod
    def of(cls, page: PageState) -> "PageLine":
        """Count the states of a page's blocks and read its review dates."""
        counts = Counter(state.state for state in page.blocks)
        reviews = {
            language: {name: _said(side.meta.get(name)) for name in REVIEW}
            if (side := page.pair.side(language))
            else None
            for language in LANGUAGES
        }
        states = {state: counts[state] for state in STATES if counts[state]}
        reached = Counter(state.step for state in page.blocks if state.is_on_its_way)
        steps = {step: reached[step] for step in STEPS if reached[step]}
        return cls(page.key, states, sum(state.safety for state in page.waiting), reviews, steps)

    @classmethod
    def from_json(cls, key: str, kept: Any) -> "PageLine":
        """The line that `as_json` gave. Raises KeyError, TypeError or ValueError where it is something else."""
        states = {state: int(kept["states"][state]) for state in STATES if state in kept["states"]}
        reviews = {language: {name: str(kept[language][name]) for name in REVIEW} for language in LANGUAGES}
        return cls(key, states, 0, reviews)

    def as_json(self) -> dict[str, Any]:
        """All of a line of a page that has both sides and waits for nobody, but for its key."""
        return {"states": dict(self.states), **{language: self.reviews[language] for language in LANGUAGES}}


def _said(value: object) -> str:
    return "" if value is None else str(value).strip()
