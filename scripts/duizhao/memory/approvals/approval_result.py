"""What became of the block pairs that a person looked at."""

from dataclasses import dataclass, field
from typing import Literal

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import Finding
from duizhao.memory.states.pair_state import BlockState, PageState

Answer = Literal["yes", "no", "stop"]


@dataclass
class ApprovalResult:
    """`approved` block pairs took the step. `refused` are those with a sure safety finding, `early` those that another step
    or another person has to see first, `halves` those of one language alone; `left` is how many nobody said yes to."""

    approved: int = 0
    refused: list[tuple[PageState, BlockState, Finding]] = field(default_factory=list)
    early: list[tuple[PageState, BlockState, Bilingual]] = field(default_factory=list)
    halves: list[tuple[PageState, BlockState]] = field(default_factory=list)
    left: int = 0

    @property
    def is_whole(self) -> bool:
        """True where nothing stood in the way of any of them."""
        return not (self.refused or self.early or self.halves)
