"""What changed since a person approved it, block by block and from content alone: no git, no dates.

`match` finds the approved texts again in one language's page, `states` puts both languages together, `words` shows what
changed, word by word. Either language may have changed first.
"""

from duizhao.staleness.states import BlockState, PageState, Side, State, page_state

__all__ = ["BlockState", "PageState", "Side", "State", "page_state"]
