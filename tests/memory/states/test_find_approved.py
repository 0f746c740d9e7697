"""Which block of the page an approved text became, where its words are others now."""

from duizhao.memory.essence import essence
from duizhao.memory.states.find_approved import Approved, find
from duizhao.text.markdown.blocks import read_blocks

TABLET = "Take the tablet in the morning with water."
# 0.42 of the tablet's words by rapidfuzz's ratio, the office 0.33: on either side of what is likeness at all.
GLASS = "You may drink a glass of water in the evening."
OFFICE = "Our office opens on Monday."


def became(now: str) -> list[str]:
    """The text that the approved paragraph about the tablet became in the page `now`, between two that stayed."""
    texts = ("First of all.", TABLET, "Last of all.")
    approved = [Approved(text, "paragraph", "", essence(text, "paragraph")) for text in texts]
    blocks = read_blocks(now).blocks
    return [blocks[one.block].text for one in find(approved, blocks) if one.changed and one.block is not None]


def test_a_text_that_is_somewhat_alike_is_the_changed_one_and_not_the_first_that_stands_there() -> None:
    assert became(f"First of all.\n\nThe office is shut.\n\n{GLASS}\n\nLast of all.\n") == [GLASS]


def test_where_nothing_is_alike_the_first_in_its_place_is_the_changed_one() -> None:
    assert became(f"First of all.\n\nZz.\n\n{OFFICE}\n\nLast of all.\n") == ["Zz."]


def test_a_text_that_is_somewhat_alike_is_not_found_elsewhere() -> None:
    assert became(f"{GLASS}\n\nFirst of all.\n\nLast of all.\n") == []
