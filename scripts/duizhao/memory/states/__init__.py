"""What changed since a person approved it, block by block and from content alone: no git, no dates.

`find_approved` finds the approved texts again in one language's page, `sides` says what became of them, `states_of_page`
puts both languages together, `approval` is what the memory holds afterwards, `word_difference` shows what changed. Either
language may have changed first.
"""

from duizhao.memory.states.pair_state import BlockState, PageState, PairSide, State
from duizhao.memory.states.states_of_page import page_state

__all__ = ["BlockState", "PageState", "PairSide", "State", "page_state"]
