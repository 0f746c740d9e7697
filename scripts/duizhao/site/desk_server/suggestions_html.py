"""What helps a translator at one block pair, as HTML: the terms in it, and the nearest texts that were approved."""

from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import LANGUAGES, other
from duizhao.checks.workspace import Workspace
from duizhao.library.terms.term_uses import term_uses
from duizhao.memory import Entry, Memory
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.store import DRAFTS, page_entries
from duizhao.memory.suggest.suggested import suggested
from duizhao.memory.suggest.wanted import Wanted
from duizhao.site.desk.wording import compared, shown
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_frame import DeskTeller
from duizhao.text.html.element import Html, element


def helps(
    page: PageState, state: BlockState, workspace: Workspace, memory: Memory, teller: DeskTeller
) -> Html:
    """The terms and the suggestions for a block pair."""
    drafts = page_entries(workspace.settings.memory, page.key, DRAFTS)
    found = list(_suggestions(page, state, memory, drafts, teller))
    return element(
        "div",
        element("h3", teller.say(served_texts.TERMS)),
        _terms(state, workspace, teller),
        element("h3", teller.say(served_texts.SIMILAR)),
        *(found or [element("p", teller.say(served_texts.NO_SIMILAR), class_="side__note")]),
    )


def _terms(state: BlockState, workspace: Workspace, teller: DeskTeller) -> Html:
    terms = workspace.terms
    named = {
        use.term.id: use.term for side in LANGUAGES for use in term_uses(state.side(side).text, side, terms)
    }
    if not named:
        return element("p", teller.say(served_texts.NO_TERMS), class_="side__note")
    return element(
        "ul",
        *(
            element(
                "li",
                element("span", ", ".join(term.names("en")), lang="en"),
                " · ",
                element("span", "、".join(term.names("zh")), lang="zh"),
            )
            for term in named.values()
        ),
        class_="terms",
    )


def _suggestions(
    page: PageState, state: BlockState, memory: Memory, drafts: Sequence[Entry], teller: DeskTeller
) -> Iterator[Html]:
    for one in suggested(page, state, memory, drafts):
        if one.score is None:
            where = f"{teller.say(served_texts.DRAFT)}: {one.entry.by}"
        else:
            where = teller.say(served_texts.alike(one.score, one.entry.context))
        yield _suggestion(one.wanted, one.entry, where, teller)


def _suggestion(one: Wanted, entry: Entry, where: str, teller: DeskTeller) -> Html:
    to = other(one.lead)
    return element(
        "div",
        element("p", where, class_="side__note"),
        element(
            "div",
            compared(entry.side(one.lead), one.text, one.lead, teller.language),
            class_="text",
            lang=one.lead,
        ),
        element("div", shown(entry.side(to)), class_="text", lang=to),
        element(
            "button",
            teller.say(served_texts.TAKE[to]),
            type="button",
            class_="button",
            data_do="take",
            data_to=to,
            data_text=entry.side(to),
        ),
        class_="suggestion",
    )
