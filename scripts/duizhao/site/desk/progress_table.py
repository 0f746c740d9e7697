"""Progress, in all and page by page."""

from collections.abc import Sequence
from urllib.parse import quote

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.states.pair_state import PageState
from duizhao.site.desk import desk_texts
from duizhao.site.desk.block_place import page_id, page_name
from duizhao.site.desk.desk_context import DeskContext, said_in
from duizhao.site.desk.page_links import page_links
from duizhao.site.desk.page_progress import Count, by_state, gravest_first, in_step
from duizhao.site.desk.step_texts import wait_name
from duizhao.text.html.element import Html, element


def progress(pages: Sequence[PageState], teller: DeskContext) -> Html:
    """Two bars for all pages, then a line a page: those that wait, and a closed list of the others."""
    waiting = gravest_first(pages)
    done = [page for page in pages if not page.waiting]
    return element(
        "section",
        element("h2", teller.say(desk_texts.PROGRESS), id="progress"),
        element("div", *(_total(pages, language, teller) for language in LANGUAGES), class_="totals"),
        _table(waiting, teller) if waiting else None,
        element(
            "details",
            element("summary", teller.say(desk_texts.pages_in_step(len(done)))),
            _table(done, teller),
            class_="pages-in-step",
        )
        if done
        else None,
        class_="progress",
        aria_labelledby="progress",
    )


def _total(pages: Sequence[PageState], language: Language, teller: DeskContext) -> Html:
    return element(
        "div",
        element("h3", teller.say(desk_texts.LANGUAGE[language])),
        _bar(in_step(pages, language), teller),
        class_="total",
    )


def _bar(count: Count, teller: DeskContext) -> Html:
    full = " bar--full" if count.of == count.all else ""
    return element(
        "div",
        element("span", teller.say(desk_texts.so_many_in_step(count.of, count.all)), class_="bar__text"),
        _picture(count.share, f"bar{full}"),
        class_="measure",
    )


def _picture(share: int, class_: str) -> Html:
    """A bar that is filled up to `share` of 100. Drawn, because a strict site allows no style in an attribute."""
    edge = element("line", x1=share, x2=share, y1=0, y2=1) if 0 < share < 100 else None
    filled = element("rect", width=share, height=1)
    return element(
        "svg",
        filled,
        edge,
        viewBox="0 0 100 1",
        preserveAspectRatio="none",
        class_=class_,
        aria_hidden="true",
    )


def _table(pages: Sequence[PageState], teller: DeskContext) -> Html:
    heads = [desk_texts.PAGE, *(desk_texts.LANGUAGE[language] for language in LANGUAGES)]
    if any(page.waiting for page in pages):
        heads.append(desk_texts.BY_STATE)
    # The roles are said: on a phone the rows are laid out anew, and would lose them.
    return element(
        "table",
        element(
            "thead",
            element(
                "tr",
                *(element("th", teller.say(head), scope="col", role="columnheader") for head in heads),
                role="row",
            ),
            role="rowgroup",
        ),
        element("tbody", *(_row(page, teller) for page in pages), role="rowgroup"),
        role="table",
        class_="pages",
    )


def _row(page: PageState, teller: DeskContext) -> Html:
    title = said_in(page_name(page, teller.language))
    here = f"#{quote(page_id(page.key))}"
    return element(
        "tr",
        element(
            "th",
            element("a", title, href=here, class_="pages__title")
            if page.waiting
            else element("span", title, class_="pages__title"),
            element("span", *page_links(page, teller), class_="pages__links"),
            scope="row",
            role="rowheader",
        ),
        *(
            element(
                "td",
                element(
                    "span",
                    teller.say(desk_texts.LANGUAGE[language]),
                    class_="pages__label",
                    aria_hidden="true",
                ),
                _bar(in_step([page], language), teller),
                role="cell",
            )
            for language in LANGUAGES
        ),
        element("td", _states(page, teller), role="cell", class_="pages__states") if page.waiting else None,
        role="row",
    )


def _states(page: PageState, teller: DeskContext) -> Html:
    safety = sum(block.safety for block in page.waiting)
    return element(
        "ul",
        element(
            "li",
            element("span", teller.say(desk_texts.SAFETY), class_="badge"),
            element("span", str(safety), class_="number"),
        )
        if safety
        else None,
        *(
            element("li", teller.say(wait_name(state)), element("span", str(number), class_="number"))
            for state, number in by_state(page.waiting)
        ),
    )
