"""The list of all pages, as HTML."""

from collections.abc import Iterator
from urllib.parse import urlencode

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.memory.states.pair_state import IN_STEP
from duizhao.memory.status.status_line import PageLine
from duizhao.site.desk import desk_texts
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_frame import DeskTeller, framed
from duizhao.site.desk_server.git_panel import git_panel
from duizhao.site.desk_server.known_lines import is_unreadable
from duizhao.site.desk_server.listed_pages import CHOICES, Choice, ListAsked, ListedPages
from duizhao.text.html.element import Html, element, together

CHOICE_NAMES: dict[Choice, Bilingual] = {
    "every": served_texts.EVERY_PAGE,
    "waits": served_texts.WAITS,
    "safety": served_texts.SAFETY_WAITS,
    "one-language": served_texts.ONE_LANGUAGE,
}


def list_page(found: ListedPages, titles: dict[str, dict[Language, str]], teller: DeskTeller) -> str:
    """The whole page with the list; `titles` are those of the pages on this leaf, by key and language."""
    banner = together(
        element("h1", teller.say(desk_texts.TITLE)),
        element("p", _summary(found, teller), class_="banner__summary"),
    )
    here = f"?{_query(found.asked)}"
    main = (_form(found.asked, teller), _list(found, titles, teller), git_panel(teller))
    return framed(teller.say(served_texts.PAGES), teller, here, banner, main)


def page_address(key: str) -> str:
    """The address of the desk of one page, below the folder of the language."""
    return f"page?{urlencode({'page': key})}"


def _summary(found: ListedPages, teller: DeskTeller) -> str:
    if found.looked < found.pages:
        return teller.say(served_texts.looked_at(found.looked, found.pages))
    return teller.say(served_texts.summary(found.pages, found.waiting, found.safety))


def _form(asked: ListAsked, teller: DeskTeller) -> Html:
    choices = (
        element("option", teller.say(CHOICE_NAMES[choice]), value=choice, selected=choice == asked.choice)
        for choice in CHOICES
    )
    return element(
        "form",
        element(
            "div",
            element("label", teller.say(served_texts.SEARCH_PAGES), for_="find"),
            element("input", type="search", id="find", name="find", value=asked.words, autocomplete="off"),
            class_="field",
        ),
        element(
            "div",
            element("label", teller.say(served_texts.SHOW), for_="show"),
            element("select", *choices, id="show", name="show"),
            class_="field",
        ),
        element("button", teller.say(served_texts.SEARCH), class_="button"),
        role="search",
        class_="search panel",
    )


def _list(found: ListedPages, titles: dict[str, dict[Language, str]], teller: DeskTeller) -> Html:
    rows = [_row(key, line, titles.get(key, {}), teller) for key, line in found.lines]
    told = served_texts.shown(found.first, found.last, found.fitting) if rows else served_texts.NOTHING_FITS
    return element(
        "section",
        element("h2", teller.say(served_texts.PAGES), id="pages"),
        element("p", teller.say(told), class_="shown"),
        element("ol", *rows, class_="listed", start=found.first) if rows else None,
        _leaves(found, teller),
        aria_labelledby="pages",
        class_="panel",
        data_looked=str(found.looked),
        data_pages=str(found.pages),
    )


def _row(key: str, line: PageLine | None, titles: dict[Language, str], teller: DeskTeller) -> Html:
    names = [element("span", titles[one], lang=one) for one in LANGUAGES if titles.get(one)]
    named = together(names[0], " · ", names[1]) if len(names) == 2 else together(names or key)
    return element(
        "li",
        element("a", named, href=page_address(key), class_="listed__title"),
        element("span", key, class_="listed__key", translate="no"),
        element("ul", *_states(line, teller), class_="listed__states"),
        class_="listed__page",
    )


def _states(line: PageLine | None, teller: DeskTeller) -> Iterator[Html]:
    if line is None:
        yield element("li", teller.say(served_texts.NOT_LOOKED))
        return
    if is_unreadable(line):
        yield element("li", teller.say(served_texts.UNREADABLE), class_="tag tag--changed")
        return
    if line.safety:
        yield element("li", element("span", teller.say(desk_texts.SAFETY), class_="badge"), f" {line.safety}")
    for language in LANGUAGES:
        if line.reviews[language] is None:
            yield element("li", teller.say(desk_texts.NO_PAGE[language]))
    for state, number in line.states.items():
        if state not in IN_STEP:
            yield element(
                "li", f"{teller.say(desk_texts.NAMES[state])} {number:,}", class_="tag tag--changed"
            )
    yield element("li", teller.say(desk_texts.so_many_in_step(line.in_step, line.blocks)))


def _leaves(found: ListedPages, teller: DeskTeller) -> Html | None:
    asked, leaves = found.asked, []
    if asked.leaf:
        there = ListAsked(asked.words, asked.choice, asked.leaf - 1)
        leaves.append(element("a", teller.say(served_texts.EARLIER), href=f"?{_query(there)}", rel="prev"))
    if found.last < found.fitting:
        there = ListAsked(asked.words, asked.choice, asked.leaf + 1)
        leaves.append(element("a", teller.say(served_texts.LATER), href=f"?{_query(there)}", rel="next"))
    return (
        element("nav", *leaves, aria_label=teller.say(served_texts.LEAVES), class_="leaves")
        if leaves
        else None
    )


def _query(asked: ListAsked) -> str:
    return urlencode({"find": asked.words, "show": asked.choice, "leaf": asked.leaf})
