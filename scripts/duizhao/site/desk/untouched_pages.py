"""The pages that nobody has approved anything of: a line a page, for every block of them would be one that waits."""

from collections.abc import Mapping, Sequence

from duizhao.library.rule_settings import SEVERITIES, Severity
from duizhao.memory.states.pair_state import PageState
from duizhao.memory.status.approve_line import approve_command
from duizhao.site.desk import desk_texts
from duizhao.site.desk.block_place import page_id, page_name
from duizhao.site.desk.desk_context import DeskContext, said_in
from duizhao.site.desk.page_links import page_links
from duizhao.text.html.element import Html, element

# How many findings of each severity stand on a page.
Found = Mapping[str, Mapping[Severity, int]]


def is_untouched(page: PageState) -> bool:
    """True for a page of which nobody has approved anything."""
    return not page.dropped and all(state.entry is None for state in page.blocks)


def untouched_pages(pages: Sequence[PageState], found: Found | None, teller: DeskContext) -> Html | None:
    """The table of these pages; None where there are none. Without `found` nothing is said of findings."""
    if not pages:
        return None
    heads = [desk_texts.PAGE, *([desk_texts.FOUND] if found is not None else []), desk_texts.APPROVE_WITH]
    head = element(
        "tr",
        *(element("th", teller.say(one), scope="col", role="columnheader") for one in heads),
        role="row",
    )
    table = element(
        "table",
        element("thead", head, role="rowgroup"),
        element("tbody", *(_untouched(page, found, teller) for page in pages), role="rowgroup"),
        role="table",
        class_="pages",
    )
    return element(
        "section",
        element("h2", teller.say(desk_texts.UNTOUCHED), id="untouched"),
        element("p", teller.say(desk_texts.UNTOUCHED_MORE)),
        table,
        class_="progress",
        aria_labelledby="untouched",
    )


def _untouched(page: PageState, found: Found | None, teller: DeskContext) -> Html:
    title = element("span", said_in(page_name(page, teller.language)), class_="pages__title")
    links = element("span", *page_links(page, teller), class_="pages__links")
    here = found.get(page.key, {}) if found is not None else None
    return element(
        "tr",
        element("th", title, links, scope="row", role="rowheader", id=page_id(page.key)),
        element("td", _counts(here, teller), role="cell", class_="pages__states")
        if here is not None
        else None,
        element("td", element("code", approve_command(page.key), translate="no"), role="cell"),
        role="row",
    )


def _counts(here: Mapping[Severity, int], teller: DeskContext) -> Html:
    told = [
        element(
            "li",
            element(
                "span",
                teller.say(desk_texts.SEVERITIES[severity]),
                class_="badge" if severity == "safety" else None,
            ),
            element("span", f"{here[severity]:,}", class_="number"),
        )
        for severity in SEVERITIES
        if here.get(severity)
    ]
    return element("ul", *told) if told else element("span", teller.say(desk_texts.NOTHING_FOUND))
