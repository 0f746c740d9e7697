"""What is in step: only counted, and listed where somebody opens the list."""

from collections.abc import Sequence

from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.site.desk import desk_texts
from duizhao.site.desk.block_place import Name, excerpt, page_name
from duizhao.site.desk.desk_context import DeskContext, said_in
from duizhao.site.desk.page_progress import waits
from duizhao.text.html.element import Html, element


def in_step_lists(pages: Sequence[PageState], teller: DeskContext) -> Html | None:
    """What nobody has to look at, a closed list a page; None where there is nothing."""
    lists = [one for page in pages if (one := _in_step_page(page, teller))]
    if not lists:
        return None
    heading = element("h2", teller.say(desk_texts.IN_STEP_PAGES), id="in-step")
    return element("section", heading, *lists, class_="in-step", aria_labelledby="in-step")


def _in_step_page(page: PageState, teller: DeskContext) -> Html | None:
    blocks = [block for block in page.blocks if not waits(block)]
    if not blocks:
        return None
    summary = element(
        "summary",
        said_in(page_name(page, teller.language)),
        element("span", teller.say(desk_texts.blocks_in_step(len(blocks))), class_="page__count"),
    )
    return element("details", summary, element("ul", *(_one_line(block, teller) for block in blocks)))


def _one_line(block: BlockState, teller: DeskContext) -> Html:
    words = Name(excerpt(block.side(teller.language).text), teller.language)
    state = (
        element("span", teller.say(desk_texts.NAMES[block.state]), class_="tag")
        if block.state != "approved"
        else None
    )
    return element("li", said_in(words), state)
