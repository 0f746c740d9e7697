"""How far each page is: numbers only, no words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.memory.states.pair_state import STATES, BlockState, PageState
from duizhao.site.desk.step_texts import ONLY, wait_of


@dataclass(frozen=True, slots=True)
class Count:
    """How many blocks of a page are in step (`of`), out of all of them (`all`)."""

    of: int
    all: int

    @property
    def share(self) -> int:
        """Per cent, rounded down: 100 only where nothing is left over."""
        return self.of * 100 // self.all if self.all else 100


def waits(state: BlockState) -> bool:
    """True where a person has to do something."""
    return state.waits


def waits_in(state: BlockState, language: Language) -> bool:
    """True where the reader of `language` has a text that may be outdated, has none, or has one that nobody
    approved."""
    return waits(state) and (language in state.stale or not state.stale)


def in_step(pages: Sequence[PageState], language: Language) -> Count:
    """How many block pairs of `pages` the reader of `language` can trust."""
    blocks = [state for page in pages for state in page.blocks]
    return Count(sum(not waits_in(state, language) for state in blocks), len(blocks))


def by_state(blocks: Sequence[BlockState]) -> list[tuple[str, int]]:
    """How many wait for what (`wait_of`), in the order in which it is told; what nothing waits for is left out."""
    counts = Counter(wait_of(block) for block in blocks)
    return [(wait, counts[wait]) for wait in (*STATES, *ONLY) if counts[wait]]


def in_order(page: PageState) -> list[BlockState]:
    """What waits on `page`: safety blocks first, then by state, then as they stand on the page."""
    return sorted(page.waiting, key=_gravity)


def gravest_first(pages: Sequence[PageState]) -> list[PageState]:
    """The pages on which something waits, in the order of the gravest block of each."""
    return sorted((page for page in pages if page.waiting), key=lambda page: min(map(_gravity, page.waiting)))


def _gravity(block: BlockState) -> tuple[bool, int]:
    return not block.safety, STATES.index(block.state)
