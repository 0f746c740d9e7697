"""The best pair of the memory for a text."""

from duizhao.memory import Match, Memory
from duizhao.memory.suggest.wanted import Wanted

# Below this likeness (0 to 100) a pair is no help for a translator.
LEAST = 50.0


def best_match(one: Wanted, memory: Memory) -> Match | None:
    """The approved pair whose text in the leading language is most like the one that is wanted, with its score, 0 to
    100; None where nothing is like it. A pair with other numbers is given too: what differs has to be shown."""
    return memory.best(one.text, one.lead) or memory.nearest(one.text, one.lead, LEAST)
