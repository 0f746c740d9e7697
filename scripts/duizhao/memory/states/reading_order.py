"""The block pairs of a page in the order in which a reader of the English meets them."""

from collections.abc import Iterable
from dataclasses import replace

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.states.kept_order import in_every_longest_rising
from duizhao.memory.states.pair_state import IN_STEP, BlockState
from duizhao.text.markdown.blocks import Block


def in_reading_order(states: Iterable[BlockState]) -> list[BlockState]:
    """In the order of the English page; what only the Chinese has stands below its neighbour there. Says which pairs
    were moved, and where those belong that one side lacks."""
    given = list(states)
    english = sorted((state for state in given if state.en.blocks), key=lambda state: _place(state, "en"))
    ordered: list[BlockState] = []
    chinese_only = sorted(
        (state for state in given if not state.en.blocks), key=lambda state: _place(state, "zh")
    )
    # Each of these goes behind the pair that holds the Chinese block above it.
    above: dict[int, list[BlockState]] = {}
    anchored = sorted(
        (_place(state, "zh"), number) for number, state in enumerate(english) if state.zh.blocks
    )
    following = 0
    last = -1
    for state in chinese_only:
        while following < len(anchored) and anchored[following][0] < _place(state, "zh"):
            last = anchored[following][1]
            following += 1
        above.setdefault(last, []).append(state)
    ordered += above.get(-1, [])
    for number, state in enumerate(english):
        ordered += [state, *above.get(number, [])]
    return _with_neighbours(_say_moved(ordered))


def _place(state: BlockState, language: Language) -> int:
    """Where the side begins: the number of a block in its page."""
    return state.side(language).blocks[0].number


def _say_moved(states: list[BlockState]) -> list[BlockState]:
    places = [_place(state, "zh") if state.en.blocks and state.zh.blocks else -1 for state in states]
    in_place = in_every_longest_rising(places)
    return [
        replace(state, state="moved")
        if places[number] >= 0 and number not in in_place and state.state in IN_STEP
        else state
        for number, state in enumerate(states)
    ]


def _with_neighbours(states: list[BlockState]) -> list[BlockState]:
    last: dict[Language, Block | None] = {"en": None, "zh": None}
    placed = []
    for state in states:
        lacking: Language | None = "en" if not state.en.blocks else "zh" if not state.zh.blocks else None
        placed.append(replace(state, before=last[lacking]) if lacking else state)
        for language in LANGUAGES:
            if state.side(language).blocks:
                last[language] = state.side(language).blocks[-1]
    return placed
