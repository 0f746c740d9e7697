"""What the memory and the drafts have for one block pair, for a person who edits it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory import Entry, Memory
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.suggest.drafts import draft_for
from duizhao.memory.suggest.fuzzy_match import best_match
from duizhao.memory.suggest.wanted import AS_IT_IS, Wanted


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry for what is `wanted`, and how like it is (0 to 100); a draft of a program has no score, and nobody approved it."""

    wanted: Wanted
    entry: Entry
    score: float | None

    @property
    def text(self) -> str:
        """The text for the other language."""
        return self.entry.side(self.wanted.to)


def suggested(
    page: PageState, state: BlockState, memory: Memory, drafts: Sequence[Entry]
) -> Iterator[Suggested]:
    """What fits the block pair: for each language that may lead, the best pair of the memory, then the newest draft. `drafts` are
    those of the page. Nothing for what nobody translates."""
    if state.first.kind in AS_IT_IS:
        return
    for lead in leads(state):
        one = Wanted(page, state, lead)
        if not one.text:
            continue
        match = best_match(one, memory)
        if match and match.entry != state.entry:
            yield Suggested(one, match.entry, match.score)
        if draft := draft_for(one, drafts):
            yield Suggested(one, draft, None)


def leads(state: BlockState) -> tuple[Language, ...]:
    """The languages whose text the other should say: both, where only a person knows which of them is right."""
    match state.state:
        case "en-changed" | "missing-zh":
            return ("en",)
        case "zh-changed" | "missing-en":
            return ("zh",)
        case _:
            return LANGUAGES
