"""Put the translation desk together from its parts."""

from collections.abc import Iterable, Sequence

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.site.desk import desk_texts
from duizhao.site.desk.block_place import Address, page_id, page_name
from duizhao.site.desk.desk_context import DeskContext, nowhere, said_in
from duizhao.site.desk.filters import filters
from duizhao.site.desk.in_step import in_step_lists
from duizhao.site.desk.page_links import page_links
from duizhao.site.desk.page_progress import gravest_first, in_order
from duizhao.site.desk.pair_card import card
from duizhao.site.desk.progress_table import progress
from duizhao.site.desk.untouched_pages import Found, untouched_pages
from duizhao.text.html.element import Html, element
from duizhao.text.html.whole_document import document, look_of, own_file

# Before anything is shown: what needs a script is shown only where scripts run.
EARLY = "document.documentElement.classList.add('js')"


def desk_code() -> tuple[tuple[str, ...], str]:
    """The scripts that run on the desk, and its style, as they stand in it."""
    return (EARLY, own_file(__package__, "desk.js")), look_of(own_file(__package__, "desk.css"))


def desk_page(
    pages: Sequence[PageState],
    language: Language,
    address: Address,
    *,
    other_desk: str = "",
    library: str = "",
    made: str = "",
    untouched: Sequence[PageState] = (),
    found: Found | None = None,
    edit: Address = nowhere,
) -> str:
    """The desk of `pages` in `language`, a whole HTML document.

    `address` gives the address of a page in a language, relative to the desk; None where there is no such
    page. `other_desk` is the address of the desk in the other language, `library` the name of the library,
    `made` the day or time that `pages` shows: what is empty is left out. Of the `untouched` pages no block is shown; `found` says how many findings stand on
    each. `edit` gives the address at which a page can be changed on the web.
    """
    teller = DeskContext(language, address, edit)
    title = teller.say(desk_texts.TITLE)
    waiting = [block for page in pages for block in page.waiting]
    return document(
        f"{title} · {library}" if library else title,
        language,
        own_file(__package__, "desk.css"),
        element("a", teller.say(desk_texts.SKIP), href="#waiting", class_="skip") if waiting else None,
        _banner(pages, untouched, waiting, teller, other_desk, library, made),
        element("main", *_main(pages, untouched, waiting, teller), untouched_pages(untouched, found, teller)),
        early=EARLY,
        script=own_file(__package__, "desk.js"),
    )


def _banner(
    pages: Sequence[PageState],
    untouched: Sequence[PageState],
    waiting: Sequence[BlockState],
    teller: DeskContext,
    other_desk: str,
    library: str,
    made: str,
) -> Html:
    there = other(teller.language)
    switch = element(
        "a",
        teller.say(desk_texts.OTHER_DESK),
        href=other_desk,
        lang=there,
        hreflang=there,
        class_="switch",
        data_keeps_filter=True,
    )
    summary = desk_texts.summary(len(waiting), sum(block.safety for block in waiting))
    return element(
        "header",
        element(
            "div",
            element("p", library, class_="banner__library") if library else None,
            switch if other_desk else None,
            class_="banner__top",
        ),
        element("h1", teller.say(desk_texts.TITLE)),
        element("p", teller.say(summary), class_="banner__summary") if pages else None,
        element("p", teller.say(desk_texts.untouched(len(untouched))), class_="banner__summary")
        if untouched
        else None,
        element("p", teller.say(desk_texts.made_on(made)), class_="banner__made") if made else None,
        class_="banner",
    )


def _main(
    pages: Sequence[PageState],
    untouched: Sequence[PageState],
    waiting: Sequence[BlockState],
    teller: DeskContext,
) -> Iterable[Html | None]:
    if not (pages or untouched):
        yield element("p", teller.say(desk_texts.NO_PAGES), class_="empty")
        return
    if not (waiting or untouched):
        yield _all_in_step(teller)
    if pages:
        yield progress(pages, teller)
    if waiting or untouched:
        yield _how(teller)
    if waiting:
        yield element(
            "div",
            filters(waiting, teller),
            element(
                "section",
                element("h2", teller.say(desk_texts.WAITING), id="waiting", tabindex="-1"),
                element("p", teller.say(desk_texts.NONE_SHOWN), class_="none-shown", hidden=True),
                *(_waiting_page(page, teller) for page in gravest_first(pages)),
                class_="waiting",
                aria_labelledby="waiting",
            ),
            class_="work",
        )
    yield in_step_lists(pages, teller)


def _all_in_step(teller: DeskContext) -> Html:
    tick = Html(
        '<svg viewBox="0 0 64 64" width="72" height="72" aria-hidden="true"><circle cx="32" cy="32" r="29"/>'
        '<path d="M20 33.5l8.5 8.5L45 24.5"/></svg>'
    )
    return element(
        "section",
        tick,
        element("h2", teller.say(desk_texts.ALL_IN_STEP)),
        element("p", teller.say(desk_texts.ALL_IN_STEP_MORE)),
        class_="done",
    )


def _how(teller: DeskContext) -> Html:
    steps = element("ol", *(element("li", teller.say(step)) for step in desk_texts.STEPS))
    return element("details", element("summary", teller.say(desk_texts.HOW)), steps, class_="how")


def _waiting_page(page: PageState, teller: DeskContext) -> Html:
    name = page_name(page, teller.language)
    anchor = page_id(page.key)
    cards = (
        card(page, state, f"{anchor}-{number}", teller)
        for number, state in enumerate(in_order(page), start=1)
    )
    return element(
        "section",
        element(
            "header",
            element("h3", said_in(name), id=f"{anchor}-title"),
            element("p", teller.say(desk_texts.waiting_here(len(page.waiting))), class_="page__count"),
            element("p", *page_links(page, teller, told=False), class_="page__links"),
            class_="page__head",
        ),
        element("p", teller.say(desk_texts.dropped(len(page.dropped))), class_="page__dropped")
        if page.dropped
        else None,
        *cards,
        class_="page",
        id=anchor,
        aria_labelledby=f"{anchor}-title",
        data_page=" ".join(_all_names(page)),
    )


def _all_names(page: PageState) -> Iterable[str]:
    """What somebody may type to find a page."""
    yield page.key
    yield from (page_name(page, language).text for language in LANGUAGES)
